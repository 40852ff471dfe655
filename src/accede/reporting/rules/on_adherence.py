"""Section II as written: who was party, who deposited what, what is not known."""

from dataclasses import replace

from accede.reporting.rules.adherence import KINDS
from accede.reporting.rules.facts import Facts, Moment, Treaty, TreatyAct
from accede.reporting.rules.figures import KnownUntil, Reason, Unknown
from accede.reporting.rules.labels import instrument_name
from accede.reporting.rules.pen import Pen, section, spaced
from accede.reporting.rules.speech import Argument
from accede.reporting.rules.tree import Cell, Mark, Paragraph, Run, Runs, Section, Table

COLUMNS = ("parties", "awaiting", "signed")
"""Where a participant may stand, as the columns of a table."""


def adherence(pen: Pen) -> Section:
    """Section II: status of adherence to the international conventions."""
    return section(pen, "adherence", "II", _scope(pen), _standing(pen), _deposits(pen))


def completeness(pen: Pen) -> Runs:
    """Whether the lists cover the period, a part of it, or none of it."""
    days: dict[str, Argument] = {"limit": pen.limit, "first": pen.first, "last": pen.last}
    match pen.value("deposits"):
        case Unknown(reason=Reason.LIST_UNDATED):
            return pen.say("adherence.undated")
        case Unknown():
            return pen.say("adherence.beyond", **days)
        case KnownUntil():
            return pen.say("adherence.partly", **days)
        case _:
            return pen.say("adherence.complete", lists=len(pen.facts.treaties), limit=pen.limit)


def title(pen: Pen, treaty: Treaty) -> str:
    """The title of an instrument in the report's language."""
    return treaty.title.in_(pen.speech.language)


def short(pen: Pen, treaty: Treaty) -> str:
    """The name an instrument goes by after its first mention."""
    return instrument_name(treaty, pen.speech)


def deposited(facts: Facts, instrument: str = "") -> tuple[TreatyAct, ...]:
    """The consents to be bound in the period that are known, by day, instrument, participant."""
    return tuple(a for a in facts.acts if a.consent and instrument in ("", a.instrument))


def _scope(pen: Pen) -> list[Paragraph | Table]:
    known = isinstance(pen.value("deposits"), int)
    return [
        pen.paragraph(pen.say("adherence.scope", instruments=len(pen.facts.treaties))),
        *(
            pen.item(pen.say("adherence.titled", title=title(pen, t), short=short(pen, t)))
            for t in pen.facts.treaties
        ),
        pen.paragraph(completeness(pen), mark=None if known else Mark.UNKNOWN),
    ]


def _standing(pen: Pen) -> Section:
    blocks: list[Paragraph | Table] = []
    number = pen.next_table()
    moments = (Moment.EVE, Moment.LAST)
    eve = next(s.day for s in pen.facts.standings if s.moment is Moment.EVE)
    header = pen.head(
        pen.text("table.instrument"),
        pen.text("table.in_force"),
        *(pen.text(f"table.{column}") for _ in moments for column in COLUMNS),
        numeric=(2, 3, 4, 5, 6, 7),
    )
    groups = (
        Cell((), span=2),
        *(
            Cell(pen.say("table.on", day=when), heading=True, span=len(COLUMNS))
            for when in (eve, pen.last)
        ),
    )
    rows = tuple(
        (
            pen.cell(short(pen, treaty), heading=True),
            pen.cell(treaty.in_force or pen.text("value.unknown")),
            *(
                pen.cell(pen.figure(f"{column}-{treaty.code}-{moment.value}"))
                for moment in moments
                for column in COLUMNS
            ),
        )
        for treaty in pen.facts.treaties
    )
    blocks.append(
        Table(
            "standing",
            pen.text("table.standing", table=number),
            header,
            rows,
            (22, 14, 8, 12, 12, 8, 12, 12),
            pen.say("table.standing.note"),
            groups=groups,
        )
    )
    blocks.append(
        pen.paragraph(
            pen.say(
                "adherence.withdrawals",
                withdrawals=pen.figure("withdrawals"),
                first=pen.first,
                limit=pen.limit,
            )
        )
    )
    if any(standing.moment is Moment.LIMIT for standing in pen.facts.standings):
        number = pen.next_table()
        blocks.append(
            pen.paragraph(
                pen.say("adherence.lastknown", table=number, limit=pen.limit, last=pen.last)
            )
        )
        blocks.append(_last_known(pen, number))
    return section(pen, "adherence.standing", "A", blocks)


def _last_known(pen: Pen, number: str) -> Table:
    day = pen.speech.day(pen.limit)
    return Table(
        "last-known",
        pen.text("table.lastknown", table=number, day=day),
        pen.head(
            pen.text("table.instrument"),
            *(pen.text(f"table.{column}") for column in COLUMNS),
            numeric=(1, 2, 3),
        ),
        tuple(
            (
                pen.cell(short(pen, treaty), heading=True),
                *(pen.cell(pen.figure(f"{column}-{treaty.code}-limit")) for column in COLUMNS),
            )
            for treaty in pen.facts.treaties
        ),
        (55, 15, 15, 15),
    )


def _deposits(pen: Pen) -> Section:
    blocks: list[Paragraph | Table] = [_by_kind(pen)]
    blocks.append(
        pen.paragraph(
            pen.say(
                "signatures.period",
                signatures=pen.figure("signatures"),
                first=pen.first,
                limit=pen.limit,
            )
        )
    )
    if not isinstance(pen.value("deposits"), Unknown):
        blocks.append(pen.paragraph(pen.say("deposits.each")))
        blocks += [pen.item(_of_instrument(pen, treaty)) for treaty in pen.facts.treaties]
    match pen.value("deposits"):
        case Unknown():
            blocks.append(pen.paragraph(pen.say("table.list.unknown"), mark=Mark.UNKNOWN))
        case 0:
            blocks.append(pen.paragraph(pen.say("table.list.none")))
        case _:
            blocks.append(_list(pen))
    return section(pen, "adherence.deposits", "B", blocks)


def _by_kind(pen: Pen) -> Table:
    # A kind without a deposit has no column, nor has any where the whole is unknown.
    used = [kind for kind in KINDS if pen.figure(f"deposits-{_slug(kind)}").records]
    columns = [*(f"-{_slug(kind)}" for kind in used), ""]
    total = [pen.cell(pen.text("table.total"), heading=True)]
    total += [pen.cell(pen.figure(f"deposits{column}")) for column in columns]
    total += [pen.cell(pen.figure("signatures"))]
    return Table(
        "deposits",
        _caption(pen, "table.deposits"),
        pen.head(
            pen.text("table.instrument"),
            *(pen.text(f"kinds.{kind}") for kind in used),
            pen.text("table.total"),
            pen.text("table.signatures"),
            numeric=tuple(range(1, len(used) + 3)),
        ),
        (
            *(
                (
                    pen.cell(short(pen, treaty), heading=True),
                    *(pen.cell(pen.figure(f"deposits-{treaty.code}{c}")) for c in columns),
                    pen.cell(pen.figure(f"signatures-{treaty.code}")),
                )
                for treaty in pen.facts.treaties
            ),
            tuple(total),
        ),
        (40, *(60 // (len(used) + 2) for _ in range(len(used) + 2))),
        pen.say("table.deposits.note"),
    )


def _of_instrument(pen: Pen, treaty: Treaty) -> Runs:
    acts = deposited(pen.facts, treaty.code)
    sentences = []
    for kind in KINDS:
        names = pen.speech.sorted([pen.name(act.participant) for act in acts if act.kind == kind])
        if names:
            sentences.append(pen.say(f"acts.{kind}", states=names))
    runs = pen.say(
        "deposits.instrument",
        deposits=pen.figure(f"deposits-{treaty.code}"),
        title=(Run(short(pen, treaty), strong=True),),
        who=spaced(tuple(sentences)),
        limit=treaty.complete_until or pen.limit,
    )
    # An instrument without a deposit has nobody to name, and no space after its full stop.
    return (*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip()))


def _caption(pen: Pen, key: str) -> str:
    """The caption of a table of deposits; where they are known in part, up to which day."""
    known = "until" if isinstance(pen.value("deposits"), KnownUntil) else "all"
    return pen.text(f"{key}.{known}", table=pen.next_table(), limit=pen.limit)


def _list(pen: Pen) -> Table:
    return Table(
        "list",
        _caption(pen, "table.list"),
        pen.head(
            pen.text("table.day"),
            pen.text("table.state"),
            pen.text("table.instrument"),
            pen.text("table.act"),
            pen.text("table.bound"),
        ),
        tuple(_list_row(pen, act) for act in deposited(pen.facts)),
        (18, 18, 32, 13, 19),
    )


def _list_row(pen: Pen, act: TreatyAct) -> tuple[Cell, ...]:
    return (
        pen.cell(act.day),
        pen.cell(pen.name(act.participant), heading=True),
        pen.cell(short(pen, pen.facts.treaty(act.instrument))),
        pen.cell(pen.text(f"kind.{act.kind}")),
        pen.cell(act.bound_from or pen.text("value.unknown")),
    )


def _slug(kind: str) -> str:
    return kind.lower().replace("_", "-")
