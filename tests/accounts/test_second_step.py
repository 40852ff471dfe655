"""The second step: set up, asked for, lost, demanded; its seeds never lie open."""

import re
from collections.abc import Callable
from types import ModuleType

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from accede.accounts import acts, queries
from accede.accounts.rules import AccountRefused, Person, Role
from accede.journal import queries as journal

pytestmark = pytest.mark.django_db
SET_UP = "/en/account/second-step/set-up/"


@pytest.fixture
def set_up(entering: ModuleType) -> Callable[[Person], tuple[Client, str, list[str]]]:
    """Sets up the second step; answers the browser, the key, and the codes to keep."""

    def done(person: Person) -> tuple[Client, str, list[str]]:
        client = entering.sign_in(person)
        asked = client.get(SET_UP)
        assert asked.status_code == 302, "it is asked once more who this is"
        to = asked.headers["Location"]
        client.post(to, {"password": entering.PASSWORD})
        page = client.get(SET_UP).content.decode()
        (secret,) = re.findall(r'<code class="secret">([A-Z2-7]+)</code>', page)
        answer = client.post(SET_UP, {"code": entering.code_of(secret)})
        assert answer.status_code == 302, answer.content.decode()
        kept = client.get(answer.headers["Location"]).content.decode()
        return client, secret, re.findall(r"<li><code>(\d{8})</code>", kept)

    return done


def test_the_square_is_an_element_of_the_page(
    with_password: Callable[..., Person], entering: ModuleType
) -> None:
    client = entering.sign_in(with_password(Role.CLERK))
    client.post(f"/en/account/again/?next={SET_UP}", {"password": entering.PASSWORD})
    page = client.get(SET_UP)
    html = page.content.decode()
    assert "<svg" in html and "data:" not in html
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_a_wrong_first_code_sets_up_nothing(
    with_password: Callable[..., Person], entering: ModuleType
) -> None:
    person = with_password(Role.CLERK)
    client = entering.sign_in(person)
    client.post(f"/en/account/again/?next={SET_UP}", {"password": entering.PASSWORD})
    client.get(SET_UP)
    assert "This code is not right" in client.post(SET_UP, {"code": "12"}).content.decode()
    assert not queries.has_second_step(person.code)


def test_the_second_step_is_asked_for_and_a_code_works_once(
    with_password: Callable[..., Person],
    set_up: Callable[[Person], tuple[Client, str, list[str]]],
    entering: ModuleType,
) -> None:
    person = with_password(Role.OFFICER)
    _, secret, _ = set_up(person)
    client = entering.sign_in(person)
    assert entering.who(client) == "", "the password alone lets nobody in any more"
    step = "/en/account/sign-in/second-step/"
    assert "This code is not right" in client.post(step, {"code": "000"}).content.decode()
    code = entering.code_of(secret)
    client.post(step, {"code": code})
    assert entering.who(client) == person.code
    again = entering.sign_in(person)
    again.post(step, {"code": code})
    assert entering.who(again) == ""


def test_codes_to_keep_are_shown_once_and_each_lets_in_once(
    with_password: Callable[..., Person],
    set_up: Callable[[Person], tuple[Client, str, list[str]]],
    entering: ModuleType,
) -> None:
    person = with_password(Role.AUDITOR)
    client, _, codes = set_up(person)
    assert len(set(codes)) == 10
    once_more = client.get("/en/account/second-step/codes/").content.decode()
    assert not any(code in once_more for code in codes)
    for comes_in in (True, False):
        other = entering.sign_in(person)
        other.post("/en/account/sign-in/second-step/", {"code": codes[0]})
        assert bool(entering.who(other)) is comes_in
    assert queries.recovery_codes_left(person.code) == 9


def test_guessing_codes_is_stopped(
    with_password: Callable[..., Person],
    set_up: Callable[[Person], tuple[Client, str, list[str]]],
    entering: ModuleType,
) -> None:
    person = with_password(Role.OFFICER)
    _, _, codes = set_up(person)
    client = entering.sign_in(person)
    step = "/en/account/sign-in/second-step/"
    for number in range(5):
        client.post(step, {"code": f"00000{number}"})
    assert "Too many attempts" in client.post(step, {"code": codes[0]}).content.decode()
    assert entering.who(client) == ""


def test_seeds_do_not_lie_open_in_the_database(
    with_password: Callable[..., Person],
    set_up: Callable[[Person], tuple[Client, str, list[str]]],
    settings: object,
) -> None:
    _, secret, _ = set_up(with_password(Role.CLERK))
    stored = [row.data for row in Authenticator.objects.all()]
    assert len(stored) == 2
    assert secret not in str(stored)
    row = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "a new key"  # type: ignore[attr-defined]
    settings.SECRET_KEY_FALLBACKS = [old]  # type: ignore[attr-defined]
    from allauth.mfa.utils import decrypt

    assert decrypt(row.data["secret"]) == secret


# What follows a change is told once it stands: after the transaction.
@pytest.mark.django_db(transaction=True)
def test_what_was_changed_is_told_to_the_person_and_the_journal_and_never_the_secret(
    with_password: Callable[..., Person],
    set_up: Callable[[Person], tuple[Client, str, list[str]]],
) -> None:
    person = with_password(Role.CLERK)
    _, secret, codes = set_up(person)
    (entry,) = journal.latest(limit=1)
    assert (entry.person, entry.act) == (person.code, "accounts.change_security")
    assert entry.content == '{"changed":"second step set up"}'
    assert mail.outbox[-1].subject == "Accede: your second step was set up"
    assert not any(each in mail.outbox[-1].body for each in (secret, *codes))


def test_who_lost_everything_is_helped_by_an_administrator(
    with_password: Callable[..., Person],
    set_up: Callable[[Person], tuple[Client, str, list[str]]],
    signed_in: Callable[..., Client],
    entering: ModuleType,
) -> None:
    person = with_password(Role.CLERK)
    set_up(person)
    keeper = signed_in(Role.ADMINISTRATOR)
    place = f"/en/people/{person.code}/second-step/"
    assert keeper.post(place, {"reason": ""}).status_code == 400
    assert entering.who(entering.sign_in(person)) == ""
    keeper.post(place, {"reason": "lost in a taxi; called back on the desk's number"})
    assert entering.who(entering.sign_in(person)) == person.code
    with pytest.raises(AccountRefused, match="no second step"):
        acts.remove_second_step(
            actor=acts.OPERATOR,
            account=person.code,
            reason="again",
            source=None,
            on=entering.TODAY,
        )


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR])
def test_where_it_is_demanded_nothing_else_opens_before(
    with_password: Callable[..., Person],
    set_up: Callable[[Person], tuple[Client, str, list[str]]],
    entering: ModuleType,
    settings: object,
    role: Role,
) -> None:
    settings.ACCEDE_REQUIRE_TOTP = True  # type: ignore[attr-defined]
    person = with_password(role)
    client = entering.sign_in(person)
    for place in ("/en/", "/en/states/XAA/", "/en/record/", "/en/people/"):
        answer = client.get(place)
        assert answer.status_code in (302, 403), place
        if answer.status_code == 302:
            assert answer.headers["Location"] == SET_UP
    assert client.get("/en/account/sign-out/").status_code == 200
    client, _, _ = set_up(person)
    assert client.get("/en/").status_code == 200


def test_a_focal_point_is_never_shut_out_for_want_of_a_telephone(
    with_password: Callable[..., Person], entering: ModuleType, settings: object
) -> None:
    settings.ACCEDE_REQUIRE_TOTP = True  # type: ignore[attr-defined]
    client = entering.sign_in(with_password(Role.FOCAL_POINT, of="XAA"))
    assert client.get("/en/").status_code == 200
