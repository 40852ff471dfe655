"""What the chapters write with: facts, figures, a language, and running numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from accede.reporting.rules.adherence import last_day, limit
from accede.reporting.rules.facts import Facts, Name
from accede.reporting.rules.figures import Figure, Value
from accede.reporting.rules.speech import Argument, Speech
from accede.reporting.rules.tree import Cell, Mark, Paragraph, Run, Runs, Section, Table


@dataclass
class Pen:
    """Writes one report. Paragraphs and tables are numbered in the order they are asked for."""

    facts: Facts
    figures: Mapping[str, Figure]
    speech: Speech
    paragraphs: int = 0
    tables: int = field(default=0)

    @property
    def first(self) -> date:
        """The first day of the period."""
        return self.facts.period.start

    @property
    def last(self) -> date:
        """The last day of the period."""
        return last_day(self.facts)

    @property
    def limit(self) -> date:
        """The last day the lists cover; the first day of the period where they state none."""
        return limit(self.facts.treaties) or self.first

    @property
    def undated(self) -> bool:
        """Whether some list does not state the day until which it is complete."""
        return limit(self.facts.treaties) is None

    def figure(self, code: str) -> Figure:
        """The figure with this code."""
        return self.figures[code]

    def value(self, code: str) -> Value:
        """The value of the figure with this code."""
        return self.figures[code].value

    def say(self, key: str, **arguments: Argument) -> Runs:
        """A sentence in the report's language."""
        return self.speech.say(key, **arguments)

    def text(self, key: str, **arguments: Argument) -> str:
        """A sentence as plain text."""
        return self.speech.text(key, **arguments)

    def paragraph(self, *sentences: Runs, mark: Mark | None = None) -> Paragraph:
        """A numbered paragraph of one or more sentences."""
        self.paragraphs += 1
        return Paragraph(spaced(sentences), self.paragraphs, mark)

    def item(self, runs: Runs, mark: Mark | None = None) -> Paragraph:
        """An item of a list, without a number."""
        return Paragraph(runs, 0, mark, item=True)

    def next_table(self) -> str:
        """The number of the next table."""
        self.tables += 1
        return str(self.tables)

    def head(self, *texts: str, numeric: tuple[int, ...] = ()) -> tuple[Cell, ...]:
        """The head of a table; columns counted from 0 that hold numbers are set to the end."""
        return tuple(
            Cell((Run(text),), numeric=index in numeric, heading=True)
            for index, text in enumerate(texts)
        )

    def cell(self, *texts: Argument, heading: bool = False) -> Cell:
        """A cell of text, of a figure, or of both."""
        numeric = len(texts) == 1 and isinstance(texts[0], Figure)
        runs = [run for text in texts for run in self.speech.runs(text, "cell")]
        return Cell(tuple(runs), numeric=numeric, heading=heading)

    def name(self, code: str) -> Name:
        """The State, organisation or body with this code."""
        return self.facts.name(code)


def spaced(sentences: tuple[Runs, ...]) -> Runs:
    """Sentences one after the other, with a space between."""
    runs: list[Run] = []
    for sentence in sentences:
        if runs and sentence:
            runs.append(Run(" "))
        runs.extend(sentence)
    return tuple(runs)


def section(
    pen: Pen, code: str, number: str, blocks: list[Paragraph | Table], *parts: Section
) -> Section:
    """A section under the heading of its code."""
    return Section(code, number, pen.text(f"heading.{code}"), tuple(blocks), parts)
