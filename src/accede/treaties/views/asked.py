"""What the address of a legal page asks besides its days: region, group, instrument, form.

What is not known is refused by its field, with the choices.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext

from accede.basics.errors import BadField
from accede.states.queries import world
from accede.states.rules import Group, Region, State, UnknownGroup, UnknownRegion
from accede.treaties.rules import Instrument, LegalState, UnknownInstrument


@dataclass(frozen=True)
class Filters:
    """The States a page keeps to: those of a region, of a group, of both; else all."""

    region: Region | None
    group: Group | None

    @property
    def chosen(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.region or self.group)

    def keep(self, states: Iterable[State]) -> list[State]:
        """The States asked for, in the order given."""
        inside = world().within(self.region.code) if self.region else None
        return [
            state
            for state in states
            if (inside is None or state.code in inside)
            and (self.group is None or state.code in self.group.members)
        ]


def filters(request: HttpRequest, *, also: Sequence[str] = ()) -> Filters:
    """Region and group of the address; ``also`` are words that a page takes for a region."""
    here = world()
    region = group = None
    if (code := _given(request, "region")) and code not in also:
        try:
            region = here.region(code)
        except UnknownRegion:
            text = gettext("No region has this code. Take one from the list, for example 014.")
            raise BadField("region", code, text) from None
    if code := _given(request, "group"):
        try:
            group = here.group(code)
        except UnknownGroup:
            text = gettext("No group has this code. Write one of these: %(choices)s.")
            choices = ", ".join(each.code for each in here.groups)
            raise BadField("group", code, text % {"choices": choices}) from None
    return Filters(region, group)


def instrument_asked(request: HttpRequest, legal: LegalState) -> Instrument | None:
    """The instrument whose standings are shown; ``None`` where none is asked for."""
    if not (code := _given(request, "instrument")):
        return None
    try:
        return legal.instrument(code)
    except UnknownInstrument:
        text = gettext("No instrument has this code. Write one of these: %(choices)s.")
        choices = ", ".join(legal.instruments)
        raise BadField("instrument", code, text % {"choices": choices}) from None


def form_asked(request: HttpRequest, forms: Sequence[str]) -> str:
    """In which form a list is shown; the first where the address does not say."""
    given = _given(request, "view") or forms[0]
    if given not in forms:
        text = gettext("A list has one of these forms: %(choices)s.")
        raise BadField("view", given, text % {"choices": ", ".join(forms)})
    return given


def kept(request: HttpRequest, *names: str) -> tuple[tuple[str, str], ...]:
    """What the forms of a page carry along, so that a new day loses no filter."""
    return tuple((name, given) for name in names if (given := _given(request, name)))


def days_kept(as_of: date, as_known_on: date | None) -> tuple[tuple[str, str], ...]:
    """The days of a page, for a form that does not show them."""
    known = (("as_known_on", as_known_on.isoformat()),) if as_known_on else ()
    return (("as_of", as_of.isoformat()), *known)


def _given(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").strip()
