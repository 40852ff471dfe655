"""The rules of reporting: figures, the tree of the report, how it is said and composed."""
