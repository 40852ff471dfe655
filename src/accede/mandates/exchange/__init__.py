"""Resolutions in and out of files. Nothing here writes to the database."""

from accede.mandates.exchange.akn_out import akoma_ntoso
from accede.mandates.exchange.reader import read_resolution
from accede.mandates.exchange.written import document

__all__ = ["akoma_ntoso", "document", "read_resolution"]
