"""What each paragraph of a reading says: of whom it asks what, with what force, by when.

The words are the lexicon’s; the rules are here. What a lexicon does not know is not
guessed: a paragraph then has no verb, no addressee, no theme.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from accede.mandates.rules.addressing import Addressing
from accede.mandates.rules.deadlines import DayWords, Deadline, year_of_session
from accede.mandates.rules.readings import Paragraph, Part, Reading
from accede.mandates.rules.references import DocumentWords
from accede.mandates.rules.resolutions import ASKING, Addressee, Force
from accede.mandates.rules.terms import Plain, Terms, plainly
from accede.mandates.rules.verbs import Verb, VerbWords, first_letter


class Condition(StrEnum):
    """On what footing something is to be done.

    ``IN_CONSULTATION`` is with States (rule X4), ``IN_COORDINATION`` with any other.
    """

    ON_REQUEST = "on_request"
    WITHIN_MANDATE = "within_mandate"
    IN_CONSULTATION = "in_consultation"
    IN_COORDINATION = "in_coordination"
    RESOURCES = "resources"
    HUMAN_RIGHTS = "human_rights"


@dataclass(frozen=True)
class Lexicon:
    """The words of one language by which paragraphs are understood."""

    language: str
    verbs: VerbWords
    addressing: Addressing
    conditions: Terms
    themes: Terms
    documents: DocumentWords
    days: DayWords


@dataclass(frozen=True, slots=True)
class Call:
    """One verb of a paragraph as it is printed, its force, and those it is addressed to."""

    verb: str
    force: Force
    of: tuple[Addressee, ...] = ()


@dataclass(frozen=True, slots=True)
class Sense:
    """What one paragraph says.

    ``calls`` has the leading verb first. ``force`` and ``addressees`` are those of the
    calls; a letter of a paragraph that has no verb of its own has its paragraph’s.
    ``references`` are symbols and codes of instruments, those in its notes included.
    """

    calls: tuple[Call, ...] = ()
    force: Force | None = None
    addressees: tuple[Addressee, ...] = ()
    conditions: tuple[Condition, ...] = ()
    themes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    deadline: Deadline | None = None

    @property
    def verbs(self) -> tuple[str, ...]:
        """The verbs as printed, the leading one first."""
        return tuple(call.verb for call in self.calls)


def senses_of(reading: Reading, lexicon: Lexicon) -> tuple[Sense, ...]:
    """What each paragraph of a reading says, in its order."""
    notes: dict[str, list[str]] = {}
    for note in reading.notes:
        for at in note.called_from:
            notes.setdefault(at, []).append(note.text)
    speaker = _speaker(reading)
    senses: list[Sense] = []
    above: dict[int, Sense] = {}
    for paragraph in reading.paragraphs:
        sense = _sense(paragraph, notes.get(paragraph.at, ()), speaker, reading.session, lexicon)
        inherits = paragraph.part is Part.OPERATIVE and paragraph.level > 1 and not sense.calls
        if inherits and (over := above.get(paragraph.level - 1)):
            sense = _under(sense, over)
        above[paragraph.level] = sense
        senses.append(sense)
    return tuple(senses)


def _sense(
    paragraph: Paragraph,
    notes: Sequence[str],
    speaker: str,
    session: str,
    lexicon: Lexicon,
) -> Sense:
    plain = plainly(paragraph.text)
    speaks = paragraph.part not in (Part.CHAPEAU, Part.HEADING, Part.RECOMMENDATION)
    calls = _calls(plain, lexicon) if speaks else ()
    references = list(lexicon.documents.referred(plain, speaker))
    for note in notes:
        references += lexicon.documents.referred(plainly(note), speaker)
    asked = any(call.force in ASKING for call in calls)
    return Sense(
        calls,
        calls[0].force if calls else None,
        tuple(dict.fromkeys(who for call in calls for who in call.of)),
        _conditions(plain.text, lexicon),
        lexicon.themes.codes_in(plain.text),
        tuple(dict.fromkeys(references)),
        _deadline(plain.text, session, lexicon)
        if asked and paragraph.part is Part.OPERATIVE
        else None,
    )


def _conditions(text: str, lexicon: Lexicon) -> tuple[Condition, ...]:
    """Each condition that stands in a text.

    Coordination with States is consultation with them, and is not told twice.
    """
    found = lexicon.conditions.codes_in(text)
    kept = [each for each in Condition if each in found]
    if Condition.IN_CONSULTATION in kept and Condition.IN_COORDINATION in kept:
        with_states = lexicon.conditions.places(Condition.IN_CONSULTATION, text)
        others = [
            place
            for place in lexicon.conditions.places(Condition.IN_COORDINATION, text)
            if not any(place[0] < end and start < place[1] for start, end in with_states)
        ]
        if not others:
            kept.remove(Condition.IN_COORDINATION)
    return tuple(kept)


def _under(sense: Sense, over: Sense) -> Sense:
    return Sense(
        (),
        over.force,
        over.addressees,
        sense.conditions,
        sense.themes,
        sense.references,
        sense.deadline,
    )


def _calls(plain: Plain, lexicon: Lexicon) -> tuple[Call, ...]:
    """The leading verb, and those after it that ask something of someone or are set off."""
    text = plain.text
    first = lexicon.verbs.opening(text, first_letter(text))
    if first is None:
        return ()
    kept: list[tuple[Verb, bool]] = [(first, True)]
    kept += lexicon.verbs.further(text, first.end)
    calls: list[Call] = []
    for place, (verb, set_off) in enumerate(kept):
        end = kept[place + 1][0].start if place + 1 < len(kept) else len(text)
        asks = verb.force in ASKING
        of = lexicon.addressing.addressed(text, verb.end, end) if asks or place == 0 else ()
        if not asks and verb.force is not Force.THANKS:
            of = ()
        if place == 0 or of or (set_off and not asks):
            calls.append(Call(plain.as_printed(verb.start, verb.end), verb.force, of))
    return tuple(calls)


def _deadline(text: str, session: str, lexicon: Lexicon) -> Deadline | None:
    """The first session to come, or the year named, by which something is wanted."""
    every = lexicon.days.period(text)
    own = int(session) if session.isdigit() and len(session) < 4 else 0
    for place, number in lexicon.days.sessions(text):
        before = lexicon.addressing.nearest_before(text, place)
        if before in (
            Addressee.COMMISSION,
            Addressee.HUMAN_RIGHTS_MECHANISMS,
            Addressee.ECONOMIC_AND_SOCIAL_COUNCIL,
        ):
            return Deadline(str(number), None, every)
        if number >= own:
            return Deadline(str(number), year_of_session(number), every)
    year = lexicon.days.year_of(text)
    return Deadline("", year, every) if year is not None else None


def _speaker(reading: Reading) -> str:
    """The letter of the organ that speaks in the operative part: the draft’s, where one is."""
    if any(paragraph.in_draft for paragraph in reading.paragraphs):
        return "A"
    return reading.symbol.partition("/RES/")[0] or "A"
