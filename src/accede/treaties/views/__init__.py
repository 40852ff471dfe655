"""The legal pages: States, instruments, one of them, the matrix, what changed, two States; each
on a day.

And a plan to join an instrument, with its files; what States said, as officers enter and read it.
"""

from accede.treaties.views.accession import accession, accession_file, accessions
from accede.treaties.views.between import between
from accede.treaties.views.between import choose as between_choose
from accede.treaties.views.changes import what_changed
from accede.treaties.views.instrument import instrument
from accede.treaties.views.instruments import instruments
from accede.treaties.views.lists import lists
from accede.treaties.views.matrix import matrix
from accede.treaties.views.obligations import obligations
from accede.treaties.views.statements import complete as statements_complete
from accede.treaties.views.statements import new as statement_new
from accede.treaties.views.statements import read as statement_read
from accede.treaties.views.statements import statement
from accede.treaties.views.states import states

__all__ = [
    "accession",
    "accession_file",
    "accessions",
    "between",
    "between_choose",
    "instrument",
    "instruments",
    "lists",
    "matrix",
    "obligations",
    "statement",
    "statement_new",
    "statement_read",
    "statements_complete",
    "states",
    "what_changed",
]
