"""Laws in and out of files. Nothing here writes to the database."""

from accede.legislation.exchange.reader import LARGEST, read_law

__all__ = ["LARGEST", "read_law"]
