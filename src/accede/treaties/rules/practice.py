"""What other States made of the declarations that an instrument allows, as far as recorded."""

from collections.abc import Mapping
from datetime import date

from accede.basics.ruled import rule
from accede.treaties.rules.instruments import Instrument, Notification
from accede.treaties.rules.prose import provision_named
from accede.treaties.rules.statements import Statements, in_effect, touches


@rule("ACCEDE-13")
def practice(
    instrument: Instrument, known: Statements, day: date, *, demonstration: bool = False
) -> Mapping[str, int] | None:
    """How many other States made a declaration is told only where statements were entered.

    Where nobody has gone through the statements on an instrument there is no number, not
    zero. A State counts once for a declaration, while what it said has effect on the day.
    """
    if known.complete_until(instrument.code, demonstration=demonstration) is None:
        return None
    said = [
        each
        for each in known.of(instrument.code)
        if each.demonstration is demonstration
        and each.effect is not None
        and in_effect(each, known.of(instrument.code), day)
    ]
    return {
        option.article: len(
            {
                each.author
                for each in said
                if any(_reaches(place, option, instrument.code) for place in each.provisions)
            }
        )
        for option in instrument.notifications
        if not option.duty
    }


def _reaches(place: str, option: Notification, instrument: str) -> bool:
    """Whether a provision that a statement names is the option's own, or the one it excludes."""
    own = {f"{instrument}:{_as_code(each)}" for each in (option.article, provision_named(option))}
    return any(touches(place, code) or touches(code, place) for code in own)


def _as_code(article: str) -> str:
    """An article as the code of an obligation has it: 20(1) becomes 20.1."""
    return article.replace("(", ".").replace(")", "")
