"""Days and numbers as each of the six languages writes them.

From Unicode's CLDR by way of Babel, except where the United Nations writes otherwise:
Arabic names each month twice (أيلول/سبتمبر) and, like the other five, uses the digits 0 to 9;
French begins a month with 1ᵉʳ; Russian says года.
"""

from datetime import date
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from accede.basics.partial import PartialDate

_LOCALE = {"en": "en_GB", "zh": "zh_Hans"}
# A day, a month, a year: what is known of a date decides how it is written.
_PATTERNS = {
    "en": ("d MMMM y", "LLLL y", "y"),
    "fr": ("d MMMM y", "LLLL y", "y"),
    "es": ("d 'de' MMMM 'de' y", "LLLL 'de' y", "y"),
    "ru": ("d MMMM y 'года'", "LLLL y 'года'", "y 'год'"),
    "zh": ("y年M月d日", "y年M月", "y年"),
    "ar": ("d {month} y", "{month} y", "y"),
}
_ARABIC_MONTHS = (
    *("كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل"),
    *("أيار/مايو", "حزيران/يونيه", "تموز/يوليه", "آب/أغسطس"),
    *("أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر"),
)
# Below this, years and numbers of articles look alike and stand without a sign between.
_GROUPED_FROM = 10_000


@lru_cache(maxsize=10_000)
def in_words(value: date | PartialDate, language: str) -> str:
    """The day, month or year in words; what belongs together is not parted at a line's end.

    >>> in_words(date(2014, 7, 1), "fr")
    '1ᵉʳ\\xa0juillet 2014'
    >>> in_words(date(2014, 7, 10), "ar")
    '10\\xa0تموز/يوليه 2014'
    """
    known, missing = _known(value)
    pattern = _PATTERNS[language][missing]
    if language == "ar":
        pattern = pattern.format(month=f"'{_ARABIC_MONTHS[known.month - 1]}'")
    text = format_date(known, pattern, locale=_locale(language))
    if missing:
        return text
    if language == "fr" and known.day == 1:
        text = text.replace("1", "1ᵉʳ", 1)
    return text.replace(" ", "\u00a0", 1)


def number(value: Any, language: str) -> str:
    """A number as the language groups it: 12,345, 12\u202f345, 12.345.

    >>> number(12345, "es"), number(2014, "es")
    ('12.345', '2014')
    """
    if isinstance(value, int) and abs(value) < _GROUPED_FROM:
        return str(value)
    return format_decimal(value, locale=_locale(language), numbering_system="latn")


def _locale(language: str) -> str:
    return _LOCALE.get(language, language)


def _known(value: date | PartialDate) -> tuple[date, int]:
    if isinstance(value, date):
        return value, 0
    return value.earliest, 0 if value.day else 1 if value.month else 2
