"""Two resolutions side by side, and a clerk’s decision about what leads from one to the other."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accede.accounts.rules import actor_of, opens
from accede.basics.digests import digest
from accede.basics.errors import BadInput
from accede.basics.tables import TableOffer
from accede.basics.texts import LANGUAGES
from accede.consent.queries import Visit
from accede.mandates import acts, queries
from accede.mandates.queries.texts import Words
from accede.mandates.rules.comparing import Fate, Pairing
from accede.mandates.rules.crosswalks import Decision
from accede.mandates.rules.differing import Change, differences
from accede.mandates.tables import comparison_table

FATES: Mapping[Fate, Any] = {
    Fate.SAME: pgettext_lazy("what became of a paragraph", "the same"),
    Fate.CHANGED: pgettext_lazy("what became of a paragraph", "changed"),
    Fate.SPLIT: pgettext_lazy("what became of a paragraph", "split"),
    Fate.MERGED: pgettext_lazy("what became of a paragraph", "merged"),
    Fate.NEW: pgettext_lazy("what became of a paragraph", "new"),
    Fate.GONE: pgettext_lazy("what became of a paragraph", "gone"),
}
_MARKS: Mapping[Fate, str] = {
    Fate.SAME: "full",
    Fate.CHANGED: "half",
    Fate.SPLIT: "half",
    Fate.MERGED: "half",
    Fate.NEW: "open",
    Fate.GONE: "ended",
}
_WHOSE: Mapping[Words, Any] = {
    Words.FILE: _("the text of a file"),
    Words.STORED: _("the text stored here"),
    Words.OURS: _("our own words; no text is stored"),
}
_PARTS = (("operative", _("Operative paragraphs")), ("preamble", _("Preamble")))
for _named, _codes in ((FATES, Fate), (_MARKS, Fate), (_WHOSE, Words)):
    if set(_named) != set(_codes):
        raise AssertionError(f"a {_codes.__name__} has no words")


def compare(request: HttpRequest) -> HttpResponse:
    """What became of each paragraph of one resolution in another; ``?before=&after=``."""
    visit = cast(Visit, request)
    asked = {name: visit.GET.get(name, "").strip() for name in ("before", "after", "lang", "fate")}
    fate = asked["fate"] if asked["fate"] in set(Fate) else ""
    context: dict[str, Any] = {
        "page": "mandates",
        "asked": asked,
        "fate": fate,
        "symbols": queries.comparable(),
        "languages": LANGUAGES,
        "fates": [(each, FATES[each]) for each in Fate],
    }
    status = 200
    if asked["before"] and asked["after"]:
        try:
            compared = _compared(asked, visit.LANGUAGE_CODE[:2])
        except BadInput as error:
            context["problem"], status = error, 404
        else:
            context |= _shown(visit, compared, asked, fate)
    return TemplateResponse(visit, "mandates/compare.html", context, status=status)


@require_POST
def link(request: HttpRequest) -> HttpResponse:
    """A clerk confirms that a paragraph leads to one of the other text, or refuses it."""
    visit = cast(Visit, request)
    if visit.person is None:
        raise PermissionDenied
    posted = {name: visit.POST.get(name, "").strip() for name in _POSTED}
    confirmed = visit.POST.get("decision") == Decision.CONFIRMED
    try:
        acts.decide_link(
            actor=actor_of(visit.person),
            before=(posted["before"], posted["before_number"]),
            after=(posted["after"], posted["after_number"]),
            decision=Decision.CONFIRMED if confirmed else Decision.REFUSED,
            reason=posted["reason"] or "read in both texts",
            source=None,
            on=date.today(),
        )
    except BadInput as error:
        messages.error(visit, str(error))
    else:
        done = (
            _("The link stands from now on; evidence follows it.")
            if confirmed
            else _("The link does not stand.")
        )
        messages.success(visit, str(done))
    where = urlencode({name: posted[name] for name in ("before", "after", "lang") if posted[name]})
    return redirect(f"{reverse('mandate-compare')}?{where}")


_POSTED = ("before", "before_number", "after", "after_number", "reason", "lang")


def _compared(asked: Mapping[str, str], reading: str) -> queries.Compared:
    """Both sides in the language asked, else in the reader’s where both are in it, else as is."""
    language = asked["lang"] if asked["lang"] in LANGUAGES else ""
    ends = asked["before"], asked["after"]
    if not language:
        before, after = (queries.laid_out_if(each, reading) for each in ends)
        if before is not None and after is not None and before.words == after.words:
            return queries.compared(before, after)
    return queries.compared(*(queries.laid_out(each, language) for each in ends))


def _shown(
    visit: Visit, compared: queries.Compared, asked: Mapping[str, str], fate: str
) -> Mapping[str, Any]:
    texts = [_texts(laid) for laid in (compared.before, compared.after)]
    alike = compared.before.reading.language == compared.after.reading.language
    language = compared.before.reading.language
    stand = {(each.before[1], each.after[1]) for each in compared.links}
    rows = [
        _row(pairing, texts, stand, language if alike else "")
        for pairing in compared.rows
        if not fate or pairing.fate == fate
    ]
    parts = [(code, word, [row for row in rows if row["part"] == code]) for code, word in _PARTS]
    proposed = {pair for row in compared.rows for pair in row.numbers}
    mark = digest(
        [
            asked["before"],
            asked["after"],
            [[str(r.fate), *r.before, *r.after] for r in compared.rows],
        ]
    )
    make = partial(comparison_table, compared, dict(FATES), texts, mark)
    return {
        "compared": compared,
        "sides": [
            {
                "symbol": _as_asked(laid.reading.symbol, asked[name]),
                "language": laid.reading.language,
                "whose": _WHOSE[laid.words],
                "title": laid.reading.title,
            }
            for name, laid in (("before", compared.before), ("after", compared.after))
        ],
        "parts": [part for part in parts if part[2]],
        "abroad": not alike,
        "ours": Words.OURS in (compared.before.words, compared.after.words),
        "counts": [
            (FATES[each], number, _MARKS[each])
            for each in Fate
            if (number := sum(row.fate is each for row in compared.rows))
        ],
        "besides": [
            each for each in compared.links if (each.before[1], each.after[1]) not in proposed
        ],
        "may_decide": opens("mandate-link", visit.person),
        "digest": mark,
        "tables": [TableOffer("comparison", gettext("Comparison"), make)],
    }


def _as_asked(symbol: str, asked: str) -> str:
    """The symbol that was asked for, where it names the same text; else the text’s own."""
    same = queries.own_symbol(asked.upper()) == queries.own_symbol(symbol)
    return asked.upper() if same else symbol


def _texts(laid: queries.Laid) -> Mapping[str, str]:
    """The text of each paragraph with its letters, by address."""
    found: dict[str, str] = {}
    last = ""
    for paragraph in laid.reading.paragraphs:
        if paragraph.level > 1 and last:
            letter = paragraph.number.rsplit(".", 1)[-1]
            found[last] += f"\n({letter}) {paragraph.text}"
        else:
            last = paragraph.at
            found[last] = paragraph.text
    return found


def _row(
    row: Pairing,
    texts: Sequence[Mapping[str, str]],
    stand: set[tuple[str, str]],
    language: str,
) -> Mapping[str, Any]:
    cells = [
        [_cell(at, ((Change.KEPT, texts[side][at]),)) for at in places]
        for side, places in enumerate((row.before, row.after))
    ]
    if language and row.fate is Fate.CHANGED:
        found = differences(texts[0][row.before[0]], texts[1][row.after[0]], language)
        stretches = [(each.change, each.text) for each in found]
        cells = [
            [_cell(row.before[0], (s for s in stretches if s[0] is not Change.ADDED))],
            [_cell(row.after[0], (s for s in stretches if s[0] is not Change.REMOVED))],
        ]
    return {
        "part": (row.after or row.before)[0].partition(" ")[0],
        "fate": FATES[row.fate],
        "mark": _MARKS[row.fate],
        "before": cells[0],
        "after": cells[1],
        "pairs": [{"before": a, "after": b, "stands": (a, b) in stand} for a, b in row.numbers],
    }


def _cell(at: str, stretches: Iterable[tuple[Change, str]]) -> Mapping[str, Any]:
    part, _, number = at.partition(" ")
    return {
        "part": part,
        "number": number,
        "stretches": [{"change": str(change), "text": text} for change, text in stretches],
    }
