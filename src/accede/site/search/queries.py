"""What a question finds, for who asks, today: by kind, counted, in order, with excerpts.

Consent is read when somebody searches. Of a kind under consent only what its room shows to
this viewer on this day is kept, before anything is counted, ordered or cut into pages; what
is left out leaves no trace. Within a kind, what is called so stands before what speaks of it;
States and bodies are in alphabetical order, all else in the order its room gives it. No
frequency enters, so that no hidden record moves another up or down.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

from django.db import connection

from accede.basics.search_text import Run, Term, excerpt, terms
from accede.basics.texts import LANGUAGES, Text
from accede.consent.rules import Viewer
from accede.site.search import engine, index
from accede.site.search.directory import Directory, Documents, brought_up
from accede.site.search.models import Indexed
from accede.states.rules import sort_key
from accede.stems import stem

FIRST_OF_EACH = 5
ON_A_PAGE = 20
# More than that are not put in alphabetical order; there are no so many States.
_FEW = 2_000
_AT_ONCE = 500

_Stamp: TypeAlias = tuple[str, int, str, date, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the hit, in runs of words found and not; in which language it is."""

    language: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Hit:
    """One thing found, as a page shows it. ``door`` is empty where there is nothing to open."""

    code: str
    title: Passage
    excerpt: Passage | None
    door: str
    where: Mapping[str, str]
    anchor: str
    owner: str
    demonstration: bool


@dataclass(frozen=True)
class Group:
    """What was found of one kind: how many for this viewer, and those of the page asked."""

    kind: str
    name: Any
    count: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Found:
    """The answer to a question.

    ``asked`` is false where the question has no word to look for. ``groups`` are in the order
    of the rooms; with a kind chosen, the others are counted and show nothing. ``pages`` is of
    the kind chosen.
    """

    asked: bool
    groups: tuple[Group, ...]
    kind: str = ""
    page: int = 1
    pages: int = 1

    @property
    def count(self) -> int:
        """How many there are of all kinds."""
        return sum(group.count for group in self.groups)


@dataclass(frozen=True, eq=False)
class _Matching:
    """The documents with every term in them, and those with every term in their title."""

    directory: Directory
    whole: Documents
    titled: Documents


def find(
    question: str, *, viewer: Viewer, on: date, language: str, kind: str = "", page: int = 1
) -> Found:
    """What the question finds for this viewer on this day; see the head of this file.

    With a kind of which nothing is found, everything found is shown instead.
    """
    looked_for = terms(question, stem)
    if not looked_for:
        return Found(asked=False, groups=())
    reached = index.keep_in_step(on)
    stamp = (reached.epoch, reached.seq, reached.hash, reached.day, reached.catalogue)
    matching = _matching(_directory(reached.epoch), stamp, looked_for)
    mine = _visible(matching, stamp, viewer, on)
    chosen = kind if kind in mine else ""
    pages = -(-mine[chosen].bit_count() // ON_A_PAGE) if chosen else 1
    page = min(max(page, 1), pages)
    shown = {each: _rows(matching, found, 0, FIRST_OF_EACH) for each, found in mine.items()}
    if chosen:
        some = _rows(matching, mine[chosen], (page - 1) * ON_A_PAGE, page * ON_A_PAGE)
        shown = {chosen: some}
    _put_in_alphabetical_order(shown, matching, mine, language, (page - 1) * ON_A_PAGE)
    contents = _contents([row for some in shown.values() for row, _ in some])
    groups = tuple(
        Group(
            each,
            index.searches()[each].name,
            found.bit_count(),
            tuple(
                _hit(code, contents[row], looked_for, language)
                for row, code in shown.get(each, [])
                if row in contents
            ),
        )
        for each, found in mine.items()
    )
    return Found(True, groups, chosen, page, pages)


_kept: dict[str, Directory] = {}


def _directory(epoch: str) -> Directory:
    """The directory in this process's memory, brought up."""
    known = _kept.get("directory")
    here = _kept["directory"] = brought_up(known, epoch)
    if here is not known:
        # What was kept speaks of the directory before.
        _matching.cache_clear()
        _seen.cache_clear()
    return here


# The pages and kinds of one question are asked for one after another.
@lru_cache(maxsize=32)
def _matching(here: Directory, stamp: _Stamp, looked_for: tuple[Term, ...]) -> _Matching:
    """Everything that has all the terms, whoever may see it.

    Both are asked whatever the first finds: else the time taken would tell of what is hidden.
    """
    whole, titled = (
        here.documents(engine.holding(connection, looked_for, column))
        for column in ("whole", "title")
    )
    return _Matching(here, whole, titled)


def _visible(matching: _Matching, stamp: _Stamp, viewer: Viewer, on: date) -> dict[str, Documents]:
    """What of it the viewer may see, by kind in the order of the rooms; no kind without any."""
    found: dict[str, Documents] = {}
    for kind in index.searches():
        mine = matching.whole & _seen(kind, matching.directory, stamp, viewer, on)
        if mine:
            found[kind] = mine
    return found


@lru_cache(maxsize=128)
def _seen(kind: str, here: Directory, stamp: _Stamp, viewer: Viewer, on: date) -> Documents:
    """What the kind's room shows to the viewer on the day, kept until the journal moves.

    It is the same work whatever the question, so that no time taken tells of a record.
    """
    seen = index.searches()[kind].seen
    return here.all_of(kind) if seen is None else here.with_codes(kind, seen(viewer, on))


def _rows(matching: _Matching, found: Documents, start: int, end: int) -> list[tuple[int, str]]:
    """Row and code of a page of what was found: what is called so first, each in its place."""
    titled = found & matching.titled
    rows = list(matching.directory.rows(titled, start, end))
    left = end - start - len(rows)
    if left:
        before = max(0, start - titled.bit_count())
        rows += matching.directory.rows(found & ~titled, before, before + left)
    return rows


def _put_in_alphabetical_order(
    shown: dict[str, list[tuple[int, str]]],
    matching: _Matching,
    mine: Mapping[str, Documents],
    language: str,
    start: int,
) -> None:
    """Of the kinds that are so, what is called so first, in the order of the language."""
    named = {
        kind: list(matching.directory.rows(mine[kind], 0, _FEW))
        for kind in shown
        if index.searches()[kind].alphabetical and mine[kind].bit_count() <= _FEW
    }
    contents = _contents([row for some in named.values() for row, _ in some])
    for kind, rows in named.items():
        titled = {row for row, _ in matching.directory.rows(mine[kind] & matching.titled, 0, _FEW)}
        some = [
            (
                (row not in titled, sort_key(Text(contents[row]["title"]).in_(language), language)),
                row,
                code,
            )
            for row, code in rows
            if row in contents
        ]
        first = start if len(shown) == 1 else 0
        shown[kind] = [
            (row, code) for _, row, code in sorted(some)[first : first + len(shown[kind])]
        ]


def _contents(keys: Sequence[int]) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for at in range(0, len(keys), _AT_ONCE):
        rows = Indexed.objects.filter(pk__in=keys[at : at + _AT_ONCE])
        found.update(rows.values_list("pk", "content"))
    return found


def _hit(code: str, content: Any, looked_for: tuple[Term, ...], language: str) -> Hit:
    title = Text(content["title"])
    given = title.given(language)
    runs, met = excerpt(title.by_language[given], given, looked_for, stem, length=0)
    # Where the title shown does not say it all, it may be the title in another language;
    # where it does, a passage that says less adds nothing.
    said = met == len(looked_for)
    texts = [*content["body"], *([] if said else [content["title"]])]
    return Hit(
        code=content["codes"][0] if content["codes"] else code,
        title=Passage(given, runs),
        excerpt=_passage(texts, looked_for, language, least=met if said else 1),
        door=content["door"],
        where=dict(content["where"]),
        anchor=content["anchor"],
        owner=content["owner"],
        demonstration=content["demonstration"],
    )


def _passage(
    texts: Sequence[Mapping[str, str]], looked_for: tuple[Term, ...], language: str, *, least: int
) -> Passage | None:
    """The passage with most of what was looked for, in the reader's language where two have as
    many. ``None`` where none has so many as ``least``.
    """
    best: tuple[int, Passage | None] = (least - 1, None)
    for one in (language, *(each for each in LANGUAGES if each != language)):
        for text in texts:
            if one in text:
                runs, met = excerpt(text[one], one, looked_for, stem)
                if met > best[0]:
                    best = (met, Passage(one, runs))
    return best[1]
