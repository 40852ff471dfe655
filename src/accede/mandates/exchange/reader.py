"""A resolution in a file of any format → a ``Reading``: the one way in.

Bytes in, a frozen reading out, in time proportional to the file.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from accede.basics.errors import BadInput, Place
from accede.mandates.exchange.akn_in import Structured, read_akoma_ntoso
from accede.mandates.exchange.composing import as_it_stands, compose_with_calls
from accede.mandates.exchange.files import is_akoma_ntoso, lines_in, refuse_large
from accede.mandates.exchange.languages import KNOWN, Language
from accede.mandates.exchange.mending import (
    Ledger,
    Token,
    called_plainly,
    learn,
    mend,
    tokens_of,
)
from accede.mandates.exchange.plain import layout_of
from accede.mandates.exchange.sorting import (
    HEADING,
    LANGUAGES,
    Sorted,
    council_number,
    find_opening,
    is_lone,
    organ_of,
    plain,
    sort_lines,
    symbols_in,
)
from accede.mandates.exchange.structure import Block, build
from accede.mandates.rules import Call, Note, Paragraph, Part, Reading
from accede.papers.calls import CALL
from accede.papers.lines import Line


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
    when a broken word is mended. What the file is, its content says: plain text, HTML, Word,
    PDF or Akoma Ntoso. ``BadInput`` where it is none of these, is unsound, or holds no
    resolution.
    """
    if language and language not in KNOWN:
        raise BadInput(
            f"resolutions in ‘{language}’ cannot be read yet",
            remedy=f"choose one of {', '.join(KNOWN)}",
        )
    if is_akoma_ntoso(data):
        refuse_large(data, file=file)
        return _structured(read_akoma_ntoso(data, file=file), language, file)
    lines, total = lines_in(data, file=file)
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


def _structured(found: Structured, language: str, file: str) -> Reading:
    """The reading of a file that says its structure: its words are taken as they are."""
    source = found.source
    if language and language != source.language.code:
        raise BadInput(
            f"the file is in ‘{source.language.code}’ and not in ‘{language}’",
            remedy="leave the language out, or give the file of that language",
            place=Place(file),
        )
    if not found.blocks:
        raise BadInput(
            "no resolution begins in this file",
            remedy="give a file whose preamble and body hold text",
            place=Place(file),
        )
    reading = _reading(source, found.blocks, frozenset(), mended=False, verbatim=found.ours)
    return replace(
        reading,
        symbol=found.symbol or reading.symbol,
        session=reading.session or found.session,
        adopted=found.adopted or reading.adopted,
        agenda_item=found.agenda_item or reading.agenda_item,
        committee_report=found.committee_report or reading.committee_report,
    )


def _reading(
    source: Sorted,
    blocks: Sequence[Block],
    lexicon: frozenset[str],
    *,
    mended: bool = True,
    verbatim: bool = False,
) -> Reading:
    language = source.language
    exact = any(CALL.search(line.text) for block in blocks for line in block.lines)
    ledger = Ledger(marks=frozenset(note.mark for note in source.notes), exact=exact)
    title_tokens = _tokens(source.title)
    runs = [title_tokens]
    runs += [_tokens(block.lines) for block in blocks]
    runs += [_tokens(note.lines) for note in source.notes]
    ledger.plain = called_plainly(runs[: 1 + len(blocks)])
    vocabulary = learn(runs, language, lexicon)

    called: dict[str, list[str]] = {note.mark: [] for note in source.notes}

    def finished(tokens: list[Token], at: str) -> tuple[str, tuple[Call, ...]]:
        whole = mend(tokens, vocabulary, ledger) if mended else tokens
        for token in whole:
            if token.call:
                called.setdefault(token.call, []).append(at)
        return as_it_stands(whole) if verbatim else compose_with_calls(whole, language, ledger)

    number, title = _heading(finished(title_tokens, "title")[0])
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
        text, calls = finished(run, at)
        paragraphs.append(
            Paragraph(
                block.part,
                block.number,
                block.level,
                text,
                block.in_draft,
                at,
                block.lines[0].number,
                block.lines[-1].number,
                calls,
            )
        )
    texts: dict[str, str] = {}
    for note, run in zip(source.notes, runs[1 + len(blocks) :], strict=True):
        texts[note.mark] = finished(run, f"note {note.mark}")[0]
    organ = organ_of(source.body[0].text, language) if source.body else ""
    symbol = f"{language.organs[organ]}/RES/{number}" if number and organ else ""
    if not number and organ and language.organs[organ] == "S":
        council = council_number(source.head)
        symbol = f"S/RES/{council}" if council else ""
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
        agenda_item=_agenda_item(source),
        committee_report=_committee_report(source),
    )


# ‘[on the report of the Third Committee (A/74/400)]’
_ON_REPORT = re.compile(r"\[[^\[\]]*\((?P<symbol>[AES]/[^\s(),،，]+)(?:[,،，][^()]*)?\)[^\[\]]*\]")


def _agenda_item(source: Sorted) -> str:
    """The item of the agenda as the masthead prints it, or nothing."""
    for line in source.head:
        match = source.language.agenda.match(plain(line.text))
        if match:
            return match["item"].strip(" ,")
    return ""


def _committee_report(source: Sorted) -> str:
    """The symbol of the report or recommendation on which the text was adopted, or nothing."""
    match = _ON_REPORT.search(" ".join(line.text for line in source.head))
    return match["symbol"] if match else ""


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
