"""Times the search among 100,000 made-up documents, on SQLite and, where asked, PostgreSQL.

Run it with ``script/bench search``. ``ACCEDE_DATABASE_URL`` names another database than a new
SQLite; its tables are filled and emptied again. Documents are made of words drawn with the
frequencies of speech (the n-th word is n times as rare as the first), always the same.
"""

import os
import random
import statistics
import tempfile
from collections.abc import Iterable
from datetime import date
from time import perf_counter, process_time

HOME = tempfile.TemporaryDirectory(prefix="accede-bench-")
os.environ["ACCEDE_HOME"] = HOME.name
os.environ["DJANGO_SETTINGS_MODULE"] = "accede.site.settings"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from accede.basics.offering import Search, SearchDocument  # noqa: E402
from accede.basics.texts import Text  # noqa: E402
from accede.consent.rules import PUBLIC_VIEWER  # noqa: E402
from accede.site.search import index, queries  # noqa: E402

DAY = date(2026, 11, 1)
HOW_MANY = int(os.environ.get("ACCEDE_DOCUMENTS", 100_000))
WORDS = [
    f"{a}{b}{c}"
    for a in ("ter", "con", "pro", "ex", "re")
    for b in ("ra", "ven", "to", "li")
    for c in ("tion", "col", "dite", "ment", "ror", "der", "ne", "sal")
]
# Thousands of rarer ones, so that there are as many as in speech.
WORDS += [f"{word}{n}" for n in range(40) for word in WORDS]
WEIGHTS = [1 / n for n in range(1, len(WORDS) + 1)]


def made_up(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """The documents: a title of six words and a body of fifty, English and French."""
    drawn = random.Random(1997)
    for number in range(HOW_MANY):
        some = drawn.choices(WORDS, WEIGHTS, k=112)
        yield SearchDocument(
            id=f"MADE-{number:06}",
            title=Text({"en": " ".join(some[:6]), "fr": " ".join(some[6:12])}),
            body=(Text({"en": " ".join(some[12:62]), "fr": " ".join(some[62:])}),),
            codes=(f"MADE-{number:06}",),
            owner="XAA" if number % 2 else "",
        )


def seen(_viewer: object, _on: date) -> frozenset[str]:
    """Half of them may be seen."""
    return frozenset(f"MADE-{number:06}" for number in range(0, HOW_MANY, 2))


def main() -> None:
    """Fills an index, asks questions that find few and many, prints."""
    call_command("migrate", interactive=False, verbosity=0)
    kinds = {"made.Up": Search("made.Up", 1, "Made up", made_up, seen=seen)}
    index.searches = lambda: kinds
    began, worked = perf_counter(), process_time()
    index.keep_in_step(DAY)
    took, work = perf_counter() - began, process_time() - worked
    print(
        f"{connection.vendor}: {HOW_MANY} documents indexed in {took:.1f} s, {work:.1f} s of work"
    )
    print(f"{'question':<30} {'found':>7} {'first':>8} {'median':>8} {'p95':>8} {'work':>8}  (ms)")
    for question in (
        "MADE-000042",
        WORDS[3000],
        f"{WORDS[400]} {WORDS[500]}",
        WORDS[100],
        WORDS[20],
        WORDS[2],
        f"{WORDS[0]} {WORDS[1]}",
        WORDS[0],
    ):
        times, works = [], []
        for _ in range(21):
            # Asked anew each time: the pages of one question would share what was found.
            queries._matching.cache_clear()
            began, worked = perf_counter(), process_time()
            found = queries.find(question, viewer=PUBLIC_VIEWER, on=DAY, language="en")
            works.append((process_time() - worked) * 1000)
            times.append((perf_counter() - began) * 1000)
        first, times = times[0], times[1:]
        p95 = statistics.quantiles(times, n=20, method="inclusive")[-1]
        row = (first, statistics.median(times), p95, statistics.median(works))
        print(f"{question:<30} {found.count:>7} " + " ".join(f"{each:>8.1f}" for each in row))


if __name__ == "__main__":
    main()
