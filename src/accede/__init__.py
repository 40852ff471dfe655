"""Accede: the open workspace for technical assistance against terrorism.

Each package below is a room of the mandate; ``docs/architecture.md`` has the map.
"""
