"""Laws, findings and candidates as a viewer may see them on a day."""

from accede.legislation.queries.loaded import (
    LawCard,
    VersionView,
    candidates_of,
    cards,
    index_of,
    law_of,
    versions_of,
    visible_codes,
    wordings_of,
)
from accede.legislation.queries.reviewed import (
    every_law,
    findings,
    laws,
    laws_between,
    officers_of_law,
    provision_of,
)

__all__ = [
    "LawCard",
    "VersionView",
    "candidates_of",
    "cards",
    "every_law",
    "findings",
    "index_of",
    "law_of",
    "laws",
    "laws_between",
    "officers_of_law",
    "provision_of",
    "versions_of",
    "visible_codes",
    "wordings_of",
]
