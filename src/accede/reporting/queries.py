"""The report, its annex and each figure with its records, ready for a page or a writer.

Everything is read for the public: a figure of a report is published.
"""

from datetime import date

from accede.basics.errors import BadInput
from accede.basics.periods import Period
from accede.journal import queries as journal
from accede.reporting import catalogue
from accede.reporting.gathering import gather
from accede.reporting.rules.compose import compose, figures_of
from accede.reporting.rules.facts import Facts
from accede.reporting.rules.labels import FigureView, RecordRow, open_figure
from accede.reporting.rules.tree import AnnexEntry, Report

__all__ = [
    "AnnexEntry",
    "FigureView",
    "RecordRow",
    "Report",
    "UnknownFigure",
    "composed",
    "facts",
    "figure",
    "opened",
    "report",
]


class UnknownFigure(BadInput):
    """The report has no figure with this code."""


def report(
    symbol: str, period: Period, language: str, on: date, *, as_known_on: date | None = None
) -> Report:
    """The report on one resolution for one period, in one language.

    ``on`` is today for the caller: consent is read as of that day, and a period that
    ends after it is refused. ``as_known_on`` selects the depositaries' lists. Raises
    ``BadInput`` for an unknown resolution or a period that is open or to come.
    """
    return composed(gather(symbol, period, on, as_known_on), language)


def facts(symbol: str, period: Period, on: date, *, as_known_on: date | None = None) -> Facts:
    """What a report is made from, in no language; gather once, compose in many languages."""
    return gather(symbol, period, on, as_known_on)


def composed(gathered: Facts, language: str) -> Report:
    """The report on facts already gathered, in one language."""
    speech = catalogue.speech(language)
    head = journal.head()
    said = speech.text("masthead.head.value", seq=head.seq, hash=head.hash[:16]) if head.seq else ""
    return compose(gathered, speech, catalogue.evidence(), head=said)


def figure(
    symbol: str,
    period: Period,
    code: str,
    language: str,
    on: date,
    *,
    as_known_on: date | None = None,
) -> FigureView:
    """One figure of the report, opened to its records; ``UnknownFigure`` where there is none."""
    gathered = gather(symbol, period, on, as_known_on)
    speech = catalogue.speech(language)
    for each in figures_of(gathered, catalogue.evidence()):
        if each.id == code:
            return open_figure(each, gathered, speech)
    raise UnknownFigure(
        f"the report has no figure ‘{code}’", remedy="open a figure from the report or its annex"
    )


def opened(made: Report, gathered: Facts) -> tuple[FigureView, ...]:
    """Every figure of a report, opened to its records, in the report's language."""
    speech = catalogue.speech(made.language)
    return tuple(open_figure(each, gathered, speech) for each in made.figures)
