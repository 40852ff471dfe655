"""``accede setup``, ``accede demonstration load`` and ``accede demonstration passwords``."""

import argparse
import secrets
from collections.abc import Iterable
from datetime import date

from django.core.management import call_command

from accede.accounts import acts as accounts
from accede.accounts.catalogue import demonstration_people
from accede.accounts.queries import demonstration_mode
from accede.accounts.rules import Person
from accede.basics.digests import Plain
from accede.basics.outcomes import Outcome
from accede.site import demonstration, translations

# The whole line: without the variable it is refused, and few have the program on their path.
AGAIN = "ACCEDE_DEMONSTRATION=yes .venv/bin/accede demonstration passwords"


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs of the roof."""
    setup = verbs.add_parser("setup", help="make or update the database and the translations")
    setup.set_defaults(run=_setup)
    group = verbs.add_parser("demonstration", help="the fictitious States and their records")
    verb = group.add_subparsers(required=True, metavar="VERB")
    load = verb.add_parser("load", help="write the demonstration, unless it is there already")
    load.set_defaults(run=_load)
    passwords = verb.add_parser(
        "passwords", help="give the people of the demonstration new passwords, and print them"
    )
    passwords.set_defaults(run=_passwords)


def _setup(args: argparse.Namespace) -> Outcome:
    compiled = translations.compile_all()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("clearsessions", verbosity=0)
    return Outcome(
        document={"translations": len(compiled)},
        lines=["The database is ready; translations are compiled."],
    )


def _load(args: argparse.Namespace) -> Outcome:
    written = demonstration.load()
    said = (
        "The demonstration is loaded: fictitious States, marked as such."
        if written
        else "The demonstration was there already; nothing was written."
    )
    if not demonstration_mode():
        return Outcome(
            document={"written": written, "accounts": []},
            lines=[said, "No accounts: this workspace is not in demonstration mode."],
        )
    opened = accounts.open_demonstration(on=date.today())
    if not opened:
        again = f"For new passwords of its people: {AGAIN}"
        return Outcome(document={"written": written, "accounts": []}, lines=[said, again])
    table, lines = _sign_ins(opened)
    return Outcome(document={"written": written, "accounts": table}, lines=[said, *lines])


def _passwords(args: argparse.Namespace) -> Outcome:
    accounts.open_demonstration(on=date.today())
    table, lines = _sign_ins(demonstration_people())
    return Outcome(document={"accounts": table}, lines=lines)


def _sign_ins(people: Iterable[Person]) -> tuple[list[dict[str, Plain]], list[str]]:
    """New passwords for these people, told this once: only their digests are kept."""
    made = {each.code: _password() for each in people}
    accounts.give_demonstration_passwords(passwords=made, on=date.today())
    table: list[dict[str, Plain]] = [
        {
            "email": each.email,
            "password": made[each.code],
            "roles": sorted(each.roles),
            "of": each.of,
        }
        for each in people
    ]
    width = max(len(each.email) for each in people)
    lines = ["", "To sign in (these passwords are shown this once):"]
    lines += [f"  {each.email:{width}}  {made[each.code]}  {each.name}" for each in people]
    return table, [*lines, f"New ones at any time: {AGAIN}"]


# Without the letters and figures that are taken for one another.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def _password() -> str:
    """Sixteen signs at random, in four groups."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(4))
