"""How people go through the sign-in page, and what is found in their letters."""

import re
import time
from datetime import date

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from accede.accounts.rules import Person

PASSWORD = "Lantern-Harbour-Thistle-9"
TODAY = date(2014, 7, 1)


def sign_in(person: Person, password: str = PASSWORD, client: Client | None = None) -> Client:
    """A browser that went through the sign-in page; whether it came in is to be seen."""
    client = client or Client()
    client.post("/en/account/sign-in/", {"login": person.email, "password": password})
    return client


def who(client: Client) -> str:
    """Who is signed in to this browser, by code; empty where nobody is."""
    person = client.get("/en/").wsgi_request.person
    return person.code if person else ""


def code_of(secret: str) -> str:
    """The code that a telephone with this key shows now, and for long enough to send it."""
    left = 30 - time.time() % 30
    if left < 3:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def link_in_mail(number: int = -1) -> str:
    """The path of the link in a letter that was sent."""
    found = re.search(r"http://testserver(/\S*choose/\S+)", mail.outbox[number].body)
    assert found, mail.outbox[number].body
    return found.group(1)
