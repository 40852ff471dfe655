"""Which database an address names."""

import subprocess
import sys
from pathlib import Path

import pytest

from accede.basics.errors import BadInput
from accede.site.databases import database


def test_sqlite_takes_the_file() -> None:
    settings = database("sqlite:////var/lib/accede/my%20data.sqlite3")
    assert settings["NAME"] == "/var/lib/accede/my data.sqlite3"
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_over_the_network_and_by_socket() -> None:
    far = database("postgresql://accede:a%40b@db.example:5433/accede?sslmode=require")
    assert (far["HOST"], far["PORT"], far["PASSWORD"]) == ("db.example", "5433", "a@b")
    assert far["OPTIONS"] == {"sslmode": "require"}
    near = database("postgresql://postgres:@/accede?host=/run/sockets")
    assert (near["HOST"], near["PORT"], near["NAME"]) == ("/run/sockets", "", "accede")


def test_another_database_is_refused_with_what_to_do() -> None:
    with pytest.raises(BadInput, match="sqlite:///FILE"):
        database("postgresql://localhost:port/accede")
    with pytest.raises(BadInput, match="sqlite:///FILE"):
        database("mysql://localhost/accede")


def test_a_folder_with_any_name_holds_the_embedded_database(tmp_path: Path) -> None:
    home = tmp_path / "50% done? #1"
    ended = subprocess.run(
        [sys.executable, "-m", "accede.site.cli", "setup"],
        env={"ACCEDE_HOME": str(home), "PYTHONPATH": "src", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert (home / "accede.sqlite3").is_file()
    assert home.stat().st_mode & 0o077 == 0, "others on the machine may look into it"
