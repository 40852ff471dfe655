"""The room's YAML, read strictly into the objects of ``rules``."""

from datetime import date

import msgspec

from accede import shelf
from accede.basics.errors import BadInput, Place
from accede.basics.sources import Checked
from accede.basics.texts import Text
from accede.bodies.rules import Body, BodyKind
from accede.states.rules import Gender

FOLDER = "bodies"


class SourceEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Where the facts of a file come from."""

    title: str
    reference: str = ""
    stated_on: date | None = None


class BodyEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One body; see the head of ``bodies.yaml``."""

    kind: BodyKind
    name: dict[str, str]
    demonstration: bool = False
    depositary: bool = False
    until: date | None = None
    succeeded_by: str = ""
    french_article: str = ""
    french_gender: Gender = Gender.MASCULINE
    english_the: bool = True
    state: str = ""
    task: dict[str, str] | None = None


class BodiesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A file of bodies by code."""

    source: SourceEntry
    checked: Checked
    bodies: dict[str, BodyEntry]


def read_bodies() -> dict[str, Body]:
    """All bodies by code; ``BadInput`` for a code given twice, a missing name or successor."""
    found: dict[str, Body] = {}
    for name, file in shelf.each(FOLDER, BodiesFile):
        place = Place(f"{FOLDER}/{name}.yaml")
        for code, entry in file.bodies.items():
            if code in found:
                raise BadInput(
                    f"{code} is the code of two bodies", remedy="rename one", place=place
                )
            if missing := {"en", "fr"} - (set(entry.name) & set(entry.task or entry.name)):
                raise BadInput(
                    f"{code} has no name in: {', '.join(sorted(missing))}",
                    remedy="give it at least in English and French",
                    place=place,
                )
            found[code] = Body(
                code=code,
                name=Text(entry.name),
                kind=entry.kind,
                demonstration=entry.demonstration,
                depositary=entry.depositary,
                until=entry.until,
                succeeded_by=entry.succeeded_by,
                french_article=entry.french_article,
                french_gender=entry.french_gender,
                english_the=entry.english_the,
                state=entry.state,
                task=Text(entry.task) if entry.task else None,
            )
    for body in found.values():
        if body.succeeded_by and body.succeeded_by not in found:
            raise BadInput(
                f"{body.code} is succeeded by {body.succeeded_by}, which is not there",
                remedy="add that body, or mend succeeded_by",
                place=Place(FOLDER),
            )
    return found
