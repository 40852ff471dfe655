"""Words of this room that its pages and its tables share, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accede.assessment.rules import Amiss, Fate, Judgement, Kind

KINDS: Mapping[Kind, Any] = {
    Kind.LAW: _("the law"),
    Kind.BODY: _("bodies and programmes"),
    Kind.PRACTICE: _("practice"),
}

# The form that repeats a judgement beside its word. Judgements have no order.
MARKS: Mapping[Judgement, str] = {
    Judgement.ADDRESSED: "full",
    Judgement.PARTLY_ADDRESSED: "half",
    Judgement.NOT_IDENTIFIED: "ring",
    Judgement.UNKNOWN: "unknown",
    Judgement.NOT_BOUND: "ended",
    Judgement.NOT_APPLICABLE: "ended",
}

FATES: Mapping[Fate, Any] = {
    Fate.SAME: _("unchanged"),
    Fate.NEW: _("a first answer"),
    Fate.CHANGED: _("a new version"),
    Fate.CONFLICT: _("clashes"),
    Fate.FAULTY: _("cannot be taken in"),
}

FAULTS: Mapping[Amiss, Any] = {
    Amiss.FORMULA: _("holds a formula or an error; write its text"),
    Amiss.NO_VERSION: _("should hold the number of a version, as the table gave it"),
    Amiss.NEVER_WRITTEN: _("names a version that was never written; take the table anew"),
    Amiss.NOT_ASKED: _("is no question of this review"),
    Amiss.TWICE: _("stands twice in the table; leave one of the two"),
    Amiss.NO_JUDGEMENT: _("names no judgement; choose one from the list of the cell"),
    Amiss.NO_REASONING: _("is empty; every answer has its reasoning"),
    Amiss.TOO_LONG: _("is longer than 10,000 characters; shorten it"),
    Amiss.LINES_DIFFER: _("has not as many lines as the other language"),
    Amiss.NO_DOCUMENT: _("should read: title | number or place | year-month-day"),
    Amiss.NO_SUCH_DAY: _("has a day that the calendar has not"),
    Amiss.LANGUAGE_MISSING: _("is empty; give it in both languages"),
    Amiss.PART_MISSING: _("is needed for this judgement"),
    Amiss.PART_EXCLUDED: _("cannot stand with this judgement; empty it, or judge otherwise"),
}

CHECKED: Mapping[str, Any] = {
    "text": "",
    "catalogue": "",
    "memory": _("not checked against its text"),
}

for _table, _keys in ((KINDS, Kind), (MARKS, Judgement), (FATES, Fate), (FAULTS, Amiss)):
    if set(_table) != set(_keys):
        raise AssertionError(f"a table over {_keys.__name__} is not complete")
