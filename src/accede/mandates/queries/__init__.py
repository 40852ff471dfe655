"""The resolutions of the mandate, their stored texts, and what leads from one to the next.

Resolutions are public documents; nothing here depends on who looks.
"""

from accede.mandates.queries.calendar import Due, deadlines
from accede.mandates.queries.crosswalks import (
    Compared,
    compared,
    crosswalk,
    decisions,
    linked,
    own_symbol,
)
from accede.mandates.queries.resolutions import (
    UnknownResolution,
    Version,
    catalogued,
    found_in,
    known_words,
    related,
    resolution,
    resolutions,
    versions,
)
from accede.mandates.queries.stored import corrections
from accede.mandates.queries.texts import (
    Laid,
    NoText,
    Shown,
    comparable,
    laid_out,
    laid_out_if,
    shown_texts,
    stored_reading,
    stored_readings,
    stored_symbols,
    understood,
)

__all__ = [
    "Compared",
    "Due",
    "Laid",
    "NoText",
    "Shown",
    "UnknownResolution",
    "Version",
    "catalogued",
    "comparable",
    "compared",
    "corrections",
    "crosswalk",
    "deadlines",
    "decisions",
    "found_in",
    "known_words",
    "laid_out",
    "laid_out_if",
    "linked",
    "own_symbol",
    "related",
    "resolution",
    "resolutions",
    "shown_texts",
    "stored_reading",
    "stored_readings",
    "stored_symbols",
    "understood",
    "versions",
]
