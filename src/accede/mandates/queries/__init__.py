"""The resolutions of the mandate, their stored texts, and what leads from one to the next.

Resolutions are public documents; nothing here depends on who looks.
"""

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
    related,
    resolution,
    resolutions,
    versions,
)
from accede.mandates.queries.texts import (
    Laid,
    NoText,
    comparable,
    laid_out,
    laid_out_if,
    stored_reading,
    understood,
)

__all__ = [
    "Compared",
    "Laid",
    "NoText",
    "UnknownResolution",
    "Version",
    "catalogued",
    "comparable",
    "compared",
    "crosswalk",
    "decisions",
    "found_in",
    "laid_out",
    "laid_out_if",
    "linked",
    "own_symbol",
    "related",
    "resolution",
    "resolutions",
    "stored_reading",
    "understood",
    "versions",
]
