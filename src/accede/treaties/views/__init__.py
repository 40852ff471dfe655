"""The legal pages: the States, the instruments, one instrument, the matrix; each on a day."""

from accede.treaties.views.instruments import instrument, instruments
from accede.treaties.views.matrix import matrix
from accede.treaties.views.states import states

__all__ = ["instrument", "instruments", "matrix", "states"]
