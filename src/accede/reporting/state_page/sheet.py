"""A State's page on paper: what the rooms below say of it on a day, to one viewer.

The same facts and the same consent as the page on the web; where four pages do not hold
them, the sheet says how much is missing and where it is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from accede.basics.digests import digest
from accede.consent.rules import PUBLIC_VIEWER, Viewer, ViewerKind
from accede.reporting.rules.sheet import PAGES, Line, Piece, Sheet
from accede.reporting.state_page import authorities, frameworks, law, work
from accede.reporting.state_page.asked import Asked, Said, WriteDay
from accede.states.queries import region_name, world
from accede.states.rules import State, StateKind
from accede.treaties.rules import ActList

PARTS = (
    law.standing,
    law.to_notify,
    law.statements,
    authorities.authorities,
    authorities.laws,
    work.review,
    frameworks.frameworks,
    work.requests,
    work.activities,
)
"""What is printed, in the order of the page."""

UNPRINTED = ("zh",)
"""Languages whose letters the fonts do not have: the sheet is in English, and says so."""


@dataclass(frozen=True)
class Cover:
    """What is particular to one kind of sheet of a State: its name, its parts, its head.

    ``made`` composes the parts; ``facts`` and ``notices`` stand in the head beside the usual
    ones; with ``confidential`` they say to whom it may be shown. ``most`` is how many pages it
    may have.
    """

    kicker: str
    made: Callable[[Asked], list[Said]]
    facts: tuple[tuple[str, Line], ...] = ()
    notices: tuple[Line, ...] = ()
    confidential: bool = False
    most: int = PAGES


def state_sheet(
    state: State,
    *,
    day: date,
    as_known_on: date | None,
    viewer: Viewer,
    seen_on: date,
    language: str,
    write_day: WriteDay,
    site: str,
    page: str,
    cover: Callable[[Asked], Cover] | None = None,
) -> Sheet:
    """The sheet of a State on a day, in a language.

    ``write_day`` writes a day in a language. ``page`` is the address of the
    State's page, ``site`` where the workspace is found; both are printed and linked to.
    Without a ``cover`` it is the overview.
    """
    spoken = "en" if language in UNPRINTED else language
    with override(spoken):
        asked = Asked(
            state=state,
            day=day,
            as_known_on=as_known_on,
            viewer=viewer,
            seen_on=seen_on,
            language=spoken,
            words_of=write_day,
            site=site,
            page=page,
        )
        made = Cover(_("Overview of a State"), overview_parts) if cover is None else cover(asked)
        return _sheet(asked, made, instead=spoken != language)


def overview_parts(asked: Asked) -> list[Said]:
    """What the rooms say of the State, in the order of its page."""
    return said_by(PARTS, asked)


def said_by(parts: Iterable[Callable[[Asked], Said | None]], asked: Asked) -> list[Said]:
    """The parts that have something to say."""
    return [made for part in parts if (made := part(asked)) is not None]


def _closed(asked: Asked, cover: Cover, said: list[Said]) -> bool:
    """Whether something here is not open to the public."""
    if asked.viewer == PUBLIC_VIEWER:
        return False
    public = cover.made(replace(asked, viewer=PUBLIC_VIEWER))
    return [each.facts for each in said] != [each.facts for each in public]


def _sheet(asked: Asked, cover: Cover, *, instead: bool) -> Sheet:
    state, said = asked.state, cover.made(asked)
    lists = tuple(each for part in said for each in part.lists)
    name = state.name.in_(asked.language)
    shown = digest([state.code, asked.day, asked.as_known_on, [part.facts for part in said]])
    standing_on = _("As of %(day)s") % {"day": asked.write_day(asked.day)}
    banner = ("", "")
    if state.demonstration:
        banner = (
            _("Demonstration."),
            _(
                "This State does not exist. Its records show how the workspace is used and "
                "enter no total of real States."
            ),
        )
    closed = not cover.confidential and _closed(asked, cover, said)
    notices = _notices(asked, said, lists, closed=closed, instead=instead)
    return Sheet(
        language=asked.language,
        kicker=cover.kicker,
        title=asked.text(state.name),
        facts=(*_facts(asked), *cover.facts),
        parts=tuple(part.part for part in said),
        words_left_out=lambda left: _words_left_out(left, asked.language),
        foot=f"{name} ({state.code}) · {standing_on}",
        page_of=_("Page %(page)s of %(pages)s") % {"page": 1, "pages": 2},
        closing=_closing(asked, lists, shown),
        notices=(*cover.notices, *notices),
        banner=banner,
        name=f"{name}, {standing_on}",
        digest=shown,
        most=cover.most,
    )


def _facts(asked: Asked) -> tuple[tuple[str, Line], ...]:
    state = asked.state
    known = _("on everything recorded here")
    if asked.as_known_on:
        known = asked.write_day(asked.as_known_on)
    facts: list[tuple[str, Line]] = [
        (_("As of"), (Piece(asked.write_day(asked.day), strong=True),)),
        (_("As known on"), (Piece(known),)),
        (_("Prepared for"), (_audience(asked),)),
        (_("Code"), (Piece(state.code),)),
    ]
    if state.region:
        facts.append((_("Region"), (asked.text(region_name(state.region)),)))
    member_from = state.member_from()
    if state.demonstration:
        facts.append((_("Kind"), (Piece(_("Demonstration State")),)))
    elif state.kind is StateKind.OBSERVER:
        facts.append((_("At the United Nations"), (Piece(_("Observer")),)))
    elif state.kind is StateKind.NON_MEMBER:
        facts.append((_("At the United Nations"), (Piece(_("Not a Member")),)))
    elif member_from:
        since = asked.write_day(member_from)
        facts.append((_("Member of the United Nations since"), (Piece(since),)))
    if _began_later(asked) and state.existed_from:
        facts.append((_("Exists since"), (Piece(asked.write_day(state.existed_from)),)))
    if state.existed_until:
        last = asked.write_day(state.existed_until - timedelta(days=1))
        facts.append((_("Existed until"), (Piece(last),)))
    return tuple(facts)


def _audience(asked: Asked) -> Piece:
    """For whom consent was applied: whoever passes the document on has to know."""
    viewer = asked.viewer
    match viewer.audience:
        case ViewerKind.PUBLIC:
            return Piece(_("the public"))
        case ViewerKind.STATE:
            return asked.text(world().state(viewer.of).name)
        case ViewerKind.OFFICE if viewer.person:
            return Piece(_("the Office, %(person)s") % {"person": viewer.person})
        case ViewerKind.OFFICE:
            return Piece(_("the Office"))
        case ViewerKind.COMPACT:
            return Piece(_("bodies of the Compact"))
        case ViewerKind.PARTNER:
            return Piece(_("the partner body %(code)s") % {"code": viewer.of})
        case ViewerKind.DONOR if viewer.of:
            return Piece(_("the donor %(code)s") % {"code": viewer.of})
        case ViewerKind.DONOR:
            return Piece(_("donors"))


def _notices(
    asked: Asked,
    said: list[Said],
    lists: tuple[ActList, ...],
    *,
    closed: bool,
    instead: bool,
) -> tuple[Line, ...]:
    notices: list[Line] = []
    if closed:
        notices.append(
            (
                Piece(_("This document holds records that are not public."), strong=True),
                Piece(" "),
                Piece(_("It is passed on only with the consent of the State whose they are.")),
            )
        )
    if instead:
        notices.append(
            (Piece(_("Chinese cannot be printed here yet; this document is in English.")),)
        )
    if _began_later(asked):
        notices.append(
            (
                Piece(_("The State did not exist on this day."), strong=True),
                Piece(" "),
                Piece(
                    _(
                        "Nothing was asked of it then; what its predecessor did stands on the "
                        "predecessor’s page."
                    )
                ),
            )
        )
    if asked.state.kind is StateKind.HISTORIC:
        notices.append(
            (
                Piece(_("The lists held here leave out States that no longer exist."), strong=True),
                Piece(" "),
                Piece(
                    _(
                        "Where no act of such a State is shown, nothing is known of it here, "
                        "which does not mean that there was none."
                    )
                ),
            )
        )
    elif not asked.state.demonstration:
        notices.append(_reach(asked, lists))
    if not any(each.part.rows for each in said):
        notices.append((Piece(_("Nothing is recorded here that you may see.")),))
    return tuple(notices)


def _began_later(asked: Asked) -> bool:
    return asked.state.existed_from is not None and asked.day < asked.state.existed_from


def _reach(asked: Asked, lists: tuple[ActList, ...]) -> Line:
    """How far the lists reach; beyond that day, what they do not show is unknown."""
    until = min(filter(None, (each.complete_until for each in lists)), default=None)
    if until is None:
        return (
            Piece(_("No list counts for the days asked."), strong=True),
            Piece(" "),
            Piece(_("Standings are unknown, which does not mean no.")),
        )
    complete = _("List of acts complete until %(day)s.") % {"day": asked.write_day(until)}
    if asked.day <= until:
        return (Piece(complete, strong=True),)
    later = _(
        "This document speaks of %(day)s, a later day. What an act shows is given as last known; "
        "where there is no act, the standing is unknown, which does not mean no."
    )
    return (
        Piece(complete, strong=True),
        Piece(" "),
        Piece(later % {"day": asked.write_day(asked.day)}),
    )


def _closing(
    asked: Asked, lists: tuple[ActList, ...], shown: str
) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    names = _(
        "The names used here and the way entries are arranged express no opinion whatever on "
        "the legal status of any country, territory, city or area or of its authorities, or on "
        "the course of its frontiers or boundaries."
    )
    held = _(
        "Standings follow from the acts in the lists named above. Laws, findings, answers, "
        "requests and activities are records of the workspace, each with its day; candidates "
        "for a provision are no findings and are not printed."
    )
    about: tuple[Line, ...] = (
        (Piece(held),),
        (Piece(_("This page in the workspace:") + " "), Piece(asked.page, to=asked.page)),
        (Piece(_("Digest of the facts printed here:") + " "), Piece(shown)),
        (Piece(_("This is not a United Nations document.")), Piece(" "), Piece(names)),
    )
    closing: tuple[tuple[str, tuple[Line, ...]], ...] = ((_("About this document"), about),)
    if not lists:
        return closing
    sources = tuple(_source(asked, n, each) for n, each in enumerate(lists, 1))
    return ((_("Sources of these acts"), sources), *closing)


def _source(asked: Asked, number: int, each: ActList) -> Line:
    source = each.source
    title = Piece(source.title, "en") if source.names is None else asked.text(source.names)
    entitled = ", ".join(part for part in (title.text, source.reference) if part)
    days = []
    if each.stated_on:
        days.append(_("as of %(day)s") % {"day": asked.write_day(each.stated_on)})
    if each.complete_until:
        days.append(_("complete until %(day)s") % {"day": asked.write_day(each.complete_until)})
    return (
        Piece(f"[{number}] ", quiet=True),
        Piece(f"{each.instrument}, "),
        replace(title, text=entitled),
        *(Piece(f", {said}") for said in days),
    )


def _words_left_out(left: int, language: str) -> str:
    # Asked only when the sheet is set: the language then may be another.
    with override(language):
        said = ngettext(
            "[%(n)s more word on the page of the State]",
            "[%(n)s more words on the page of the State]",
            left,
        )
    return said % {"n": left}
