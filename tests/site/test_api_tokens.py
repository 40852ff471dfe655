"""A program with a token sees what its person sees, and nothing of anybody else."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from accede.accounts import acts
from accede.accounts.rules import Person, Role, actor_of
from accede.assistance.acts import draft_request, submit_request
from accede.assistance.queries import requests
from accede.assistance.rules.asking import Asking, Priority
from accede.basics.periods import Period
from accede.basics.texts import Text
from accede.consent.rules import PUBLIC_VIEWER, viewer_of
from accede.journal.rules import Actor, Office
from accede.site import demonstration

TODAY = date.today()  # noqa: TID251
V1 = "/api/v1"


@pytest.fixture(autouse=True)
def _workspace(db: None) -> Iterator[None]:
    demonstration.load()
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def program(account: Callable[..., Person]) -> Callable[..., Client]:
    """A program with a token: ``program(Role.FOCAL_POINT, of="XAA", scopes=[…])``."""

    def with_token(
        *roles: Role, of: str = "", scopes: tuple[str, ...] = ("read:requests",), **more: Any
    ) -> Client:
        person = account(*roles, of=of)
        made = acts.make_token(
            actor=actor_of(person),
            account=person.code,
            label="a program",
            scopes=scopes,
            last_day=more.get("last_day", TODAY),
            reason="a test",
            source=None,
            on=more.get("on", TODAY),
        )
        client = Client(headers={"authorization": f"Bearer {made.secret}"})
        client.person, client.made = person, made  # type: ignore[attr-defined]
        return client

    return with_token


def _codes(client: Client, **asked: str) -> set[str]:
    answer = client.get(f"{V1}/requests", asked)
    assert answer.status_code == 200, answer.content
    return {each["id"] for each in answer.json()["items"]}


@pytest.mark.parametrize(
    ("role", "of"),
    [
        (Role.FOCAL_POINT, "XAA"),
        (Role.FOCAL_POINT, "XBB"),
        (Role.AUTHORITY_EDITOR, "XAA"),
        (Role.PARTNER, "DEMO-PARTNER"),
        (Role.DONOR, "DEMO-DONOR"),
        (Role.OFFICER, ""),
        (Role.AUDITOR, ""),
        (Role.ADMINISTRATOR, ""),
    ],
)
def test_every_office_sees_what_it_sees_on_the_pages(
    program: Callable[..., Client], role: Role, of: str
) -> None:
    client = program(role, of=of)
    viewer = viewer_of(client.person)  # type: ignore[attr-defined]
    allowed = {each.code for each in requests(viewer=viewer, on=TODAY)}
    assert _codes(client) == allowed
    for each in requests(viewer=viewer_of(None), on=TODAY):
        assert each.code in allowed


def _kept_to_itself() -> str:
    """A request of XAA that it submitted and opened to the Office alone."""
    how: dict[str, Any] = {"reason": "a test", "source": None}
    state = Actor("xaa.focal-point", Office.STATE, "XAA")
    code = draft_request(
        actor=state,
        code="XAA-2015-91",
        state="XAA",
        asking=Asking(
            title=Text({"en": "What nobody else may read"}),
            words=Text({"en": "We ask about what nobody else may read."}),
            priority=Priority.HIGH,
            rank=9,
            contact=Text({"en": "Directorate of Legislation"}),
            desired=Period(date(2015, 6, 1)),
        ),
        on=date(2015, 1, 13),
        **how,
    )
    submit_request(actor=state, request=code, on=date(2015, 1, 15), **how)
    return code


def test_the_token_of_one_state_sees_nothing_of_another(program: Callable[..., Client]) -> None:
    code = _kept_to_itself()
    own, other = program(Role.FOCAL_POINT, of="XAA"), program(Role.FOCAL_POINT, of="XBB")
    office, open_to_all = program(Role.OFFICER), Client()
    assert code in _codes(own, state="XAA") and code in _codes(office)
    assert code not in _codes(other) and code not in _codes(open_to_all)
    for client in (other, open_to_all, program(Role.DONOR, of="DEMO-DONOR")):
        for place in ("/requests", "/requests?state=XAA", f"/requests/{code}"):
            assert b"nobody else may read" not in client.get(f"{V1}{place}").content
    one = own.get(f"{V1}/requests/{code}").json()
    assert one["permalink"] == f"http://testserver/en/requests/{code}/"
    refused, nothing = other.get(f"{V1}/requests/{code}"), other.get(f"{V1}/requests/NO-1")
    assert refused.status_code == nothing.status_code == 404
    # The same words as for a request that there is not.
    assert refused.json()["detail"].replace(code, "NO-1") == nothing.json()["detail"]


def test_what_was_open_once_is_not_had_by_asking_for_an_earlier_day(
    program: Callable[..., Client],
) -> None:
    from accede.consent.acts import grant, revoke
    from accede.consent.rules import Audience

    code = _kept_to_itself()
    how: dict[str, Any] = {
        "actor": Actor("xaa.focal-point", Office.STATE, "XAA"),
        "reason": "a test",
        "source": None,
    }
    number = grant(
        target=("assistance.Request", code), state="XAA", audience=Audience.PUBLIC, until=None,
        on=date(2015, 2, 1), **how,
    )  # fmt: skip
    address, day = f"{V1}/requests/{code}?as_of=2015-02-15", {"as_of": "2015-02-15"}
    for client in (Client(), program(Role.DONOR, of="DEMO-DONOR")):
        assert client.get(address).status_code == 200 and code in _codes(client, **day)
    revoke(grant_number=number, on=date(2015, 3, 1), **how)
    for client in (Client(), program(Role.FOCAL_POINT, of="XBB")):
        assert client.get(address).status_code == 404 and code not in _codes(client, **day)


def test_a_session_opens_nothing_here(signed_in: Callable[..., Client]) -> None:
    public = {each.code for each in requests(viewer=PUBLIC_VIEWER, on=TODAY)}
    assert _codes(signed_in(Role.FOCAL_POINT, of="XAA")) == public


def test_the_wrong_scope_is_refused_and_named(program: Callable[..., Client]) -> None:
    client = program(Role.FOCAL_POINT, of="XAA", scopes=("read:public",))
    assert client.get(f"{V1}/states").status_code == 200
    for place in ("/requests", "/requests/XAA-2014-01"):
        answer = client.get(f"{V1}{place}")
        assert answer.status_code == 403
        assert answer["Content-Type"] == "application/problem+json"
        assert "read:requests" in answer.json()["detail"]


def test_a_token_past_its_day_revoked_or_unknown_is_refused(
    program: Callable[..., Client],
) -> None:
    past = program(Role.OFFICER, on=TODAY - timedelta(days=9), last_day=TODAY - timedelta(days=1))
    revoked = program(Role.OFFICER)
    acts.revoke_token(
        actor=actor_of(revoked.person),  # type: ignore[attr-defined]
        code=revoked.made.token.code,  # type: ignore[attr-defined]
        reason="lost",
        source=None,
        on=TODAY,
    )
    closed = program(Role.OFFICER)
    acts.close_account(
        actor=acts.OPERATOR,
        account=closed.person.code,  # type: ignore[attr-defined]
        reason="left",
        source=None,
        on=TODAY,
    )
    unknown = [
        Client(headers={"authorization": shown})
        for shown in ("Bearer x", "Bearer ", "Basic YTpi", "accede_x_y", "Bearer accede_a_b")
    ]
    for client in (past, revoked, closed, *unknown):
        # Even where nothing is asked of a caller: a program learns that its token has ended.
        for place in ("/requests", "/states"):
            answer = client.get(f"{V1}{place}")
            assert answer.status_code == 401, place
            assert answer.json()["type"] == "/api/#no-token"
            assert answer["WWW-Authenticate"].startswith("Bearer")


def test_the_day_of_the_last_use_is_kept(program: Callable[..., Client]) -> None:
    from accede.accounts.queries import tokens

    client = program(Role.OFFICER)
    client.get(f"{V1}/regions")
    (token,) = tokens(client.person.code)  # type: ignore[attr-defined]
    assert token.last_used_on == TODAY


def test_a_token_allows_more_calls_and_tried_secrets_do_not(
    program: Callable[..., Client], settings: Any
) -> None:
    settings.ACCEDE_API_WINDOW = 10**7
    settings.ACCEDE_API_CALLS, settings.ACCEDE_API_CALLS_WITH_TOKEN = 2, 4
    client = program(Role.OFFICER)
    assert [client.get(f"{V1}/regions").status_code for _ in range(5)] == [200] * 4 + [429]
    trying = Client(headers={"authorization": "Bearer accede_0_0"})
    assert [trying.get(f"{V1}/regions").status_code for _ in range(3)] == [401, 401, 429]


def test_what_a_token_reads_is_kept_by_no_shared_cache(program: Callable[..., Client]) -> None:
    assert program(Role.OFFICER).get(f"{V1}/requests")["Cache-Control"] == "private, no-cache"
