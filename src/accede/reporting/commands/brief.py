"""``accede brief``: a State for the officer who is about to visit it."""

import argparse
from datetime import UTC, datetime

from accede.accounts.queries import person
from accede.accounts.rules import opens
from accede.basics.errors import BadInput
from accede.basics.outcomes import Outcome
from accede.consent.rules import viewer_of
from accede.journal.queries import head
from accede.reporting.commands.asked import day_named
from accede.reporting.commands.overview import common, outcome, wanted
from accede.reporting.sheets import a_year_before, brief, file_name
from accede.states.queries import world


class NoOfficer(BadInput):
    """A mission brief for somebody who is no officer of the Office."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"‘{code}’ is no officer of the Office, and a mission brief is for an officer alone",
            remedy="name an officer, or write an overview with ‘accede overview’",
        )


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verb ``brief``."""
    verb = verbs.add_parser("brief", help="write a State for the officer about to visit it")
    common(verb)
    verb.add_argument(
        "--as", dest="reader", required=True, metavar="PERSON", help="the officer it is for"
    )
    verb.add_argument(
        "--since", default="", metavar="DAY", help="tell what changed after it (a year before)"
    )
    verb.set_defaults(run=_brief)


def _brief(args: argparse.Namespace) -> Outcome:
    officer = person(args.reader)
    if not opens("state-brief", officer):
        raise NoOfficer(officer.code)
    asked = wanted(args, world().state(args.state.upper()), viewer_of(officer))
    since = a_year_before(asked.day)
    if args.since:
        since = day_named(args.since, datetime.now(UTC).date())
        if since >= asked.day:
            raise BadInput(
                f"{since} is not before {asked.day}, the day of the brief",
                remedy="give an earlier day with --since",
            )
    return outcome(args, asked, brief(head(), asked, since), file_name("brief", asked, ""))
