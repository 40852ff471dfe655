"""What an instrument takes over from another is there whole: no duty is lost on the way."""

from dataclasses import replace

import pytest

from accede.treaties import catalogue
from accede.treaties.rules import Instrument, Obligation, ObligationKind

INSTRUMENTS = catalogue.everything()

ONE_INSTRUMENT: dict[str, tuple[str, set[str]]] = {
    # The offences, the definitions and the scope of the Convention are not extended to airports;
    # jurisdiction over who is found there has its own paragraph (5, 2 bis).
    "AIRP88": ("MTL71", {"1", "2", "4", "5.2"}),
    "BEIJP10": ("HAGUE70", set()),
    "CPPNMA05": ("CPPNM80", set()),
    "FPPP05": ("FPP88", set()),
    "SUAP05": ("SUA88", set()),
    # What the Protocol of 2014 makes of article 5 was not read again.
    "MTLP14": ("TOKYO63", {"5"}),
    # Its own article 2 says to which operations it extends the Convention.
    "UNPERS-OP05": ("UNPERS94", {"2"}),
}
"""Read as one instrument with another: which, and what of it does not pass over."""

PLATFORMS = {*("5", "7", "10", "11", "12", "13", "14", "15", "16")}
PLATFORMS_NOW = PLATFORMS | {"2bis", "5bis", "11bis", "11ter", "12bis"}


def imported(instrument: Instrument) -> set[str]:
    return {code for each in instrument.obligations for code in each.imports}


def of(instrument: Instrument, articles: set[str]) -> set[str]:
    return {each.code for each in instrument.obligations if each.article in articles}


def lost(instrument: Instrument, base: Instrument, kept_out: set[str]) -> list[str]:
    """Duties of the base that are neither taken over, nor said anew, nor kept out by name."""
    anew = {each.article for each in instrument.obligations}
    taken = imported(instrument)

    def named(each: Obligation) -> bool:
        return each.article in kept_out or each.code.partition(":")[2] in kept_out

    return [
        each.code
        for each in base.obligations
        if each.code not in taken and each.article not in anew and not named(each)
    ]


@pytest.mark.parametrize("code", list(ONE_INSTRUMENT))
def test_one_instrument_with_another_loses_no_duty_of_it(code: str) -> None:
    base, kept_out = ONE_INSTRUMENT[code]
    assert lost(INSTRUMENTS[code], INSTRUMENTS[base], kept_out) == []


def test_the_check_sees_a_duty_that_is_lost() -> None:
    whole = INSTRUMENTS["AIRP88"]
    spoilt = replace(
        whole,
        obligations=tuple(
            replace(each, imports=tuple(code for code in each.imports if code != "MTL71:7"))
            for each in whole.obligations
        ),
    )
    base, kept_out = ONE_INSTRUMENT["AIRP88"]
    assert lost(spoilt, INSTRUMENTS[base], kept_out) == ["MTL71:7"]


def test_everything_that_is_read_as_one_instrument_is_checked_here() -> None:
    """The Protocol on fixed platforms names articles; those to UNTOC take over all of it."""
    by_kind = {
        code
        for code, each in INSTRUMENTS.items()
        if any(one.kind is ObligationKind.INCORPORATION for one in each.obligations)
    }
    to_untoc = {"UNTOC-TIP00", "UNTOC-SOM00", "UNTOC-FIR01"}
    assert by_kind - set(ONE_INSTRUMENT) == {"FPP88"} | to_untoc


def test_the_protocols_on_fixed_platforms_take_over_the_articles_they_name() -> None:
    assert imported(INSTRUMENTS["FPP88"]) == of(INSTRUMENTS["SUA88"], PLATFORMS)
    now = INSTRUMENTS["FPPP05"]
    changed = INSTRUMENTS["SUAP05"]
    said_anew = {each.code.partition(":")[2] for each in changed.obligations}
    unchanged = {
        code
        for code in of(INSTRUMENTS["SUA88"], PLATFORMS)
        if code.partition(":")[2] not in said_anew
    }
    rest = of(INSTRUMENTS["FPP88"], {"1", "2", "3", "4"})
    named = of(changed, PLATFORMS_NOW) - {"SUAP05:15.P"}
    assert imported(now) - rest == named | unchanged
