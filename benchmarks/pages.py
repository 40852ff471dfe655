"""Times every page of ``tests/pages.py`` on ten years of made-up records.

Run it with ``script/bench pages``. Each page is asked through Django, without the network:
once to warm it, then ``ACCEDE_TIMES`` times (default 20), and as often again with a write on the
record of another State before each, which is when what is kept between two writes is read anew.
Printed are the 95th percentiles in milliseconds, as time and as work of this process, the queries,
and the weight as it is sent. ``ACCEDE_DATABASE_URL`` names an empty PostgreSQL to use instead of
a new SQLite; ``ACCEDE_ONLY`` a part of the address of the pages to measure.
"""

import logging
import os
import statistics
import sys
import tempfile
from datetime import UTC, datetime
from gzip import compress
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

HOME = tempfile.TemporaryDirectory(prefix="accede-bench-")
os.environ["ACCEDE_HOME"] = HOME.name
os.environ["DJANGO_SETTINGS_MODULE"] = "accede.site.settings"
os.environ["ACCEDE_DEMONSTRATION"] = "yes"
sys.path[:0] = [str(Path(__file__).parents[1])]

import django  # noqa: E402

django.setup()

import years  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from tests.pages import EXAMPLES, Example  # noqa: E402

from accede.accounts.catalogue import demonstration_people  # noqa: E402
from accede.accounts.rules import Role  # noqa: E402
from accede.journal import queries as journal  # noqa: E402
from accede.journal.acts import record  # noqa: E402
from accede.journal.rules import Actor, Office  # noqa: E402
from accede.site.stylesheet import stylesheet  # noqa: E402
from accede.site.translations import compile_all  # noqa: E402

TIMES = int(os.environ.get("ACCEDE_TIMES", 20))
ONLY = os.environ.get("ACCEDE_ONLY", "")
TODAY = datetime.now(UTC).date()  # noqa: TID251 - pages are asked for today
TIME, QUERIES, WEIGHT = 100, 12, 100_000


def main() -> None:
    """Fills a workspace, asks for every page, prints, and says what is over the budget."""
    compile_all()
    # Pages that are refused are among them.
    logging.disable(logging.ERROR)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    began = perf_counter()
    rows = years.fill(TODAY)
    if journal.verify():
        raise SystemExit("the chain of the journal does not hold")
    held = ", ".join(f"{count} {name.split('.')[1]}" for name, count in rows.items())
    print(f"{connection.vendor}: {held}; in {perf_counter() - began:.0f} s, the chain holds")
    browsers = {each: _browser(*each) for each in {(one.role, one.of) for one in EXAMPLES}}
    print(f"{'':<66} {'warm':>15} {'after a write':>15}")
    print(f"{'page':<66} {'p95':>7} {'work':>7} {'p95':>7} {'work':>7} {'queries':>8} {'bytes':>7}")
    over = 0
    for example in EXAMPLES:
        if ONLY in example.address:
            over += _measure(example, browsers[example.role, example.of])
    print(f"{over} pages over {TIME} ms of work after warming, {QUERIES} queries or {WEIGHT} bytes")


def _browser(role: Role | None, of: str) -> Client:
    """A browser in which the first person of the demonstration with this role is signed in."""
    browser = Client(HTTP_HOST="127.0.0.1")
    if role is not None:
        people = [p for p in demonstration_people() if role in p.roles and of in ("", p.of)]
        # Who is assigned to most: the pages with most on them.
        people.sort(key=lambda p: p.code != "officer.programme-1")
        browser.force_login(get_user_model().objects.get(code=people[0].code))
    return browser


def _measure(example: Example, browser: Client) -> bool:
    """Prints one line; answers whether the page is over its budget."""
    address = f"/en{example.address}"
    answer = browser.get(address)
    if answer.status_code != example.status:
        print(f"{example!s:<66} answered {answer.status_code}")
        return True
    asked: list[str] = []

    def count(execute: Any, sql: str, *others: Any) -> Any:
        asked.append(sql)
        return execute(sql, *others)

    with connection.execute_wrapper(count):
        answer = browser.get(address)
    weight = len(compress(answer.content)) + len(stylesheet().compressed)
    warm, work = _times(browser, address, write=False)
    after, work_after = _times(browser, address, write=True)
    over = work > TIME or len(asked) > QUERIES or weight > WEIGHT
    mark = "  OVER" if over else "  slow after a write" if work_after > TIME else ""
    print(
        f"{example!s:<66} {warm:>7.1f} {work:>7.1f} {after:>7.1f} {work_after:>7.1f} "
        f"{len(asked):>8} {weight:>7}{mark}",
        flush=True,
    )
    return over


def _times(browser: Client, address: str, *, write: bool) -> tuple[float, float]:
    times, works = [], []
    for _ in range(TIMES if not write else max(3, TIMES // 4)):
        if write:
            _write()
        began, worked = perf_counter(), process_time()
        browser.get(address)
        works.append((process_time() - worked) * 1000)
        times.append((perf_counter() - began) * 1000)
    return _p95(times), _p95(works)


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


@transaction.atomic
def _write() -> None:
    """Moves the journal, as a write on any record does."""
    record(
        actor=Actor("made-up.person-1", Office.SYSTEM),
        act="benchmark.write",
        target=("assistance.Request", "XFF-none"),
        reason="to see what is read anew",
        source=None,
        on=TODAY,
        content={},
    )


if __name__ == "__main__":
    main()
