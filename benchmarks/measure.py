"""Times what the budgets name, in one run, and prints one table.

Absolute times say something about the machine as well; nothing here fails a build. The
acts are made up, lawful and always the same. Run it with ``script/bench``.
"""

import os
import sqlite3
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from time import perf_counter

HOME = tempfile.TemporaryDirectory(prefix="accede-bench-")
os.environ["ACCEDE_HOME"] = HOME.name
os.environ["DJANGO_SETTINGS_MODULE"] = "accede.site.settings"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from accede.basics.partial import PartialDate  # noqa: E402
from accede.basics.periods import Period  # noqa: E402
from accede.basics.sources import Source  # noqa: E402
from accede.consent.rules import PUBLIC_VIEWER, Viewer, ViewerKind  # noqa: E402
from accede.journal.queries import head  # noqa: E402
from accede.reporting import queries as reporting  # noqa: E402
from accede.reporting.exchange import docx, html, pdf  # noqa: E402
from accede.reporting.sheets import FORMS, Wanted, overview  # noqa: E402
from accede.site import demonstration, translations  # noqa: E402
from accede.site.warming import warm  # noqa: E402
from accede.states.queries import world  # noqa: E402
from accede.treaties import queries as treaties  # noqa: E402
from accede.treaties.rules import (  # noqa: E402
    Act,
    ActKind,
    ActList,
    LegalState,
    Status,
    legal_state,
)
from accede.treaties.rules.effects import effective  # noqa: E402

TODAY = date(2026, 11, 1)
DAY = date(2014, 6, 30)
PERIOD = Period.through(date(2012, 7, 1), DAY)


def made_up_world(instruments: int = 60) -> Callable[[], LegalState]:
    """What builds a legal state of 60 instruments and some 10,000 acts, the same each time."""
    base = treaties.catalogued().instrument("TBC97")
    copies = [replace(base, code=f"MADE{n:02d}") for n in range(instruments)]
    codes = [state.code for state in world().members]
    source = Source("made up", stated_on=DAY)
    lists = [ActList(f"list-{c.code}", c.code, source, DAY, DAY, digest=c.code) for c in copies]
    acts = []
    for number, copy in enumerate(copies):
        for place, code in enumerate(codes):
            if (number * 7 + place) % 8:
                done = PartialDate.of(
                    date(1998, 1, 1) + timedelta(days=(number * 31 + place * 17) % 5000)
                )
                acts.append(Act(copy.code, code, ActKind.ACCESSION, done, f"list-{copy.code}", ""))
    lives = treaties.lives()
    return lambda: legal_state(instruments=copies, lists=lists, acts=acts, lives=lives)


PARTIES_ON = "SELECT DISTINCT instrument, participant FROM acts WHERE binds <= ?"


def sql_peer(state: LegalState) -> sqlite3.Connection:
    """The same acts in a table with an index, each with the day it binds already worked out.

    It answers who is party, and no more: no signature, no reason, no end of a list.
    """
    table = sqlite3.connect(":memory:")
    table.execute("CREATE TABLE acts (instrument TEXT, participant TEXT, binds INTEGER)")
    rows = []
    for act in state.acts():
        binds = effective(act, state)
        if binds is not None:
            rows.append((act.instrument, act.participant, binds.toordinal()))
    table.executemany("INSERT INTO acts VALUES (?, ?, ?)", rows)
    table.execute("CREATE INDEX by_day ON acts (binds, instrument, participant)")
    return table


def timed(what: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each of several runs, after one that is not counted."""
    what()
    found = []
    for _ in range(times):
        began = perf_counter()
        what()
        found.append((perf_counter() - began) * 1000)
    return found


def row(name: str, budget: str, found: list[float], at: float = 0.5) -> None:
    """One line of the table; ``at`` is the quantile shown, the median unless told."""
    middle = statistics.quantiles(found, n=100, method="inclusive")[round(at * 100) - 1]
    least, most = min(found), max(found)
    print(f"{name:<58} {budget:>12} {middle:>9.1f} {least:>8.1f} {most:>8.1f} {len(found):>4}")


def participation() -> None:
    """200 States by 60 instruments on any day, and the snapshot they are asked of."""
    build = made_up_world()
    row("snapshot from about 10,000 acts", "150 ms", timed(build, 5))
    state = build()
    codes = [each.code for each in world().members]

    def whole_matrix() -> None:
        for instrument in state.instruments:
            for code in codes:
                state.participation(instrument, code, DAY)

    size = f"{len(codes)} x {len(state.instruments)}"
    row(f"participation one by one, {size}, one day", "", timed(whole_matrix, 5))
    row("snapshot and its first matrix", "", timed(lambda: build().day_matrix(DAY), 5))
    days = iter(DAY - timedelta(days=31 * n) for n in range(100))
    everybody = f"{len(state.lives)} x {len(state.instruments)}"
    row(f"matrix, {everybody}, any day", "5 ms", timed(lambda: state.day_matrix(next(days)), 50))
    real = treaties.catalogued()
    everybody = f"{len(real.lives)} x {len(real.instruments)}"
    more = iter(DAY - timedelta(days=31 * n) for n in range(100))
    row(
        f"matrix, {everybody}, the real facts with their ties, any day",
        "5 ms",
        timed(lambda: real.day_matrix(next(more)), 50),
    )
    table = sql_peer(state)
    others = iter(DAY - timedelta(days=31 * n) for n in range(100))
    row(
        f"the same parties in SQL, with an index, {size}",
        "",
        timed(lambda: table.execute(PARTIES_ON, (next(others).toordinal(),)).fetchall(), 50),
    )
    bound = {
        (code, who)
        for code, column in state.day_matrix(DAY).items()
        for who, here in column.items()
        if here.status is Status.BOUND
    }
    assert bound == set(table.execute(PARTIES_ON, (DAY.toordinal(),)).fetchall())


def report() -> None:
    """Both languages, Word and web page, on the real facts and the demonstration."""

    def both() -> None:
        gathered = reporting.facts("A/RES/68/187", PERIOD, TODAY)
        for language in ("en", "fr"):
            made = reporting.composed(gathered, language)
            docx.write(made)
            opened = reporting.opened(made, gathered)
            html.write(made, opened)
            pdf.write(made, opened)

    row("report, 2 languages, Word, PDF, HTML", "5000 ms", timed(both, 3))


def overviews() -> None:
    """A State on four pages, the fictitious one with the most records and a real one."""
    for code, viewer in (("XAA", Viewer(ViewerKind.STATE, "XAA")), ("FRA", PUBLIC_VIEWER)):
        asked = Wanted(world().state(code), TODAY, None, viewer, TODAY, "fr")

        def three(asked: Wanted = asked) -> None:
            overview.cache_clear()
            printed = overview(head(), asked)
            for write in FORMS.values():
                write(printed)

        row(f"overview of {code}, French, Word, PDF, HTML", "2000 ms", timed(three, 5))


def pages() -> None:
    """Warm pages through Django, without the network."""
    client = Client()
    for name, address in (
        ("page of a State", "/en/states/XAA/?as_of=2014-06-30"),
        ("States as tiles, an instrument chosen", "/en/states/?instrument=TBC97&as_of=2014-06-30"),
        ("matrix, a region's page", "/en/matrix/?as_of=2014-06-30"),
        ("page of an instrument", "/fr/instruments/TBC97/?as_of=2014-06-30"),
        ("annex", "/en/reports/A/RES/68/187/annex/?from=2012-07-01&to=2014-06-30"),
    ):
        found = timed(lambda address=address: client.get(address), 20)
        assert client.get(address).status_code == 200, address
        row(f"{name}, warm, p95 of {len(found)} in the median's place", "100 ms", found, at=0.95)


def main() -> None:
    """Makes a database of its own, measures, prints."""
    setup_test_environment()
    translations.compile_all()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    demonstration.load()
    print(f"{'what':<58} {'budget':>12} {'median ms':>9} {'min':>8} {'max':>8} {'n':>4}")
    participation()
    report()
    overviews()
    # As every process of the server does before its first answer.
    warm()
    pages()
    from lists import lists

    lists(made_up_world()(), timed, row)


if __name__ == "__main__":
    main()
