"""The tables of the mandate as data: resolutions, and the operative paragraphs of one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accede.basics.sources import Source
from accede.basics.tables import Column, Kind, Row, Table
from accede.mandates.queries import Compared, Due, Shown, catalogued
from accede.mandates.rules import Duty, Reading, Resolution
from accede.mandates.rules.comparing import Fate, Pairing


def resolutions_table(rows: Sequence[Resolution], digest: str, language: str) -> Table:
    """The resolutions known; a text adopted under two symbols is one row."""
    return Table(
        name="resolutions",
        title=_("Resolutions"),
        columns=(
            Column("symbol", _("Symbol"), Kind.CODE),
            Column("also", _("Same text"), Kind.CODE),
            Column("organ", _("Organ")),
            Column("adopted", _("Adopted"), Kind.DAY),
            Column("session", _("Session"), Kind.CODE),
            Column("title", _("Title")),
            Column("report_to_session", _("Report due at session"), Kind.CODE),
            Column("paragraphs", _("Operative paragraphs"), Kind.NUMBER),
        ),
        rows=tuple(
            Row(
                each.symbol,
                reverse("mandate", kwargs={"symbol": each.symbol}),
                (
                    each.symbol,
                    ", ".join(each.also) or None,
                    each.organ.in_(language),
                    each.adopted,
                    each.session,
                    each.title.in_(language),
                    each.report_to_session,
                    len(each.operative),
                ),
            )
            for each in rows
        ),
        digest=digest,
        sources=tuple(each.source for each in rows),
        names_states=False,
    )


def paragraphs_table(
    shown: Resolution, symbol: str, words: Mapping[str, Any], digest: str, language: str
) -> Table:
    """The operative paragraphs of one resolution; ``words`` are those for codes, by code."""
    return Table(
        name="paragraphs",
        title=_("Operative paragraphs"),
        columns=(
            Column("resolution", _("Resolution"), Kind.CODE),
            Column("paragraph", _("Paragraph"), Kind.CODE),
            Column("summary", _("Our summary")),
            Column("asks", _("With what force, and to whom")),
            Column("on_request", _("Condition"), Kind.CODE),
            Column("themes", _("Themes")),
            Column("rows", _("Row of the mandate"), Kind.CODE),
        ),
        rows=tuple(
            Row(
                f"{symbol} {duty.number}",
                reverse("mandate-paragraph", kwargs={"symbol": symbol, "number": duty.number}),
                (
                    symbol,
                    duty.number,
                    duty.summary.in_(language),
                    "; ".join(f"{words[ask.force]} — {words[ask.of]}" for ask in duty.asks),
                    _condition(duty),
                    ", ".join(str(words[code]) for code in duty.themes),
                    ", ".join(duty.rows),
                ),
            )
            for duty in shown.operative
        ),
        about=symbol,
        digest=digest,
        sources=(shown.source,),
        notes=(_("Summaries are in our own words, not those of the resolution."),),
        names_states=False,
    )


def matrix_table(symbol: str, texts: Sequence[Shown], digest: str) -> Table:
    """Every paragraph of the stored texts, what it says, and its text in each language."""
    first = texts[0]
    page = reverse("mandate-text", kwargs={"symbol": symbol})
    others = {
        shown.language: {each.paragraph.at: each.paragraph.text for each in shown.paragraphs}
        for shown in texts
    }
    return Table(
        name="matrix",
        title=_("Mandate matrix"),
        columns=(
            Column("part", _("Part"), Kind.CODE),
            Column("number", _("Number"), Kind.CODE),
            Column("level", _("Level"), Kind.NUMBER),
            Column("verbs", _("Verbs")),
            Column("force", _("Force"), Kind.CODE),
            Column("addressees", _("To whom"), Kind.CODE),
            Column("conditions", _("Condition"), Kind.CODE),
            Column("themes", _("Themes"), Kind.CODE),
            Column("references", _("Refers to"), Kind.CODE),
            Column("session", _("Due at session"), Kind.CODE),
            Column("year", _("Year"), Kind.NUMBER),
            *(Column(f"text_{code}", f"{_('Text')} ({code})") for code in others),
        ),
        rows=tuple(
            Row(
                f"{symbol} {place} {each.paragraph.at}",
                f"{page}#{each.paragraph.at.replace(' ', '-')}",
                (
                    str(each.paragraph.part),
                    each.paragraph.number or each.paragraph.at.partition(" ")[2] or None,
                    each.paragraph.level,
                    "; ".join(sense.verbs) or None,
                    str(sense.force) if sense.force else None,
                    ", ".join(sense.addressees) or None,
                    ", ".join(sense.conditions) or None,
                    ", ".join(sense.themes) or None,
                    ", ".join(sense.references) or None,
                    sense.deadline.session or None if sense.deadline else None,
                    sense.deadline.year if sense.deadline else None,
                    *(by_at.get(each.paragraph.at) for by_at in others.values()),
                ),
            )
            for place, (each, sense) in enumerate(zip(first.paragraphs, first.senses, strict=True))
        ),
        about=symbol,
        digest=digest,
        sources=tuple(_source(shown.reading) for shown in texts),
        names_states=False,
    )


def calendar_table(due: Sequence[Due], digest: str, language: str) -> Table:
    """What is due when, under which paragraph."""
    return Table(
        name="calendar",
        title=_("Calendar of deadlines"),
        columns=(
            Column("year", _("Year"), Kind.NUMBER),
            Column("session", _("Session"), Kind.CODE),
            Column("resolution", _("Resolution"), Kind.CODE),
            Column("paragraph", _("Paragraph"), Kind.CODE),
            Column("every", _("Again after years"), Kind.NUMBER),
            Column("text", _("Text")),
        ),
        rows=tuple(
            Row(
                f"{place} {each.symbol} {each.number}",
                _page_of(each),
                (
                    each.year,
                    each.session or None,
                    each.symbol,
                    each.number,
                    each.every or None,
                    each.text or None,
                ),
            )
            for place, each in enumerate(due)
        ),
        digest=digest,
        sources=tuple(
            Source(each.title.in_("en"), each.symbol, each.adopted) for each in catalogued()
        ),
        names_states=False,
    )


def comparison_table(
    compared: Compared, words: Mapping[Fate, Any], texts: Sequence[Mapping[str, str]], digest: str
) -> Table:
    """What became of each paragraph: a row for each row of the comparison."""
    before, after = compared.before.reading, compared.after.reading
    asked = urlencode({"before": before.symbol, "after": after.symbol})
    page = f"{reverse('mandate-compare')}?{asked}"
    stand = {(each.before[1], each.after[1]) for each in compared.links}

    def confirmed(row: Pairing) -> str | None:
        """The pairs of a row that a link confirms, in words of numbers."""
        pairs = [(a.partition(" ")[2], b.partition(" ")[2]) for a in row.before for b in row.after]
        return ", ".join(f"{a} → {b}" for a, b in pairs if (a, b) in stand) or None

    return Table(
        name="comparison",
        title=_("Comparison"),
        columns=(
            Column("became", _("What became of it")),
            Column("before", before.symbol, Kind.CODE),
            Column("text_before", _("Text before")),
            Column("after", after.symbol, Kind.CODE),
            Column("text_after", _("Text after")),
            Column("likeness", _("Likeness, in hundredths"), Kind.NUMBER),
            Column("confirmed", _("Confirmed"), Kind.CODE),
        ),
        rows=tuple(
            Row(
                " ".join((*row.before, "→", *row.after)),
                page,
                (
                    str(words[row.fate]),
                    ", ".join(row.before) or None,
                    "\n\n".join(texts[0][at] for at in row.before) or None,
                    ", ".join(row.after) or None,
                    "\n\n".join(texts[1][at] for at in row.after) or None,
                    round(row.likeness * 100),
                    confirmed(row),
                ),
            )
            for row in compared.rows
        ),
        about=f"{before.symbol} {after.symbol}",
        digest=digest,
        sources=(_source(before), _source(after)),
        names_states=False,
    )


def _page_of(due: Due) -> str:
    """Where what is due is read: in the stored text, or on the page of the paragraph."""
    if due.read:
        text = reverse("mandate-text", kwargs={"symbol": due.symbol})
        return f"{text}#operative-{due.number}"
    return reverse("mandate-paragraph", kwargs={"symbol": due.symbol, "number": due.number})


def _source(reading: Reading) -> Source:
    """The text that a table was read from."""
    return Source(reading.title or reading.symbol, reading.symbol, reading.adopted)


def _condition(duty: Duty) -> str | None:
    """Whether help is given on request: by the paragraph, by policy, or not said."""
    if duty.on_request:
        return "on_request"
    return "on_request_by_policy" if duty.on_request_by_policy else None
