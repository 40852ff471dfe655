"""The legal pages: States, instruments, one of them, the matrix, what changed; each on a day."""

from accede.treaties.views.changes import what_changed
from accede.treaties.views.instruments import instrument, instruments
from accede.treaties.views.lists import lists
from accede.treaties.views.matrix import matrix
from accede.treaties.views.states import states

__all__ = ["instrument", "instruments", "lists", "matrix", "states", "what_changed"]
