"""Which kinds of obligation a theme of the mandate is about.

A paragraph of a resolution speaks of no article. Its theme leads to the obligations on the
same matter in the instruments; that an obligation is listed beside a paragraph says no more
than this. Themes of how the Office works (tools, partnerships, resources) lead to none.
"""

from collections.abc import Iterable, Mapping

from accede.treaties.rules.instruments import Obligation, ObligationKind

_COOPERATION = frozenset(
    {
        ObligationKind.PROSECUTE_OR_EXTRADITE,
        ObligationKind.EXTRADITION_BASIS,
        ObligationKind.MLA,
        ObligationKind.INFORMATION_EXCHANGE,
        ObligationKind.COORDINATE,
        ObligationKind.TRANSFER_OF_PERSONS,
        ObligationKind.NO_POLITICAL_EXCEPTION,
        ObligationKind.NO_FISCAL_EXCEPTION,
        ObligationKind.NO_BANK_SECRECY,
    }
)
_RIGHTS = frozenset(
    {
        ObligationKind.FAIR_TREATMENT,
        ObligationKind.ANTI_PERSECUTION,
        ObligationKind.CONSULAR,
        ObligationKind.SAFEGUARD,
    }
)
MATTERS: Mapping[str, frozenset[ObligationKind]] = {
    "LEGISLATION": frozenset(
        {
            ObligationKind.OFFENCE,
            ObligationKind.ANCILLARY,
            ObligationKind.PENALTY,
            ObligationKind.LEGAL_PERSONS,
            ObligationKind.JURISDICTION_MANDATORY,
            ObligationKind.JURISDICTION_OPTIONAL,
        }
    ),
    "COOPERATION": _COOPERATION,
    "AUTHORITIES": frozenset({ObligationKind.CONTACT_POINT}),
    "RULE_OF_LAW": _RIGHTS,
    "HUMAN_RIGHTS": _RIGHTS,
    "BORDER": frozenset({ObligationKind.BORDER_TRAVEL_DATA}),
    "VICTIMS": frozenset({ObligationKind.VICTIMS}),
}


def on_the_matter(
    obligations: Iterable[Obligation], themes: Iterable[str]
) -> tuple[Obligation, ...]:
    """The obligations whose kind one of the themes is about, in their own order."""
    kinds: set[ObligationKind] = set()
    for theme in themes:
        kinds |= MATTERS.get(theme, frozenset())
    return tuple(each for each in obligations if each.kind in kinds)
