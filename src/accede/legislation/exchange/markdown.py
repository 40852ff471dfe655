"""A law in Markdown or plain text → paragraphs. One pass, no HTML is interpreted.

Files made from web pages break a sentence wherever the page had a link or a raised letter;
such pieces are joined again. A line that the file sets off as a heading stays a paragraph
of its own, for what it says decides what it is.
"""

import re
from functools import partial

from accede.legislation.exchange.blocks import Block

_FRONT = re.compile(r"\A---\s*\n(?P<matter>.*?)\n---\s*\n", re.DOTALL)
_TITLE = re.compile(r'(?m)^title:\s*"?(?P<title>.+?)"?\s*$')
_HEADING = re.compile(r"^(?P<hashes>#{1,6})\s+(?P<text>.*?)\s*#*$")
_BLANKS = re.compile(r"[ \t\u00a0]{2,}")
_LINK = re.compile(r"!?\[(?P<words>[^\[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()]*)?\)")
_TAG = re.compile(r"</?(?:sup|sub|br|p|b|i|em|strong|u|span|div|a|table|tr|td|th)\b[^<>]{0,300}>")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|_{2,3})(?=\S)(?P<inner>[^*\n]*?\S?)\1")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>-])")
# Where a page had a link or a raised letter, the sentence goes on.
_BROKEN = (
    (re.compile(r"[ \t]*\n[ \t]*(?=<sup>|\*(?:bis|ter|quater|quinquies|sexies)\*)"), " "),
    (re.compile(r"(</sup>|\*(?:bis|ter|quater|quinquies|sexies)\*)[ \t]*\n[ \t]*(?=\S)"), r"\1 "),
    (re.compile(r"\([ \t]*\n[ \t]*(?=\[)"), "("),
    (re.compile(r"\[[ \t]*\n[ \t]*(?=\S[^\n\]]{0,80}\n?[^\n\]]{0,80}\]\()"), "["),
    (re.compile(r"(\]\([^()\n]*\))[ \t]*\n[ \t]*(?=[),;.:])"), r"\1"),
    (re.compile(r"(\]\([^()\n]*\))[ \t]*\n[ \t]*(?=[a-zà-ÿ(])"), r"\1 "),
    (re.compile(r"(?<=[^\s.;:#])[ \t]*\n[ \t]*(?=\[[^\]\n]{1,200}\]\()"), " "),
    (re.compile(r"[ \t]*\n[ \t]*(?=\]\()"), ""),
)


def blocks_of(text: str) -> tuple[str, list[Block]]:
    """The title that the file gives itself (or ``""``), and its paragraphs in order."""
    title, before = "", 0
    if found := _FRONT.match(text):
        named = _TITLE.search(found["matter"])
        title = named["title"].replace('\\"', '"') if named else ""
        before = found[0].count("\n")
        text = text[found.end() :]
    # Runs of blanks say nothing, and would be gone through again from each of their signs.
    text = _BLANKS.sub(" ", text)
    blocks = []
    for number, line in _lines(text, before):
        heading = _HEADING.match(line)
        content = heading["text"] if heading else line
        plain = bare(content)
        if plain:
            blocks.append(Block(plain, number, bool(heading)))
    return title, blocks


def bare(text: str) -> str:
    """A line without the marks of Markdown, its blanks single."""
    text = _LINK.sub(r"\g<words>", text)
    text = _TAG.sub("", text)
    for _ in range(2):
        text = _EMPHASIS.sub(r"\g<inner>", text)
    text = text.replace("**", "").replace("`", "")
    text = _ESCAPED.sub(r"\1", text).lstrip(">").strip()
    return re.sub(r"[ \t\u00a0\u200b]+", " ", text).strip()


def _lines(text: str, before: int) -> list[tuple[int, str]]:
    """The lines that say something, pieces joined, with their numbers in the file."""
    lines: list[tuple[int, str]] = []
    for pattern, into in _BROKEN:
        text = pattern.sub(partial(_keeping, into=into), text)
    number = before + 1
    for line in text.split("\n"):
        breaks = line.count("\x01")
        content = line.replace("\x01", "")
        if content.strip() and not re.fullmatch(r"\s*(?:[-*_]\s*){3,}|\s*```.*|[|\s:-]+", content):
            lines.append((number, content))
        number += 1 + breaks
    return lines


def _keeping(match: re.Match[str], *, into: str) -> str:
    """What replaces a break, with a mark for each line it swallowed."""
    return match.expand(into) + "\x01" * match[0].count("\n")
