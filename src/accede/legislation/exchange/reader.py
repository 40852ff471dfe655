"""A law in a file → a ``LawReading``: the one way in.

Pure: bytes in, a frozen reading out, in time proportional to the file. The format is told
by the bytes, never by the name alone.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from accede.basics.errors import BadInput, Place
from accede.legislation.exchange import akoma, html, markdown
from accede.legislation.exchange.blocks import Block
from accede.legislation.exchange.language import language_of
from accede.legislation.exchange.patterns import Patterns, order
from accede.legislation.exchange.structure import build
from accede.legislation.rules import LawReading, Numbering, ReadProvision, Remark, Remarked
from accede.papers.calls import without_calls
from accede.papers.lines import Zone
from accede.papers.pdf import lines_of_pdf
from accede.papers.word import text_of_word

LARGEST = 24 * 1024 * 1024
"""Bytes. The longest codes have about three megabytes of text."""

MOST_PARAGRAPHS = 300_000
MOST_PAGES = 3_000
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "the file is of an older Office, or protected by a password",
     "open it in Word and save it as .docx, without a password"),
    (b"{\\rtf", "the file is in Rich Text Format", "open it in Word and save it as .docx"),
    (b"\x89PNG", "the file is a picture", "recognise its text first (OCR)"),
    (b"\xff\xd8\xff", "the file is a picture", "recognise its text first (OCR)"),
    (b"\x1f\x8b", "the file is compressed", "unpack it and give the law itself"),
)  # fmt: skip
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MOST_REMARKED = 200
_MIXED = 0.05


def read_law(
    data: bytes,
    *,
    file: str,
    language: str = "",
    numberings: Mapping[str, Numbering],
) -> LawReading:
    """The reading of one law, in any of the six languages.

    ``language`` is the language the law is said to be in, detected where it is not given.
    ``BadInput`` where the file is too large, is in no form or
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
    title, blocks, wrapped = _blocks(data, file)
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
    blocks = _without_margins(blocks, patterns)
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


def _blocks(data: bytes, file: str) -> tuple[str, list[Block], bool]:
    """Title, paragraphs, and whether lines may have been broken to fit a page."""
    for start, problem, remedy in _REFUSED:
        if data.startswith(start):
            raise BadInput(problem, remedy=remedy, place=Place(file))
    if b"%PDF-" in data[:1024]:
        lines, _ = lines_of_pdf(data, file=file, most_pages=MOST_PAGES)
        # Notes at the foot are not the law; margins are looked at later.
        own = [
            Block(without_calls(each.text), each.number, margin=each.zone is Zone.FURNITURE)
            for each in lines
            if each.zone is not Zone.NOTE
        ]
        return "", own, True
    if data.startswith(b"PK"):
        paragraphs = without_calls(text_of_word(data, file=file)).split("\n")
        whole = [Block(text.strip(), at) for at, text in enumerate(paragraphs, 1) if text.strip()]
        return "", whole, False
    text = decode(data, file=file)
    if html.looks_so(text):
        return *html.blocks_of(text), False
    title, blocks = markdown.blocks_of(text)
    return title, blocks, not any(block.heading for block in blocks)


def _middle(blocks: Sequence[Block]) -> Sequence[Block]:
    """The paragraphs that tell the language best: not the preamble, not the signatures."""
    return blocks[len(blocks) // 5 :] if len(blocks) > 50 else blocks


def _without_margins(blocks: Sequence[Block], patterns: Patterns) -> list[Block]:
    """The paragraphs without running heads and page numbers.

    Where provisions begin at the head of a page they look like running heads; a number that
    stands nowhere else on the pages is one.
    """
    own = {opened.number for each in blocks if not each.margin
           and (opened := patterns.marked(each.text))}  # fmt: skip
    return [
        each
        for each in blocks
        if not each.margin or ((opened := patterns.marked(each.text)) and opened.number not in own)
    ]


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
            and not (
                len(before.text) < 0.6 * long
                and block.text[:1].isupper()
                and _opens(before.text, patterns)
            )
            and not re.match(r"^(?:\W|\(?\w{1,3}[).])", block.text)
        ):
            hyphen = re.search(r"(?<=[^\W\d_])-$", before.text) and block.text[:1].islower()
            text = before.text[:-1] + block.text if hyphen else f"{before.text} {block.text}"
            joined[-1] = replace(before, text=text)
        else:
            joined.append(block)
    return joined


def _opens(text: str, patterns: Patterns) -> bool:
    # A line that goes on in small letters is the rest of a sentence, whatever it names.
    return not text[:1].islower() and bool(
        patterns.marked(text) or patterns.bare(text) or patterns.division(text)
    )


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
