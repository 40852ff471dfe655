"""The people of the demonstration, read strictly from the catalogue."""

from functools import cache

import msgspec

from accede import shelf
from accede.accounts.rules import Person, Role

# An address that can reach nobody: the name is kept for examples (RFC 2606).
_PLACE = "accede.example"


class PersonEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One person; see the head of ``people.yaml``."""

    code: str
    name: str
    roles: list[Role]
    language: str
    of: str = ""


class PeopleFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The file of people."""

    people: list[PersonEntry]


@cache
def demonstration_people() -> tuple[Person, ...]:
    """Who signs in to the demonstration, in the order of the file."""
    file = shelf.read(shelf.root() / "demonstration" / "people.yaml", PeopleFile)
    return tuple(
        Person(
            code=each.code,
            name=each.name,
            email=f"{each.code}@{_PLACE}",
            roles=frozenset(each.roles),
            of=each.of,
            language=each.language,
            demonstration=True,
        )
        for each in file.people
    )
