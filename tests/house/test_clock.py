"""No clock in the domain: ruff's ban, shown to catch each way of reading one."""

import sys
from pathlib import Path
from subprocess import PIPE, STDOUT, run

import pytest

WAYS = (
    "from datetime import date\nprint(date.today())\n",
    "from datetime import datetime\nprint(datetime.now())\n",
    "from datetime import UTC, datetime\nprint(datetime.now(UTC))\n",
    "from datetime import datetime\nprint(datetime.today())\n",
    "from datetime import datetime\nprint(datetime.utcnow())\n",
    "import datetime\n\nprint(datetime.date.today())\n",
    "from django.utils import timezone\n\nprint(timezone.now())\n",
    "import time\n\nprint(time.time())\n",
)


def _ruff(text: str, name: str, checkout: Path) -> tuple[int, str]:
    """Ruff's answer on a text, as if it stood at that place in the source."""
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "TID251"]
    done = run(
        [*command, "--stdin-filename", f"src/accede/treaties/{name}", "-"],
        cwd=checkout,
        input=text,
        stdout=PIPE,
        stderr=STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize("text", WAYS)
def test_a_clock_in_the_domain_is_caught(text: str, checkout: Path) -> None:
    code, told = _ruff(text, "acts.py", checkout)
    assert code == 1
    assert "take the day as a parameter" in told


@pytest.mark.parametrize("name", ["views.py", "api.py", "commands.py"])
def test_the_edge_may_read_a_clock(name: str, checkout: Path) -> None:
    code, told = _ruff(WAYS[0], name, checkout)
    assert code == 0, told


def test_a_plain_function_passes(checkout: Path) -> None:
    code, told = _ruff("def same(day: str) -> str:\n    return day\n", "acts.py", checkout)
    assert code == 0, told
