"""The command line: ``accede ROOM VERB``. Every room brings its verbs; this is the roof.

With ``--json`` a verb prints one JSON document on stdout and nothing else there.
Exit codes: 0 fine, 1 findings, 2 wrong call, 3 bad input.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from importlib.util import find_spec

from django.db import DatabaseError

from accede.basics.errors import AccedeError
from accede.basics.outcomes import Outcome

# argparse itself answers 2 to a wrong call.
FINE, FOUND, BAD_INPUT = 0, 1, 3
_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and answers its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.site.settings")
    try:
        import django

        django.setup()
        args = parser().parse_args(arguments)
        outcome: Outcome = args.run(args)
        _print(outcome, as_json=args.json)
        sys.stdout.flush()
    except AccedeError as error:
        print(f"accede: {_harmless(str(error))}", file=sys.stderr)
        return BAD_INPUT
    except DatabaseError as error:
        print(
            f"accede: the database cannot be used: {str(error).strip()}. What to do: "
            "run ‘accede setup’ first; check ACCEDE_DATABASE_URL and ACCEDE_HOME.",
            file=sys.stderr,
        )
        return BAD_INPUT
    except BrokenPipeError:
        # The reader of our output (``head``) has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as error:
        print(
            f"accede: {error.filename or 'a file'}: {error.strerror}. What to do: check that the "
            "folder exists and may be written to; the data folder is ACCEDE_HOME.",
            file=sys.stderr,
        )
        return BAD_INPUT
    return FOUND if outcome.found else FINE


def parser() -> argparse.ArgumentParser:
    """The whole command line: the verbs of every room that has some, each with ``--json``."""
    from django.apps import apps

    top = argparse.ArgumentParser(
        prog="accede", description="The workspace, from the command line."
    )
    verbs = top.add_subparsers(required=True, metavar="COMMAND")
    for room in apps.get_app_configs():
        if room.name.startswith("accede.") and find_spec(f"{room.name}.commands"):
            import_module(f"{room.name}.commands").register(verbs)
    _add_json(top)
    return top


def _add_json(parser: argparse.ArgumentParser) -> None:
    """Gives ``--json`` to every verb below; groups of verbs pass it on."""
    groups = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    for group in groups:
        for verb in set(group.choices.values()):
            _add_json(verb)
    if not groups:
        parser.add_argument("--json", action="store_true", help="print one JSON document")


def _print(outcome: Outcome, *, as_json: bool) -> None:
    if as_json:
        json.dump(outcome.document, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
        print()
    else:
        for line in outcome.lines:
            print(_harmless(line))


def _harmless(text: str) -> str:
    """The text with signs that a terminal obeys written out; what a file says may hold some.

    These are control characters other than line breaks and tabs, and those that turn the
    direction of what follows.
    """
    return _OBEYED.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be printed as JSON")


if __name__ == "__main__":
    sys.exit(main())
