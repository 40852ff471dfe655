"""A law in a file → a ``LawReading``: the one way in.

Pure: bytes in, a frozen reading out, in time proportional to the file. The format is told
by the bytes, never by the name alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from accede.basics.errors import BadInput, Place
from accede.legislation.exchange import akoma, html, markdown
from accede.legislation.exchange.blocks import Block
from accede.legislation.exchange.language import language_of
from accede.legislation.exchange.patterns import Patterns, order
from accede.legislation.exchange.structure import build
from accede.legislation.rules import LawReading, Numbering, ReadProvision, Remark, Remarked

LARGEST = 24 * 1024 * 1024
"""Bytes. The longest codes have about three megabytes of text."""

MOST_PARAGRAPHS = 300_000
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MOST_REMARKED = 200
_MIXED = 0.05


def read_law(
    data: bytes,
    *,
    file: str,
    language: str = "",
    numberings: Mapping[str, Numbering],
    extract: Callable[[bytes, str], Sequence[tuple[int, str]] | None] | None = None,
) -> LawReading:
    """The reading of one law, in any of the six languages.

    ``language`` is the language the law is said to be in, detected where it is not given.
    ``extract`` gives the paragraphs of a Word or PDF file, as (line or page, text), and
    ``None`` for anything else. ``BadInput`` where the file is too large, is in no form or
    language that can be read, or has no provision.
    """
    if language and language not in numberings:
        raise BadInput(
            f"laws in ‘{language}’ cannot be read",
            remedy=f"choose one of {', '.join(sorted(numberings))}",
        )
    place = Place(file)
    if not data.strip():
        raise BadInput("the file is empty", remedy="give the text of a law", place=place)
    if len(data) > LARGEST:
        raise BadInput(
            f"the file has {len(data):,} bytes, more than {LARGEST:,}",
            remedy="give the law without pictures, or book by book",
            place=place,
        )
    if akoma.looks_so(data):
        return akoma.read(data, file=file, language=language, numberings=numberings)
    title, blocks, wrapped = _blocks(data, file, extract)
    if len(blocks) > MOST_PARAGRAPHS:
        raise BadInput(
            f"the file has {len(blocks):,} paragraphs, more than {MOST_PARAGRAPHS:,}",
            remedy="give one law alone",
            place=place,
        )
    detected = language_of("\n".join(block.text for block in _middle(blocks)), numberings)
    chosen = language or detected
    if not chosen:
        raise BadInput(
            "the language of the file was not recognised",
            remedy=f"say which it is: one of {', '.join(sorted(numberings))}",
            place=place,
        )
    # A translation is numbered as the language it is in, whatever it was said to be.
    patterns = Patterns(numberings[detected or chosen])
    blocks = _unwrapped(blocks, patterns) if wrapped else blocks
    tree = build(blocks, patterns, chosen)
    if not tree.provisions and detected and detected != chosen:
        tree = build(blocks, Patterns(numberings[chosen]), chosen)
    if not tree.provisions:
        raise BadInput(
            "no provision was recognised in this file",
            remedy="number provisions as laws in that language do, each on a line of its own; "
            f"openings known in ‘{chosen}’ are in catalogue/legislation/numbering/{chosen}.yaml",
            place=place,
        )
    provisions, mixed = _languages(tree.provisions, detected or chosen, numberings)
    remarks = [*tree.remarks, *mixed, *_two_laws(provisions, tree.remarks, blocks, patterns)]
    return LawReading(
        file=file,
        language=chosen,
        detected=detected,
        title=title or _title(tree.front, patterns) or _title(tree.front, patterns, any_=True),
        opening=tree.opening,
        provisions=tuple(provisions),
        lines=len(blocks),
        front=tuple(tree.front),
        closing=tuple(tree.closing),
        remarks=tuple(sorted(remarks, key=lambda remark: remark.line)),
    )


def decode(data: bytes, *, file: str) -> str:
    """The text of a UTF-8 file; ``BadInput`` for anything else, with the line where it shows."""
    if data.startswith(_UTF_16):
        raise BadInput(
            "the file is encoded in UTF-16", remedy="save it again as UTF-8", place=Place(file, 1)
        )
    nul = data.find(b"\x00")
    if nul >= 0:
        raise BadInput(
            "the file is in no form that is read here",
            remedy="give Markdown, HTML, Word (.docx), PDF, Akoma Ntoso or plain text in UTF-8",
            place=Place(file, data.count(b"\n", 0, nul) + 1),
        )
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise BadInput(
            "the file is not encoded in UTF-8",
            remedy="save it again as UTF-8; it may be in Latin-1 or Windows-1252",
            place=Place(file, data.count(b"\n", 0, error.start) + 1),
        ) from error


def _blocks(
    data: bytes,
    file: str,
    extract: Callable[[bytes, str], Sequence[tuple[int, str]] | None] | None,
) -> tuple[str, list[Block], bool]:
    """Title, paragraphs, and whether lines may have been broken to fit a page."""
    if extract is not None and (paragraphs := extract(data, file)) is not None:
        return "", [Block(text, line) for line, text in paragraphs], data.startswith(b"%PDF")
    text = decode(data, file=file)
    if html.looks_so(text):
        return *html.blocks_of(text), False
    title, blocks = markdown.blocks_of(text)
    return title, blocks, not any(block.heading for block in blocks)


def _middle(blocks: Sequence[Block]) -> Sequence[Block]:
    """The paragraphs that tell the language best: not the preamble, not the signatures."""
    return blocks[len(blocks) // 5 :] if len(blocks) > 50 else blocks


def _unwrapped(blocks: Sequence[Block], patterns: Patterns) -> list[Block]:
    """Paragraphs whose lines were broken to fit a page, whole again."""
    lengths = sorted(len(block.text) for block in blocks)
    long = lengths[int(len(lengths) * 0.95)] if lengths else 0
    if not 30 <= long <= 130:
        return list(blocks)
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if (
            before is not None
            and not re.search(r"[.;:!?؛؟。；：]\W*$", before.text)
            and block.line - before.line <= 1 + before.text.count(" ") // 4
            and not _opens(block.text, patterns)
            and not (_opens(before.text, patterns) and block.text[:1].isupper())
            and not re.match(r"^(?:\W|\(?\w{1,3}[).])", block.text)
        ):
            hyphen = re.search(r"(?<=[^\W\d_])-$", before.text) and block.text[:1].islower()
            text = before.text[:-1] + block.text if hyphen else f"{before.text} {block.text}"
            joined[-1] = replace(before, text=text)
        else:
            joined.append(block)
    return joined


def _opens(text: str, patterns: Patterns) -> bool:
    return bool(patterns.marked(text) or patterns.bare(text) or patterns.division(text))


def _languages(
    provisions: Sequence[ReadProvision], main: str, numberings: Mapping[str, Numbering]
) -> tuple[list[ReadProvision], list[Remark]]:
    """Each provision with the language it is in, and remarks where they differ."""
    told, others = [], []
    for provision in provisions:
        own = language_of(provision.text, numberings) if len(provision.text) >= 200 else ""
        language = own or main
        told.append(replace(provision, language=language))
        if language != main:
            others.append(Remark(Remarked.OTHER_LANGUAGE, provision.line, provision.number))
    return told, others[:_MOST_REMARKED]


def _title(front: Sequence[str], patterns: Patterns, *, any_: bool = False) -> str:
    for line in front:
        if len(line) <= 400 and (any_ or patterns.titles.match(line)):
            return line
    return ""


def _two_laws(
    provisions: Sequence[ReadProvision],
    remarks: Sequence[Remark],
    blocks: Sequence[Block],
    patterns: Patterns,
) -> list[Remark]:
    """A remark where numbering begins again after a title, as it does where a law ends."""
    again = Counter(
        remark.what.casefold() for remark in remarks if remark.kind is Remarked.NUMBER_TWICE
    )
    if len(again) < 2 or len(again) * 4 < len(provisions) - len(again):
        return []
    first = order(re.sub(r" \[\d+\]$", "", provisions[0].number))
    for before, provision in pairwise(provisions):
        if not provision.number.endswith("[2]"):
            continue
        if order(re.sub(r" \[\d+\]$", "", provision.number)) != first:
            continue
        between = [block for block in blocks if before.line < block.line <= provision.line]
        for block in between:
            if len(block.text) <= 400 and patterns.titles.match(block.text):
                return [Remark(Remarked.TWO_LAWS, block.line, block.text[:200])]
    return []
