"""A resolution in a plain-text file → a ``Reading``: the one way in.

Pure: bytes in, a frozen reading out, in time proportional to the file.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from accede.basics.errors import BadInput, Place
from accede.mandates.exchange.languages import KNOWN, Language
from accede.mandates.exchange.mending import (
    Ledger,
    Token,
    compose,
    learn,
    mend,
    tokens_of,
)
from accede.mandates.exchange.plain import Line, decode, layout_of, lines_of
from accede.mandates.exchange.sorting import (
    HEADING,
    LANGUAGES,
    Sorted,
    find_opening,
    is_lone,
    organ_of,
    plain,
    sort_lines,
    symbols_in,
)
from accede.mandates.exchange.structure import Block, build
from accede.mandates.rules import Note, Paragraph, Part, Reading


def read_resolution(
    data: bytes,
    *,
    file: str,
    language: str = "",
    lexicons: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> Reading:
    """The reading of one resolution, in any of the six official languages.

    ``language`` restricts the reader to one language code. ``lexicons`` holds, by
    language code, words in small letters that may be known besides the document’s own
    when a broken word is mended. ``BadInput`` where the bytes are not UTF-8 text or hold no
    resolution.
    """
    if language and language not in KNOWN:
        raise BadInput(
            f"resolutions in ‘{language}’ cannot be read yet",
            remedy=f"choose one of {', '.join(KNOWN)}",
        )
    lines, total = lines_of(decode(data, file=file))
    languages = (KNOWN[language],) if language else LANGUAGES
    opening = find_opening(lines, languages)
    if opening is None:
        openings = " or ".join(f"‘{next(iter(each.organs))},’" for each in languages)
        raise BadInput(
            "no resolution begins in this file",
            remedy=f"give a text that has the opening words on a line, such as {openings}",
            place=Place(file),
        )
    source = sort_lines(lines, total, opening[1], opening[0])
    blocks = build(source, layout_of(source.body, cased=source.language.cased))
    return _reading(source, blocks, lexicons.get(source.language.code, frozenset()))


def _reading(source: Sorted, blocks: Sequence[Block], lexicon: frozenset[str]) -> Reading:
    language = source.language
    ledger = Ledger(marks=frozenset(note.mark for note in source.notes))
    title_tokens = _tokens(source.title)
    runs = [title_tokens]
    runs += [_tokens(block.lines) for block in blocks]
    runs += [_tokens(note.lines) for note in source.notes]
    vocabulary = learn(runs, language, lexicon)

    called: dict[str, list[str]] = {note.mark: [] for note in source.notes}

    def finished(tokens: list[Token], at: str) -> str:
        mended = mend(tokens, vocabulary, ledger)
        for token in mended:
            if token.call:
                called.setdefault(token.call, []).append(at)
        return compose(mended, language, ledger)

    number, title = _heading(finished(title_tokens, "title"))
    counted = dict.fromkeys(Part, 0)
    paragraphs = []
    for block, run in zip(blocks, runs[1:], strict=False):
        counted[block.part] += 1
        at = _address(block, counted)
        if block.undotted:
            ledger.mend(
                block.lines[0].number,
                block.number,
                f"{block.number}.",
                "the paragraph’s number had no full stop",
            )
        paragraphs.append(
            Paragraph(
                block.part,
                block.number,
                block.level,
                finished(run, at),
                block.in_draft,
                at,
                block.lines[0].number,
                block.lines[-1].number,
            )
        )
    texts: dict[str, str] = {}
    for note, run in zip(source.notes, runs[1 + len(blocks) :], strict=True):
        texts[note.mark] = finished(run, f"note {note.mark}")
    organ = organ_of(source.body[0].text, language)
    symbol = f"{language.organs[organ]}/RES/{number}" if number else ""
    seen = symbols_in(source.head)
    return Reading(
        symbol=symbol or (seen[0] if seen else ""),
        language=language.code,
        organ=organ,
        adopted=_adopted(source, language),
        title=title,
        paragraphs=tuple(paragraphs),
        notes=tuple(
            Note(mark, texts.get(mark, ""), tuple(places)) for mark, places in called.items()
        ),
        mends=tuple(sorted(ledger.mends, key=lambda each: each.line)),
        session=number.partition("/")[0],
        furniture=tuple(sorted(source.furniture, key=lambda each: each.line)),
        uses=tuple(source.uses),
        symbols_seen=seen,
        doubts=tuple(ledger.doubts),
    )


def _tokens(lines: Sequence[Line]) -> list[Token]:
    """The tokens of lines; a number alone on its line becomes a call."""
    tokens: list[Token] = []
    for line in lines:
        if tokens and is_lone(line):
            tokens.append(Token("", line.number, "\n", call=line.text))
        else:
            tokens += tokens_of([(line.number, line.text)])
    return tokens


def _heading(text: str) -> tuple[str, str]:
    """The number and the title of ``68/187. Technical …``; both empty without a number."""
    match = HEADING.fullmatch(text)
    return (match["number"].replace(" ", ""), match["title"]) if match else ("", text)


def _address(block: Block, counted: dict[Part, int]) -> str:
    """How notes and people point at a paragraph."""
    if block.part in (Part.CHAPEAU, Part.RECOMMENDATION):
        return f"{block.part}{' of the draft' if block.in_draft else ''}"
    if block.part is Part.ANNEX:
        return f"annex {block.number or counted[block.part]}"
    return f"{block.part} {block.number or counted[block.part]}"


def _adopted(source: Sorted, language: Language) -> date | None:
    """The day in the masthead’s ‘adopted by’ line, or else in the close."""
    head = plain(" ".join(line.text for line in source.head))
    match = language.adopted.search(head)
    day = language.read_day(head[match.start() :]) if match else None
    if day is not None:
        return day
    return language.read_day(plain(" ".join(line.text for line in source.close)))
