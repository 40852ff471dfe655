"""The conversation in the database: kept, guarded, in order; and two people at the same moment."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from accede.assistance import acts, queries
from accede.assistance.catalogue import demonstration_request
from accede.assistance.models import OnlyAdded, Request, RequestMessage, RequestMove
from accede.assistance.rules.asking import ChangedMeanwhile, RequestRefused
from accede.assistance.rules.life import Move, MoveRefused, Standing
from accede.assistance.rules.talk import Said, TalkRefused
from accede.assistance.rules.turns import Turn
from accede.basics.errors import BadInput
from accede.basics.texts import Text
from accede.consent.acts import revoke
from accede.consent.models import ConsentGrant
from accede.consent.queries import grants
from accede.consent.rules import PUBLIC_VIEWER, Audience, Opening, Viewer, ViewerKind
from accede.journal.models import JournalEntry
from accede.journal.queries import verify
from accede.journal.rules import Actor, Office

CODE = "XAA-2014-01"
XAA = Viewer(ViewerKind.STATE, of="XAA")
XBB = Viewer(ViewerKind.STATE, of="XBB")
FOCAL_POINT = Actor("xaa.focal-point", Office.STATE, "XAA")
OFFICER = Actor("officer.legal-1", Office.SECRETARIAT)
LATER = date(2014, 6, 30)
HELLO = Text({"en": "Which month suits you?"})
WHY: dict[str, Any] = {"reason": "a test", "source": None}

Advance = Callable[[str], None]
AtOnce = Callable[..., list[Exception | None]]


def said_to(viewer: Viewer, on: date = LATER) -> list[Said]:
    view = queries.request(viewer=viewer, code=CODE, on=on)
    if view is None:
        return []
    return [each.said for each in queries.conversation(viewer=viewer, request=view, on=on)]


@pytest.mark.django_db
def test_what_is_said_is_kept_in_order_and_in_the_journal(as_far_as: Advance) -> None:
    as_far_as("assessed")
    acts.comment(actor=OFFICER, request=CODE, text=HELLO, on=date(2014, 1, 28), to_move=3, **WHY)
    acts.comment(
        actor=FOCAL_POINT, request=CODE, text=HELLO, on=date(2014, 1, 29), to_message=1, **WHY
    )
    acts.propose(actor=OFFICER, request=CODE, text=HELLO, on=date(2014, 2, 1), **WHY)
    acts.accept(actor=FOCAL_POINT, request=CODE, proposal=3, on=date(2014, 2, 2), **WHY)
    assert said_to(XAA) == [Said.MESSAGE, Said.MESSAGE, Said.PROPOSAL, Said.ACCEPTANCE]
    assert said_to(XAA, date(2014, 1, 28)) == [Said.MESSAGE]
    assert [row.after for row in RequestMessage.objects.order_by("number")] == [3, 3, 3, 3]
    kept = JournalEntry.objects.order_by("-seq").values_list("act", flat=True)[:4]
    assert list(kept) == [
        "assistance.accept", "assistance.propose", "assistance.comment", "assistance.comment",
    ]  # fmt: skip
    assert verify() == ()


@pytest.mark.django_db
def test_what_is_said_is_never_changed(as_far_as: Advance) -> None:
    as_far_as("agreed")
    row = RequestMessage.objects.get(number=1)
    row.text = {"en": "We promise more."}
    with pytest.raises(OnlyAdded):
        row.save()
    with pytest.raises(OnlyAdded):
        row.delete()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "actor",
    [
        Actor("xbb.focal-point", Office.STATE, "XBB"),
        Actor("officer.nobody", Office.SECRETARIAT),
        Actor("partner.1", Office.PARTNER, "DEMO-PARTNER"),
        Actor("accede", Office.SYSTEM),
    ],
)
def test_who_has_no_voice_writes_nothing(as_far_as: Advance, actor: Actor) -> None:
    as_far_as("assessed")
    before = JournalEntry.objects.count()
    day = date(2014, 2, 1)
    for write in (
        lambda: acts.comment(actor=actor, request=CODE, text=HELLO, on=day, **WHY),
        lambda: acts.propose(actor=actor, request=CODE, text=HELLO, on=day, **WHY),
        lambda: acts.accept(actor=actor, request=CODE, proposal=1, on=day, **WHY),
    ):
        with pytest.raises(TalkRefused, match="TALK-1"):
            write()
    assert not RequestMessage.objects.exists() and JournalEntry.objects.count() == before


@pytest.mark.django_db
def test_an_officer_to_whom_it_is_open_has_a_voice(as_far_as: Advance) -> None:
    as_far_as("drafted")
    acts.submit_request(actor=FOCAL_POINT, request=CODE, on=date(2014, 1, 15), **WHY)
    other = Actor("officer.legal-9", Office.SECRETARIAT)
    acts.comment(actor=other, request=CODE, text=HELLO, on=date(2014, 1, 16), **WHY)
    assert said_to(Viewer(ViewerKind.OFFICE, person="officer.programme-2")) == [Said.MESSAGE]


@pytest.mark.django_db
def test_the_office_does_not_agree_in_a_states_place(as_far_as: Advance) -> None:
    as_far_as("assessed")
    agree: dict[str, Any] = {"actor": OFFICER, "request": CODE, "move": Move.AGREE, **WHY}
    with pytest.raises(MoveRefused, match="LIFE-6"):
        acts.move_request(on=date(2014, 2, 1), **agree)
    acts.propose(actor=OFFICER, request=CODE, text=HELLO, on=date(2014, 2, 1), **WHY)
    acts.propose(actor=OFFICER, request=CODE, text=HELLO, on=date(2014, 2, 2), **WHY)
    with pytest.raises(TalkRefused, match="TALK-5"):
        acts.accept(actor=FOCAL_POINT, request=CODE, proposal=1, on=date(2014, 2, 3), **WHY)
    acts.accept(actor=FOCAL_POINT, request=CODE, proposal=2, on=date(2014, 2, 3), **WHY)
    with pytest.raises(TalkRefused, match="TALK-5"):
        acts.accept(actor=FOCAL_POINT, request=CODE, proposal=2, on=date(2014, 2, 3), **WHY)
    assert acts.move_request(on=date(2014, 2, 4), **agree) is Standing.AGREED


@pytest.mark.django_db
def test_the_conversation_stays_between_the_two(as_far_as: Advance) -> None:
    as_far_as("drafted")
    wide = (Audience.STATE_AND_OFFICE, Audience.PUBLIC, Audience.DONORS, Audience.COMPACT)
    openings = [Opening(audience) for audience in wide]
    acts.submit_request(
        actor=FOCAL_POINT, request=CODE, open_to=openings, on=date(2014, 1, 15), **WHY
    )
    acts.comment(actor=FOCAL_POINT, request=CODE, text=HELLO, on=date(2014, 1, 16), **WHY)
    assert said_to(XAA) == said_to(Viewer(ViewerKind.OFFICE, person="officer.9")) == [Said.MESSAGE]
    for kind, of in ((ViewerKind.STATE, "XBB"), (ViewerKind.DONOR, "DEMO-DONOR"),
                     (ViewerKind.PARTNER, "DEMO-PARTNER"), (ViewerKind.COMPACT, "")):  # fmt: skip
        viewer = Viewer(kind, of)
        shown = queries.request(viewer=viewer, code=CODE, on=LATER)
        assert shown is not None and shown.officers == () and shown.earlier == ()
        assert said_to(viewer) == []
    assert said_to(PUBLIC_VIEWER) == []


@pytest.mark.django_db
def test_to_submit_opens_to_the_office_in_the_same_transaction(
    as_far_as: Advance, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_far_as("drafted")
    submit: dict[str, Any] = {"actor": FOCAL_POINT, "request": CODE, "on": date(2014, 1, 15), **WHY}
    with pytest.raises(RequestRefused, match="REQUEST-10"):
        acts.submit_request(open_to=[Opening(Audience.PUBLIC)], **submit)
    late = Opening(Audience.STATE_AND_OFFICE, until=date(2014, 1, 1))
    with pytest.raises(BadInput):
        acts.submit_request(open_to=[late], **submit)
    assert not RequestMove.objects.exists() and not ConsentGrant.objects.exists()
    acts.submit_request(**submit)
    (given,) = grants([queries.request_target(CODE)])
    assert given.audience is Audience.STATE_AND_OFFICE
    officer = Viewer(ViewerKind.OFFICE, person="officer.9")
    assert queries.request(viewer=officer, code=CODE, on=LATER) is not None
    revoke(actor=FOCAL_POINT, grant_number=given.number, on=date(2014, 2, 1), **WHY)
    assert queries.request(viewer=officer, code=CODE, on=LATER) is None


@pytest.mark.django_db
def test_only_the_own_state_submits_or_rewrites(as_far_as: Advance) -> None:
    as_far_as("drafted")
    other = Actor("xbb.focal-point", Office.STATE, "XBB")
    asking = replace(demonstration_request().asking, findings=())
    for actor in (other, OFFICER):
        with pytest.raises(BadInput):
            acts.submit_request(actor=actor, request=CODE, on=date(2014, 1, 15), **WHY)
        with pytest.raises(RequestRefused, match="REQUEST-1"):
            acts.rewrite_draft(
                actor=actor, request=CODE, asking=asking, on=date(2014, 1, 15), **WHY
            )


@pytest.mark.django_db
def test_a_stale_mark_saves_nothing(as_far_as: Advance) -> None:
    as_far_as("drafted")
    read = queries.written_mark(CODE)
    asking = replace(demonstration_request().asking, findings=(), words=HELLO)
    acts.rewrite_draft(
        actor=FOCAL_POINT, request=CODE, asking=asking, read=read, on=date(2014, 1, 14), **WHY
    )
    assert queries.written_mark(CODE) != read
    before = JournalEntry.objects.count()
    for write in (
        lambda: acts.rewrite_draft(
            actor=FOCAL_POINT, request=CODE, asking=asking, read=read, on=date(2014, 1, 14), **WHY
        ),
        lambda: acts.submit_request(
            actor=FOCAL_POINT, request=CODE, read=read, on=date(2014, 1, 15), **WHY
        ),
        lambda: acts.amend_words(
            actor=FOCAL_POINT, request=CODE, words=HELLO, read=read, on=date(2014, 1, 15), **WHY
        ),
    ):
        with pytest.raises(ChangedMeanwhile, match="REQUEST-6"):
            write()
    assert JournalEntry.objects.count() == before


@pytest.mark.django_db
def test_what_waits_is_told_to_the_desk_whose_turn_it_is(as_far_as: Advance) -> None:
    officer = Viewer(ViewerKind.OFFICE, person=OFFICER.person)
    stranger = Viewer(ViewerKind.OFFICE, person="officer.9")

    def turns(viewer: Viewer) -> list[Turn]:
        return [each.waits.turn for each in queries.waiting_for(viewer=viewer, on=LATER)]

    as_far_as("assessed")
    assert turns(officer) == [Turn.PROPOSE] and turns(stranger) == turns(XAA) == []
    acts.propose(actor=OFFICER, request=CODE, text=HELLO, on=date(2014, 2, 1), **WHY)
    assert turns(XAA) == [Turn.ANSWER_PROPOSAL] and turns(officer) == []
    for viewer in (XBB, PUBLIC_VIEWER, Viewer(ViewerKind.DONOR, of="DEMO-DONOR")):
        assert turns(viewer) == []


# Two people at the same moment: real transactions on connections of their own.


@pytest.mark.django_db(transaction=True)
def test_two_officers_acknowledge_at_once_and_the_second_is_told(
    as_far_as: Advance, at_once: AtOnce
) -> None:
    as_far_as("submitted")

    def acknowledge(person: str) -> Callable[[], object]:
        actor = Actor(person, Office.SECRETARIAT)
        return lambda: acts.move_request(
            actor=actor, request=CODE, move=Move.ACKNOWLEDGE, on=date(2014, 1, 20), **WHY
        )

    told = at_once(*(acknowledge(f"officer.legal-{number}") for number in range(1, 5)))
    assert [type(each) for each in told].count(type(None)) == 1
    assert all(isinstance(each, MoveRefused) for each in told if each is not None), told
    assert RequestMove.objects.filter(move="ACKNOWLEDGE").count() == 1
    assert verify() == ()


@pytest.mark.django_db(transaction=True)
def test_two_drafts_and_two_messages_at_once_take_the_next_number(
    as_far_as: Advance, at_once: AtOnce
) -> None:
    as_far_as("assessed")
    asking = replace(demonstration_request().asking, findings=())
    told = at_once(
        *(
            lambda: acts.draft_request(
                actor=FOCAL_POINT, state="XAA", asking=asking, on=date(2014, 3, 1), **WHY
            )
            for _ in range(4)
        )
    )
    assert told == [None] * 4
    assert sorted(Request.objects.values_list("code", flat=True)) == [
        f"XAA-2014-0{number}" for number in range(1, 6)
    ]
    told = at_once(
        *(
            lambda: acts.comment(
                actor=OFFICER, request=CODE, text=HELLO, on=date(2014, 3, 1), **WHY
            )
            for _ in range(4)
        )
    )
    assert told == [None] * 4
    assert sorted(RequestMessage.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert verify() == ()
