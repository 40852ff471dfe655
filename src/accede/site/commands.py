"""``accede setup`` and ``accede demonstration load``."""

import argparse

from django.core.management import call_command

from accede.basics.outcomes import Outcome
from accede.site import demonstration, translations


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs of the roof."""
    setup = verbs.add_parser("setup", help="make or update the database and the translations")
    setup.set_defaults(run=_setup)
    group = verbs.add_parser("demonstration", help="the fictitious States and their records")
    verb = group.add_subparsers(required=True, metavar="VERB")
    load = verb.add_parser("load", help="write the demonstration, unless it is there already")
    load.set_defaults(run=_load)


def _setup(args: argparse.Namespace) -> Outcome:
    compiled = translations.compile_all()
    call_command("migrate", interactive=False, verbosity=0)
    return Outcome(
        document={"translations": len(compiled)},
        lines=["The database is ready; translations are compiled."],
    )


def _load(args: argparse.Namespace) -> Outcome:
    written = demonstration.load()
    return Outcome(
        document={"written": written},
        lines=[
            "The demonstration is loaded: fictitious States, marked as such."
            if written
            else "The demonstration was there already; nothing was written."
        ],
    )
