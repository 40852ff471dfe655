"""Resolutions in and out of files. Nothing here writes to the database."""

from accede.mandates.exchange.reader import read_resolution
from accede.mandates.exchange.written import document

__all__ = ["document", "read_resolution"]
