"""Formats in: status tables, lists of acts, records of treaties. Pure; nothing here writes."""
