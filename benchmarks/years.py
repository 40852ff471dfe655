"""Ten years of made-up records: what the budget for a warm page is measured on.

The demonstration is loaded as it is, and its fictitious requests and activities are written
again under other codes, with their words, moves, messages, results and grants. Nine in ten are
copies of requests that have ended, as after ten years most have. They go in by the thousand,
past the acts; the journal gets an entry for each, and its chain holds.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice
from typing import Any

from django.apps import apps
from django.db import models, transaction

from accede.accounts import acts as accounts
from accede.accounts.models import Account
from accede.accounts.rules import Role
from accede.assistance.models import Activity, Request
from accede.assistance.queries import activity_target, every_request, request_target
from accede.assistance.rules.life import ENDS
from accede.consent.models import ConsentGrant
from accede.journal import queries as journal
from accede.journal.models import JournalEntry
from accede.journal.rules import Entry, Head, Target, hash_of
from accede.site import demonstration

REQUESTS, ACTIVITIES, ACCOUNTS, ENTRIES = 2_000, 1_000, 300, 20_000
_AT_ONCE = 500


@transaction.atomic
def fill(today: date) -> dict[str, int]:
    """Loads the demonstration with its people, and ten years beside it; answers how many rows."""
    demonstration.load()
    accounts.open_demonstration(on=today)
    grants = defaultdict(list)
    for grant in ConsentGrant.objects.all():
        grants[grant.target_class, grant.target_id].append(grant)
    told: list[Target] = []
    standing = {each.code: each.standing for each in every_request(on=today)}
    every = list(Request.objects.order_by("code"))
    ended = [row for row in every if standing.get(row.code) in ENDS]
    # One of any kind, then nine that have ended.
    sources = (one for any_, nine in _tens(every, ended) for one in (any_, *nine))
    copied = _copies(Request, islice(sources, REQUESTS), request_target, grants, told)
    _follow(Request, copied, told, request_target)
    sources = islice(cycle(Activity.objects.order_by("code")), ACTIVITIES)
    copied = _copies(Activity, sources, activity_target, grants, told)
    _follow(Activity, copied, told, activity_target)
    Account.objects.bulk_create(
        Account(
            email=f"person-{number}@accede.example",
            code=f"made-up.person-{number}",
            name=f"Made-up person {number}",
            roles=[Role.CLERK.value],
            opened_on=today,
            demonstration=True,
            password="!",
        )
        for number in range(ACCOUNTS)
    )
    _write_journal(told, today)
    return {
        model._meta.label: model._default_manager.count()
        for model in (
            Request,
            *_parts_of(Request),
            Activity,
            ConsentGrant,
            Account,
            JournalEntry,
        )
    }


def _tens(every: list[Request], ended: list[Request]) -> Iterator[tuple[Request, list[Request]]]:
    over = cycle(ended)
    for each in cycle(every):
        yield each, list(islice(over, 9))


def _copies(
    model: type[models.Model], sources: Iterator[Any], target: Any, grants: Any, told: list[Target]
) -> list[tuple[int, Any]]:
    """Rows like these under codes of their own, opened as these are; each with the source's key."""
    kept, opened = [], []
    for number, source in enumerate(sources):
        copy = _again(source, code=f"{source.code}-{number:04}")
        kept.append((source.pk, copy))
        told.append(target(copy.code))
        for grant in grants[target(source.code)]:
            opened.append(_again(grant, target_id=copy.code))
            told.append(target(copy.code))
    model._default_manager.bulk_create([copy for _, copy in kept], batch_size=_AT_ONCE)
    ConsentGrant.objects.bulk_create(opened, batch_size=_AT_ONCE)
    return kept


def _follow(
    model: type[models.Model], copied: list[tuple[int, Any]], told: list[Target], target: Any
) -> None:
    """What hangs on the sources, and what hangs on that, hung on the copies as well."""
    for part in _parts_of(model):
        hung = next(field.name for field in part._meta.fields if field.related_model is model)
        held = defaultdict(list)
        for row in part._default_manager.order_by("pk"):
            held[getattr(row, f"{hung}_id")].append(row)
        new: list[tuple[int, Any]] = []
        for source, copy in copied:
            for row in held[source]:
                changed = {hung: copy}
                if hasattr(row, "code"):
                    changed["code"] = f"{row.code}-{copy.code[-4:]}"
                new.append((row.pk, _again(row, **changed)))
                if model in (Request, Activity):
                    told.append(target(copy.code))
        part._default_manager.bulk_create([row for _, row in new], batch_size=_AT_ONCE)
        _follow(part, new, told, target)


def _parts_of(model: type[models.Model]) -> list[type[models.Model]]:
    """The records of the room that belong to one of these, and to nothing above it."""
    owners = {"request", "activity", "safeguard"}
    return [
        each
        for each in apps.get_app_config("assistance").get_models()
        if next((f.related_model for f in each._meta.fields if f.name in owners), None) is model
    ]


def _again(row: Any, **changed: Any) -> Any:
    held = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    held.pop("id", None)
    for name in changed:
        held.pop(f"{name}_id", None)
    return type(row)(**{**held, **changed})


def _write_journal(told: list[Target], today: date) -> None:
    """An entry for each write, each with the hash of the one before it."""
    last: Head = journal.head()
    # As many as ten years have, where the copies gave fewer.
    told += islice(cycle(list(told)), max(0, ENTRIES - len(told)))
    rows = []
    for target in told:
        held: dict[str, Any] = {
            "seq": last.seq + 1,
            "at": f"{today}T00:00:00.000+00:00",
            "person": "made-up.person-1",
            "office": "SYSTEM",
            "of": "",
            "act": "benchmark.copy",
            "reason": "ten years of made-up records",
            "source": "",
            "on": today,
            "content": "{}",
            "previous": last.hash,
            "salt": secrets.token_hex(16),
        }
        last = Head(last.seq + 1, hash_of(Entry(**held, target=target, hash="")))
        rows.append(
            JournalEntry(**held, target_class=target[0], target_id=target[1], hash=last.hash)
        )
    JournalEntry.objects.bulk_create(rows, batch_size=_AT_ONCE)
