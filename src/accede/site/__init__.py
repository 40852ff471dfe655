"""The roof: settings, command line, the shell of the pages, the demonstration.

May import every room; no room imports it.
"""
