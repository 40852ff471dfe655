"""Paragraphs → the tree of a law, by the numbering of its language.

What opens a provision is decided once for the file: a word (*Article*, *Section*) or the
number alone, whichever cuts it best. A number in running text opens nothing. Articles
that a law quotes to insert them elsewhere belong to the article that quotes them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from accede.legislation.exchange.blocks import Block
from accede.legislation.exchange.openings import openings_of
from accede.legislation.exchange.patterns import Heading, Opening, Patterns
from accede.legislation.rules import ReadProvision, Remark, Remarked

_LONGEST_HEADING = 220
_LONGEST_TITLE = 400
_ENDED = re.compile(r"[.;:!?؛؟。；：，,—–]\W*$")
_INLINE = re.compile(
    r"^(?P<heading>[^.;:]{3,160}?)(?:[.:]?\s*[—–-]+\s*(?=\(\s*[1a]\s*\))|\.\s*[—–]+\s*(?=\w))"
)
_BRACKETED = re.compile(r"^[【\[](?P<heading>[^】\]]{1,120})[】\]]\s*")
_LABEL = re.compile(
    r"^\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})(?:\s?(?:bis|ter|quater))?\s?[).°]{1,2}$|^\d{1,3}$"
)
_NOTE = re.compile(
    r"^\W*\(?[^()]{0,4}\b(?:L|Arr|Act|Ley|Loi|No|n)\b[^()]{0,80}\d{4}[^()]{0,20}\)?\W*$"
)


@dataclass
class _Draft:
    number: str
    heading: str
    path: tuple[str, ...]
    line: int
    lines: list[str] = field(default_factory=list)


@dataclass
class Tree:
    """What a file was cut into."""

    opening: str = ""
    provisions: list[ReadProvision] = field(default_factory=list)
    front: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def build(blocks: Sequence[Block], patterns: Patterns, language: str) -> Tree:
    """The provisions of the paragraphs, in order, and what was not understood."""
    openings, quoted = openings_of(blocks, patterns)
    tree = Tree()
    if not openings:
        tree.front = [block.text for block in blocks]
        return tree
    marks = Counter(opening.word for opening in openings.values())
    tree.opening = marks.most_common(1)[0][0]
    drafts = _cut(blocks, patterns, openings, quoted, tree)
    _finish(drafts, patterns, language, tree)
    return tree


def _cut(
    blocks: Sequence[Block],
    patterns: Patterns,
    openings: dict[int, Opening],
    quoted: frozenset[int],
    tree: Tree,
) -> list[_Draft]:
    drafts: list[_Draft] = []
    path: list[tuple[int, str]] = []
    pending: int | None = None
    begun = False
    last_opening = max(openings)
    for at, block in enumerate(blocks):
        text = block.text
        if found := openings.get(at):
            drafts.append(_begin(found, blocks, at, openings, path, drafts, patterns))
            pending, begun = None, True
            continue
        heading = None if at in quoted else patterns.division(text)
        if heading and _is_division(heading, block, blocks, at, openings):
            begun = True
            path = [(level, name) for level, name in path if level < heading.level]
            path.append((heading.level, _named(heading)))
            pending = heading.level
        elif (
            at > last_opening
            and at not in quoted
            and drafts[-1].lines
            and patterns.closing.match(text)
        ):
            tree.closing.extend(one.text for one in blocks[at:])
            break
        elif pending is not None and len(text) <= _LONGEST_TITLE and not _is_text(text, path):
            level, name = path[-1]
            path[-1] = (level, f"{name} {text}" if ":" in name else f"{name}: {text}")
            if not _NOTE.match(text) and len(path[-1][1]) > _LONGEST_TITLE:
                pending = None
        elif drafts and pending is None:
            drafts[-1].lines.append(text)
        elif not begun:
            tree.front.append(text)
        else:
            tree.remarks.append(Remark(Remarked.NOT_PLACED, block.line, text[:200]))
    return drafts


def _begin(
    found: Opening,
    blocks: Sequence[Block],
    at: int,
    openings: dict[int, Opening],
    path: list[tuple[int, str]],
    drafts: list[_Draft],
    patterns: Patterns,
) -> _Draft:
    block = blocks[at]
    heading, text = _heading_of(found, block, blocks, at, openings, patterns)
    # The common law prints the marginal note above the number.
    if not heading and not found.marked and drafts and _is_crosshead(blocks, at):
        above = drafts[-1].lines
        if above and above[-1] == blocks[at - 1].text:
            heading = above.pop()
    draft = _Draft(found.number, heading, tuple(name for _, name in path), block.line)
    if text:
        draft.lines.append(text)
    return draft


def _heading_of(
    found: Opening,
    block: Block,
    blocks: Sequence[Block],
    at: int,
    openings: dict[int, Opening],
    patterns: Patterns,
) -> tuple[str, str]:
    """The heading of a provision and its first text, from what follows its number."""
    rest = found.rest
    if not rest:
        return "", ""
    if bracketed := _BRACKETED.match(rest):
        return bracketed["heading"].strip(), rest[bracketed.end() :].strip()
    if inline := _INLINE.match(rest):
        return inline["heading"].strip(), rest[inline.end() :].strip()
    if patterns.sentences.match(rest):
        return "", rest
    last = at + 1 >= len(blocks) or at + 1 in openings
    short = len(rest) <= _LONGEST_HEADING and rest[:1] not in "(（["
    if block.heading and short:
        return rest.strip(" ."), ""
    ends = _ENDED.search(rest)
    if short and not last and (not ends or (rest.endswith(".") and len(rest.split()) <= 12)):
        return rest.strip(" ."), ""
    return "", rest


def _is_crosshead(blocks: Sequence[Block], at: int) -> bool:
    before = blocks[at - 1]
    return (
        len(before.text) <= 110
        and not _ENDED.search(before.text)
        and before.text[:1].isupper()
        and (before.heading or len(before.text.split()) <= 12)
    )


def _is_division(
    heading: Heading,
    block: Block,
    blocks: Sequence[Block],
    at: int,
    openings: dict[int, Opening],
) -> bool:
    if block.heading or len(block.text) <= 60:
        return True
    return not block.text.rstrip().endswith((";", ",", ":")) and len(block.text) <= 300


def _is_text(text: str, path: list[tuple[int, str]]) -> bool:
    """Whether a paragraph under the heading of a division is more than the rest of it."""
    return len(text) > 60 and text.rstrip().endswith((".", ";"))


def _named(heading: Heading) -> str:
    return f"{heading.name}: {heading.title}" if heading.title else heading.name


def _finish(drafts: list[_Draft], patterns: Patterns, language: str, tree: Tree) -> None:
    drafts = _without_contents(drafts, tree)
    times: Counter[str] = Counter()
    for draft in drafts:
        number = draft.number
        key = number.casefold()
        times[key] += 1
        if times[key] > 1:
            tree.remarks.append(Remark(Remarked.NUMBER_TWICE, draft.line, number))
            number = f"{number} [{times[key]}]"
        text = "\n".join(_labelled(draft.lines))
        if not text and draft.heading:
            text, heading = draft.heading, ""
        else:
            heading = draft.heading
        if not text:
            tree.remarks.append(Remark(Remarked.WITHOUT_TEXT, draft.line, number))
            continue
        tree.provisions.append(
            ReadProvision(number, heading, draft.path, text, language, draft.line)
        )


def _labelled(lines: list[str]) -> list[str]:
    """The paragraphs, each label that stands on a line of its own before what it labels."""
    joined: list[str] = []
    for line in lines:
        if joined and _LABEL.match(joined[-1]):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _without_contents(drafts: list[_Draft], tree: Tree) -> list[_Draft]:
    """The provisions without a table of contents, which has each number without its text."""
    later: dict[str, int] = {}
    for at, draft in enumerate(drafts):
        later[draft.number.casefold()] = at
    listed = [
        at
        for at, draft in enumerate(drafts)
        if not draft.lines and later[draft.number.casefold()] > at
    ]
    if len(listed) < 3:
        return drafts
    tree.remarks.append(Remark(Remarked.CONTENTS, drafts[listed[0]].line, str(len(listed))))
    gone = set(listed)
    # The last line of the table has what follows the table, such as the title of the law.
    last = max(gone) + 1
    if last < len(drafts) and later[drafts[last].number.casefold()] > last:
        gone.add(last)
        tree.front.extend(drafts[last].lines)
    return [draft for at, draft in enumerate(drafts) if at not in gone]
