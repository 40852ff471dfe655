"""What changed between two days: acts done and standings that turned, by instrument and State."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from accede.basics.digests import digest
from accede.basics.periods import Period
from accede.basics.tables import TableOffer
from accede.states.queries import world
from accede.states.rules import Organisation, State
from accede.treaties.queries import act_text, snapshot
from accede.treaties.rules import Act, Change, LegalState, all_untold, changes
from accede.treaties.tables.changes import changes_table
from accede.treaties.views.asked import Filters, filters, instrument_asked, kept
from accede.treaties.views.families import family_asked, family_choices
from accede.treaties.views.showing import (
    Where,
    in_order,
    language_of,
    region_choices,
    sayer,
    states_in_order,
)

ON_A_PAGE = 100


def what_changed(
    request: HttpRequest, *, first: date | None, last: date | None, as_known_on: date | None
) -> HttpResponse:
    """Acts done and standings changed from the first day to the last, both included."""
    language = language_of(request)
    legal = snapshot(as_known_on=as_known_on)
    asked, chosen = filters(request), instrument_asked(request, legal)
    family = family_asked(request, every=True)
    codes = tuple(
        code
        for code, each in legal.instruments.items()
        if (code == chosen.code if chosen else family in (None, each.family))
    )
    period, usual = _period(legal, codes, first, last)
    assert period.last is not None
    members = _members(asked, language)
    found = _changes(
        _Known(legal.digest, legal), period, codes, tuple(each.code for each in members)
    )
    names = {each.code: each for each in members}
    untold = {each.instrument: each for each in all_untold(legal, codes, period.last)}
    pages = Paginator(found, ON_A_PAGE)
    page_of = pages.get_page(request.GET.get("page"))
    where = Where.on(period.last, as_known_on)
    acts = Counter(each.instrument for each in found for _act in each.acts)
    moved = Counter(each.instrument for each in found if each.turned)
    context: dict[str, Any] = {
        "page": "changes",
        "first": period.start,
        "last": period.last,
        "as_known_on": as_known_on,
        "usual": usual,
        "asked": asked,
        "instrument": chosen,
        "choices": legal.instruments.values(),
        "families": family_choices(every=True),
        "family": family.value if family else "ALL",
        "regions": region_choices(),
        "groups": world().groups,
        "kept": kept(request, "region", "group", "instrument", "family"),
        "days": _days(period, as_known_on),
        "number": len(found),
        "acts": sum(acts.values()),
        "moved": sum(moved.values()),
        "summary": [
            {
                "instrument": legal.instrument(code),
                "address": where.instrument(code),
                "acts": acts[code],
                "moved": moved[code],
                "untold": untold.get(code),
            }
            for code in codes
            if acts[code] or moved[code] or chosen
        ],
        "silent": [
            {"instrument": legal.instrument(code), "untold": untold.get(code)}
            for code in codes
            if not (acts[code] or moved[code])
        ],
        "untold": bool(untold),
        "none_told": len(untold) == len(codes)
        and all(each.since is None or each.since <= period.start for each in untold.values()),
        "page_of": page_of,
        "parts": _parts(page_of.object_list, legal, names, where, language),
        "digest": digest([legal.digest, period.start, period.last, as_known_on]),
    }
    make = partial(changes_table, context, found, codes, names, untold, legal, language)
    context["tables"] = [TableOffer("changes", gettext("What changed"), make)]
    return TemplateResponse(request, "treaties/changes.html", context)


@dataclass(frozen=True)
class _Known:
    """A legal state by the digest of its facts."""

    digest: str
    legal: LegalState = field(compare=False)


# Kept by the facts and the question: the next page of a long answer is of the same.
@lru_cache(maxsize=32)
def _changes(
    known: _Known, period: Period, instruments: tuple[str, ...], participants: tuple[str, ...]
) -> tuple[Change, ...]:
    return changes(known.legal, period, instruments=instruments, participants=participants)


def _period(
    legal: LegalState, codes: Iterable[str], first: date | None, last: date | None
) -> tuple[Period, bool]:
    """The period asked about; of the days left out, the last is the last that any list covers,
    or today, and the first makes a year.
    """
    usual = first is None or last is None
    if last is None:
        last = max(filter(None, map(legal.complete_until, codes)), default=None) or date.today()
        last = last if first is None else max(first, last)
    if first is None:
        first = _a_year_before(last)
    return Period.through(first, last), usual


def _a_year_before(last: date) -> date:
    """The first of the days that make a year together with this last one."""
    following = last + timedelta(days=1)
    year = max(following.year - 1, 1)
    leap_day = (following.month, following.day) == (2, 29)
    return date(year, 2, 28) if leap_day else following.replace(year=year)


def _members(asked: Filters, language: str) -> list[State | Organisation]:
    """Whose changes are told: the States of today that are asked for; where none are filtered,
    those that ended and organisations as well. Never fictitious ones.
    """
    real: list[State | Organisation] = [*asked.keep(states_in_order(language))]
    if not asked.chosen:
        real += [*in_order(language, "historic"), *in_order(language, "organisations")]
    return real


def _parts(
    found: Iterable[Change],
    legal: LegalState,
    names: Mapping[str, State | Organisation],
    where: Where,
    language: str,
) -> Sequence[Mapping[str, Any]]:
    """The changes of one page, by instrument."""
    say = sayer(language)
    parts: dict[str, list[Mapping[str, Any]]] = {}
    for each in found:
        who = names[each.participant]
        linked = isinstance(who, State)
        parts.setdefault(each.instrument, []).append(
            {
                "name": who.name,
                "address": where.state(who.code, f"standing-{each.instrument}") if linked else "",
                "turned": each.turned,
                "before": say(each.before),
                "after": say(each.after.standing),
                "since": each.after.since if each.turned else None,
                "acts": _said(each.acts),
                "perhaps": _said(each.perhaps),
            }
        )
    return [
        {
            "instrument": legal.instrument(code),
            "address": where.instrument(code),
            "rows": rows,
        }
        for code, rows in parts.items()
    ]


def _said(acts: Iterable[Act]) -> list[Mapping[str, Any]]:
    return [{"act": act, "word": act_text(act.kind)} for act in acts]


def _days(period: Period, as_known_on: date | None) -> tuple[tuple[str, str], ...]:
    """The days of this page, for the form that does not show them."""
    known = (("as_known_on", as_known_on.isoformat()),) if as_known_on else ()
    return (("from", period.start.isoformat()), ("to", str(period.last)), *known)
