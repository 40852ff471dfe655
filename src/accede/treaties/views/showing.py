"""How a legal page says a standing, lists States, and lays them out as tiles."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from accede.basics.tables import address_on
from accede.states.queries import world
from accede.states.rules import Organisation, Region, State, StateKind, alphabetical
from accede.treaties.offers import BEYOND, MARKS
from accede.treaties.queries import reason_text, status_text
from accede.treaties.rules import Reason, Standing, Status


@dataclass(frozen=True, slots=True)
class Said:
    """A standing in words, in the reader's language, and the mark that repeats it."""

    mark: str
    word: str
    reason: str
    as_last_known: bool

    @property
    def aloud(self) -> str:
        """The whole of it, for who does not see the mark."""
        return self.word + (f", {gettext('as last known')}" if self.as_last_known else "")


@dataclass(frozen=True, slots=True)
class Where:
    """The pages of a language on two days: where a State or an instrument is found."""

    as_of: date
    as_known_on: date | None
    _state: str
    _instrument: str

    @classmethod
    def on(cls, as_of: date, as_known_on: date | None) -> "Where":
        """The addresses on these days."""
        return cls(
            as_of,
            as_known_on,
            reverse("state", kwargs={"code": "-"}),
            reverse("instrument", kwargs={"code": "-"}),
        )

    def state(self, code: str, part: str = "") -> str:
        """The page of a State, perhaps at one of its parts."""
        return self._at(self._state.replace("/-/", f"/{code}/"), part)

    def instrument(self, code: str, part: str = "", **asked: str) -> str:
        """The page of an instrument, perhaps at one of its parts, perhaps filtered."""
        return self._at(self._instrument.replace("/-/", f"/{code}/"), part, **asked)

    def _at(self, path: str, part: str, **asked: str) -> str:
        found = address_on(path, as_of=self.as_of, as_known_on=self.as_known_on, **asked)
        return f"{found}#{part}" if part else found


def language_of(request: HttpRequest) -> str:
    """The reader's language as the catalogue names it."""
    return request.LANGUAGE_CODE[:2]


def sayer(language: str) -> Callable[[Standing], Said]:
    """What says standings in a language, each of the few there are once."""
    known: dict[Standing, Said] = {}

    def say(standing: Standing) -> Said:
        if (found := known.get(standing)) is None:
            found = known[standing] = _said(standing, language)
        return found

    return say


def _said(standing: Standing, language: str) -> Said:
    reason = ""
    if standing.reason is not Reason.NONE:
        reason = reason_text(standing.reason).in_(language)
    word = status_text(standing.status).in_(language)
    if standing.status is Status.NOT_APPLICABLE:
        word = f"{word} ({reason.rstrip('.')})"
    return Said(MARKS[standing.status], word, reason, standing.as_last_known)


def legend(language: str, statuses: Iterable[Status] = Status) -> list[Mapping[str, str]]:
    """What each mark means: the words of the statuses, alike marks together."""
    words: dict[str, list[str]] = {}
    for status in Status:
        if status in statuses:
            words.setdefault(MARKS[status], []).append(status_text(status).in_(language))
    return [{"mark": mark, "word": "; ".join(said)} for mark, said in words.items()]


def reach_of(standings: Iterable[Standing]) -> bool:
    """Whether any of the standings is beyond what the lists cover."""
    return any(each.reason in BEYOND for each in standings)


@lru_cache(maxsize=16)
def in_order(language: str, kind: str) -> tuple[State | Organisation, ...]:
    """Who is meant by a kind (``real``, ``historic`` …), in the alphabet of a language."""
    here = world()
    if kind == "organisations":
        return alphabetical(here.organisations, language)
    chosen: Iterable[State] = here.real
    if kind == "demonstration":
        chosen = here.demonstration
    elif kind == "historic":
        chosen = [each for each in here.every if each.kind is StateKind.HISTORIC]
    return alphabetical(chosen, language)


def states_in_order(language: str, kind: str = "real") -> list[State]:
    """The States of a kind, in the alphabet of a language."""
    return [each for each in in_order(language, kind) if isinstance(each, State)]


def wide_regions() -> tuple[Region, ...]:
    """The widest regions in which States of today lie, in the order of M49."""
    here = world()
    inhabited = {here.regions_of(state)[0].code for state in here.real}
    return tuple(region for region in here.regions if region.code in inhabited)


def region_choices() -> list[Mapping[str, Any]]:
    """Every region that a filter offers, the narrower ones after the one that holds them."""
    return [
        {"region": region, "inset": range(region.level - 1)}
        for region in world().regions
        if region.code != "demonstration"
    ]


def grids(states: Sequence[State], tile: Callable[[State], Mapping[str, Any]]) -> list[Any]:
    """The tiles of the Members among these States, by wide region, where each has its place."""
    here = world()
    members = {each.code: each for each in states if each.kind is StateKind.MEMBER}
    laid = []
    for grid in here.grids:
        part = grid.around(members)
        if part.rows:
            laid.append(
                {
                    "region": here.region(grid.region),
                    "columns": len(part.rows[0]),
                    "tiles": [
                        tile(members[code]) if code else None for row in part.rows for code in row
                    ],
                }
            )
    return laid
