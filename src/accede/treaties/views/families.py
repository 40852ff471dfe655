"""The families in which the instruments stand on the pages, and how one adds to another."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.basics.errors import BadField
from accede.treaties import catalogue
from accede.treaties.families import FAMILIES
from accede.treaties.rules import BaseRelation, Family, Instrument

# What one instrument is to the one it adds to; ``code`` is that one's.
RELATIONS: Mapping[BaseRelation, Any] = {
    BaseRelation.REQUIRES: _("Only a party to %(code)s can join."),
    BaseRelation.SIMULTANEOUS: _("Joined together with %(code)s, or after it."),
    BaseRelation.IMPLIES: _("Who joins is bound by %(code)s as amended as well."),
    BaseRelation.AMENDS: _("Amends %(code)s for those that consent to it."),
}
if set(RELATIONS) != set(BaseRelation):
    raise AssertionError("a relation has no words")


def by_family(instruments: Iterable[Instrument]) -> list[Mapping[str, Any]]:
    """The instruments in their families, each by the day of adoption."""
    grouped: dict[Family, list[Instrument]] = {}
    for each in instruments:
        grouped.setdefault(each.family, []).append(each)
    return [
        {"code": family, "word": word, "instruments": grouped[family]}
        for family, word in FAMILIES.items()
        if family in grouped
    ]


def family_asked(request: HttpRequest, *, every: bool = False) -> Family | None:
    """The family whose instruments are shown: the nineteen unless another is asked for; ``None``
    for all, which is what ``every`` makes the usual answer.
    """
    given = request.GET.get("family", "").strip().upper()
    if given == "ALL" or (every and not given):
        return None
    if not given:
        return Family.NINETEEN
    if given not in set(Family) - {Family.DECISION}:
        text = gettext("There is no such family. Write one of these: %(choices)s.")
        choices = ", ".join([*(each for each in Family if each is not Family.DECISION), "ALL"])
        raise BadField("family", given, text % {"choices": choices})
    return Family(given)


def family_choices(*, every: bool) -> Sequence[Mapping[str, Any]]:
    """What the filter of families offers; decisions have no parties and are left out."""
    found = [
        {"code": family.value, "word": word}
        for family, word in FAMILIES.items()
        if family is not Family.DECISION
    ]
    whole = {"code": "ALL", "word": _("Every instrument")}
    return [whole, *found] if every else [*found, whole]


def base_says(each: Instrument) -> Mapping[str, Any] | None:
    """How an instrument stands to the one it adds to, in a sentence, with its article."""
    if each.base is None:
        return None
    code, leaving = each.base.instrument, each.base.denounced_with
    says = str(RELATIONS[each.base.relation]) % {"code": code}
    if leaving:
        also = gettext("Denouncing %(code)s denounces it too (%(article)s).")
        says += " " + also % {"code": code, "article": leaving}
    return {
        "code": code,
        "says": says,
        "article": each.base.article,
    }


def builds_on_it(code: str) -> list[Instrument]:
    """The instruments that add to this one."""
    return [
        each
        for each in catalogue.instruments().values()
        if each.base is not None and each.base.instrument == code
    ]
