"""States, regions, names in six languages, who is meant by a name in a source.

The catalogue alone: this room keeps no records. Read it through ``queries``.
"""
