"""One request as a page: what this viewer may see of it, and what is open to them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from accede.accounts.queries import addressees, persons
from accede.accounts.rules import Person, Role
from accede.assessment.queries import question
from accede.assessment.rules import Question
from accede.assistance import catalogue, queries
from accede.assistance.forms import Accede, SayForm
from accede.assistance.offers import MARKS, STAGES
from accede.assistance.rules.activities import ActivityView
from accede.assistance.rules.asking import RequestView
from accede.assistance.rules.desks import may_answer_requests, may_write_requests_of
from accede.assistance.rules.life import ENDS, REASON_DUE, Move, Standing
from accede.assistance.rules.talk import Message, Said, accepted, may_read, standing_proposal
from accede.assistance.rules.turns import Turn, Waits, open_moves, waits
from accede.consent.queries import Visit, grants
from accede.consent.rules import Grant, Viewer, in_force
from accede.journal.queries import head
from accede.journal.rules import Head, Office
from accede.states.queries import world

# What each step is called on its button.
STEPS: Mapping[Move, Any] = {
    Move.SUBMIT: _("Submit to the Office"),
    Move.RETURN: _("Return for more detail"),
    Move.ACKNOWLEDGE: _("Acknowledge receipt"),
    Move.ASSESS: _("Take under assessment"),
    Move.AGREE: _("Record the agreement"),
    Move.DECLINE: _("Decline"),
    Move.BEGIN: _("Record that delivery has begun"),
    Move.DELIVER: _("Record that it was delivered"),
    Move.EVALUATE: _("Record that it was evaluated"),
    Move.CLOSE: _("Close the request"),
    Move.WITHDRAW: _("Withdraw the request"),
}

# What a request waits for, said of the desk whose turn it is.
TURNS: Mapping[Turn, Any] = {
    Turn.SUBMIT: _("The State is to complete and submit it."),
    Turn.CLARIFY: _("The State is to add what was asked for, and to submit it again."),
    Turn.ANSWER_PROPOSAL: _("The State is to answer what the Office proposes."),
    Turn.READ: _("The State is to read the Office’s last message."),
    Turn.ACKNOWLEDGE: _("The Office is to acknowledge it."),
    Turn.ASSESS: _("The Office is to take it under assessment."),
    Turn.PROPOSE: _("The Office is to propose what it would do."),
    Turn.AGREE: _("The State has accepted; the Office is to record the agreement."),
    Turn.REPLY: _("The Office is to answer the State’s last message."),
}
if set(STEPS) != set(Move) or set(TURNS) != set(Turn):
    raise AssertionError("a step or a turn has no words")


@dataclass(frozen=True)
class Facts:
    """What is read of one request for one viewer: kept until the journal's head moves."""

    view: RequestView
    said: tuple[Message, ...]
    activities: tuple[ActivityView, ...]
    grants: tuple[Grant, ...]
    mark: str
    waits: tuple[Waits, ...]
    findings: tuple[str, ...] = ()


@lru_cache(maxsize=512)
def _facts(moved: Head, viewer: Viewer, code: str, today: date) -> Facts | None:
    view = queries.request(viewer=viewer, code=code, on=today)
    if view is None:
        return None
    said = queries.conversation(viewer=viewer, request=view, on=today)
    return Facts(
        view=view,
        said=said,
        activities=queries.activities(viewer=viewer, on=today, answering=view),
        grants=tuple(
            each for each in grants([queries.request_target(code)]) if in_force(each, today)
        ),
        mark=queries.written_mark(code),
        waits=waits(view.drafted_on, view.moves, said),
        findings=queries.findings_seen(viewer=viewer, request=view, on=today),
    )


def facts_of(visit: Visit, code: str) -> Facts:
    """What this visitor may see of the request; ``Http404`` where that is nothing, so that
    nobody learns which codes exist.
    """
    found = _facts(head(), visit.viewer, code, date.today())
    if found is None:
        raise Http404("there is no such request for this reader")
    return found


def page(visit: Visit, code: str, *, filled: Mapping[str, Accede] | None = None) -> HttpResponse:
    """The page of a request; with ``filled``, the forms that were sent and refused: then 400."""
    facts = facts_of(visit, code)
    filled = dict(filled or {})
    context = {
        "page": "requests",
        "request_code": code,
        **_about(facts, visit.viewer),
        **_doing(facts, visit, filled),
        "refused": list(filled.values()),
    }
    return TemplateResponse(
        visit, "assistance/request.html", context, status=400 if filled else 200
    )


def _about(facts: Facts, viewer: Viewer) -> dict[str, Any]:
    view = facts.view
    names = catalogue.standing_names()
    talkers = persons(
        {message.person for message in facts.said} | set(view.officers) if facts.said else ()
    ) or (persons(view.officers) if view.officers else {})
    life = [
        {
            "number": number,
            "view": moved,
            "word": names[moved.to],
            # Of the other steps a reason is the journal's, not the reader's.
            "reason": moved.reason if moved.move in _REASONED else "",
        }
        for number, moved in enumerate(view.moves, start=1)
    ]
    proposal = standing_proposal(view.moves, facts.said)
    taken = {each.to_message for each in facts.said if each.said is Said.ACCEPTANCE}
    return {
        "view": view,
        "state": world().state(view.state),
        "standing": names[view.standing],
        "mark": MARKS[view.standing],
        "priority": catalogue.priority_names()[view.priority],
        "themes": [catalogue.theme_names()[code] for code in view.themes],
        "findings": facts.findings,
        "questions": questions_of(view),
        "life": life,
        "reads_talk": may_read(viewer, view.state, sees=True) and view.received_on is not None,
        "talk": [_entry(message, life, talkers, proposal, taken) for message in facts.said],
        "proposal": proposal,
        "accepted": accepted(view.moves, facts.said),
        "activities": [
            {
                "view": activity,
                "kind": catalogue.kind_names()[activity.kind],
                "stage": STAGES[activity.stage],
            }
            for activity in facts.activities
        ],
        "officers": [talkers[each].name if each in talkers else each for each in view.officers],
        "grants": facts.grants,
        "waits": [
            {"words": TURNS[each.turn], "since": each.since, "ours": _is_ours(each, viewer, view)}
            for each in facts.waits
        ]
        if may_read(viewer, view.state, sees=True)
        else [],
        "target": queries.request_target(view.code),
    }


def _doing(facts: Facts, visit: Visit, filled: Mapping[str, Accede]) -> dict[str, Any]:
    """The forms of the steps open to this visitor on this request."""
    view, person = facts.view, visit.person
    own = may_write_requests_of(person, view.state)
    officer = may_answer_requests(person) and view.received_on is not None
    agreed = accepted(view.moves, facts.said)
    office = Office.STATE if own else Office.SECRETARIAT
    moves = open_moves(view.standing, office, agreed=agreed) if own or officer else ()
    mark = {"read": facts.mark}
    answers = visit.GET.get("answer", "")
    return {
        "own": own,
        "officer": officer,
        "read": facts.mark,
        "may_submit": own and Move.SUBMIT in moves,
        "may_withdraw": own and Move.WITHDRAW in moves,
        "may_rewrite": own and view.standing is Standing.DRAFT,
        "may_accept": own and standing_proposal(view.moves, facts.said) and not agreed,
        "say": filled.get("say")
        or (
            SayForm(initial={"answers": answers}, prefix="say")
            if (own or officer) and view.received_on
            else None
        ),
        "answering": _answered(answers, facts),
        "may_note": _to_note(facts, office) if own or officer else None,
        "words_form": filled.get("words")
        or (
            SayForm(initial=mark, prefix="words", label=_("What you add"))
            if own and view.standing not in ENDS and view.standing is not Standing.DRAFT
            else None
        ),
        "propose": filled.get("propose")
        or (
            SayForm(initial=mark, prefix="propose", label=_("What the Office would do"))
            if officer and view.standing is Standing.UNDER_ASSESSMENT and not agreed
            else None
        ),
        "steps": [
            _step(each, filled.get(each.value), mark) for each in moves if each not in _APART
        ],
        "colleagues": _colleagues(view) if officer else (),
    }


_REASONED = REASON_DUE | {Move.WITHDRAW}

# Submitting and withdrawing have pages of their own.
_APART = frozenset({Move.SUBMIT, Move.WITHDRAW})


def _to_note(facts: Facts, desk: Office) -> int | None:
    """The number of the other desk's last message, where nothing was said after it."""
    last = facts.said[-1] if facts.said else None
    waiting = last is not None and last.said is Said.MESSAGE and last.by is not desk
    return last.number if last is not None and waiting else None


def _step(move: Move, filled: Accede | None, mark: Mapping[str, str]) -> dict[str, Any]:
    due = move in REASON_DUE
    form = filled or SayForm(
        initial=mark, prefix=move.value.lower(), required=due, label=_("The reason")
    )
    return {"move": move.value, "word": STEPS[move], "reason_due": due, "form": form}


def _colleagues(view: RequestView) -> Sequence[Person]:
    return [each for each in addressees(Role.OFFICER) if each.code not in view.officers]


def _is_ours(each: Waits, viewer: Viewer, view: RequestView) -> bool:
    return each.desk is (Office.STATE if queries.is_of(viewer, view.state) else Office.SECRETARIAT)


def _entry(
    message: Message,
    life: Sequence[Mapping[str, Any]],
    talkers: Mapping[str, Person],
    proposal: Message | None,
    taken: Collection[int | None],
) -> dict[str, Any]:
    answered = life[message.to_move - 1] if message.to_move else None
    return {
        "view": message,
        "name": talkers[message.person].name if message.person in talkers else message.person,
        "by_state": message.by is Office.STATE,
        "is_proposal": message.said is Said.PROPOSAL,
        "is_acceptance": message.said is Said.ACCEPTANCE,
        "is_note": message.said is Said.NOTED,
        "taken": message.number in taken,
        "stands": proposal is not None and proposal.number == message.number,
        "to_move": answered,
    }


def _answered(answers: str, facts: Facts) -> Mapping[str, Any] | None:
    """What the next message answers, where the address names something that is there."""
    kind, _dash, number = answers.partition("-")
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        return None
    wanted = int(number)
    if kind == "move" and 1 <= wanted <= len(facts.view.moves):
        moved = facts.view.moves[wanted - 1]
        return {"word": catalogue.standing_names()[moved.to], "on": moved.on}
    if kind == "message" and any(each.number == wanted for each in facts.said):
        return {"number": wanted}
    return None


def questions_of(view: RequestView) -> list[Question]:
    """The questions of frameworks that a request names. The questions are public."""
    return [held for each in view.questions if (held := question(each)) is not None]


def state_names(views: Iterable[RequestView], language: str) -> dict[str, str]:
    """The names of the States of these requests."""
    return {code: world().state(code).name.in_(language) for code in {v.state for v in views}}
