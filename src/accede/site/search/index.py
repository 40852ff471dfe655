"""Keeps the index in step with the rooms: before every search, and not one write later.

The journal says what was written since; only those documents are read again. Where the
chain no longer holds what was reached, or the catalogue is another, every room is asked
anew, and only what differs is written; on another day, only what stands otherwise on it is
read again. One transaction, one process at a time: who is killed in the middle leaves the
index as it was, and the next search begins again.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import connection, transaction

from accede import shelf
from accede.basics.digests import digest
from accede.basics.offering import Search, SearchDocument
from accede.basics.search_text import VERSION, words
from accede.journal import queries as journal
from accede.journal.rules import Head
from accede.site.search import engine
from accede.site.search.models import Indexed, Reached
from accede.stems import stem

_AT_ONCE = 1000
# A law may be long; what it is found by has a bound all the same.
_MOST_TOKENS = 50_000


@cache
def searches() -> Mapping[str, Search]:
    """Every kind that the installed rooms offer to the search, by its name, in order."""
    found: list[Search] = []
    for room in apps.get_app_configs():
        name = f"{room.name}.offers"
        if room.name.startswith("accede.") and find_spec(name):
            found += getattr(import_module(name), "SEARCH", ())
    return {each.kind: each for each in sorted(found, key=lambda each: each.order)}


def keep_in_step(on: date) -> Reached:
    """Brings the index up to the journal's head, this day and this catalogue."""
    reached = _in_step(on)
    if reached is None:
        with transaction.atomic():
            engine.wait_for_turn(connection)
            # Another process may have done it while this one waited.
            reached = _in_step(on)
            if reached is None:
                _bring_up(on)
                reached = Reached.objects.get()
    return reached


def _in_step(on: date) -> Reached | None:
    reached = Reached.objects.first()
    return reached if reached is not None and _stamp(reached) == _now(on) else None


def _bring_up(on: date) -> None:
    reached = Reached.objects.first()
    # The head is read first: what is written meanwhile is read again next time.
    seq, hash_, day, catalogue = _now(on)
    if reached is None:
        engine.clear(connection)
        Indexed.objects.all().delete()
    elif reached.catalogue == catalogue and journal.follows(Head(reached.seq, reached.hash)):
        _read_what_changed(on, reached)
        Reached.objects.filter(pk=1).update(seq=seq, hash=hash_, day=day)
        return
    for search in searches().values():
        _replace(search, search.documents(on, None), _held(search, None))
    Indexed.objects.exclude(kind__in=searches()).delete()
    Reached(
        pk=1,
        epoch=reached.epoch if reached else uuid4().hex,
        seq=seq,
        hash=hash_,
        day=day,
        catalogue=catalogue,
    ).save()


def _read_what_changed(on: date, reached: Reached) -> None:
    """Reads again what was written since, and what stands otherwise on this day."""
    targets = journal.targets_after(reached.seq)
    # Two processes may differ about the day for a moment at midnight: it goes back as well.
    earlier, later = sorted((reached.day, on))
    for search in searches().values():
        changed = frozenset(code for target in targets for code in search.touched(target))
        if earlier < later:
            changed = changed.union(search.between(earlier, later))
        if changed:
            # The engines bound a list of codes.
            only = changed if len(changed) <= _AT_ONCE else None
            _replace(search, search.documents(on, only), _held(search, only))


def _held(search: Search, only: frozenset[str] | None) -> dict[str, tuple[int, str]]:
    rows = Indexed.objects.filter(kind=search.kind)
    if only is not None:
        rows = rows.filter(code__in=only)
    return {code: (key, mark) for code, key, mark in rows.values_list("code", "pk", "digest")}


def _replace(
    search: Search, documents: Iterable[SearchDocument], held: dict[str, tuple[int, str]]
) -> None:
    """Writes the documents that are new or changed; forgets those that are no longer there."""
    gone: list[int] = []
    new: list[tuple[Indexed, SearchDocument]] = []
    for document in documents:
        content = _content(document)
        mark = digest(content)
        key, before = held.pop(document.id, (0, ""))
        if before == mark:
            continue
        if key:
            gone.append(key)
        row = Indexed(
            kind=search.kind,
            code=document.id,
            place=(document.place or document.id)[:200],
            digest=mark,
            content=content,
        )
        new.append((row, document))
    gone += [key for key, _ in held.values()]
    engine.remove(connection, gone)
    for at in range(0, len(gone), _AT_ONCE):
        Indexed.objects.filter(pk__in=gone[at : at + _AT_ONCE]).delete()
    for at in range(0, len(new), _AT_ONCE):
        some = new[at : at + _AT_ONCE]
        rows = Indexed.objects.bulk_create([row for row, _ in some])
        engine.put(
            connection,
            ((row.pk, *_tokens(document)) for row, (_, document) in zip(rows, some, strict=True)),
        )


def _content(document: SearchDocument) -> Any:
    """What a page needs to show the document, and all that it is found by."""
    return {
        "title": dict(document.title.by_language),
        "body": [dict(text.by_language) for text in document.body],
        "codes": list(document.codes),
        "also": list(document.also),
        "place": document.place,
        "door": document.door,
        "where": [list(pair) for pair in document.where],
        "anchor": document.anchor,
        "owner": document.owner,
        "demonstration": document.demonstration,
    }


def _tokens(document: SearchDocument) -> tuple[frozenset[str], frozenset[str]]:
    """The tokens of the title, its codes and other names; and those of it all."""
    title: set[str] = set()
    for language, text in document.title.by_language.items():
        title |= _of(text, language)
    for text in (*document.codes, *document.also):
        title |= _of(text, "")
    whole = set(title)
    for each in document.body:
        for language, text in each.by_language.items():
            if len(whole) < _MOST_TOKENS:
                whole |= _of(text, language)
    return frozenset(title), frozenset(whole)


def _of(text: str, language: str) -> set[str]:
    found: set[str] = set()
    for word in words(text, language, stem):
        found |= word.tokens
    return found


def _stamp(reached: Reached) -> tuple[int, str, date, str]:
    return reached.seq, reached.hash, reached.day, reached.catalogue


def _now(on: date) -> tuple[int, str, date, str]:
    last = journal.head()
    return last.seq, last.hash, on, _catalogue()


@cache
def _catalogue() -> str:
    """A digest of the catalogue and of how tokens are made, which decide what is offered
    where nothing is written. A catalogue is read once for as long as a process lives.
    """
    mark = sha256(str(VERSION).encode())
    for path in sorted(shelf.root().rglob("*.yaml")):
        mark.update(path.relative_to(shelf.root()).as_posix().encode())
        mark.update(path.read_bytes())
    return mark.hexdigest()
