"""The press: how a document becomes a file, whatever it says.

Type is set with pinned fonts and no clock, and a Word archive is packed alike each time: the
same document gives the same bytes anywhere. Days and numbers are written as each language does.
"""
