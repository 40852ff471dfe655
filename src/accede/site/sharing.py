"""Who can see a record, and why: composed from what rooms offer in their ``RESTRICTED``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accede.accounts.queries import persons
from accede.basics.offering import Restricted
from accede.basics.periods import Period
from accede.basics.texts import Text
from accede.bodies.queries import bodies
from accede.bodies.rules import BodyKind
from accede.consent.queries import grants
from accede.consent.rules import (
    Audience,
    Grant,
    Opening,
    Protected,
    Shared,
    Viewer,
    in_force,
    owns,
    reads_officers,
)
from accede.journal.queries import head
from accede.journal.rules import Head
from accede.states.queries import world
from accede.states.rules import State, sort_key

AUDIENCES: Mapping[Audience, Any] = {
    Audience.STATE_AND_OFFICE: _("Every officer of the Office"),
    Audience.PARTNER: _("One partner body"),
    Audience.COMPACT: _("The entities of the Coordination Compact"),
    Audience.DONORS: _("Donors"),
    Audience.PUBLIC: _("Everyone, without signing in"),
}
if set(AUDIENCES) != set(Audience):
    raise AssertionError("an audience has no words")


@dataclass(frozen=True)
class Given:
    """One grant as the page shows it; ``last`` is its last day, as people write it."""

    grant: Grant
    words: Any
    last: date | None


@dataclass(frozen=True)
class Part:
    """One State's part: its officers, what it opened, what it closed; ``own`` to its desk."""

    protected: Protected
    state: State
    own: bool
    whole: bool
    officers: tuple[str, ...]
    assigned: int
    holding: tuple[Given, ...]
    ended: tuple[Given, ...]


@cache
def kinds() -> Mapping[str, Restricted]:
    """Every kind of record under consent that the installed rooms offer, by its class."""
    return {each.kind: each for each in _found()}


def shared(*, kind: str, code: str, viewer: Viewer, day: date) -> Shared | None:
    """The record, where there is one that this viewer may see."""
    if kind not in kinds() or not code.isprintable():
        return None
    return _shared(head(), kind, code, viewer, day, get_language() or "")


def parts(record: Shared, *, viewer: Viewer, day: date, language: str) -> tuple[Part, ...]:
    """Each part of the record with who sees it and until when."""
    return _parts(head(), record, viewer, day, language)


@lru_cache(maxsize=256)
def _shared(
    moved: Head, kind: str, code: str, viewer: Viewer, day: date, language: str
) -> Shared | None:
    """Kept until the journal moves: nothing is written without it. Addresses hold a language."""
    found: Shared | None = kinds()[kind].find(code=code, viewer=viewer, day=day)
    return found


@lru_cache(maxsize=256)
def _parts(
    moved: Head, record: Shared, viewer: Viewer, day: date, language: str
) -> tuple[Part, ...]:
    given = grants([each.target for each in record.parts])
    names = {
        code: person.name
        for code, person in persons(
            {code for each in record.parts for code in each.assigned}
        ).items()
    }
    return tuple(
        _part(each, record, given, names, viewer=viewer, day=day, language=language)
        for each in record.parts
    )


def _part(
    protected: Protected,
    record: Shared,
    given: tuple[Grant, ...],
    names: Mapping[str, str],
    *,
    viewer: Viewer,
    day: date,
    language: str,
) -> Part:
    own = [g for g in given if g.target == protected.target and g.state == protected.state]
    named = reads_officers(viewer, protected.state)
    return Part(
        protected=protected,
        state=world().state(protected.state),
        own=owns(viewer, protected),
        whole=protected.target != record.parts[0].target,
        officers=tuple(sorted(names.get(each, each) for each in protected.assigned))
        if named
        else (),
        assigned=len(protected.assigned),
        holding=tuple(_given(g, language) for g in own if in_force(g, day)),
        # What was closed is between the State and the Office.
        ended=tuple(_given(g, language) for g in own if not in_force(g, day)) if named else (),
    )


def _given(grant: Grant, language: str) -> Given:
    words = AUDIENCES[grant.audience]
    if grant.audience is Audience.PARTNER:
        words = partner_names(language).get(grant.named, grant.named)
    ends = [each for each in (grant.until, grant.revoked_on) if each is not None]
    # Closed on the day it was opened, it has no last day.
    last = (
        Period(grant.granted_on, min(ends)).last
        if ends and min(ends) > grant.granted_on
        else min(ends, default=None)
    )
    return Given(grant, words, last)


def partner_names(language: str) -> Mapping[str, str]:
    """The partner bodies by code, in the reader's language."""
    return {body.code: body.name.in_(language) for body in bodies(BodyKind.PARTNER)}


class OpenForm(forms.Form):
    """To whom a State opens its record, and until when."""

    audience = forms.ChoiceField(
        label=_("Open it to"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose to whom."),
            "invalid_choice": _("Choose to whom."),
        },
    )
    partner = forms.ChoiceField(
        label=_("Which partner body"),
        required=False,
        help_text=_("Where you open it to one partner body."),
        error_messages={"invalid_choice": _("Choose from the list.")},
    )
    until = forms.DateField(
        label=_("Until which day"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The last day, included. Leave it empty to decide later."),
        error_messages={"invalid": _("The calendar has no such day. Write it as year-month-day.")},
    )

    def __init__(self, *given: Any, today: date, language: str, **options: Any) -> None:
        super().__init__(*given, **options)
        self.today = today
        named = sorted(
            partner_names(language).items(), key=lambda each: sort_key(each[1], language)
        )
        for name, choices in (
            ("audience", [(each.value, words) for each, words in AUDIENCES.items()]),
            ("partner", [("", _("None")), *named]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def clean_until(self) -> date | None:
        last: date | None = self.cleaned_data["until"]
        if last is not None and (last < self.today or last.year > 9000):
            raise ValidationError(_("This day is past. Give today or a later day."))
        return last

    def clean(self) -> dict[str, Any]:
        held = super().clean() or self.cleaned_data
        to_partner = held.get("audience") == Audience.PARTNER
        if to_partner and not held.get("partner") and "partner" not in self.errors:
            self.add_error("partner", _("Choose the partner body."))
        return held

    def opening(self) -> Opening:
        """What the State chose."""
        held = self.cleaned_data
        audience, last = Audience(held["audience"]), held["until"]
        return Opening(
            audience,
            held["partner"] if audience is Audience.PARTNER else "",
            Period.through(self.today, last).end if last else None,
        )


def title_of(record: Shared, language: str) -> str:
    """The record's title in the reader's language."""
    return record.title.in_(language) if isinstance(record.title, Text) else record.title


def _found() -> Iterator[Restricted]:
    for room in apps.get_app_configs():
        name = f"{room.name}.offers"
        if room.name.startswith("accede.") and find_spec(name):
            yield from getattr(import_module(name), "RESTRICTED", ())
