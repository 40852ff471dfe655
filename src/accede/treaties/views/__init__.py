"""The legal pages: States, instruments, one of them, the matrix, what changed; each on a day.

And a plan to join an instrument, with its files.
"""

from accede.treaties.views.accession import accession, accession_file, accessions
from accede.treaties.views.changes import what_changed
from accede.treaties.views.instrument import instrument
from accede.treaties.views.instruments import instruments
from accede.treaties.views.lists import lists
from accede.treaties.views.matrix import matrix
from accede.treaties.views.obligations import obligations
from accede.treaties.views.states import states

__all__ = [
    "accession",
    "accession_file",
    "accessions",
    "instrument",
    "instruments",
    "lists",
    "matrix",
    "obligations",
    "states",
    "what_changed",
]
