"""How pages write texts, days and addresses, in the language of the reader.

Days are written out (``10 July 2014``, « 10 juillet 2014 ») and carry the exact day for
machines. Around them stands the language of our sentences: the reader's where those exist
in it, else English. What is in another language than its surroundings says in which.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.core.paginator import Paginator
from django.urls import reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from accede.basics.partial import PartialDate
from accede.basics.sources import Source
from accede.basics.tables import address_on
from accede.basics.texts import Text, written_in
from accede.mandates.rules import Adoption, Resolution
from accede.press import wording
from accede.site import menu as doors
from accede.site import stylesheet as look

register = template.Library()


@register.filter
def reads(text: Text | str | None) -> str:
    """The text in the reader's language; marked where the sentences around it are in another."""
    if not isinstance(text, Text):
        return text or ""
    language = _language()
    given = text.given(language)
    if given == written_in(language):
        return text.in_(language)
    return format_html('<span lang="{}">{}</span>', given, text.in_(language))


@register.filter
def cited(source: Source | str | None) -> SafeString | str:
    """A source by its title and reference: in the reader’s language where known, else English."""
    if not source:
        return ""
    if isinstance(source, Source):
        title, given = source.title, "en"
        if source.names is not None:
            title, given = source.names.in_(_language()), source.names.given(_language())
        source = ", ".join(filter(None, (title, source.reference)))
        if given == written_in(_language()):
            return format_html("<cite>{}</cite>", source)
        return format_html('<cite lang="{}">{}</cite>', given, source)
    return format_html('<cite lang="en">{}</cite>', source)


@register.filter
def leading(resolution: Resolution) -> Resolution | Adoption:
    """Under which symbol a text is reported on: the Assembly's, where it adopted it as well."""
    return next(iter(resolution.adoptions), resolution)


@register.filter
def plainly(text: Text | str | None) -> str:
    """The text in the reader's language without any mark, for titles and attributes."""
    return text.in_(_language()) if isinstance(text, Text) else text or ""


@register.filter
def tongue(text: Text) -> str:
    """The language in which the reader is given this text, for a ``lang``: of an option, say."""
    return text.given(_language())


@register.filter
def written(day: date | PartialDate | None) -> str:
    """The day, month or year in words: « 1ᵉʳ juillet 2014 »."""
    return "" if day is None else wording.in_words(day, _language())


@register.filter
def day(value: date | PartialDate | None) -> SafeString | str:
    """The day in words, with the exact day for machines."""
    if value is None:
        return ""
    return _marked(value, _language())


@register.filter
def figure(number: Any) -> str:
    """A number as the reader's language groups it."""
    return wording.number(number, _language())


@register.filter
def words(text: str) -> list[str]:
    """The words of a text, for a short list written in a template."""
    return text.split()


@register.filter
def page_numbers(paginator: Paginator, number: int) -> Iterator[int | str]:
    """The numbers a pager shows around the current page: 1 2 … 7 8 9 … 19 20."""
    return paginator.get_elided_page_range(number, on_each_side=1, on_ends=1)


@register.simple_tag
def on_day(place: str, code: str, as_of: date | None = None, known_on: date | None = None) -> str:
    """The address of a place on a day: ``{% on_day "state" "FRA" as_of as_known_on %}``."""
    return _address(place, {"code": code}, {"as_of": as_of, "as_known_on": known_on})


@register.simple_tag
def sheet_file(
    place: str, code: str, form: str, as_of: date | None = None, known_on: date | None = None
) -> str:
    """The address of a State on paper: ``{% sheet_file "state-overview" "FRA" "pdf" as_of %}``."""
    where = {"code": code, "form": form}
    return _address(place, where, {"as_of": as_of, "as_known_on": known_on})


@register.simple_tag
def list_on_day(place: str, as_of: date | None = None, known_on: date | None = None) -> str:
    """The address of a list on a day: ``{% list_on_day "states" as_of as_known_on %}``."""
    return _address(place, {}, {"as_of": as_of, "as_known_on": known_on})


@register.simple_tag
def obligation_address(code: str, as_of: date | None = None, known_on: date | None = None) -> str:
    """The address of one obligation on its instrument's page: ``TBC97:2.3.a``."""
    return f"{on_day('instrument', code.split(':')[0], as_of, known_on)}#{code}"


@register.simple_tag
def plan_address(
    state: str, instrument: str, as_of: date | None = None, known_on: date | None = None
) -> str:
    """The address of a State's plan to join an instrument."""
    where = {"code": state, "instrument": instrument}
    return _address("accession", where, {"as_of": as_of, "as_known_on": known_on})


@register.simple_tag
def plans(
    as_of: date | None = None,
    known_on: date | None = None,
    *,
    state: str = "",
    instrument: str = "",
) -> str:
    """The address where a State, or an instrument, is chosen for a plan."""
    asked = {"state": state, "instrument": instrument, "as_of": as_of, "as_known_on": known_on}
    return address_on(reverse("accessions"), **{k: v for k, v in asked.items() if v})


@register.simple_tag
def of_report(
    place: str,
    symbol: str,
    first: date | None = None,
    last: date | None = None,
    known_on: date | None = None,
    figure: str = "",
) -> str:
    """The address of a page of a report: its resolution, its period, perhaps a figure."""
    where = {"symbol": symbol} | ({"figure": figure} if figure else {})
    return _address(place, where, {"from": first, "to": last, "as_known_on": known_on})


@register.simple_tag
def language_of_sentences() -> str:
    """The language our own sentences are in on this page: the reader's, or English."""
    return written_in(_language())


@register.simple_tag(takes_context=True)
def menu(context: template.Context, *places: str) -> tuple[doors.Shown, ...]:
    """The doors of these places of the menu that this reader may open."""
    request = getattr(context, "request", None)
    return doors.menu(
        places,
        person=getattr(request, "person", None),
        page=str(context.get("page") or ""),
        path=getattr(request, "path", ""),
    )


@register.simple_tag
def stylesheet() -> str:
    """The address of the stylesheet as it is now."""
    return look.address()


@register.simple_tag
def door(name: str) -> str:
    """The address of a door; empty where this installation has no such page."""
    return doors.address_of(name) or ""


@register.inclusion_tag("site/parts/languages.html", takes_context=True)
def languages(context: template.RequestContext) -> Mapping[str, Any]:
    """The same page in the languages that have pages; on a page without an address, the start."""
    request = getattr(context, "request", None)
    here = request.get_full_path() if request is not None else "/"
    current = _language()
    return {
        "languages": [
            {
                "code": code,
                "name": name,
                "current": code == current,
                "address": translate_url(here, code),
            }
            for code, name in settings.LANGUAGES
        ]
    }


def _address(place: str, where: Mapping[str, str], days: Mapping[str, date | None]) -> str:
    asked = {name: value.isoformat() for name, value in days.items() if value is not None}
    return reverse(place, kwargs=dict(where)) + (f"?{urlencode(asked)}" if asked else "")


# A page of an instrument writes some five hundred days, many of them alike.
@lru_cache(maxsize=10_000)
def _marked(value: date | PartialDate, language: str) -> SafeString:
    words = wording.in_words(value, language)
    if language == written_in(language):
        return format_html('<time datetime="{}">{}</time>', str(value), words)
    return format_html('<time datetime="{}" lang="{}">{}</time>', str(value), language, words)


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]
