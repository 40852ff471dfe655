"""The rulebook: every coded rule with its text, read from the functions that state it.

The page and the documentation are made from the same, so that neither can say anything else
than the product does. The text of a rule is its docstring, which is in English.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import cleandoc, getmembers, isclass
from pathlib import Path
from types import ModuleType
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from accede.basics.digests import digest
from accede.basics.ruled import Rule
from accede.basics.tables import Column, Kind, Row, Table, TableOffer

HOUSE = Path(__file__).resolve().parents[1]
# What each room is about, for who does not read the names of folders.
ABOUT: Mapping[str, Any] = {
    "journal": gettext_lazy("The record of every write"),
    "states": gettext_lazy("States, regions, names"),
    "bodies": gettext_lazy("Offices and partner bodies"),
    "accounts": gettext_lazy("People, roles, doors"),
    "consent": gettext_lazy("Who may see what"),
    "mandates": gettext_lazy("Resolutions and their paragraphs"),
    "treaties": gettext_lazy("Instruments, acts, participation"),
    "knowledge": gettext_lazy("Tools and good practices"),
    "assessment": gettext_lazy("Answers and second readers"),
    "legislation": gettext_lazy("Laws and their provisions"),
    "authorities": gettext_lazy("Designated authorities"),
    "cooperation": gettext_lazy("Cooperation between States"),
    "assistance": gettext_lazy("Requests, programmes, activities"),
    "training": gettext_lazy("Courses and participants"),
    "coordination": gettext_lazy("Joint work with partners"),
    "contributions": gettext_lazy("Pledges, receipts, allocation"),
    "reporting": gettext_lazy("Figures and reports"),
    "site": gettext_lazy("Pages and files"),
}


@dataclass(frozen=True)
class Passage:
    """A paragraph of a rule's text; ``example`` where it is one to be run."""

    text: str
    example: bool


def rules_by_room(rooms: Iterable[str]) -> dict[str, list[Rule]]:
    """Every coded rule of these rooms, in their order, and in the order of its code."""
    found: dict[str, set[Rule]] = {room: set() for room in rooms}
    for path in (*HOUSE.glob("*/rules.py"), *HOUSE.glob("*/rules/**/*.py")):
        parts = path.relative_to(HOUSE).with_suffix("").parts
        if parts[0] in found:
            found[parts[0]].update(_marked(import_module(".".join(("accede", *parts)))))
    return {room: sorted(each, key=_counted) for room, each in found.items() if each}


def passages(rule: Rule) -> tuple[Passage, ...]:
    """The text of a rule, paragraph by paragraph."""
    parts = cleandoc(rule.text).split("\n\n")
    return tuple(Passage(part, part.lstrip().startswith(">>>")) for part in parts)


def page(request: HttpRequest) -> HttpResponse:
    """Every rule by room, each with an anchor of its own."""
    groups = [
        {
            "room": room,
            "about": ABOUT[room],
            "stands": f"accede.{room}.rules",
            "rules": [{"rule": each, "passages": passages(each)} for each in own],
        }
        for room, own in _all().items()
    ]
    facts = digest([[each.code, each.text] for own in _all().values() for each in own])
    context = {
        "page": "rulebook",
        "groups": groups,
        "number": sum(map(len, _all().values())),
        "digest": facts,
        "tables": [TableOffer("rules", gettext("Rules"), lambda: _table(facts))],
    }
    return TemplateResponse(request, "site/rulebook.html", context)


@cache
def _all() -> Mapping[str, list[Rule]]:
    rooms = [room for room in settings.ROOMS if "." not in room]
    found = rules_by_room(rooms)
    assert found.keys() <= ABOUT.keys(), "a room of rules has no word on what it is about"
    return found


def _table(facts: str) -> Table:
    here = reverse("rulebook")
    return Table(
        name="rules",
        title=gettext("Rules"),
        columns=(
            Column("rule", gettext("Code"), Kind.CODE),
            Column("room", gettext("Room"), Kind.CODE),
            Column("text", gettext("Text of the rule, in English")),
            Column("stated_in", gettext("Stated in"), Kind.CODE),
        ),
        rows=tuple(
            Row(
                each.code,
                f"{here}#{each.code}",
                (each.code, room, " ".join(each.text.split()), f"{each.module}.{each.name}"),
            )
            for room, own in _all().items()
            for each in own
        ),
        digest=facts,
        names_states=False,
    )


def _marked(module: ModuleType) -> Iterator[Rule]:
    """The rules that this module states; what it takes from another is told there."""
    for _, member in getmembers(module):
        inside = vars(member).values() if isclass(member) else ()
        for candidate in (member, *inside):
            wrapped = (getattr(candidate, name, None) for name in ("fget", "__func__"))
            for function in (candidate, *wrapped):
                rule = getattr(function, "__rule__", None)
                if isinstance(rule, Rule) and rule.module == module.__name__:
                    yield rule


def _counted(rule: Rule) -> tuple[str, int]:
    family, _, number = rule.code.rpartition("-")
    return family, int(number)
