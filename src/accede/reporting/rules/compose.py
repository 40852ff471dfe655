"""From facts to the report: pure, and the same in every language but for its words."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from accede.basics.ruled import rule
from accede.reporting.rules.adherence import adherence_figures, unbalanced
from accede.reporting.rules.annex import EvidenceMap, annex, unanswered
from accede.reporting.rules.facts import Facts, facts_digest
from accede.reporting.rules.figures import (
    Figure,
    KnownUntil,
    Record,
    Unit,
    Unknown,
    agrees_with_records,
    keeps_worlds_apart,
)
from accede.reporting.rules.on_adherence import adherence, completeness, short, title
from accede.reporting.rules.on_work import delivery, monitoring, partnerships, resources, tools
from accede.reporting.rules.pen import Pen, section
from accede.reporting.rules.speech import Speech, words
from accede.reporting.rules.tree import (
    AnnexEntry,
    Block,
    Mark,
    MastheadLine,
    Paragraph,
    Report,
    Run,
    Runs,
    Section,
    Table,
    Words,
    walk,
)
from accede.reporting.rules.work import work_figures

WORD_LIMIT = 8_500
"""The length the Secretariat allows a report of the Secretary-General."""

STRINGS = (
    "mark.demonstration",
    "mark.unknown",
    "mark.nothing",
    "annex.text",
    "annex.evidence",
    "contents",
    "records.title",
    "records.open",
    "page",
)
"""What writers print around the report: marks, labels, headings of their own."""

METHODS = (
    "period",
    "deposit",
    "party",
    "participant",
    "unknown",
    "consent",
    "demonstration",
    "result",
    "contribution",
)


class FigureDisagrees(AssertionError):
    """A figure does not agree with its records: a fault of the product, never of an input."""


def figures_of(facts: Facts, evidence: EvidenceMap) -> tuple[Figure, ...]:
    """Every figure of the report, each checked against its records."""
    figures = [*adherence_figures(facts), *work_figures(facts)]
    numbers = unanswered(facts, {figure.id: figure for figure in figures}, evidence)
    figures.append(
        Figure(
            "paragraphs-nothing",
            len(numbers),
            Unit.PARAGRAPHS,
            tuple(
                Record(("mandates.Paragraph", f"{facts.mandate.symbol} {number}"), kind="paragraph")
                for number in numbers
            ),
            "label.paragraphs.nothing",
        )
    )
    for figure in figures:
        if not (agrees_with_records(figure) and keeps_worlds_apart(figure)):
            raise FigureDisagrees(figure.id)
    return tuple(figures)


def compose(facts: Facts, speech: Speech, evidence: EvidenceMap, *, head: str = "") -> Report:
    """The report in one language. ``head`` is where the journal stands, for the masthead."""
    figures = figures_of(facts, evidence)
    pen = Pen(facts, {figure.id: figure for figure in figures}, speech)
    entries = annex(pen, evidence)
    body = (
        _summary(pen),
        _introduction(pen),
        adherence(pen),
        delivery(pen),
        tools(pen),
        partnerships(pen),
        resources(pen),
        monitoring(pen),
        _conclusions(pen),
    )
    digest = facts_digest(facts)
    annexes = count_words((_methods(pen, Words(0, 0, WORD_LIMIT), digest),)) + count_annex(entries)
    length = Words(count_words(body), annexes, WORD_LIMIT)
    demonstration = any(figure.demonstration and figure.value for figure in figures)
    return Report(
        symbol=facts.mandate.symbol,
        language=speech.language,
        period=facts.period,
        known_on=facts.known_on,
        title=pen.text("title"),
        subtitle=facts.mandate.title.in_(speech.language),
        masthead=_masthead(pen, length, digest, head),
        notices=tuple(
            pen.text(key)
            for key in (
                "notice.product",
                "notice.designations",
                *(["notice.demonstration"] if demonstration else []),
            )
        ),
        sections=(*body, _annex_heading(pen), _methods(pen, length, digest)),
        annex=entries,
        figures=figures,
        facts_digest=digest,
        head=head,
        words=length,
        demonstration=demonstration,
        strings={key: pen.text(key) for key in STRINGS}
        | {
            "contents.paragraph": pen.text("contents.paragraph", number="0"),
            "page.of": pen.text("page.of", page="1", pages="2"),
            "running": pen.text("running", first=pen.first, last=pen.last),
            "colon": pen.text("method.colon"),
        },
    )


@rule("REPORT-8")
def within_limit(length: Words) -> bool:
    """A report of the Secretary-General has no more than 8,500 words, counted over the body
    and the annexes together, tables included; a longer one is composed, and says so."""
    return length.total <= length.limit


def count_words(sections: Iterable[Section]) -> int:
    """The words of sections: headings, paragraphs and tables."""
    total = 0
    for _, part in walk(tuple(sections)):
        total += words([Run(part.title)])
        total += sum(words(runs) for block in part.blocks for runs in _texts(block))
    return total


def count_annex(entries: Iterable[AnnexEntry]) -> int:
    """The words of the operative paragraphs and of what is said under them."""
    return sum(
        words([Run(entry.duty)])
        + words([Run(entry.text)])
        + sum(words(line.runs) for line in entry.evidence)
        for entry in entries
    )


def _texts(block: Block) -> Iterable[Runs]:
    match block:
        case Paragraph(runs=runs):
            yield runs
        case Table():
            yield (Run(block.caption),)
            yield from (cell.runs for row in (block.header, *block.rows) for cell in row)
            yield block.note


def _masthead(pen: Pen, length: Words, digest: str, head: str) -> tuple[MastheadLine, ...]:
    mandate, day = pen.facts.mandate, pen.speech.day
    also = pen.speech.enumerated(list(mandate.also))
    resolution = pen.text(
        "masthead.resolution.also" if also else "masthead.resolution.value",
        symbol=mandate.symbol,
        adopted=mandate.adopted,
        also=also,
    )
    length_key = "masthead.words.value" if within_limit(length) else "masthead.words.over"
    lines = (
        ("masthead.resolution", resolution),
        ("masthead.period", pen.text("masthead.period.value", first=pen.first, last=pen.last)),
        ("masthead.standing", day(pen.last)),
        (
            "masthead.known",
            pen.text("masthead.known.undated")
            if pen.undated
            else pen.text("masthead.known.value", day=pen.limit),
        ),
        ("masthead.language", pen.text("language.own")),
        ("masthead.words", pen.text(length_key, total=length.total, limit=length.limit)),
        ("masthead.digest", digest),
        ("masthead.head", head or pen.text("masthead.head.none")),
    )
    return tuple(MastheadLine(pen.text(key), text) for key, text in lines)


def _summary(pen: Pen) -> Section:
    """The summary: what every reader takes away, each figure leading to its records."""
    mandate = pen.facts.mandate
    sentences = [
        pen.say("summary.scope", symbol=mandate.symbol, first=pen.first, last=pen.last),
        _summary_deposits(pen),
        pen.say("summary.work", activities=pen.figure("activities")),
    ]
    blocks: list[Paragraph | Table] = [
        Paragraph(runs, 0, Mark.UNKNOWN if _has_unknown(runs) else None) for runs in sentences
    ]
    made_up = pen.figure("activities-demonstration")
    if made_up.value:
        runs = pen.say("summary.work.demonstration", activities=made_up)
        blocks.append(Paragraph(runs, 0, Mark.DEMONSTRATION))
    nothing = pen.figure("paragraphs-nothing")
    blocks.append(
        Paragraph(pen.say("summary.annex", paragraphs=len(mandate.duties), nothing=nothing))
    )
    return section(pen, "summary", "", blocks)


def _summary_deposits(pen: Pen) -> Runs:
    return pen.say(
        "summary.deposits.undated" if pen.undated else "summary.deposits",
        deposits=pen.figure("deposits"),
        depositors=pen.figure("depositors"),
        instruments=len(pen.facts.treaties),
        first=pen.first,
        limit=pen.limit,
    )


def _has_unknown(runs: Runs) -> bool:
    return any(run.mark is Mark.UNKNOWN for run in runs)


def _introduction(pen: Pen) -> Section:
    mandate = pen.facts.mandate
    session = f"session.{mandate.report_to_session}"
    spelled = session in pen.speech.sentences
    opening = pen.say(
        "introduction.mandate" if mandate.symbol.startswith("A/") else "introduction.mandate.plain",
        symbol=mandate.symbol,
        adopted=mandate.adopted,
        organ=pen.text(f"organ.{mandate.symbol.split('/')[0]}"),
        session=pen.text(session) if spelled else mandate.report_to_session,
    )
    return section(
        pen,
        "introduction",
        "I",
        [
            pen.paragraph(opening),
            pen.paragraph(pen.say("introduction.addressees")),
            pen.paragraph(pen.say("introduction.method"), pen.say("introduction.annex")),
        ],
    )


def _conclusions(pen: Pen) -> Section:
    """Plain conclusions that the figures carry; judgement is left to the Secretary-General."""
    deposits = pen.figure("deposits")
    counts = [
        pen.text("conclusions.share", title=short(pen, treaty), count=_count(figure))
        for treaty in pen.facts.treaties
        if _count(figure := pen.figure(f"deposits-{treaty.code}"))
    ]
    blocks: list[Paragraph | Table] = [
        pen.paragraph(
            pen.say(
                "conclusions.deposits",
                deposits=deposits,
                instruments=len(pen.facts.treaties),
                first=pen.first,
                limit=pen.limit,
                **{"with": pen.text("semicolon").join(counts)},
            ),
            mark=None if isinstance(deposits.value, int) else Mark.UNKNOWN,
        )
    ]
    awaiting = pen.figure("awaiting-last")
    if not isinstance(awaiting.value, Unknown):
        blocks.append(
            pen.paragraph(pen.say("conclusions.awaiting", awaiting=awaiting, last=pen.last))
        )
    nothing = pen.figure("paragraphs-nothing")
    numbers = [record.target[1].split()[-1] for record in nothing.records]
    blocks.append(
        pen.paragraph(
            pen.say("conclusions.nothing", nothing=nothing, numbers=pen.speech.ranges(numbers))
        )
    )
    blocks.append(pen.paragraph(pen.say("conclusions.recommendations")))
    return section(pen, "conclusions", "VIII", blocks)


def _count(figure: Figure) -> int:
    match figure.value:
        case KnownUntil(value=count):
            return count
        case int() as count:
            return count
        case _:
            return 0


def _annex_heading(pen: Pen) -> Section:
    """Annex A as a section; its entries are ``Report.annex``."""
    made = section(pen, "annex.a", pen.text("annex", letter="A"), [])
    return replace(made, annex=True)


def _methods(pen: Pen, length: Words, digest: str) -> Section:
    """Annex B: what the words mean, how things were counted, from which lists."""
    terms: list[tuple[str, Runs]] = [
        (pen.text(f"method.{key}.term"), pen.say(f"method.{key}")) for key in METHODS
    ]
    lists = [_source(pen, code) for code in (treaty.code for treaty in pen.facts.treaties)]
    terms.insert(5, (pen.text("method.lists.term"), completeness(pen)))
    counted = pen.say("method.words", body=length.body, annexes=length.annexes, limit=length.limit)
    terms.append((pen.text("method.words.term"), counted))
    terms.append((pen.text("method.digest.term"), pen.say("method.digest", digest=digest)))
    blocks: list[Block] = []
    for term, runs in terms:
        blocks.append(Paragraph((Run(term, strong=True), *pen.say("method.colon"), *runs)))
        if term == pen.text("method.lists.term"):
            blocks += [pen.item(line) for line in lists]
    return Section(
        "annex.b",
        pen.text("annex", letter="B"),
        pen.text("heading.annex.b"),
        tuple(blocks),
    )


def _source(pen: Pen, code: str) -> Runs:
    treaty = pen.facts.treaty(code)
    key = "method.lists" if treaty.complete_until else "method.lists.undated"
    return pen.say(
        key,
        title=title(pen, treaty),
        code=code,
        source=treaty.source,
        limit=treaty.complete_until or "",
    )


def findings_on(facts: Facts, report: Report) -> Mapping[str, str]:
    """What the checks of a report found, by the code of the rule; empty where all is well.

    ``REPORT-4`` names the instruments whose count does not close, ``REPORT-8`` the words.
    """
    found: dict[str, str] = {}
    open_counts = unbalanced(facts)
    if open_counts:
        found["REPORT-4"] = ", ".join(open_counts)
    if not within_limit(report.words):
        found["REPORT-8"] = f"{report.words.total} > {report.words.limit}"
    return found
