"""Two States on one day: which instruments they have in common, and what alters them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.basics.errors import BadField
from accede.basics.tables import TableOffer, address_on
from accede.states.queries import world
from accede.states.rules import Organisation, State, UnknownState
from accede.treaties.offers import MARKS
from accede.treaties.queries import snapshot, status_text
from accede.treaties.queries.agreed import force_text, subject_text, why_text
from accede.treaties.queries.statements import Pair, pair, statement_words
from accede.treaties.rules import Status, agreements
from accede.treaties.rules.agreements import Agreed
from accede.treaties.rules.between import Between, Change, Provision, Side
from accede.treaties.rules.instruments import ObligationKind
from accede.treaties.rules.pair import Basis, Doubt, Force, Outcome
from accede.treaties.tables import between as tables
from accede.treaties.views.asked import days_kept
from accede.treaties.views.showing import in_order, language_of

FORCE_MARKS: Mapping[Force, str] = {
    Force.IN_FORCE: "full",
    Force.BOTH_PARTY: "full",
    Force.PROVISIONAL: "half",
    Force.PRECLUDED: "ended",
    Force.NOT_BOTH: "open",
    Force.UNKNOWN: "unknown",
}
if set(FORCE_MARKS) != set(Force):
    raise AssertionError("a force has no mark")

AGREEMENT_MARKS: Mapping[agreements.Force, str] = {
    agreements.Force.IN_FORCE: "full",
    agreements.Force.NOT_YET: "open",
    agreements.Force.ENDED: "ended",
    agreements.Force.UNKNOWN: "unknown",
}
if set(AGREEMENT_MARKS) != set(agreements.Force):
    raise AssertionError("a force of an agreement has no mark")

# What is said once for the page, or is said by the row itself, needs no tag on the row.
_TAGGED = (Doubt.NO_RECORD, Doubt.RECORD_ENDS, Doubt.AS_LAST_KNOWN, Doubt.LATE_OBJECTION)


def choose(request: HttpRequest, *, as_of: date, as_known_on: date | None) -> HttpResponse:
    """Asks which two, and leads on to their page."""
    first, second = (request.GET.get(name, "").strip().upper() for name in ("first", "second"))
    if first and second:
        _two(first, second)
        path = reverse("between", kwargs={"one": first, "other": second})
        known = request.GET.get("as_known_on", "").strip()
        asked = as_of if request.GET.get("as_of") else None
        return HttpResponseRedirect(address_on(path, as_of=asked, as_known_on=known))
    context = {
        "page": "between",
        "as_of": as_of,
        "as_known_on": as_known_on,
        "days": days_kept(as_of, as_known_on),
        "choices": _choices(language_of(request)),
        "one": first,
        "other": second,
    }
    return TemplateResponse(request, "treaties/between_choose.html", context)


def between(
    request: HttpRequest, *, one: str, other: str, as_of: date, as_known_on: date | None
) -> HttpResponse:
    """Every instrument between two States on a day, and what alters it."""
    language, here = language_of(request), world()
    two = _two(one, other, missing=Http404)
    found = pair(one, other, as_of=as_of, as_known_on=as_known_on)
    names = {each.code: each.name for each in two}
    rows = [_row(each, names) for each in found.rows]
    reach = snapshot(as_known_on=as_known_on)
    demonstration = one in {each.code for each in here.demonstration}
    reaches = [] if demonstration else [reach.complete_until(each) for each in reach.instruments]
    context: dict[str, Any] = {
        "page": "between",
        "as_of": as_of,
        "as_known_on": as_known_on,
        "two": two,
        "demonstration": demonstration,
        "days": days_kept(as_of, as_known_on),
        "choices": _choices(language),
        "one": one,
        "other": other,
        "parts": [
            part
            for part in (
                _part("common", _("In common"), rows, *_HELD),
                _part("precluded", _("Not in force between them"), rows, Force.PRECLUDED),
                _part("unknown", _("Unknown"), rows, Force.UNKNOWN),
            )
            if part["rows"]
        ],
        "apart": [row for row in rows if row["force"] is Force.NOT_BOTH],
        "counts": [
            {"word": statement_words("forces")[force], "mark": FORCE_MARKS[force], "number": n}
            for force in Force
            if (n := sum(row["force"] is force for row in rows))
        ],
        "explained": [
            statement_words("doubts")[doubt]
            for doubt in Doubt
            if any(doubt in each.doubts for each in found.rows if each.force in _TOLD)
        ],
        "complete_until": min(filter(None, reaches), default=None),
        "agreed": [_agreed(each) for each in found.agreed],
        "digest": found.digest,
    }
    context["tables"] = _tables(context, found, language)
    return TemplateResponse(request, "treaties/between.html", context)


_HELD = (Force.IN_FORCE, Force.BOTH_PARTY, Force.PROVISIONAL)
_TOLD = (*_HELD, Force.PRECLUDED, Force.UNKNOWN)


def _tables(page: Mapping[str, Any], found: Pair, language: str) -> list[TableOffer]:
    return [
        TableOffer(
            "between",
            gettext("Treaties in common"),
            partial(tables.between_table, page, found, language),
        ),
        TableOffer(
            "provisions",
            gettext("Provisions on cooperation and disputes"),
            partial(tables.provisions_table, page, found, language),
        ),
        *(
            [
                TableOffer(
                    "agreements",
                    gettext("Agreements between the two"),
                    partial(tables.agreements_table, page, found, language),
                )
            ]
            if found.agreed
            else []
        ),
    ]


def _two(
    first: str, second: str, *, missing: type[Exception] | None = None
) -> tuple[State | Organisation, State | Organisation]:
    """The two; what cannot be set side by side is refused by its field."""
    here, found = world(), []
    for field, code in (("first", first), ("second", second)):
        try:
            found.append(here.participant(code))
        except UnknownState as error:
            if missing is not None:
                raise missing(str(error)) from error
            text = gettext("No State or organisation has this code. Choose one from the list.")
            raise BadField(field, code, text) from None
    if first == second:
        text = gettext("Choose two different States.")
        raise BadField("second", second, text)
    made_up = {each.code for each in here.demonstration}
    if (first in made_up) is not (second in made_up):
        text = gettext(
            "A fictitious State has nothing in common with a real one. Choose two of a kind."
        )
        raise BadField("second", second, text)
    return found[0], found[1]


def _choices(language: str) -> list[Mapping[str, Any]]:
    """Everybody who may be chosen, in the reader's alphabet; the fictitious ones last."""
    kinds = (
        ("real", _("States")),
        ("organisations", _("Regional organisations")),
        ("historic", _("States that no longer exist")),
        ("demonstration", _("Demonstration States")),
    )
    return [{"word": word, "members": in_order(language, kind)} for kind, word in kinds]


def _part(
    code: str, word: Any, rows: Iterable[Mapping[str, Any]], *forces: Force
) -> Mapping[str, Any]:
    return {"code": code, "word": word, "rows": [row for row in rows if row["force"] in forces]}


def _row(here: Between, names: Mapping[str, Any]) -> dict[str, Any]:
    """One instrument between the two, as the page says it."""
    said = statement_words("forces")
    return {
        "instrument": here.instrument,
        "force": here.force,
        "word": said[here.force],
        "mark": FORCE_MARKS[here.force],
        "since": here.since,
        "tags": [statement_words("tags")[each] for each in _TAGGED if each in here.doubts],
        "prevailed_by": here.prevailed_by,
        "perhaps_prevailed": Doubt.PREVAILING_UNKNOWN in here.doubts,
        "read_with": here.read_with,
        "precluded_by": [
            {"statement": each, "name": names[each.author]} for each in here.precluded_by
        ],
        "changes": [_change(each, names) for each in here.changes],
        "others": [
            {"statement": each, "name": names[side.code],
             "word": statement_words("kinds")[each.kind],
             "does": statement_words("effects")[each.effect] if each.effect else None}
            for side in (here.first, here.second)
            for each in side.said
            if each not in [change.statement for change in here.changes]
        ],
        "extradition": _outcomes(here.cooperation, ObligationKind.EXTRADITION_BASIS),
        "assistance": _outcomes(here.cooperation, ObligationKind.MLA),
        "disputes": _outcomes(here.disputes, ObligationKind.DISPUTES),
        "bases": [
            {
                "name": names[side.code],
                "word": statement_words("bases")[side.basis],
                "statement": side.basis_said,
            }
            for side in (here.first, here.second)
            if side.basis in (Basis.YES, Basis.NO)
        ],
        "sides": [_side(side) for side in (here.first, here.second)],
    }  # fmt: skip


def _agreed(here: Agreed) -> Mapping[str, Any]:
    """One agreement of the two, as a loaded record gives it."""
    return {
        "agreement": here.agreement,
        "subject": subject_text(here.agreement.subject),
        "word": force_text(here.force),
        "mark": AGREEMENT_MARKS[here.force],
        "why": why_text(here.why) if here.why else None,
        "through": [world().participant(code).name for code in here.through],
    }


def _change(change: Change, names: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "provision": change.provision,
        "word": statement_words("outcomes")[change.outcome],
        "statement": change.statement,
        "name": names[change.statement.author],
        "objection": change.objection,
    }


def _outcomes(provisions: Sequence[Provision], kind: ObligationKind) -> list[Mapping[str, Any]]:
    """The provisions of a kind by what becomes of them; what is altered comes first."""
    found = [each for each in provisions if each.obligation.kind is kind]
    words = statement_words("outcomes")
    return [
        {
            "word": words[outcome],
            "plain": outcome in (Outcome.APPLIES, Outcome.UNKNOWN),
            "obligations": [
                {
                    "code": each.obligation.code,
                    "local": each.obligation.code.partition(":")[2],
                }
                for each in found
                if each.outcome is outcome
            ],
        }
        for outcome in reversed(Outcome)
        if any(each.outcome is outcome for each in found)
    ]


def _side(side: Side) -> Mapping[str, Any]:
    status: Status = side.participation.status
    return {
        "code": side.code,
        "word": status_text(status),
        "mark": MARKS[status],
        "as_last_known": side.participation.as_last_known,
    }
