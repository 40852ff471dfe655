"""How pages write texts, days and addresses, in the language of the reader.

Days are written out (``10 July 2014``, « 10 juillet 2014 ») and carry the exact day for
machines; a text that is not in the reader's language says which language it is in.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from babel.dates import format_date
from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from accede.basics.partial import PartialDate
from accede.basics.texts import Text
from accede.mandates.rules import Adoption, Resolution

register = template.Library()

_PATTERN = {3: "d MMMM y", 2: "MMMM y", 1: "y"}


@register.filter
def reads(text: Text | str | None) -> str:
    """The text in the reader's language; marked with its own where it is in another."""
    if not isinstance(text, Text):
        return text or ""
    language = _language()
    given = text.given(language)
    if given == language:
        return text.in_(language)
    return format_html('<span lang="{}">{}</span>', given, text.in_(language))


@register.filter
def leading(resolution: Resolution) -> Resolution | Adoption:
    """Under which symbol a text is reported on: the Assembly's, where it adopted it as well."""
    return next(iter(resolution.adoptions), resolution)


@register.filter
def plainly(text: Text | str | None) -> str:
    """The text in the reader's language without any mark, for titles and attributes."""
    return text.in_(_language()) if isinstance(text, Text) else text or ""


@register.filter
def written(day: date | PartialDate | None) -> str:
    """The day, month or year in words: « 1ᵉʳ juillet 2014 »."""
    return "" if day is None else _in_words(day, _language())


@register.filter
def day(value: date | PartialDate | None) -> SafeString | str:
    """The day in words, with the exact day for machines."""
    if value is None:
        return ""
    return _marked(value, _language())


@register.filter
def figure(number: Any) -> str:
    """A number as the reader's language groups it."""
    if isinstance(number, int) and abs(number) < 10_000:
        return str(number)
    return number_format(number, use_l10n=True, force_grouping=True)


@register.simple_tag
def on_day(place: str, code: str, as_of: date | None = None, known_on: date | None = None) -> str:
    """The address of a place on a day: ``{% on_day "state" "FRA" as_of as_known_on %}``."""
    return _address(place, {"code": code}, {"as_of": as_of, "as_known_on": known_on})


@register.simple_tag
def obligation_address(code: str, as_of: date | None = None, known_on: date | None = None) -> str:
    """The address of one obligation on its instrument's page: ``TBC97:2.3.a``."""
    return f"{on_day('instrument', code.split(':')[0], as_of, known_on)}#{code}"


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
    return format_html('<time datetime="{}">{}</time>', str(value), _in_words(value, language))


@lru_cache(maxsize=10_000)
def _in_words(value: date | PartialDate, language: str) -> str:
    known, parts = _known(value)
    text = format_date(known, _PATTERN[parts], locale=language)
    if language == "fr" and parts == 3 and known.day == 1:
        text = text.replace("1", "1ᵉʳ", 1)
    return text.replace(" ", "\u00a0", 1) if parts == 3 else text


def _known(value: date | PartialDate) -> tuple[date, int]:
    if isinstance(value, date):
        return value, 3
    return value.earliest, 3 if value.day else 2 if value.month else 1


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]
