"""Which paragraphs of a file open a provision of the law: decided once, for the whole file.

A word (*Article*, *Section*) opens provisions, or the number alone, whichever cuts the file
best. A table of contents, a number in running text and an article that the law quotes or
inserts elsewhere open nothing.
"""

import re
from collections import Counter
from collections.abc import Sequence

from accede.legislation.exchange.blocks import Block
from accede.legislation.exchange.patterns import Opening, Patterns, order

_LONGEST_QUOTATION = 2_000
_MOST_UNCLOSED = 100
_SHORT = 160
_FEWEST_LISTED = 3


def openings_of(
    blocks: Sequence[Block], patterns: Patterns
) -> tuple[dict[int, Opening], frozenset[int]]:
    """The openings by the place of their paragraph, and the places of what is quoted."""
    quoted = _quoted(blocks, patterns)
    openings = _openings(blocks, patterns, quoted)
    if not openings and quoted:
        quoted = frozenset()
        openings = _openings(blocks, patterns, quoted)
    return openings, quoted | _inserted(blocks, openings, patterns)


def _openings(
    blocks: Sequence[Block], patterns: Patterns, quoted: frozenset[int]
) -> dict[int, Opening]:
    marked: dict[int, Opening] = {}
    bare: dict[int, Opening] = {}
    cited: dict[int, Opening] = {}
    for at, block in enumerate(blocks):
        if at in quoted:
            continue
        if found := patterns.marked(block.text):
            if found.pointed or block.heading or not _goes_on(found.rest):
                (cited if found.quoted else marked)[at] = found
        elif (found := patterns.bare(block.text)) and _may_open(found, block):
            bare[at] = found
    # A file may set every provision in quotation marks; else what they open is quoted.
    marked = cited if len(cited) > 3 * len(marked) else _without_inserted(marked, blocks)
    kept = _following(_without_contents(bare, blocks, patterns), blocks, patterns)
    # Numbers alone are believed where they cut the file better than a word does.
    if len(kept) > 3 * len(marked) + 2:
        words = Counter(opening.word for opening in kept.values())
        if words and not words.most_common(1)[0][0]:
            return kept
        return {at: one for at, one in kept.items() if one.word}
    most = Counter(_kin(opening) for opening in marked.values()).most_common(1)
    return {at: one for at, one in marked.items() if _kin(one) == most[0][0]} if most else kept


def _kin(opening: Opening) -> str:
    """What *Article* and *Art.* share; an Arabic word with or without its article."""
    return opening.word.removeprefix("ال")[:3]


def _goes_on(rest: str) -> bool:
    """Whether what follows a number is the middle of a sentence, so that it only refers."""
    return rest[:1].islower() or rest[:1] in ",;"


def _may_open(found: Opening, block: Block) -> bool:
    if found.word:
        return True
    if re.match(r"^\W*\d{1,2}[)]", block.text) or re.match(r"^\W*(?:19|20)\d\d\b", block.text):
        return False
    if re.search(r"\d(?:st|nd|rd|th)$", found.number):
        return False
    return not _goes_on(found.rest)


def _without_contents(
    bare: dict[int, Opening], blocks: Sequence[Block], patterns: Patterns
) -> dict[int, Opening]:
    """Numbers alone without those of a table of contents: short, with no text, to come again."""
    last = {found.number: at for at, found in bare.items()}
    listed = [
        at
        for at, found in bare.items()
        if last[found.number] > at
        and len(blocks[at].text) <= _SHORT
        and at + 1 < len(blocks)
        and (at + 1 in bare or patterns.division(blocks[at + 1].text))
    ]
    return (
        bare
        if len(listed) < _FEWEST_LISTED
        else {at: found for at, found in bare.items() if at not in set(listed)}
    )


def _following(
    bare: dict[int, Opening], blocks: Sequence[Block], patterns: Patterns
) -> dict[int, Opening]:
    """Of numbers alone, those that follow one another; lists inside a provision do not.

    Of all chains of rising numbers the weightiest is taken; before a schedule, where numbers
    begin again, and in each schedule after it.
    """
    kept: dict[int, Opening] = {}
    part: list[int] = []
    for at in range(len(blocks) + 1):
        division = patterns.division(blocks[at].text) if at < len(blocks) else None
        if at == len(blocks) or (division and division.level == 0 and at not in bare):
            kept.update({each: bare[each] for each in _chain(part, bare, blocks)})
            part = []
        elif at in bare:
            part.append(at)
    return kept


def _chain(part: Sequence[int], bare: dict[int, Opening], blocks: Sequence[Block]) -> list[int]:
    """The weightiest chain of rising numbers: the longest, where all weigh the same.

    Whether a point in a number parts two figures or a fraction is told by which chain is longer.
    """
    figures, fractions = (_rising(part, bare, blocks, decimal=decimal) for decimal in (False, True))
    return fractions if len(fractions) > len(figures) else figures


def _rising(
    part: Sequence[int], bare: dict[int, Opening], blocks: Sequence[Block], *, decimal: bool
) -> list[int]:
    numbers = {at: order(bare[at].number, decimal=decimal) for at in part}
    ranks = {number: rank for rank, number in enumerate(sorted(set(numbers.values())))}
    # For each rank, the best chain that ends at or below it: a tree of best values.
    size = len(ranks) + 1
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    before: dict[int, int] = {}
    for at in part:
        if not numbers[at]:
            continue
        rank = ranks[numbers[at]]
        best, place = (0.0, -1), rank
        while place > 0:
            best = max(best, tree[place])
            place -= place & -place
        before[at] = best[1]
        here = (best[0] + _weight(bare[at], blocks[at]), at)
        place = rank + 1
        while place <= size:
            tree[place] = max(tree[place], here)
            place += place & -place
    chain = []
    at = max(tree, default=(0.0, -1))[1]
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _weight(found: Opening, block: Block) -> float:
    """How much a number alone looks like that of a provision, and not of an item in a list."""
    weight = 1.0 + 0.5 * bool(found.word) + 0.5 * block.heading
    if re.match(r"^(?:\(\s*[1a]\s*\)|[^.;:]{3,160}[.—–]\s*[—–-]?\s*\()", found.rest):
        weight += 1.0
    return weight + 0.3 * (len(found.rest) > 60 or not found.rest.endswith((";", ",")))


def _without_inserted(marked: dict[int, Opening], blocks: Sequence[Block]) -> dict[int, Opening]:
    """The openings without articles that a law inserts elsewhere and does not quote.

    They come after a colon and their number does not follow; the law's own goes on with the
    number that follows its last one.
    """
    kept: dict[int, Opening] = {}
    last = 0
    inserting = False
    for at, found in marked.items():
        first = order(found.number)[:1]
        follows = not kept or not first or last <= first[0] <= last + 3
        if follows:
            inserting = False
        elif inserting or _announced(blocks, at) is not None:
            inserting = True
            continue
        kept[at] = found
        last = first[0] if first else last
    return kept


def _announced(blocks: Sequence[Block], at: int) -> int | None:
    """Where a colon announces what stands here, at most a heading or two above."""
    for before in range(at - 1, max(-1, at - 4), -1):
        text = blocks[before].text.rstrip(" *")
        if text.endswith(("»", "”")):
            return None
        if text.endswith(":"):
            return before
    return None


def _inserted(
    blocks: Sequence[Block], openings: dict[int, Opening], patterns: Patterns
) -> frozenset[int]:
    """The paragraphs from an insertion to the next provision of the law's own."""
    inside: set[int] = set()
    following = iter([*sorted(openings), len(blocks)])
    after = next(following)
    within, first = False, min(openings, default=0)
    for at, block in enumerate(blocks):
        if at == after:
            within, after = False, next(following, len(blocks))
        elif not within and after > first and patterns.marked(block.text):
            announced = _announced(blocks, at)
            if announced is not None:
                within = True
                inside.update(range(announced + 1, at))
        if within and not patterns.closing.match(block.text):
            inside.add(at)
    return frozenset(inside)


def _quoted(blocks: Sequence[Block], patterns: Patterns) -> frozenset[int]:
    """The paragraphs of articles that the law quotes, in order to insert them elsewhere."""
    inside: set[int] = set()
    at = unclosed = 0
    # A file whose quotations do not close says nothing by its quotation marks.
    while at < len(blocks) and unclosed < _MOST_UNCLOSED:
        text = blocks[at].text
        if re.match(r"^\W*[«“„]", text):
            opened = patterns.marked(text) or patterns.division(text.lstrip(" «“„*"))
            if opened and (end := _closed(blocks, at)) is not None:
                inside.update(range(at, end + 1))
                at = end
            elif opened:
                unclosed += 1
        at += 1
    return frozenset(inside)


def _closed(blocks: Sequence[Block], first: int) -> int | None:
    depth = 0
    for at in range(first, min(len(blocks), first + _LONGEST_QUOTATION)):
        text = blocks[at].text
        depth += sum(text.count(sign) for sign in "«“„") - sum(text.count(sign) for sign in "»”")
        if depth <= 0:
            return at
    return None
