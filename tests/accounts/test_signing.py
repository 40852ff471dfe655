"""Signing in: who comes in, who does not, what both are told, and when it ends."""

import logging
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accede.accounts import acts
from accede.accounts.queries import account_of
from accede.accounts.rules import Person, Role

PASSWORD, TODAY = "Lantern-Harbour-Thistle-9", date(2014, 7, 1)
pytestmark = pytest.mark.django_db
NOT_RIGHT = "No account is open under this address with this password."


def _said(person: Person, password: str = PASSWORD) -> str:
    given = {"login": person.email, "password": password}
    return Client().post("/en/account/sign-in/", given).content.decode()


def test_address_and_password_let_in_with_a_new_key(
    entering: ModuleType, with_password: Callable[..., Person]
) -> None:
    person = with_password(Role.FOCAL_POINT, of="XBB")
    client = Client()
    client.get("/en/record/")
    client.session["before"] = True
    session = client.session
    session.save()
    client.cookies["sessionid"] = session.session_key
    given = {"login": person.email.upper(), "password": PASSWORD}
    answer = client.post("/en/account/sign-in/", given)
    assert answer.status_code == 302
    assert client.session.session_key != session.session_key
    assert entering.who(client) == "xbb.focal-point"


def test_signing_in_leads_back_to_where_one_was(with_password: Callable[..., Person]) -> None:
    person = with_password(Role.AUDITOR)
    given = {"login": person.email, "password": PASSWORD, "next": "/fr/record/"}
    assert Client().post("/fr/account/sign-in/", given).headers["Location"] == "/fr/record/"
    given["next"] = "https://elsewhere.example/"
    assert Client().post("/fr/account/sign-in/", given).headers["Location"] == "/en/"


def test_a_wrong_password_an_unknown_address_and_a_closed_account_hear_the_same(
    entering: ModuleType,
    with_password: Callable[..., Person],
) -> None:
    person = with_password(Role.DONOR)
    assert NOT_RIGHT in _said(person, "Lantern-Harbour-Thistle-8")
    given = {"login": "nobody@accede.example", "password": PASSWORD}
    assert NOT_RIGHT in Client().post("/en/account/sign-in/", given).content.decode()
    row = account_of(person.code)
    row.is_active, row.closed_on = False, TODAY
    row.save()
    assert NOT_RIGHT in _said(person)
    assert entering.who(entering.sign_in(person)) == ""


def test_an_account_of_the_demonstration_comes_in_only_there(
    entering: ModuleType, with_password: Callable[..., Person], settings: object
) -> None:
    person = with_password(Role.CLERK)
    get_user_model().objects.update(demonstration=True)
    assert NOT_RIGHT in _said(person)
    assert entering.who(entering.sign_in(person)) == ""
    settings.ACCEDE_DEMONSTRATION = True  # type: ignore[attr-defined]
    inside = entering.sign_in(person)
    assert entering.who(inside) == person.code
    settings.ACCEDE_DEMONSTRATION = False  # type: ignore[attr-defined]
    assert entering.who(inside) == ""


def test_five_failures_shut_the_account_out_for_a_while(
    entering: ModuleType,
    with_password: Callable[..., Person],
) -> None:
    person, other = with_password(Role.OFFICER), with_password(Role.DRAFTER)
    for _ in range(5):
        assert NOT_RIGHT in _said(person, "wrong")
    # Not even the right password says anything now.
    assert "Too many attempts that failed" in _said(person)
    assert entering.who(entering.sign_in(person)) == ""
    assert entering.who(entering.sign_in(other)) == other.code


def test_too_many_forms_from_one_place_are_turned_away(settings: object, quick: None) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}  # type: ignore[attr-defined]
    given = {"login": "nobody@accede.example", "password": "wrong"}
    answers = [Client().post("/fr/account/sign-in/", given) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "Trop de tentatives" in answers[-1].content.decode()


def test_nobody_signs_up_and_nothing_else_of_the_library_is_reachable() -> None:
    for place in ("signup", "sign-up", "email", "login", "confirm-email", "inactive", "login/code"):
        assert Client().get(f"/en/account/{place}/").status_code == 404
        assert Client().get(f"/en/accounts/{place}/").status_code == 404
    for name in ("account_signup", "account_email", "account_inactive", "mfa_list_webauthn"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_a_get_does_not_sign_out_and_a_post_does(
    entering: ModuleType, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(Role.CLERK)
    assert client.get("/en/account/sign-out/").status_code == 200
    assert entering.who(client) == "officer.clerk-1"
    assert client.post("/en/account/sign-out/").status_code == 302
    assert entering.who(client) == ""


@pytest.mark.parametrize(
    ("noted", "ago", "holds"),
    [
        ("accede_seen", timedelta(minutes=59), True),
        ("accede_seen", timedelta(minutes=61), False),
        ("accede_began", timedelta(hours=11), True),
        ("accede_began", timedelta(hours=12, minutes=1), False),
        ("accede_seen", -timedelta(minutes=5), False),
    ],
)
def test_a_session_ends_when_idle_and_in_any_case(
    entering: ModuleType, signed_in: Callable[..., Client], noted: str, ago: timedelta, holds: bool
) -> None:
    client = signed_in(Role.AUDITOR)
    assert entering.who(client) == "auditor-1"
    session = client.session
    session[noted] -= ago.total_seconds()
    session.save()
    answer = client.get("/en/record/")
    assert answer.status_code == (200 if holds else 302)
    if not holds:
        assert "next=%2Fen%2Frecord%2F" in answer.headers["Location"]
        assert "Your session has ended" in client.get("/en/account/sign-in/").content.decode()


def test_a_session_in_use_goes_on(signed_in: Callable[..., Client]) -> None:
    client = signed_in(Role.AUDITOR)
    client.get("/en/record/")
    session = client.session
    before = session["accede_seen"] = session["accede_seen"] - 120
    session.save()
    client.get("/en/record/")
    assert client.session["accede_seen"] > before


def test_closing_an_account_ends_its_session_at_once(
    entering: ModuleType, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(Role.DONOR)
    assert entering.who(client)
    acts.close_account(
        actor=acts.OPERATOR, account="demo-donor.desk", reason="left", source=None, on=TODAY
    )
    assert entering.who(client) == ""


def test_a_link_opens_once_and_gives_a_password(
    entering: ModuleType, with_password: Callable[..., Person]
) -> None:
    person = with_password(Role.PARTNER)
    Client().post("/en/account/password/forgotten/", {"email": person.email})
    client, link = Client(), entering.link_in_mail()
    page = client.get(link, follow=True)
    assert "Choose your password" in page.content.decode()
    to = page.redirect_chain[-1][0]
    assert "set-password" in to, "the key stays in no address"
    new = {"password1": "Orchard-Kettle-Meridian-4", "password2": "Orchard-Kettle-Meridian-4"}
    assert "Your password is kept" in client.post(to, new, follow=True).content.decode()
    assert entering.who(entering.sign_in(person)) == ""
    assert entering.who(entering.sign_in(person, new["password1"])) == person.code
    again = Client().get(link, follow=True).content.decode()
    assert "This link does not open any more" in again
    assert mail.outbox[-1].subject == "Accede: your password was chosen anew"
    assert PASSWORD not in "".join(letter.body for letter in mail.outbox)


def test_whoever_asks_for_a_link_learns_nothing(with_password: Callable[..., Person]) -> None:
    person = with_password(Role.PARTNER)
    asked = "/en/account/password/forgotten/"
    known = Client().post(asked, {"email": person.email}, follow=True)
    unknown = Client().post(asked, {"email": "nobody@accede.example"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert [letter.to for letter in mail.outbox] == [[person.email]]


def test_nobody_is_sent_letters_without_end(with_password: Callable[..., Person]) -> None:
    person, other = with_password(Role.PARTNER), with_password(Role.DONOR)
    asked = "/en/account/password/forgotten/"
    for _ in range(6):
        Client().post(asked, {"email": person.email})
    assert [letter.to for letter in mail.outbox] == [[person.email]] * 3
    Client().post(asked, {"email": other.email})
    assert mail.outbox[-1].to == [other.email]


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("short-one", "12"),
        ("administrator-1", "similar"),
        ("Workspace administration desk", "similar"),
        ("1q2w3e4r5t6y", "common"),
        ("Lantern-Harbour-Thistle-9", "leaked"),
    ],
)
def test_a_password_that_does_not_hold_is_refused(
    entering: ModuleType,
    with_password: Callable[..., Person],
    settings: object,
    tmp_path: Path,
    password: str,
    told: str,
) -> None:
    listed = tmp_path / "leaked.txt"
    listed.write_text("Lantern-Harbour-Thistle-9\n", encoding="utf-8")
    settings.ACCEDE_BREACHED_PASSWORDS = str(listed)  # type: ignore[attr-defined]
    person = with_password(Role.ADMINISTRATOR, password="Orchard-Kettle-Meridian-4")
    client = entering.sign_in(person, "Orchard-Kettle-Meridian-4")
    given = {"oldpassword": "Orchard-Kettle-Meridian-4", "password1": password}
    page = client.post("/en/account/password/", {**given, "password2": password})
    assert page.status_code == 200
    assert told in page.content.decode()
    assert account_of(person.code).check_password("Orchard-Kettle-Meridian-4")


def test_a_new_password_ends_the_other_sessions(
    entering: ModuleType, with_password: Callable[..., Person]
) -> None:
    person = with_password(Role.CLERK)
    here, there = entering.sign_in(person), entering.sign_in(person)
    new = "Orchard-Kettle-Meridian-4"
    given = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/en/account/password/", given).status_code == 302
    assert entering.who(here) == person.code
    assert entering.who(there) == ""
    assert mail.outbox[-1].subject == "Accede: your password was changed"


def test_a_person_sees_and_ends_their_other_sessions(
    entering: ModuleType, with_password: Callable[..., Person]
) -> None:
    person, other = with_password(Role.CLERK), with_password(Role.DONOR)
    here, there, elsewhere = (
        entering.sign_in(person),
        entering.sign_in(person),
        entering.sign_in(other),
    )
    assert here.get("/en/account/").content.decode().count("127.0.0.1") == 2
    here.post("/en/account/sessions/end/")
    assert (entering.who(here), entering.who(there), entering.who(elsewhere)) == (
        person.code,
        "",
        other.code,
    )


def test_a_form_from_elsewhere_is_not_taken(with_password: Callable[..., Person]) -> None:
    person = with_password(Role.CLERK)
    answer = Client(enforce_csrf_checks=True).post(
        "/fr/account/sign-in/", {"login": person.email, "password": PASSWORD}
    )
    assert answer.status_code == 403
    assert "Envoyez le formulaire une nouvelle fois" in answer.content.decode()


def test_secrets_stay_out_of_the_log(
    entering: ModuleType, with_password: Callable[..., Person], caplog: pytest.LogCaptureFixture
) -> None:
    person = with_password(Role.CLERK)
    with caplog.at_level(logging.DEBUG):
        entering.sign_in(person)
        entering.sign_in(person, "Wrong-But-Secret-Word-1")
        Client().post("/en/account/password/forgotten/", {"email": person.email})
        Client().get(entering.link_in_mail(), follow=True)
    key = entering.link_in_mail().split("choose/")[1].strip("/")
    for secret in (PASSWORD, "Wrong-But-Secret-Word-1", key):
        assert secret not in "".join(
            record.getMessage() for record in caplog.records if record.name != "django.db.backends"
        )


def test_what_a_person_sees_is_kept_nowhere(signed_in: Callable[..., Client]) -> None:
    seen = signed_in(Role.AUDITOR).get("/en/record/")
    assert seen.headers["Cache-Control"] == "private, no-store"
    assert "Cookie" in seen.headers["Vary"]
    assert "Cache-Control" not in Client().get("/en/states/").headers


def test_cookies_say_what_they_should(
    entering: ModuleType, with_password: Callable[..., Person]
) -> None:
    cookie = entering.sign_in(with_password(Role.CLERK)).cookies["sessionid"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert not cookie["max-age"], "the session ends with the browser"


@pytest.mark.slow
def test_the_real_digest_takes_memory_and_time(account: Callable[..., Person]) -> None:
    row = account_of(account(Role.CLERK).code)
    row.set_password(PASSWORD)
    assert row.password.startswith("scrypt$")
    assert row.check_password(PASSWORD) and not row.check_password(PASSWORD + "x")
