"""The rulebook: every coded rule with its text, read from the functions that state it.

The page and the documentation are made from the same, so that neither can say anything else
than the product does. The text of a rule is its docstring, which is in English; in French it
is shown in the translation of ``catalogue/rulebook/fr.yaml``, as long as that is of this text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import cleandoc, getmembers, isclass
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext, gettext_lazy

from accede import shelf
from accede.basics.digests import digest
from accede.basics.ruled import Rule
from accede.basics.tables import Column, Kind, Row, Table, TableOffer

_FOLDED = re.compile(r"[ \n]+")
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


class _Translated(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    of: str
    text: tuple[str, ...]


@cache
def french() -> Mapping[str, _Translated]:
    """The translations, by code; each names the English text it is of by its digest."""
    return shelf.read(shelf.root() / "rulebook" / "fr.yaml", dict[str, _Translated])


def spoken(rule: Rule, language: str) -> str:
    """The language in which the text of a rule is shown to a reader of this one."""
    known = french().get(rule.code) if language == "fr" else None
    return "fr" if known is not None and known.of == digest(rule.text)[:12] else "en"


def passages(rule: Rule, language: str = "en") -> tuple[Passage, ...]:
    """The text of a rule, paragraph by paragraph, with its examples where it has some."""
    parts = cleandoc(rule.text).split("\n\n")
    found = [Passage(part, part.lstrip().startswith(">>>")) for part in parts]
    if spoken(rule, language) == "en":
        return tuple(found)
    told = [Passage(part, False) for part in french()[rule.code].text]
    return (*told, *(each for each in found if each.example))


def page(request: HttpRequest) -> HttpResponse:
    """Every rule by room, each with an anchor of its own."""
    language = (get_language() or "en")[:2]
    groups = [
        {
            "room": room,
            "about": ABOUT[room],
            "stands": f"accede.{room}.rules",
            "rules": [
                {
                    "rule": each,
                    "passages": passages(each, language),
                    "language": spoken(each, language),
                }
                for each in own
            ],
        }
        for room, own in _all().items()
    ]
    facts = digest([[each.code, each.text] for own in _all().values() for each in own])
    context = {
        "page": "rulebook",
        "groups": groups,
        "number": sum(map(len, _all().values())),
        "digest": facts,
        "translated": language == "fr",
        "tables": [TableOffer("rules", gettext("Rules"), lambda: _table(facts, language))],
    }
    return TemplateResponse(request, "site/rulebook.html", context)


@cache
def _all() -> Mapping[str, list[Rule]]:
    rooms = [room for room in settings.ROOMS if "." not in room]
    found = rules_by_room(rooms)
    assert found.keys() <= ABOUT.keys(), "a room of rules has no word on what it is about"
    return found


def _table(facts: str, language: str) -> Table:
    here = reverse("rulebook")
    return Table(
        name="rules",
        title=gettext("Rules"),
        columns=(
            Column("rule", gettext("Code"), Kind.CODE),
            Column("room", gettext("Room"), Kind.CODE),
            Column("text", gettext("Text of the rule")),
            Column("stated_in", gettext("Stated in"), Kind.CODE),
        ),
        rows=tuple(
            Row(
                each.code,
                f"{here}#{each.code}",
                (each.code, room, _in_one(each, language), f"{each.module}.{each.name}"),
            )
            for room, own in _all().items()
            for each in own
        ),
        digest=facts,
        names_states=False,
    )


def _in_one(rule: Rule, language: str) -> str:
    # No-break spaces stay: only line ends and plain spaces are made one.
    return " ".join(_FOLDED.sub(" ", part.text) for part in passages(rule, language))


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
