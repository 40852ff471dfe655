"""The operator's file of passwords that have leaked, small or large."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from accede.accounts import passwords
from accede.accounts.passwords import is_listed
from accede.basics.errors import BadInput

LEAKED = [f"leaked-password-{number}" for number in range(200)]


def _digest(password: str) -> str:
    return hashlib.sha1(password.encode()).hexdigest().upper()


def test_plain_lines_and_digests_are_read_alike(tmp_path: Path) -> None:
    file = tmp_path / "leaked.txt"
    lines = [LEAKED[0], _digest(LEAKED[1]), f"{_digest(LEAKED[2]).lower()}:57", "", "ütf-8-wörter"]
    file.write_text("\r\n".join(lines), encoding="utf-8")
    assert all(is_listed(each, file) for each in (*LEAKED[:3], "ütf-8-wörter"))
    assert not is_listed(LEAKED[3], file)
    assert not is_listed("", file)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("count", ["", ":3", ":1234567"])
def test_a_large_file_is_searched_and_never_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, count: str
) -> None:
    file = tmp_path / "ordered.txt"
    lines = [f"{each}{count}" for each in sorted(map(_digest, LEAKED))]
    file.write_bytes("".join(f"{line}{ending}" for line in lines).encode())
    monkeypatch.setattr(passwords, "_SMALL", 0)
    monkeypatch.setattr(passwords, "_digests", None)
    assert [each for each in LEAKED if not is_listed(each, file)] == []
    assert not any(is_listed(f"{each}-not", file) for each in LEAKED)


def test_a_large_file_must_be_digests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "plain.txt"
    file.write_text("\n".join(LEAKED), encoding="utf-8")
    monkeypatch.setattr(passwords, "_SMALL", 10)
    with pytest.raises(BadInput, match="too large for a list of plain passwords"):
        is_listed(LEAKED[0], file)


def test_a_file_that_changed_is_read_anew(tmp_path: Path) -> None:
    file = tmp_path / "leaked.txt"
    file.write_text("one-that-leaked\n", encoding="utf-8")
    assert not is_listed("another-that-leaked", file)
    file.write_text("another-that-leaked\n", encoding="utf-8")
    assert is_listed("another-that-leaked", file)


def _settings(tmp_path: Path, ask: str, **given: str) -> subprocess.CompletedProcess[str]:
    """What the settings come to under these variables; ``ask`` is an expression on them."""
    return subprocess.run(
        [sys.executable, "-c", f"from accede.site import settings as s; print({ask})"],
        env={"ACCEDE_HOME": str(tmp_path), "PYTHONPATH": "src", "PATH": "", **given},
        capture_output=True,
        text=True,
        check=False,
    )


def test_over_the_network_cookies_go_by_https_alone(tmp_path: Path) -> None:
    ask = "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0"
    assert _settings(tmp_path, ask).stdout.split() == ["False", "False", "False"]
    told = _settings(tmp_path, ask, ACCEDE_HOSTS="accede.example").stdout
    assert told.split() == ["True", "True", "True"]


def test_the_second_step_is_demanded_outside_the_demonstration(tmp_path: Path) -> None:
    ask = "s.ACCEDE_REQUIRE_TOTP, s.ACCEDE_DEMONSTRATION"
    assert _settings(tmp_path, ask).stdout.strip() == "True False"
    told = _settings(tmp_path, ask, ACCEDE_DEMONSTRATION="yes").stdout
    assert told.strip() == "False True"


def test_letters_go_to_the_console_or_to_a_server(tmp_path: Path) -> None:
    assert "console" in _settings(tmp_path, "s.EMAIL_BACKEND").stdout
    ask = "s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_HOST_PASSWORD, s.EMAIL_USE_TLS"
    told = _settings(tmp_path, ask, ACCEDE_MAIL_URL="smtp://post:a%40b@mail.example").stdout
    assert told.strip() == "mail.example 587 a@b True"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ACCEDE_SESSION_HOURS", "long"),
        ("ACCEDE_PROXIES", "-1"),
        ("ACCEDE_MAIL_URL", "http://mail.example"),
        ("ACCEDE_MAIL_URL", "smtp://mail.example:port"),
        ("ACCEDE_BREACHED_PASSWORDS", "/nowhere/at/all.txt"),
    ],
)
def test_a_variable_that_cannot_be_used_is_exit_code_3(
    tmp_path: Path, name: str, value: str
) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "accede.site.cli", "journal", "verify"],
        env={"ACCEDE_HOME": str(tmp_path), "PYTHONPATH": "src", "PATH": "", name: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 3, ended.stderr
    assert name in ended.stderr and "What to do:" in ended.stderr
    assert "Traceback" not in ended.stderr
