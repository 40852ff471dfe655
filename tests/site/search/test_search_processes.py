"""Real processes bring the index up: two at once, and one that is killed in the middle."""

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

_BEGIN = """
import django, sys, time
django.setup()
from datetime import date
from accede.basics.offering import Search, SearchDocument
from accede.basics.texts import Text
from accede.consent.rules import PUBLIC_VIEWER
from accede.site.search import index
from accede.site.search.models import Indexed, Reached
from accede.site.search.queries import find
DAY = date(2014, 6, 30)
def made(on, only):
    for number in range(3000):
        if number == 2500 and "slowly" in sys.argv:
            print("in the middle", flush=True)
            time.sleep(60)
        yield SearchDocument(f"M-{number:04}", Text({"en": f"made up number{number} marimba"}))
kinds = {"made.Up": Search("made.Up", 1, "Made up", made)}
index.searches = lambda: kinds
"""
_INDEX = _BEGIN + "index.keep_in_step(DAY); print('done')"
_SAY = (
    _BEGIN
    + """
print(Indexed.objects.count(), Reached.objects.count(),
      find("marimba", viewer=PUBLIC_VIEWER, on=DAY, language="en").count,
      Indexed.objects.count(), Reached.objects.count())
"""
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a workspace of its own, on the kind of database the tests run on."""
    environment = {
        "ACCEDE_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "accede.site.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PATH": os.environ.get("PATH", ""),
    }
    server = os.environ.get("ACCEDE_TEST_DATABASE_URL", "")
    name = f"accede_{uuid.uuid4().hex[:12]}"
    if server.startswith("postgres"):
        psycopg = pytest.importorskip("psycopg")
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        before, mark, asked = server.partition("?")
        environment["ACCEDE_DATABASE_URL"] = f"{before.rpartition('/')[0]}/{name}{mark}{asked}"
    _run(environment, "import sys; from accede.site.cli import main; sys.exit(main(['setup']))")
    yield environment
    if server.startswith("postgres"):
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _start(environment: dict[str, str], program: str, *given: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", program, *given],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _run(environment: dict[str, str], program: str) -> str:
    running = _start(environment, program)
    out, err = running.communicate(timeout=120)
    assert running.returncode == 0, err
    return out.strip()


def test_two_processes_at_once_index_everything_once(workspace: dict[str, str]) -> None:
    both = [_start(workspace, _INDEX) for _ in range(2)]
    for each in both:
        out, err = each.communicate(timeout=120)
        assert (each.returncode, out.strip()) == (0, "done"), err
    assert _run(workspace, _SAY) == "3000 1 3000 3000 1"


def test_who_is_killed_in_the_middle_leaves_nothing_and_holds_nobody_up(
    workspace: dict[str, str],
) -> None:
    killed = _start(workspace, _INDEX, "slowly")
    assert killed.stdout is not None
    assert killed.stdout.readline().strip() == "in the middle"
    waiting = _start(workspace, _INDEX)
    time.sleep(1)
    assert waiting.poll() is None, "it does not wait for its turn"
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=60)
    out, err = waiting.communicate(timeout=120)
    assert (waiting.returncode, out.strip()) == (0, "done"), err
    assert _run(workspace, _SAY) == "3000 1 3000 3000 1"


def test_the_index_is_as_it_was_where_nobody_comes_after_the_kill(
    workspace: dict[str, str],
) -> None:
    killed = _start(workspace, _INDEX, "slowly")
    assert killed.stdout is not None
    killed.stdout.readline()
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=60)
    assert _run(workspace, _SAY) == "0 0 3000 3000 1"
