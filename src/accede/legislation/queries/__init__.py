"""Laws, findings and candidates as a viewer may see them on a day."""

from accede.legislation.catalogue import options as drafting_options
from accede.legislation.queries.comparable import Comparable, comparable_laws, law_languages
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
    cited_by,
    every_law,
    findings,
    law_review,
    law_reviews,
    laws,
    laws_between,
    officers_of_law,
    provision_of,
)

__all__ = [
    "Comparable",
    "LawCard",
    "VersionView",
    "candidates_of",
    "cards",
    "cited_by",
    "comparable_laws",
    "drafting_options",
    "every_law",
    "findings",
    "index_of",
    "law_languages",
    "law_of",
    "law_review",
    "law_reviews",
    "laws",
    "laws_between",
    "officers_of_law",
    "provision_of",
    "versions_of",
    "visible_codes",
    "wordings_of",
]
