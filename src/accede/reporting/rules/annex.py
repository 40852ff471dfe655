"""Annex A: every operative paragraph, what it asks, what the records hold."""

from collections.abc import Callable, Mapping

from accede.basics.ruled import rule
from accede.reporting.rules.facts import Duty, Facts
from accede.reporting.rules.figures import Figure, Unknown
from accede.reporting.rules.on_work import activity_names
from accede.reporting.rules.pen import Pen
from accede.reporting.rules.tree import AnnexEntry, Evidence, Mark
from accede.reporting.rules.work import WORLDS, suffix

EvidenceMap = Mapping[str, tuple[str, ...]]
"""Row of the mandate (M01…) → the kinds of evidence that answer it, from the catalogue."""


@rule("REPORT-7")
def annex(pen: Pen, evidence: EvidenceMap) -> tuple[AnnexEntry, ...]:
    """The annex takes every operative paragraph of the resolution, in its order, and none
    twice. Where no record of the real world answers a paragraph, it says so."""
    return tuple(_entry(pen, duty, evidence) for duty in pen.facts.mandate.duties)


def kinds_for(duty: Duty, evidence: EvidenceMap) -> tuple[str, ...]:
    """The kinds of evidence that answer a paragraph, by the rows it serves, each once."""
    found: dict[str, None] = {}
    for row in duty.rows:
        found.update(dict.fromkeys(evidence[row]))
    return tuple(found)


def unanswered(facts: Facts, figures: Mapping[str, Figure], evidence: EvidenceMap) -> list[str]:
    """The numbers of the paragraphs for which the real world has nothing recorded."""
    return [
        duty.number
        for duty in facts.mandate.duties
        if not any(
            _answers(figures, key, duty.number, demonstration=False)
            for key in ("requests", "activities", *kinds_for(duty, evidence))
        )
    ]


def _answers(figures: Mapping[str, Figure], kind: str, number: str, demonstration: bool) -> bool:
    """Whether a kind of evidence has something to show; unknown is something to say."""
    if kind == "report":
        return not demonstration
    if kind == "deposits":
        value = figures["deposits"].value
        return not demonstration and value != 0
    cited = f"paragraph-{number}-{kind}{suffix(demonstration)}"
    figure = figures[cited] if cited in figures else figures[f"{kind}{suffix(demonstration)}"]
    return bool(figure.value)


def _entry(pen: Pen, duty: Duty, evidence: EvidenceMap) -> AnnexEntry:
    lines: list[Evidence] = []
    kinds = list(dict.fromkeys(("requests", "activities", "results", *kinds_for(duty, evidence))))
    kinds.sort(key=lambda kind: list(WRITERS).index(kind))
    nothing = True
    for world in WORLDS:
        for kind in kinds:
            if _answers(pen.figures, kind, duty.number, world):
                lines.append(WRITERS[kind](pen, duty, world))
                nothing = nothing and world
    if nothing:
        lines.insert(0, Evidence(pen.say("evidence.nothing"), (), Mark.NOTHING))
    language = pen.speech.language
    return AnnexEntry(
        duty.number,
        duty.summary.in_(language),
        dict(duty.stored).get(language, ""),
        tuple(lines),
        nothing,
        duty.rows,
    )


def _line(pen: Pen, key: str, code: str, world: bool, **others: str | Figure) -> Evidence:
    figure = pen.figure(code)
    kind = key.split(".")[1]
    unknown = isinstance(figure.value, Unknown)
    mark = Mark.DEMONSTRATION if world else Mark.UNKNOWN if unknown else None
    runs = pen.say(key, **{kind: figure}, limit=pen.limit, **others)
    shown = (code, *(other.id for other in others.values() if isinstance(other, Figure)))
    return Evidence(runs, shown, mark)


def _deposits(pen: Pen, duty: Duty, world: bool) -> Evidence:
    key = "evidence.deposits.undated" if pen.undated else "evidence.deposits"
    return _line(pen, key, "deposits", world)


def _cited(kind: str) -> Callable[[Pen, Duty, bool], Evidence]:
    def write(pen: Pen, duty: Duty, world: bool) -> Evidence:
        return _line(
            pen, f"evidence.{kind}", f"paragraph-{duty.number}-{kind}{suffix(world)}", world
        )

    return write


def _activities(pen: Pen, duty: Duty, world: bool) -> Evidence:
    activities = [
        a for a in pen.facts.activities if a.demonstration == world and duty.number in a.paragraphs
    ]
    code = f"paragraph-{duty.number}-activities{suffix(world)}"
    titles = activity_names(pen, activities)
    if not titles:
        return _line(pen, "evidence.activities.unnamed", code, world)
    return _line(pen, "evidence.activities", code, world, titles=titles)


def _findings(pen: Pen, duty: Duty, world: bool) -> Evidence:
    return _line(pen, "evidence.findings", f"findings{suffix(world)}", world)


def _contributions(pen: Pen, duty: Duty, world: bool) -> Evidence:
    end = suffix(world)
    return _line(
        pen, "evidence.contributions", f"contributions{end}", world, usd=pen.figure(f"usd{end}")
    )


def _allocated(pen: Pen, duty: Duty, world: bool) -> Evidence:
    figure = pen.figure(f"allocated{suffix(world)}")
    mark = Mark.DEMONSTRATION if world else None
    return Evidence(pen.say("evidence.allocations", usd=figure), (figure.id,), mark)


def _report(pen: Pen, duty: Duty, world: bool) -> Evidence:
    return Evidence(pen.say("evidence.report"))


WRITERS: Mapping[str, Callable[[Pen, Duty, bool], Evidence]] = {
    "deposits": _deposits,
    "requests": _cited("requests"),
    "findings": _findings,
    "activities": _activities,
    "results": _cited("results"),
    "contributions": _contributions,
    "allocated": _allocated,
    "report": _report,
}
"""Every kind of evidence the catalogue may name, in the order an entry shows them."""
