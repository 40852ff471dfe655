"""What is due when: from stored texts, and from the catalogue where no text is stored."""

from dataclasses import dataclass

from accede.mandates.queries.resolutions import catalogued
from accede.mandates.queries.texts import shown_texts, stored_symbols
from accede.mandates.rules import Part
from accede.mandates.rules.deadlines import year_of_session


@dataclass(frozen=True, slots=True)
class Due:
    """One thing due: by which paragraph, at which session, in which year, and how often.

    ``year`` is that in which the session opens; ``None`` where it cannot be told. ``read``
    says that it was read in a stored text, and not taken from the catalogue. ``text`` is the
    paragraph’s own, empty without one.
    """

    symbol: str
    number: str
    session: str
    year: int | None
    every: int
    read: bool
    language: str = ""
    text: str = ""


def deadlines(reader: str = "") -> tuple[Due, ...]:
    """Every deadline, the latest year first; those without a year last.

    ``reader`` is the language in which a text is taken where it is stored in several.
    """
    found: list[Due] = []
    for each in catalogued():
        read = _read(each.also[0] if each.also else each.symbol, reader)
        found += read
        if not read and each.report_to_session.isdigit():
            session = int(each.report_to_session)
            last = each.operative[-1]
            year = year_of_session(session) if session < 1000 else session
            symbol = each.also[0] if each.also else each.symbol
            found.append(Due(symbol, last.number, str(session), year, 0, read=False))
    for symbol in stored_symbols():
        found += _read(symbol, reader)
    return tuple(sorted(found, key=lambda due: (-(due.year or 0), due.symbol, int(due.number))))


def _read(symbol: str, reader: str) -> list[Due]:
    """The deadlines that the stored text sets, in one language."""
    texts = sorted(shown_texts(symbol), key=lambda shown: shown.language != reader)
    for shown in texts[:1]:
        return [
            Due(
                symbol,
                each.paragraph.number.partition(".")[0],
                sense.deadline.session,
                sense.deadline.year,
                sense.deadline.every,
                read=True,
                language=shown.language,
                text=each.paragraph.text,
            )
            for each, sense in zip(shown.paragraphs, shown.senses, strict=True)
            if sense.deadline is not None and each.paragraph.part is Part.OPERATIVE
        ]
    return []
