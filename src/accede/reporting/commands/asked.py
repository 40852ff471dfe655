"""How the verbs of reporting take a day and an address."""

import argparse
from datetime import date
from urllib.parse import urlsplit

from accede.basics.days import parse_day, refuse_future


def day_named(text: str, today: date) -> date:
    """The day somebody wrote; none that is to come."""
    return refuse_future(parse_day(text), today=today)


def site_named(given: str) -> str:
    """An address people can open, without a slash at its end."""
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
        raise argparse.ArgumentTypeError(f"‘{given}’ is not an address such as https://host")
    return given.rstrip("/")
