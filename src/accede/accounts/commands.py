"""``accede accounts``: the first administrator, and what an operator does without a browser."""

import argparse
from datetime import date
from typing import Any

from django.conf import settings

from accede.accounts import acts, letters, queries
from accede.accounts.queries import Kept
from accede.accounts.rules import Role, Scope, Token, is_in_use
from accede.basics.days import parse_day
from accede.basics.digests import Plain
from accede.basics.errors import BadInput
from accede.basics.outcomes import Outcome


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs of accounts."""
    group = verbs.add_parser("accounts", help="who can sign in: open, list, change, close")
    verb = group.add_subparsers(required=True, metavar="VERB")

    opened = verb.add_parser("open", help="open an account; prints the link to choose a password")
    opened.add_argument("email", help="the person's e-mail address")
    opened.add_argument("--role", action="append", required=True, metavar="ROLE", help=_roles())
    opened.add_argument("--of", default="", help="the State or body they act for, by its code")
    opened.add_argument("--name", default="", help="how they are called (default: the address)")
    opened.add_argument(
        "--code", default="", help="what the record knows them by (default: from the address)"
    )
    opened.add_argument("--language", default=settings.LANGUAGE_CODE, help="en, fr, …")
    _reason(opened)
    opened.set_defaults(run=_open)

    listed = verb.add_parser("list", help="list the accounts")
    listed.add_argument("--closed", action="store_true", help="those that are closed")
    listed.set_defaults(run=_list)

    linked = verb.add_parser("link", help="print a new link by which a person chooses a password")
    linked.add_argument("who", help="code or e-mail address")
    linked.set_defaults(run=_link)

    changed = verb.add_parser("roles", help="give an account other roles of its office")
    changed.add_argument("who", help="code or e-mail address")
    changed.add_argument("--role", action="append", required=True, metavar="ROLE", help=_roles())
    _reason(changed)
    changed.set_defaults(run=_change)

    closed = verb.add_parser("close", help="end the use of an account at once")
    closed.add_argument("who", help="code or e-mail address")
    _reason(closed)
    closed.set_defaults(run=_close)

    step = verb.add_parser(
        "remove-second-step", help="for a person who has lost their telephone and their codes"
    )
    step.add_argument("who", help="code or e-mail address")
    _reason(step)
    step.set_defaults(run=_remove_second_step)

    token = verb.add_parser("token", help="tokens of programs: make, list, revoke")
    does = token.add_subparsers(required=True, metavar="VERB")
    made = does.add_parser("make", help="make a token that reads as a person; prints it once")
    made.add_argument("who", help="code or e-mail address")
    made.add_argument("--label", required=True, help="which program it is for")
    made.add_argument("--scope", action="append", required=True, metavar="SCOPE", help=_scopes())
    made.add_argument("--until", required=True, metavar="DAY", help="its last day, YYYY-MM-DD")
    made.set_defaults(run=_make_token)
    had = does.add_parser("list", help="list the tokens of a person")
    had.add_argument("who", help="code or e-mail address")
    had.set_defaults(run=_list_tokens)
    revoked = does.add_parser("revoke", help="end a token at once")
    revoked.add_argument("code", help="the code of the token")
    _reason(revoked)
    revoked.set_defaults(run=_revoke_token)


def _reason(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reason", required=True, help="why; it stands in the record")


def _roles() -> str:
    return "one of " + ", ".join(_written(role) for role in Role) + "; may be given again"


def _scopes() -> str:
    return "one of " + ", ".join(Scope) + "; may be given again"


def _written(role: Role) -> str:
    return role.value.lower().replace("_", "-")


def _role(given: str) -> Role:
    for role in Role:
        if given.lower().replace("_", "-") == _written(role):
            return role
    raise BadInput(f"‘{given}’ is not a role", remedy=f"give {_roles()}")


def _open(args: argparse.Namespace) -> Outcome:
    person = acts.open_account(
        **_signed(args),
        code=args.code or args.email.split("@")[0].lower().replace("_", "-"),
        name=args.name or args.email,
        email=args.email,
        roles=[_role(each) for each in args.role],
        of=args.of,
        language=args.language,
    )
    return _linked(person.code, [f"The account {person.code} is open."])


def _list(args: argparse.Namespace) -> Outcome:
    found = queries.people(closed=args.closed)
    return Outcome(
        document=[_plain(each) for each in found],
        lines=[_line(each) for each in found] or ["There is no account."],
    )


def _link(args: argparse.Namespace) -> Outcome:
    person = queries.person(args.who)
    if queries.kept(person.code).closed_on is not None:
        raise BadInput(f"the account {person.code} is closed", remedy="open a new one")
    return _linked(person.code, [])


def _change(args: argparse.Namespace) -> Outcome:
    person = acts.change_roles(
        **_signed(args),
        account=queries.person(args.who).code,
        roles=[_role(each) for each in args.role],
    )
    return Outcome(
        document={"code": person.code, "roles": sorted(person.roles)},
        lines=[f"{person.code}: {', '.join(map(_written, sorted(person.roles)))}"],
    )


def _close(args: argparse.Namespace) -> Outcome:
    code = queries.person(args.who).code
    acts.close_account(**_signed(args), account=code)
    return Outcome(document={"code": code}, lines=[f"The account {code} is closed."])


def _remove_second_step(args: argparse.Namespace) -> Outcome:
    code = queries.person(args.who).code
    acts.remove_second_step(**_signed(args), account=code)
    return Outcome(
        document={"code": code},
        lines=[f"{code} signs in without a second step until it is set up."],
    )


def _signed(args: argparse.Namespace) -> dict[str, Any]:
    """Who acts on the command line, why, and today."""
    return {
        "actor": acts.OPERATOR,
        "reason": args.reason,
        "source": None,
        "on": date.today(),
    }


def _make_token(args: argparse.Namespace) -> Outcome:
    person = queries.person(args.who)
    made = acts.make_token(
        # Whoever holds the command line makes it for the person, and the record says so.
        actor=acts.OPERATOR,
        account=person.code,
        label=args.label,
        scopes=args.scope,
        last_day=parse_day(args.until),
        reason=f"made on the command line for {person.code}",
        source=None,
        on=date.today(),
    )
    return Outcome(
        document={"code": made.token.code, "secret": made.secret, "person": person.code},
        lines=[
            f"The token {made.token.code} reads as {person.code} until {made.token.last_day}.",
            "Shown this once, and kept nowhere:",
            made.secret,
        ],
    )


def _list_tokens(args: argparse.Namespace) -> Outcome:
    today = date.today()
    found = queries.tokens(queries.person(args.who).code)
    return Outcome(
        document=[_plain_token(each, today) for each in found],
        lines=[
            f"{each.code}  {each.label}  {', '.join(sorted(each.scopes))}  until {each.last_day}"
            f"{'' if is_in_use(each, today) else '  (opens nothing any more)'}"
            f"{f'  last used on {each.last_used_on}' if each.last_used_on else ''}"
            for each in found
        ]
        or ["There is no token."],
    )


def _revoke_token(args: argparse.Namespace) -> Outcome:
    token = acts.revoke_token(**_signed(args), code=args.code)
    return Outcome(
        document={"code": token.code, "revoked_on": token.revoked_on},
        lines=[f"The token {token.code} of {token.person} opens nothing any more."],
    )


def _plain_token(token: Token, today: date) -> dict[str, Plain]:
    return {
        "code": token.code,
        "person": token.person,
        "label": token.label,
        "scopes": sorted(token.scopes),
        "made_on": token.made_on,
        "last_day": token.last_day,
        "revoked_on": token.revoked_on,
        "last_used_on": token.last_used_on,
        "in_use": is_in_use(token, today),
    }


def _linked(code: str, lines: list[str]) -> Outcome:
    link = settings.ACCEDE_ADDRESS + letters.link_of(code)
    return Outcome(
        document={"code": code, "link": link},
        lines=[
            *lines,
            "To choose a password (opens once, within a day; hand it to nobody else):",
            link,
        ],
    )


def _plain(kept: Kept) -> dict[str, Plain]:
    person = kept.person
    return {
        "code": person.code,
        "name": person.name,
        "email": person.email,
        "roles": sorted(person.roles),
        "of": person.of,
        "language": person.language,
        "demonstration": person.demonstration,
        "opened_on": kept.opened_on,
        "closed_on": kept.closed_on,
        "password": kept.has_password,
        "second_step": kept.has_second_step,
    }


def _line(kept: Kept) -> str:
    person = kept.person
    roles = ", ".join(map(_written, sorted(person.roles)))
    marks = ["demonstration"] if person.demonstration else []
    marks += [] if kept.has_password else ["no password yet"]
    marks += ["second step"] if kept.has_second_step else []
    marks += [f"closed on {kept.closed_on}"] if kept.closed_on else []
    about = f" ({'; '.join(marks)})" if marks else ""
    return f"{person.code}  {person.email}  {roles}{' of ' + person.of if person.of else ''}{about}"
