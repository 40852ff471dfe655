"""The Office, the bodies it works with, depositaries, donors: who they are.

The catalogue alone: this room keeps no records. Read it through ``queries``.
"""
