"""With whom an instrument is deposited, and what a sentence may say of it."""

from collections.abc import Mapping

from accede.basics.ruled import rule
from accede.basics.texts import Text
from accede.treaties.rules.prose import after

_GOVERNMENTS = (
    ("Russian Federation", "RUS"),
    ("United Kingdom", "GBR"),
    ("United States", "USA"),
    ("Civil Aviation", "ICAO"),
)
_OFFICES = (
    ("Secretary-General of the United Nations", "office.UN"),
    ("Civil Aviation", "office.ICAO"),
    ("Maritime", "office.IMO"),
    ("Atomic Energy", "office.IAEA"),
    ("Council of Europe", "office.COE"),
)
_VOWELS = "AEIOUÉ"


@rule("ACCEDE-12")
def depositaries(depositary: Text, words: Mapping[str, Text]) -> tuple[Text, ...]:
    """Where an instrument has several depositaries, a deposit with any one of them is enough.

    Each of them is named; the earliest deposit counts and the others add nothing. Where
    there is one, it is the only address.
    """
    said = depositary.in_("en")
    found = [code for needle, code in _GOVERNMENTS if needle in said]
    if len(found) > 1:
        return tuple(words[code] for code in found)
    return (Text({each: _with_article(depositary.in_(each), each) for each in ("en", "fr")}),)


def office(depositary: Text, words: Mapping[str, Text]) -> Text | None:
    """The office that receives the instrument, where there is one depositary and it is known."""
    if len(depositaries(depositary, words)) > 1:
        return None
    said = depositary.in_("en")
    return next((words[key] for needle, key in _OFFICES if needle in said), None)


def of_depositary(names: tuple[Text, ...], language: str) -> Mapping[str, str]:
    """What a sentence may say: ``{depositary}`` with its article, in French after « à » and « de ».

    Several are given as a choice, in square brackets.
    """
    said = [each.in_(language) for each in names]

    def choice(forms: list[str]) -> str:
        return forms[0] if len(forms) == 1 else f"[{' / '.join(forms)}]"

    fields = {"depositary": choice(said)}
    if language == "fr":
        fields["a_depositary"] = choice([after("à", each) for each in said])
        fields["de_depositary"] = choice([after("de", each) for each in said])
    return fields


def _with_article(said: str, language: str) -> str:
    if language == "en":
        return f"the {said}"
    if said.startswith(("Commission", "Conférence")):
        return f"la {said}"
    if said[0] in _VOWELS:
        return f"l’{said}"
    return f"les {said}" if said.startswith("Gouvernements") else f"le {said}"
