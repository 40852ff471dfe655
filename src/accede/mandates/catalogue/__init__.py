"""What the catalogue holds for the mandate: resolutions in our words, crosswalks, lexicons."""

from accede.mandates.catalogue.crosswalks import crosswalks
from accede.mandates.catalogue.lexicons import lexicon, lexicons
from accede.mandates.catalogue.resolutions import FOLDER, Theme, resolutions

__all__ = ["FOLDER", "Theme", "crosswalks", "lexicon", "lexicons", "resolutions"]
