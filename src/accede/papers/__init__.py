"""Papers in a file of any format → their lines: Word, PDF and HTML, within bounds.

A room of technique, between ``press`` and ``basics``. What the lines say, a resolution or a
law, is for the rooms to tell.
"""
