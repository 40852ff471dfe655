"""Which database an address names."""

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
        database("mysql://localhost/accede")
