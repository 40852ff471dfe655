"""What every room speaks in: days, periods, citations, sources, findings, texts.

Imports the standard library alone, so that any room may import it.
"""
