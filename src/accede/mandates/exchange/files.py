"""What a file is, by its content and never by its name → its lines, or a refusal.

Plain text, HTML, Word (.docx) and PDF end in the same lines; Akoma Ntoso has its structure
already (``akn_in``).
"""

import re

from accede.basics.errors import BadInput, Place
from accede.mandates.exchange.pages import set_pages_apart
from accede.mandates.exchange.plain import decode, lines_of
from accede.papers.lines import Line
from accede.papers.pdf import lines_of_pdf
from accede.papers.web import text_of_html
from accede.papers.word import text_of_word

LARGEST = 16 * 1024 * 1024
"""Bytes of a file of any format. What it unpacks to has bounds of its own."""

_XML = re.compile(rb"\s*(?:<\?xml\b|<(?:\w+:)?akomaNtoso\b)")
_AKN = re.compile(rb"<(?:\w+:)?akomaNtoso\b")
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|table)\b", re.I | re.S
)
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "the file is of an older Office, or protected by a password",
     "open it in Word and save it as .docx, without a password"),
    (b"{\\rtf", "the file is in Rich Text Format", "open it in Word and save it as .docx"),
    (b"\x89PNG", "the file is a picture", "recognise its text first (OCR)"),
    (b"\xff\xd8\xff", "the file is a picture", "recognise its text first (OCR)"),
    (b"II*\x00", "the file is a picture", "recognise its text first (OCR)"),
    (b"MM\x00*", "the file is a picture", "recognise its text first (OCR)"),
    (b"\x1f\x8b", "the file is compressed", "unpack it and give the resolution itself"),
)  # fmt: skip


def is_akoma_ntoso(data: bytes) -> bool:
    """Whether the file is XML whose root is ``akomaNtoso``."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    return _XML.match(head) is not None and _AKN.search(head) is not None


def lines_in(data: bytes, *, file: str) -> tuple[list[Line], int]:
    """The lines of a file that are not blank, and how many lines it has in all.

    ``BadInput`` where the file is too large, of a format that is not read, or unsound.
    """
    refuse_large(data, file=file)
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    for start, problem, remedy in _REFUSED:
        if data.startswith(start):
            raise BadInput(problem, remedy=remedy, place=Place(file))
    if b"%PDF-" in head[:1024]:
        return lines_of_pdf(data, file=file)
    if data.startswith(b"PK"):
        return lines_of(text_of_word(data, file=file))
    if _HTML.match(head) or (_XML.match(head) and re.search(rb"<html\b", head, re.I)):
        return lines_of(text_of_html(data, file=file))
    if _XML.match(head):
        raise BadInput(
            "the file is XML of a kind that is not read",
            remedy="give Akoma Ntoso, HTML, Word, PDF or plain text",
            place=Place(file),
        )
    lines, total = lines_of(decode(data, file=file))
    return set_pages_apart(lines), total


def refuse_large(data: bytes, *, file: str) -> None:
    """``BadInput`` for a file that has more bytes than any resolution."""
    if len(data) > LARGEST:
        raise BadInput(
            f"the file has more than {LARGEST} bytes; a resolution has far fewer",
            remedy="give one resolution alone, without pictures",
            place=Place(file),
        )
