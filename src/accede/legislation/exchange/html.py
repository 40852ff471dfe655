"""A law in HTML → paragraphs. The standard parser; nothing is fetched, no script is run."""

import re
from html.parser import HTMLParser

from accede.legislation.exchange.blocks import Block

_LOOKS = re.compile(r"\A\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html|<head|<body)\b", re.I | re.S)
_PARTS = re.compile(r"<(?:p|div|h[1-6]|li|article|section)\b[^>]*>", re.I)
_BREAK_TAGS = """
address article aside blockquote br dd div dl dt figcaption footer h1 h2 h3 h4 h5 h6 header hr
li main ol p pre section table tbody td tfoot th thead title tr ul
"""
_BREAKS = frozenset(_BREAK_TAGS.split())
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "nav", "select", "button"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def looks_so(text: str) -> bool:
    """Whether the text is HTML: by its first mark, or because most of it stands in marks."""
    return bool(_LOOKS.match(text[:4000])) or (
        text.lstrip()[:1] == "<" and len(_PARTS.findall(text[:200_000])) >= 3
    )


def blocks_of(text: str) -> tuple[str, list[Block]]:
    """The title of the page, and its paragraphs in order."""
    parser = _Paragraphs()
    parser.feed(text)
    parser.close()
    parser.end()
    return parser.title.strip(), parser.blocks


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.title = ""
        self._pieces: list[str] = []
        self._line = 1
        self._silent = 0
        self._heading = False
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag in _BREAKS:
            self.end()
            self._heading = self._heading or tag in _HEADINGS
            self._in_title = tag == "title"

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1
        if tag in _BREAKS:
            self.end()
            if tag in _HEADINGS:
                self._heading = False
            if tag == "title":
                self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._in_title:
            self.title += data
            return
        if not self._pieces:
            self._line = self.getpos()[0]
        self._pieces.append(data)

    def end(self) -> None:
        """The paragraph that is open ends here."""
        text = re.sub(r"\s+", " ", "".join(self._pieces)).strip()
        self._pieces = []
        if text:
            self.blocks.append(Block(text, self._line, self._heading))
