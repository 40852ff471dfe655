"""What the families of instruments are called, in the order in which pages show them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accede.treaties.rules import Family

FAMILIES: Mapping[Family, Any] = {
    Family.NINETEEN: _("The nineteen universal instruments against terrorism"),
    Family.UNIVERSAL: _("Other universal instruments"),
    Family.REGIONAL: _("Regional instruments"),
    Family.DECISION: _("Decisions of the Security Council"),
}
if set(FAMILIES) != set(Family):
    raise AssertionError("a family has no words")
