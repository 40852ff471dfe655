"""``accede overview``: a State on four pages, in Word, PDF and as a web page."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from accede.accounts.queries import person
from accede.basics.digests import Plain
from accede.basics.outcomes import Outcome
from accede.consent.rules import PUBLIC_VIEWER, Viewer, ViewerKind, viewer_of
from accede.journal.queries import head
from accede.press.files import write_all
from accede.press.typesetting import pages
from accede.reporting.commands.asked import day_named, site_named
from accede.reporting.sheets import FORMS, LANGUAGES, Printed, Wanted, file_name, overview
from accede.states.queries import world
from accede.states.rules import State

AUDIENCES = ("public", "state", "office", "compact", "donors")
"""For whom an overview is written where no person is named."""


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verb ``overview``."""
    verb = verbs.add_parser("overview", help="write a State on four pages, as consent allows")
    common(verb)
    whom = verb.add_mutually_exclusive_group()
    whom.add_argument(
        "--audience", choices=AUDIENCES, default="public", help="who is to read it (public)"
    )
    whom.add_argument("--as", dest="reader", default="", metavar="PERSON", help="one person")
    verb.set_defaults(run=_overview)


def common(verb: argparse.ArgumentParser) -> None:
    """What every verb that writes a sheet of a State takes."""
    verb.add_argument("state", metavar="STATE", help="its code, for example FJI")
    verb.add_argument("--on", default="", metavar="DAY", help="as of this day, YYYY-MM-DD (today)")
    verb.add_argument("--lang", default="en", choices=LANGUAGES, help="the language (en)")
    verb.add_argument(
        "--format", action="append", choices=tuple(FORMS), help="a format; may be repeated (all)"
    )
    verb.add_argument("--out", type=Path, default=Path("out"), help="the folder (out)")
    verb.add_argument(
        "--site", type=site_named, help="where the workspace is found: links lead there"
    )
    verb.add_argument("--as-known-on", default="", metavar="DAY", help="with the lists known then")


def wanted(args: argparse.Namespace, state: State, viewer: Viewer) -> Wanted:
    """What was asked for; consent is that of the day the command is run."""
    today = datetime.now(UTC).date()
    return Wanted(
        state=state,
        day=day_named(args.on, today) if args.on else today,
        as_known_on=day_named(args.as_known_on, today) if args.as_known_on else None,
        viewer=viewer,
        seen_on=today,
        language=args.lang,
        site=args.site or "",
    )


def outcome(args: argparse.Namespace, asked: Wanted, printed: Printed, name: str) -> Outcome:
    """Writes the sheet in its forms and says where. ``name`` ends in a point."""
    # Everything is made before anything is written.
    forms = list(dict.fromkeys(args.format or FORMS))
    files = {f"{name}{form}": FORMS[form](printed) for form in forms}
    written = write_all(args.out, files, "the document")
    document: dict[str, Plain] = {
        "state": asked.state.code,
        "on": asked.day,
        "as_known_on": asked.as_known_on,
        "language": printed.sheet.language,
        "shown_to": asked.viewer.audience.value.lower(),
        "person": asked.viewer.person or None,
        "pages": pages(printed.pdf),
        "digest": printed.sheet.digest,
        "parts": {each.id: len(each.rows) for each in printed.sheet.parts},
        "files": [str(path) for path in written],
    }
    lines = [f"{printed.sheet.name}: {document['pages']} pages"]
    return Outcome(document, [*lines, *(f"Written: {path}" for path in written)])


def _overview(args: argparse.Namespace) -> Outcome:
    state = world().state(args.state.upper())
    asked = wanted(args, state, _viewer(args, state))
    return outcome(args, asked, overview(head(), asked), file_name("overview", asked, ""))


def _viewer(args: argparse.Namespace, state: State) -> Viewer:
    if args.reader:
        return viewer_of(person(args.reader))
    return {
        "public": PUBLIC_VIEWER,
        "state": Viewer(ViewerKind.STATE, state.code),
        "office": Viewer(ViewerKind.OFFICE),
        "compact": Viewer(ViewerKind.COMPACT),
        "donors": Viewer(ViewerKind.DONOR),
    }[args.audience]
