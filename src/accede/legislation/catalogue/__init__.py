"""The catalogue of this room: the demonstration’s law, the numbering of laws, the lexicon,
the drafting options.
"""

from accede.legislation.catalogue.demonstration import DemonstrationLaw, demonstration_law
from accede.legislation.catalogue.indexing import indexed
from accede.legislation.catalogue.lexicon import concepts, wanted
from accede.legislation.catalogue.numbering import numberings
from accede.legislation.catalogue.options import options

__all__ = [
    "DemonstrationLaw",
    "concepts",
    "demonstration_law",
    "indexed",
    "numberings",
    "options",
    "wanted",
]
