"""Reporting: the report of the Secretary-General, figure by figure, from the records."""
