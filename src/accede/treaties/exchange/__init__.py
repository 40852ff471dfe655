"""Formats in and out: the depositary's status tables. Pure; nothing here writes."""
