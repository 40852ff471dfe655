"""Every address as every role and as the public, compared with the table of doors."""

from collections.abc import Callable
from types import ModuleType

import pytest
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from accede.accounts.queries import account_of
from accede.accounts.rules import DOORS, PUBLIC, Person, Role
from accede.site import middleware
from accede.site import urls as site_urls

pytestmark = pytest.mark.django_db


# A few of each kind, for the tests that show the walk to notice.
FEW = ("start", "account", "people", "record", "mfa_authenticate")


@pytest.fixture
def few(walk: ModuleType) -> list[object]:
    return [door for door in walk.doors() if door.name in FEW]


@pytest.fixture
def with_passwords(
    account: Callable[..., Person], signed_in: Callable[..., Client]
) -> Callable[..., Client]:
    """Signs in people who have chosen a password: some doors of theirs ask for it again."""

    def entered(role: Role) -> Client:
        row = account_of(account(role).code)
        row.password = "pbkdf2_sha256$1$salt$nothing-that-fits"
        row.save()
        return signed_in(role)

    return entered


@pytest.mark.slow
def test_every_door_opens_to_whom_the_table_says(
    walk: ModuleType, with_passwords: Callable[..., Client]
) -> None:
    everything = list(walk.doors())
    assert len(everything) > 30
    assert walk.differences(walk.walked(with_passwords, everything)) == []


@pytest.mark.slow
def test_no_closed_door_takes_a_form(walk: ModuleType, signed_in: Callable[..., Client]) -> None:
    for role in (PUBLIC, *Role):
        client = Client() if role == PUBLIC else signed_in(role)
        cache.clear()
        for door in walk.doors():
            if role in DOORS.get(door.name, frozenset()):
                continue
            answer = client.post(door.address, {"reason": "to try", "roles": ["ADMINISTRATOR"]})
            to = answer.headers.get("Location", "")
            out = answer.status_code == 302 and to.endswith("/account/sign-in/")
            assert out or answer.status_code in (401, 403), (role, door)


def test_the_table_holds_no_door_that_is_gone(walk: ModuleType) -> None:
    assert walk.nowhere(walk.doors()) == set()


def test_a_door_opened_wrongly_is_noticed(
    walk: ModuleType,
    signed_in: Callable[..., Client],
    few: list[object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(middleware, "opens", lambda door, person: True)
    told = walk.differences(walk.walked(signed_in, few))
    assert [line.split(":")[0] for line in told] == ["people", "record"]


def test_a_door_shut_wrongly_is_noticed(
    walk: ModuleType,
    signed_in: Callable[..., Client],
    few: list[object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(middleware, "opens", lambda door, person: door != "record")
    told = walk.differences(walk.walked(signed_in, few))
    assert any(line.startswith("record: opens to nobody") for line in told)


def test_a_role_left_out_of_the_table_is_noticed(
    walk: ModuleType,
    signed_in: Callable[..., Client],
    few: list[object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = walk.walked(signed_in, few)
    monkeypatch.setitem(DOORS, "record", frozenset({Role.AUDITOR}))  # type: ignore[arg-type]
    assert [line.split(":")[0] for line in walk.differences(seen)] == ["record"]


def _cellar(request: HttpRequest) -> HttpResponse:
    return HttpResponse("what nobody was to see")


class _WithACellar:
    """The addresses of the workspace, and two that somebody added and did not list."""

    urlpatterns = [
        path("cellar/", _cellar, name="cellar"),
        path("cellar/nameless/", _cellar),
        *site_urls.urlpatterns,
    ]
    handler403 = site_urls.handler403
    handler404 = site_urls.handler404


@pytest.mark.parametrize("address", ["/cellar/", "/cellar/nameless/"])
def test_an_address_that_is_not_listed_opens_to_nobody(
    signed_in: Callable[..., Client], settings: object, address: str
) -> None:
    settings.ROOT_URLCONF = _WithACellar  # type: ignore[attr-defined]
    for client in (Client(), *(signed_in(role) for role in Role)):
        answer = client.get(address)
        assert answer.status_code == 403
        assert b"what nobody was to see" not in answer.content


def test_an_address_that_is_not_listed_is_noticed(
    walk: ModuleType,
    signed_in: Callable[..., Client],
    settings: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.ROOT_URLCONF = _WithACellar  # type: ignore[attr-defined]
    cellar = [door for door in walk.doors() if door.name == "cellar"]
    assert cellar
    monkeypatch.setattr(middleware, "opens", lambda door, person: True)
    (told,) = walk.differences(walk.walked(signed_in, cellar))
    assert told.endswith("the table says nobody")


def test_the_public_is_shown_to_sign_in_and_back(signed_in: Callable[..., Client]) -> None:
    answer = Client().get("/fr/record/?act=accounts.open")
    assert answer.status_code == 302
    to = "/fr/account/sign-in/?next=%2Ffr%2Frecord%2F%3Fact%3Daccounts.open"
    assert answer.headers["Location"] == to
    shut = signed_in(Role.FOCAL_POINT).get("/fr/record/")
    assert shut.status_code == 403
    assert "Cette page ne vous est pas ouverte" in shut.content.decode()


def test_a_person_is_known_to_the_views(signed_in: Callable[..., Client]) -> None:
    answer = signed_in(Role.FOCAL_POINT, of="XBB").get("/en/")
    assert answer.wsgi_request.person.of == "XBB"
    assert answer.wsgi_request.viewer.of == "XBB"
    assert Client().get("/en/").wsgi_request.person is None
