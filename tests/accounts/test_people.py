"""Accounts as records: opened, changed, closed, by administrators alone, and all on record."""

import json
from collections.abc import Callable
from datetime import date
from types import ModuleType
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from accede.accounts import acts, queries
from accede.accounts.acts import people
from accede.accounts.queries import account_of
from accede.accounts.rules import AccountRefused, Person, Role, actor_of
from accede.journal import queries as journal
from accede.journal.rules import Actor, Office
from accede.site import cli

pytestmark = pytest.mark.django_db
TODAY = date(2014, 7, 1)
NEW: dict[str, Any] = {
    "name": "A new officer",
    "email": "New.Officer@accede.example",
    "code": "officer.legal-9",
    "roles": ["OFFICER", "CLERK"],
    "of": "",
    "language": "fr",
    "reason": "a desk more, from July",
}


def _open(**changed: object) -> Person:
    given: dict[str, Any] = {
        "actor": acts.OPERATOR,
        "code": "officer.legal-9",
        "name": "A new officer",
        "email": "new.officer@accede.example",
        "roles": [Role.OFFICER],
        "reason": "a desk more",
        "source": None,
        "on": TODAY,
    }
    return acts.open_account(**given | changed)


# ---------------------------------------------------------------- acts


def test_an_account_is_opened_without_a_password_and_on_record() -> None:
    person = _open(roles=[Role.CLERK, Role.OFFICER])
    assert person.roles == {Role.OFFICER, Role.CLERK}
    assert not queries.kept(person.code).has_password
    (entry,) = journal.about("accounts.Account", person.code)
    assert (entry.act, entry.person, entry.on) == ("accounts.open", "operator", TODAY)
    assert json.loads(entry.content) == {
        "demonstration": False,
        "of": "",
        "roles": ["CLERK", "OFFICER"],
    }


def test_the_journal_forgets_nothing_and_so_is_told_no_name_and_no_address() -> None:
    _open(name="Perpetua Quill", email="perpetua.quill@accede.example")
    told = " ".join(f"{each.content} {each.target} {each.reason}" for each in journal.entries())
    assert "Perpetua" not in told and "quill" not in told


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"roles": []}, "ACCOUNT-1"),
        ({"roles": [Role.OFFICER, Role.DONOR], "of": "DEMO-DONOR"}, "ACCOUNT-1"),
        ({"roles": [Role.FOCAL_POINT]}, "ACCOUNT-1"),
        ({"roles": [Role.FOCAL_POINT], "of": "XZZ"}, "do not fit"),
        ({"roles": [Role.FOCAL_POINT], "of": "DEMO-DONOR"}, "do not fit"),
        ({"roles": [Role.PARTNER], "of": "DEMO-DONOR"}, "do not fit"),
        ({"roles": [Role.DONOR], "of": "XAA"}, "do not fit"),
        ({"code": "Officer Nine"}, "code of a person"),
        ({"code": "operator"}, "taken"),
        ({"code": "x" * 81}, "code of a person"),
        ({"name": "  "}, "name"),
        ({"name": "n" * 121}, "name"),
        ({"email": "nobody"}, "e-mail"),
        ({"email": f"{'n' * 250}@accede.example"}, "e-mail"),
        ({"language": "de"}, "language"),
        ({"actor": Actor("xaa.focal-point", Office.STATE, "XAA")}, "ACCOUNT-2"),
        ({"actor": Actor("operator", Office.SECRETARIAT)}, "ACCOUNT-2"),
        ({"actor": Actor("auditor-1", Office.SYSTEM)}, "ACCOUNT-2"),
    ],
)
def test_an_account_that_cannot_be_is_refused_and_nothing_written(
    account: Callable[..., Person], changed: dict[str, object], problem: str
) -> None:
    account(Role.FOCAL_POINT, of="XAA")
    account(Role.AUDITOR)
    before = journal.head()
    with pytest.raises(AccountRefused, match=problem):
        _open(**changed)
    assert journal.head() == before


def test_a_code_and_an_address_are_one_persons_alone() -> None:
    _open()
    with pytest.raises(AccountRefused, match="code is taken"):
        _open(email="another@accede.example")
    with pytest.raises(AccountRefused, match="address is there already"):
        _open(code="officer.legal-10", email="NEW.officer@accede.example")


def test_two_who_open_the_same_account_at_one_moment_are_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _open()
    looks, blind = people._sound, [True]

    def looked_too_early(*named: str) -> None:
        if not blind.pop():
            looks(*named)

    monkeypatch.setattr(people, "_sound", looked_too_early)
    for changed in ({"email": "another@accede.example"}, {"code": "officer.legal-10"}):
        blind[:] = [False, True]
        with pytest.raises(AccountRefused):
            _open(**changed)


def test_roles_are_changed_within_the_office(account: Callable[..., Person]) -> None:
    keeper, officer = account(Role.ADMINISTRATOR), account(Role.OFFICER)
    given: dict[str, Any] = {"reason": "moves", "source": None, "on": TODAY}
    given |= {"actor": actor_of(keeper), "account": officer.code}
    assert acts.change_roles(**given, roles=[Role.DRAFTER]).roles == {Role.DRAFTER}
    entry = journal.latest(limit=1)[0]
    assert json.loads(entry.content) == {"before": ["OFFICER"], "roles": ["DRAFTER"]}
    with pytest.raises(AccountRefused, match="already"):
        acts.change_roles(**given, roles=[Role.DRAFTER])
    with pytest.raises(AccountRefused, match="ACCOUNT-6"):
        acts.change_roles(**given, roles=[Role.ADMINISTRATOR])
    with pytest.raises(AccountRefused, match="ACCOUNT-3"):
        acts.change_roles(**given | {"account": keeper.code}, roles=[Role.AUDITOR])
    with pytest.raises(AccountRefused, match="ACCOUNT-2"):
        acts.change_roles(**given | {"actor": actor_of(officer)}, roles=[Role.CLERK])
    with pytest.raises(AccountRefused, match="nobody here"):
        acts.change_roles(**given | {"account": "nobody"}, roles=[Role.CLERK])


def test_the_last_administrator_stays(account: Callable[..., Person]) -> None:
    keeper = account(Role.ADMINISTRATOR)
    given: dict[str, Any] = {"reason": "leaves", "source": None, "on": TODAY}
    given |= {"actor": acts.OPERATOR, "account": keeper.code}
    with pytest.raises(AccountRefused, match="ACCOUNT-4"):
        acts.close_account(**given)
    with pytest.raises(AccountRefused, match="ACCOUNT-4"):
        acts.change_roles(**given, roles=[Role.AUDITOR])
    account(Role.ADMINISTRATOR, code="administrator-2")
    acts.close_account(**given)
    assert queries.kept(keeper.code).closed_on == TODAY
    with pytest.raises(AccountRefused, match="closed"):
        acts.close_account(**given)


def test_the_database_holds_what_the_acts_promise(account: Callable[..., Person]) -> None:
    row = account_of(account(Role.CLERK).code)
    for name, value in (("email", "BIG@accede.example"), ("is_active", False)):
        setattr(row, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
        row.refresh_from_db()


def test_who_waits_for_a_letter_is_found_by_role(account: Callable[..., Person]) -> None:
    account(Role.OFFICER)
    focal_point = account(Role.FOCAL_POINT, of="XBB")
    account(Role.AUTHORITY_EDITOR, of="XBB")
    assert queries.addressees(Role.FOCAL_POINT, of="XBB") == (focal_point,)
    assert queries.addressees(Role.FOCAL_POINT, of="XCC") == ()


# ---------------------------------------------------------------- pages


def test_an_administrator_opens_an_account_and_the_person_comes_in(
    signed_in: Callable[..., Client], quick: None, entering: ModuleType
) -> None:
    keeper = signed_in(Role.ADMINISTRATOR)
    answer = keeper.post("/en/people/open/", NEW)
    assert answer.headers["Location"] == "/en/people/officer.legal-9/"
    assert "The link is sent" in keeper.get("/en/people/officer.legal-9/").content.decode()
    (letter,) = mail.outbox
    assert letter.to == ["new.officer@accede.example"]
    assert letter.subject.startswith("Accede\u00a0: votre compte")
    assert "Fonctionnaire du Secrétariat" in letter.body
    to = Client().get(entering.link_in_mail(), follow=True).redirect_chain
    assert to[0][0].startswith("/fr/account/password/choose/")
    invited = Client()
    place = invited.get(entering.link_in_mail(), follow=True).redirect_chain[-1][0]
    new = {"password1": entering.PASSWORD, "password2": entering.PASSWORD}
    invited.post(place, new)
    person = queries.person("officer.legal-9")
    assert entering.who(entering.sign_in(person)) == person.code
    entry = next(each for each in journal.latest(limit=9) if each.act == "accounts.open")
    assert (entry.person, entry.reason) == ("administrator-1", "a desk more, from July")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": ""}, "obligatoire"),
        ({"email": "nobody"}, "adresse"),
        ({"roles": []}, "obligatoire"),
        ({"roles": ["KING"]}, "KING"),
        ({"roles": ["OFFICER", "DONOR"]}, "Les rôles relèvent de plusieurs services."),
        ({"roles": ["PARTNER"]}, "Indiquez l’État ou l’organisme."),
        ({"roles": ["PARTNER"], "of": "XAA"}, "Les rôles ne conviennent pas à l’État"),
        ({"of": "XZZ"}, "XZZ"),
        ({"code": "Nine"}, "Ceci ne peut pas être le code d’une personne."),
        ({"code": "administrator-1"}, "Ce code est déjà pris."),
        ({"reason": ""}, "obligatoire"),
        ({"language": "de"}, "de"),
    ],
)
def test_a_form_that_does_not_fit_says_why_and_writes_nothing(
    signed_in: Callable[..., Client], changed: dict[str, object], told: str
) -> None:
    keeper = signed_in(Role.ADMINISTRATOR)
    before = journal.head()
    answer = keeper.post("/fr/people/open/", NEW | changed)
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert "error-summary" in answer.content.decode()
    assert journal.head() == before
    assert mail.outbox == []


def test_a_letter_that_cannot_leave_undoes_nothing(
    signed_in: Callable[..., Client], settings: object, caplog: pytest.LogCaptureFixture
) -> None:
    keeper = signed_in(Role.ADMINISTRATOR)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]
    page = keeper.post("/en/people/open/", NEW, follow=True).content.decode()
    assert "the mail server did not take the letter" in page
    assert queries.person("officer.legal-9")
    asked = "/en/account/password/forgotten/"
    assert Client().post(asked, {"email": NEW["email"]}).status_code == 302
    assert caplog.messages.count("a letter could not be sent: ConnectionRefusedError") == 2


def test_an_administrator_changes_roles_invites_again_and_closes(
    signed_in: Callable[..., Client], account: Callable[..., Person]
) -> None:
    keeper, clerk = signed_in(Role.ADMINISTRATOR), account(Role.CLERK)
    place = f"/en/people/{clerk.code}/"
    keeper.post(f"{place}roles/", {"roles": ["DRAFTER"], "reason": "moves"})
    assert queries.person(clerk.code).roles == {Role.DRAFTER}
    keeper.post(f"{place}invite/")
    assert mail.outbox[-1].to == [clerk.email]
    assert keeper.post(f"{place}close/", {"reason": ""}).status_code == 400
    keeper.post(f"{place}close/", {"reason": "left"})
    assert queries.kept(clerk.code).closed_on is not None
    page = keeper.get("/en/people/").content.decode()
    assert "Closed accounts" in page
    keeper.post(f"{place}invite/")
    assert len(mail.outbox) == 1, "a closed account is sent nothing"
    again = keeper.post(f"{place}close/", {"reason": "left"})
    assert again.status_code == 400 and "The account is closed." in again.content.decode()


def test_an_administrator_cannot_touch_their_own_account(
    signed_in: Callable[..., Client],
) -> None:
    keeper = signed_in(Role.ADMINISTRATOR)
    page = keeper.get("/en/people/administrator-1/").content.decode()
    assert "This is your own account" in page and "Close the account" not in page
    answer = keeper.post("/en/people/administrator-1/close/", {"reason": "tired"})
    assert answer.status_code == 400
    assert "Nobody changes their own roles" in answer.content.decode()
    assert queries.kept("administrator-1").closed_on is None


def test_a_person_who_is_not_there_is_not_found(signed_in: Callable[..., Client]) -> None:
    keeper = signed_in(Role.ADMINISTRATOR)
    assert keeper.get("/en/people/nobody/").status_code == 404
    assert keeper.get("/en/people/no%00body/").status_code == 404
    assert keeper.get("/en/record/?person=%00").status_code == 400
    assert keeper.post("/en/people/nobody/invite/").status_code == 404
    assert keeper.post("/en/people/nobody/close/", {"reason": "x"}).status_code == 404
    assert keeper.get("/en/people/administrator-1/close/").status_code == 405


def test_people_are_had_as_a_file(signed_in: Callable[..., Client]) -> None:
    answer = signed_in(Role.ADMINISTRATOR).get("/en/people/?format=json")
    (row,) = json.loads(answer.content)["rows"]
    assert row["id"] == "administrator-1"
    assert signed_in(Role.AUDITOR).get("/en/people/?format=json").status_code == 403


def test_a_person_writes_their_name_and_language(signed_in: Callable[..., Client]) -> None:
    client = signed_in(Role.DONOR)
    given = {"name": "Bureau des dons", "language": "fr"}
    assert client.post("/en/account/", given).headers["Location"] == "/fr/account/"
    assert queries.person("demo-donor.desk").name == "Bureau des dons"
    assert "Bureau" not in journal.latest(limit=1)[0].content
    bad = client.post("/fr/account/", {"name": "", "language": "xx"})
    assert bad.status_code == 400
    assert queries.person("demo-donor.desk").language == "fr"


# ---------------------------------------------------------------- the record


def test_the_record_is_read_page_by_page_and_filtered(
    signed_in: Callable[..., Client], account: Callable[..., Person]
) -> None:
    reader = signed_in(Role.AUDITOR)
    for number in range(30):
        _open(code=f"officer.x-{number}", email=f"x{number}@accede.example")
    page = reader.get("/en/record/").content.decode()
    assert "The chain holds, up to entry 31" in page
    assert page.count('id="entry-') == 25
    older = reader.get("/en/record/?before=7").content.decode()
    assert 'id="entry-6"' in older and 'id="entry-7"' not in older
    one = reader.get("/en/record/?kind=accounts.Account&record=officer.x-3").content.decode()
    assert one.count('id="entry-') == 1
    none = reader.get("/en/record/?person=nobody").content.decode()
    assert "No entry is as you ask" in none
    assert reader.get("/en/record/?before=soon").status_code == 400
    assert reader.get(f"/en/record/?before={'9' * 40}").status_code == 400


def test_a_long_chain_is_checked_when_it_is_asked(
    signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    from accede.accounts.views import record

    reader = signed_in(Role.AUDITOR)
    monkeypatch.setattr(record, "AT_SIGHT", 0)
    unasked = reader.get("/en/record/").content.decode()
    assert "the chain is checked when you ask" in unasked and "The chain holds" not in unasked
    assert "The chain holds" in reader.get("/en/record/?check=yes").content.decode()


def test_the_record_says_where_the_chain_breaks(
    signed_in: Callable[..., Client], account: Callable[..., Person]
) -> None:
    from django.db import connection

    from accede.journal import guard
    from accede.journal.models import JournalEntry

    reader = signed_in(Role.AUDITOR)
    account(Role.CLERK)
    guard.lift(connection)
    JournalEntry.objects.filter(seq=1).update(reason="another")
    page = reader.get("/en/record/").content.decode()
    guard.install(connection)
    assert "The chain does not hold" in page and "EDITED" in page
    assert "no longer refuses to change entries" in page


@pytest.mark.slow
def test_what_a_state_wrote_is_not_in_the_record(
    signed_in: Callable[..., Client],
) -> None:
    from accede.site import demonstration

    demonstration.load()
    reader = signed_in(Role.AUDITOR)
    files = (reader.get(f"/en/record/?format={form}&act=consent.grant") for form in ("csv", "json"))
    for answer in (reader.get("/en/record/?act=consent.grant"), *files):
        told = answer.content.decode()
        assert "consent.grant" in told
        assert "demonstration" not in told.replace("tag demonstration", "").lower()


# ---------------------------------------------------------------- the command line


def test_the_first_administrator_is_opened_from_the_command_line(
    capsys: pytest.CaptureFixture[str], quick: None, entering: ModuleType
) -> None:
    call = ["accounts", "open", "Ada@accede.example", "--role", "administrator"]
    assert cli.main([*call, "--reason", "the first", "--json"]) == cli.FINE
    told = json.loads(capsys.readouterr().out)
    assert told["code"] == "ada"
    path = told["link"].removeprefix("http://127.0.0.1:8000")
    client = Client()
    place = client.get(path, follow=True).redirect_chain[-1][0]
    new = {"password1": entering.PASSWORD, "password2": entering.PASSWORD}
    client.post(place, new)
    assert entering.who(entering.sign_in(queries.person("ada"))) == "ada"
    assert cli.main(["accounts", "list", "--json"]) == cli.FINE
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["email"], listed["roles"]) == ("ada@accede.example", ["ADMINISTRATOR"])


def test_verbs_of_accounts_change_and_close(
    account: Callable[..., Person], capsys: pytest.CaptureFixture[str]
) -> None:
    clerk = account(Role.CLERK)
    verbs: tuple[list[str], ...] = (
        ["roles", clerk.email, "--role", "officer", "--role", "drafter", "--reason", "moves"],
        ["link", clerk.code],
        ["close", clerk.code, "--reason", "left"],
        ["list"],
        ["list", "--closed"],
    )
    for verb in verbs:
        assert cli.main(["accounts", *verb]) == cli.FINE, verb
    out = capsys.readouterr().out
    assert "drafter, officer" in out and "/account/password/choose/" in out
    assert "There is no account." in out and "closed on" in out


@pytest.mark.parametrize(
    "call",
    [
        ["open", "nobody", "--role", "clerk", "--reason", "x"],
        ["open", "a@accede.example", "--role", "king", "--reason", "x"],
        ["open", "a@accede.example", "--role", "focal-point", "--reason", "x"],
        ["open", "a@accede.example", "--role", "focal-point", "--of", "XZZ", "--reason", "x"],
        ["open", "a@accede.example", "--role", "clerk", "--language", "xx", "--reason", "x"],
        ["open", "a@accede.example", "--role", "clerk", "--code", "A B", "--reason", "x"],
        ["link", "nobody"],
        ["close", "nobody", "--reason", "x"],
        ["roles", "nobody", "--role", "clerk", "--reason", "x"],
        ["remove-second-step", "officer.clerk-1", "--reason", "x"],
    ],
)
def test_bad_input_on_the_command_line_is_refused_and_nothing_written(
    account: Callable[..., Person], capsys: pytest.CaptureFixture[str], call: list[str]
) -> None:
    account(Role.CLERK)
    before = journal.head()
    assert cli.main(["accounts", *call]) == cli.BAD_INPUT
    out, err = capsys.readouterr()
    assert out == "" and "What to do:" in err
    assert journal.head() == before


def test_a_reason_is_not_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["accounts", "open", "a@accede.example", "--role", "clerk"])
    assert left.value.code == 2
    assert (
        cli.main(["accounts", "open", "a@accede.example", "--role", "clerk", "--reason", " "])
        == cli.BAD_INPUT
    )


@pytest.mark.parametrize(
    "address",
    [
        "/en/account/tokens/%00/revoke/",
        "/en/people/a%00/second-step/",
        "/en/people/a%00/close/",
        "/en/people/a%00/roles/",
        "/en/who-can-see/assistance.Request/%00/",
        "/api/v1/states/%00",
    ],
)
def test_an_address_with_what_no_database_holds_is_not_found(
    signed_in: Callable[..., Client], address: str
) -> None:
    keeper = signed_in(Role.ADMINISTRATOR)
    sent = {"reason": "a test", "roles": ["OFFICER"]}
    assert keeper.post(address, sent).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_take_each_others_role_leave_one(
    account: Callable[..., Person], at_once: Callable[..., list[Exception | None]]
) -> None:
    keepers = [account(Role.ADMINISTRATOR, code=f"keeper-{number}") for number in (1, 2)]

    def closes(one: Person, other: Person) -> Callable[[], object]:
        return lambda: acts.close_account(
            actor=actor_of(one), account=other.code, reason="a test", source=None, on=TODAY
        )

    told = at_once(closes(*keepers), closes(*reversed(keepers)))
    (refused,) = filter(None, told)
    assert isinstance(refused, AccountRefused), told
    left = [each for each in queries.people() if each.person.holds(Role.ADMINISTRATOR)]
    assert len(left) == 1
