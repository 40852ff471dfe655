"""Tokens: what a program reads with one, whose it is, and how it ends."""

from collections.abc import Callable
from datetime import date, timedelta
from types import ModuleType

import pytest
from django.core import mail
from django.test import Client

from accede.accounts import acts, queries, rules
from accede.accounts.models import Account, Token
from accede.accounts.queries import UnknownToken, bearer
from accede.accounts.rules import AccountRefused, Person, Role, Scope, actor_of
from accede.journal.queries import latest
from accede.site.cli import main

TODAY = date.today()  # noqa: TID251
DAY = date(2026, 3, 1)
LAST = date(2026, 6, 1)


def a_token(**changed: object) -> rules.Token:
    facts: dict[str, object] = {
        "code": "0badcafe",
        "person": "officer.legal-1",
        "label": "a sheet",
        "scopes": frozenset({Scope.READ_PUBLIC}),
        "made_on": DAY,
        "last_day": LAST,
    }
    return rules.Token(**(facts | changed))  # type: ignore[arg-type]


def made(person: Person, *scopes: str, on: date = DAY, last_day: date = LAST) -> acts.Made:
    return acts.make_token(
        actor=actor_of(person),
        account=person.code,
        label="a sheet",
        scopes=scopes or ("read:requests",),
        last_day=last_day,
        reason="to read at home",
        source=None,
        on=on,
    )


# ---------------------------------------------------------------- rules


@pytest.mark.parametrize("last_day", [DAY, DAY + timedelta(days=366)])
def test_token_1_lasts_a_year_at_most(last_day: date) -> None:
    rules.ends_in_time(DAY, last_day)


@pytest.mark.parametrize("last_day", [DAY - timedelta(days=1), DAY + timedelta(days=367), date.max])
def test_token_1_refused_where_it_would_not_end_in_time(last_day: date) -> None:
    with pytest.raises(AccountRefused, match="TOKEN-1"):
        rules.ends_in_time(DAY, last_day)


def test_token_2_opens_from_its_first_day_to_its_last() -> None:
    assert rules.is_in_use(a_token(), DAY) and rules.is_in_use(a_token(), LAST)


def test_token_2_opens_nothing_before_after_or_revoked() -> None:
    assert not rules.is_in_use(a_token(), DAY - timedelta(days=1))
    assert not rules.is_in_use(a_token(), LAST + timedelta(days=1))
    revoked = a_token(revoked_on=date(2026, 4, 1))
    assert rules.is_in_use(revoked, date(2026, 3, 31))
    assert not rules.is_in_use(revoked, date(2026, 4, 1))


def test_token_3_opens_what_is_public_with_any_scope() -> None:
    assert rules.opens_with({Scope.READ_PUBLIC}, "api:states")
    assert rules.opens_with({Scope.READ_REQUESTS}, "api:states")
    assert rules.opens_with({Scope.READ_REQUESTS}, "api:requests")


def test_token_3_refuses_what_is_under_consent_without_the_scope() -> None:
    assert not rules.opens_with({Scope.READ_PUBLIC}, "api:requests")
    assert not rules.opens_with({Scope.READ_PUBLIC}, "api:request")


def test_token_4_a_person_makes_their_own(account: Callable[..., Person]) -> None:
    person = account(Role.FOCAL_POINT, of="XAA")
    rules.make_their_own(actor_of(person), person.code)


def test_token_4_refuses_one_that_reads_as_somebody_else(account: Callable[..., Person]) -> None:
    person = account(Role.ADMINISTRATOR)
    with pytest.raises(AccountRefused, match="TOKEN-4"):
        rules.make_their_own(actor_of(person), "officer.legal-1")


def test_token_5_is_revoked_by_its_person_or_an_administrator(
    account: Callable[..., Person],
) -> None:
    person, keeper = account(Role.PARTNER, of="DEMO-PARTNER"), account(Role.ADMINISTRATOR)
    assert rules.may_revoke(person, person.code) and rules.may_revoke(keeper, person.code)


def test_token_5_is_not_revoked_by_another(account: Callable[..., Person]) -> None:
    person = account(Role.OFFICER)
    assert not rules.may_revoke(person, "somebody.else")
    assert not rules.may_revoke(None, person.code)


def test_every_scope_and_door_of_the_table_is_known() -> None:
    assert set(rules.SCOPE_OF) <= set(rules.DOORS)
    assert set(rules.SCOPE_OF.values()) <= set(Scope)
    with pytest.raises(AccountRefused):
        rules.with_scopes([])
    with pytest.raises(AccountRefused):
        rules.with_scopes(["write:requests"])


# ---------------------------------------------------------------- acts


@pytest.mark.django_db
def test_a_token_is_shown_once_and_kept_as_a_digest(account: Callable[..., Person]) -> None:
    person = account(Role.FOCAL_POINT, of="XAA")
    new = made(person)
    row = Token.objects.get(code=new.token.code)
    assert new.secret not in str(vars(row)) and len(row.digest) == 64
    entry = latest(limit=1)[0]
    assert entry.act == "accounts.make_token" and entry.target == ("accounts.Token", row.code)
    assert new.secret not in str(entry) and row.digest not in str(entry)
    assert bearer(new.secret, DAY) == (person, new.token)


@pytest.mark.django_db
def test_what_is_no_secret_of_a_token_in_use_opens_nothing(
    account: Callable[..., Person],
) -> None:
    person = account(Role.FOCAL_POINT, of="XAA")
    new = made(person)
    head = f"accede_{new.token.code}_"
    assert new.secret.startswith(head)
    other = head + new.secret.removeprefix(head).swapcase()
    for secret in ("", "x", "accede_", new.secret + "x", new.secret[:-1], head, other):
        assert bearer(secret, DAY) is None, secret
    assert bearer("accede_\x00_\ud800", DAY) is None
    assert bearer(new.secret, LAST + timedelta(days=1)) is None
    assert bearer(new.secret, DAY - timedelta(days=1)) is None


@pytest.mark.django_db
def test_a_token_ends_with_its_account(account: Callable[..., Person]) -> None:
    person = account(Role.FOCAL_POINT, of="XAA")
    new = made(person)
    acts.close_account(
        actor=acts.OPERATOR, account=person.code, reason="left", source=None, on=TODAY
    )
    assert bearer(new.secret, DAY) is None
    with pytest.raises(AccountRefused, match="closed"):
        made(person)


@pytest.mark.django_db
def test_a_demonstration_token_opens_in_demonstration_mode_alone(
    account: Callable[..., Person], settings: object
) -> None:
    person = account(Role.FOCAL_POINT, of="XAA")
    new = made(person)
    Account.objects.filter(code=person.code).update(demonstration=True)
    settings.ACCEDE_DEMONSTRATION = False  # type: ignore[attr-defined]
    assert bearer(new.secret, DAY) is None
    settings.ACCEDE_DEMONSTRATION = True  # type: ignore[attr-defined]
    assert bearer(new.secret, DAY) is not None


@pytest.mark.django_db
def test_revoked_it_opens_nothing_and_is_not_revoked_twice(
    account: Callable[..., Person],
) -> None:
    person, other = account(Role.FOCAL_POINT, of="XAA"), account(Role.OFFICER)
    new = made(person)
    how = {"code": new.token.code, "reason": "lost", "source": None, "on": DAY}
    with pytest.raises(AccountRefused, match="TOKEN-5"):
        acts.revoke_token(actor=actor_of(other), **how)  # type: ignore[arg-type]
    assert bearer(new.secret, DAY) is not None
    acts.revoke_token(actor=actor_of(person), **how)  # type: ignore[arg-type]
    assert bearer(new.secret, DAY) is None
    assert latest(limit=1)[0].act == "accounts.revoke_token"
    with pytest.raises(AccountRefused, match="already"):
        acts.revoke_token(actor=actor_of(person), **how)  # type: ignore[arg-type]
    with pytest.raises(UnknownToken):
        acts.revoke_token(actor=actor_of(person), **{**how, "code": "nothing"})  # type: ignore[arg-type]


@pytest.mark.django_db
def test_nobody_makes_a_token_for_somebody_else_nor_without_name_or_end(
    account: Callable[..., Person],
) -> None:
    person, other = account(Role.FOCAL_POINT, of="XAA"), account(Role.ADMINISTRATOR)
    how = {
        "account": person.code, "label": "x", "scopes": ["read:public"], "last_day": LAST,
        "reason": "x", "source": None, "on": DAY,
    }  # fmt: skip
    with pytest.raises(AccountRefused, match="TOKEN-4"):
        acts.make_token(actor=actor_of(other), **how)  # type: ignore[arg-type]
    for wrong in (
        {"label": " "},
        {"label": "x" * 81},
        {"scopes": []},
        {"scopes": ["all"]},
        {"last_day": date(2030, 1, 1)},
    ):
        with pytest.raises(AccountRefused):
            acts.make_token(actor=actor_of(person), **(how | wrong))  # type: ignore[arg-type]
    assert not Token.objects.exists()


@pytest.mark.django_db
def test_the_first_use_of_a_day_is_noted_once(account: Callable[..., Person]) -> None:
    person = account(Role.FOCAL_POINT, of="XAA")
    new = made(person)
    how = {
        "actor": actor_of(person), "code": new.token.code, "reason": "read", "source": None,
    }  # fmt: skip
    assert acts.note_use(**how, on=DAY)  # type: ignore[arg-type]
    assert not acts.note_use(**how, on=DAY)  # type: ignore[arg-type]
    assert queries.tokens(person.code)[0].last_used_on == DAY
    assert acts.note_use(**how, on=LAST)  # type: ignore[arg-type]
    uses = [entry for entry in latest(limit=10) if entry.act == "accounts.use_token"]
    assert [entry.on for entry in uses] == [LAST, DAY]


# ---------------------------------------------------------------- the page


def _form(**changed: object) -> dict[str, object]:
    last = (TODAY + timedelta(days=30)).isoformat()
    return {"label": "my sheet", "scopes": ["read:requests"], "last_day": last} | changed


@pytest.mark.django_db
def test_one_makes_a_token_sees_it_once_and_revokes_it(
    signed_in: Callable[..., Client],
) -> None:
    browser = signed_in(Role.FOCAL_POINT, of="XAA")
    answer = browser.post("/en/account/tokens/", _form())
    html = answer.content.decode()
    row = Token.objects.get()
    assert answer.status_code == 200 and f"accede_{row.code}_" in html
    assert "no-store" in answer["Cache-Control"]
    again = browser.get("/en/account/tokens/").content.decode()
    assert "my sheet" in again and f"accede_{row.code}_" not in again
    gone = browser.post(f"/en/account/tokens/{row.code}/revoke/", follow=True)
    assert "opens nothing any more" in gone.content.decode()
    row.refresh_from_db()
    assert row.revoked_on == TODAY


@pytest.mark.django_db
def test_who_finds_a_browser_open_makes_no_token_without_the_password(
    with_password: Callable[..., Person], entering: ModuleType
) -> None:
    browser = entering.sign_in(with_password(Role.FOCAL_POINT, of="XAA"))
    asked = browser.post("/en/account/tokens/", _form())
    assert asked.status_code == 302 and "/account/again/" in asked.headers["Location"]
    wrong = browser.post(asked.headers["Location"], {"password": "something else"})
    assert "not your password" in wrong.content.decode() and not Token.objects.exists()
    html = browser.post(asked.headers["Location"], {"password": entering.PASSWORD}).content.decode()
    # It goes on where it was stopped, and the person hears of it, but not the secret.
    assert f"accede_{Token.objects.get().code}_" in html
    assert mail.outbox[-1].subject == "Accede: a token was made for you"
    assert "End it on the page" in mail.outbox[-1].body and "accede_" not in mail.outbox[-1].body


@pytest.mark.django_db
def test_what_was_wrong_can_be_mended_after_the_password(
    with_password: Callable[..., Person], entering: ModuleType
) -> None:
    browser = entering.sign_in(with_password(Role.FOCAL_POINT, of="XAA"))
    asked = browser.post("/en/account/tokens/", _form(last_day="2014-02-01"))
    answer = browser.post(asked.headers["Location"], {"password": entering.PASSWORD})
    # Told at the address where the password was asked: the form has to know its own.
    assert answer.status_code == 400 and not Token.objects.exists()
    assert (
        '<form method="post" action="/en/account/tokens/" class="form">' in answer.content.decode()
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"label": ""},
        {"scopes": []},
        {"scopes": ["write:all"]},
        {"last_day": "2014-02-31"},
        {"last_day": "2014-02-01"},
        {"last_day": "2999-01-01"},
    ],
)
def test_a_form_that_cannot_be_used_makes_nothing(
    signed_in: Callable[..., Client], wrong: dict[str, object]
) -> None:
    browser = signed_in(Role.FOCAL_POINT, of="XAA")
    answer = browser.post("/en/account/tokens/", _form(**wrong))
    assert answer.status_code == 400 and not Token.objects.exists()


@pytest.mark.django_db
def test_nobody_revokes_the_token_of_another_on_the_page(
    signed_in: Callable[..., Client], account: Callable[..., Person]
) -> None:
    new = made(account(Role.FOCAL_POINT, of="XAA"), on=TODAY, last_day=TODAY)
    browser = signed_in(Role.FOCAL_POINT, of="XBB")
    answer = browser.post(f"/fr/account/tokens/{new.token.code}/revoke/", follow=True)
    assert "autre personne" in answer.content.decode()
    assert Token.objects.get().revoked_on is None
    assert new.token.label not in browser.get("/en/account/tokens/").content.decode()


# ---------------------------------------------------------------- the command line


@pytest.mark.django_db
def test_the_command_makes_lists_and_revokes(
    account: Callable[..., Person], capsys: pytest.CaptureFixture[str]
) -> None:
    person = account(Role.FOCAL_POINT, of="XAA")
    last = (TODAY + timedelta(days=10)).isoformat()
    asked = ["accounts", "token", "make", person.code, "--label", "nightly"]
    assert main([*asked, "--scope", "read:requests", "--until", last]) == 0
    secret = capsys.readouterr().out.splitlines()[-1]
    found = bearer(secret, TODAY)
    assert found is not None and found[0] == person
    assert latest(limit=1)[0].person == "operator"
    assert main(["accounts", "token", "list", person.code]) == 0
    listed = capsys.readouterr().out
    assert "nightly" in listed and secret not in listed
    assert main(["accounts", "token", "revoke", found[1].code, "--reason", "done"]) == 0
    assert bearer(secret, TODAY) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        ["make", "{who}", "--label", "x", "--scope", "read:all", "--until", "{last}"],
        ["make", "{who}", "--label", "x", "--scope", "read:public", "--until", "soon"],
        ["make", "{who}", "--label", "x", "--scope", "read:public", "--until", "1999-01-01"],
        ["make", "nobody", "--label", "x", "--scope", "read:public", "--until", "{last}"],
        ["revoke", "nothing", "--reason", "x"],
    ],
)
def test_the_command_says_what_is_wrong(
    account: Callable[..., Person], capsys: pytest.CaptureFixture[str], wrong: list[str]
) -> None:
    person = account(Role.FOCAL_POINT, of="XAA")
    last = (TODAY + timedelta(days=10)).isoformat()
    asked = [each.format(who=person.code, last=last) for each in wrong]
    assert main(["accounts", "token", *asked]) == 3
    assert "What to do" in capsys.readouterr().err
    assert not Token.objects.exists()
