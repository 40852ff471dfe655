"""What a figure counts and what its records are, said in a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accede.basics.citations import Provision
from accede.reporting.rules.facts import Facts, Treaty
from accede.reporting.rules.figures import Figure, Record, Value
from accede.reporting.rules.speech import Argument, Speech, flat
from accede.states.rules.ordering import sort_key


@dataclass(frozen=True)
class RecordRow:
    """One record behind a figure, said in a language.

    ``brief`` leaves out the instrument where the figure is about that one alone.
    ``target`` is (class, id), blank where the record is withheld. ``links`` gives what a
    page may link to: ``{"instrument": "TBC97", "state": "IRQ"}``; only codes that exist.
    """

    title: str
    brief: str
    day: date | None
    day_text: str
    amount_text: str
    source: str
    target: tuple[str, str]
    links: Mapping[str, str]
    demonstration: bool
    withheld: bool
    amount: Decimal | None = None


@dataclass(frozen=True)
class FigureView:
    """A figure, said in a language: what it counts, its value in words or digits, its records."""

    id: str
    label: str
    value: Value
    value_text: str
    records: tuple[RecordRow, ...]
    demonstration: bool


def open_figure(figure: Figure, facts: Facts, speech: Speech) -> FigureView:
    """A figure with its label, its value and its records, said in a language."""
    rows = [_row(record, figure, facts, speech) for record in figure.records]
    if figure.day is not None:
        # Who stood so on a day is looked up by name; what happened in a period, by day.
        rows.sort(key=lambda row: sort_key(row.title, speech.language))
    return FigureView(
        id=figure.id,
        label=figure_label(figure, facts, speech),
        value=figure.value,
        value_text=flat(speech.figure(figure)),
        records=tuple(rows),
        demonstration=figure.demonstration,
    )


def instrument_name(treaty: Treaty, speech: Speech) -> str:
    """The short name an instrument goes by after its first mention; its title without one."""
    key = f"short.{treaty.code}"
    return speech.text(key) if key in speech.sentences else treaty.title.in_(speech.language)


def obligation_name(code: str, facts: Facts, speech: Speech) -> str:
    """An obligation by its article and its instrument; by its code where it is not followed."""
    provision = Provision.parse(code)
    for treaty in facts.treaties:
        if treaty.code == provision.instrument:
            article, name = ".".join(provision.path), instrument_name(treaty, speech)
            return speech.text("obligation", article=article, instrument=name)
    return code


def figure_label(figure: Figure, facts: Facts, speech: Speech) -> str:
    """What the figure counts, in words."""
    arguments: dict[str, Argument] = {}
    for name, code in figure.about:
        if name == "instrument":
            arguments[name] = instrument_name(facts.treaty(code), speech)
        elif name == "kind":
            arguments[name] = speech.text(f"kinds.{code}")
        else:
            arguments[name] = code
    if figure.day is not None:
        arguments["day"] = figure.day
    return speech.text(figure.label, **arguments)


def record_title(record: Record, facts: Facts, speech: Speech) -> str:
    """What the record is, in words; nothing of it where it is withheld."""
    if record.withheld:
        return speech.text("record.withheld")
    language, code = speech.language, record.target[1]
    match record.kind:
        case "request":
            request = next(r for r in facts.requests if r.code == code)
            return speech.text("record.titled", title=request.title.in_(language), code=code)
        case "activity":
            activity = next(a for a in facts.activities if a.code == code)
            return speech.text("record.titled", title=activity.title.in_(language), code=code)
        case "finding":
            state = facts.name(record.participant)
            obligation = obligation_name(record.instrument, facts, speech)
            return speech.text("record.finding", state=state, obligation=obligation)
        case "result":
            for activity in facts.activities:
                for result in activity.results:
                    if result.code == code:
                        title = result.title.in_(language)
                        return speech.text("record.result", indicator=title, activity=activity.code)
            return code
        case "contribution":
            donor = next(c.donor for c in facts.contributions if c.code == code)
            title = facts.name(donor).text.in_(language)
            return speech.text("record.titled", title=title, code=code)
        case "allocation":
            return speech.text("record.allocation", contribution=code, activity=record.instrument)
        case "paragraph":
            return speech.text("record.paragraph", number=code.split()[-1])
        case kind:
            return speech.text(
                "record.act",
                state=facts.name(record.participant),
                kind=speech.text(f"kind.{kind}").lower(),
                instrument=instrument_name(facts.treaty(record.instrument), speech),
            )


def _brief(record: Record, figure: Figure, facts: Facts, speech: Speech) -> str:
    """The record beside the label of its figure, which may have named the instrument."""
    of_one = record.instrument and ("instrument", record.instrument) in figure.about
    if record.withheld or not of_one:
        return record_title(record, facts, speech)
    kind = speech.text(f"kind.{record.kind}").lower()
    return speech.text("record.act.brief", state=facts.name(record.participant), kind=kind)


def _row(record: Record, figure: Figure, facts: Facts, speech: Speech) -> RecordRow:
    known = {name.code for name in facts.names}
    links = {}
    if record.participant and record.participant in known:
        links["state"] = record.participant
    if any(treaty.code == record.instrument for treaty in facts.treaties):
        links["instrument"] = record.instrument
    return RecordRow(
        title=record_title(record, facts, speech),
        brief=_brief(record, figure, facts, speech),
        day=record.day,
        day_text=speech.day(record.day) if record.day else "",
        amount_text=speech.number(record.amount) if record.amount is not None else "",
        source=record.source,
        target=record.target,
        links=links,
        demonstration=record.demonstration,
        withheld=record.withheld,
        amount=record.amount,
    )
