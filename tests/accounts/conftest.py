"""People who sign in for real, with a password; and what several tests here are given."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from accede.accounts.rules import Person, Role


def _beside(name: str) -> ModuleType:
    """A module that stands beside the tests and is none itself."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def walk() -> ModuleType:
    """The walk through every door: ``doors.py``."""
    return _beside("doors")


@pytest.fixture(scope="session")
def entering() -> ModuleType:
    """How people go through the sign-in page: ``entering.py``."""
    return _beside("entering")


@pytest.fixture
def quick(settings: object) -> None:
    """A digest that takes no time; how strong the real one is, is for its own test."""
    settings.PASSWORD_HASHERS = [  # type: ignore[attr-defined]
        "django.contrib.auth.hashers.MD5PasswordHasher"
    ]


@pytest.fixture
def with_password(
    quick: None, account: "Callable[..., Person]", entering: ModuleType
) -> "Callable[..., Person]":
    """Opens an account whose password is ``entering.PASSWORD``, or another."""
    from accede.accounts.queries import account_of

    def opened(*roles: "Role", password: str = "", **more: str) -> "Person":
        person = account(*roles, **more)
        row = account_of(person.code)
        row.set_password(password or entering.PASSWORD)
        row.save()
        return person

    return opened
