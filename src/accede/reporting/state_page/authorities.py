"""What a State's sheet says of its authorities and its laws, as far as they are recorded."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.basics.tables import address_on
from accede.legislation.queries import LawCard, cards, versions_of
from accede.reporting.rules.sheet import Line, Part, Piece, Row
from accede.reporting.state_page.asked import Asked, Said
from accede.reporting.state_page.frameworks import answered
from accede.reporting.state_page.law import said_by_the_day, statement_row
from accede.states.rules import StateKind
from accede.treaties.rules.statements import StatementKind


def authorities(asked: Asked) -> Said | None:
    """The authorities that the State notified to depositaries. There is no register yet."""
    if asked.state.kind is StateKind.HISTORIC:
        return None
    known, said = said_by_the_day(asked)
    named = [each for each in said if each.kind is StatementKind.DESIGNATION]
    lead = _("The workspace keeps no register of central authorities yet.") + " "
    if named:
        lead += _(
            "Given here is whom the State notified to a depositary, as far as that was entered "
            "and read."
        )
    else:
        lead += _(
            "No designation that the State notified to a depositary is recorded here, which does "
            "not mean that there is none."
        )
    if answered(asked, "AUTHORITIES"):
        lead += " " + _(
            "What was agreed on the authorities in a review stands below, with the frameworks."
        )
    part = Part(
        id="authorities",
        title=_("Central and designated authorities"),
        header=(_("Instrument"), _("Kind, provision and day"), _("In short")),
        widths=(14, 30, 56),
        rows=tuple(statement_row(asked, each, known) for each in named),
        left_out=asked.rest("statements"),
        lead=(Piece(lead),),
    )
    return Said(part, [[each.code, each.done] for each in named])


def laws(asked: Asked) -> Said | None:
    """The laws of the State that this viewer may see. A law recorded is not a law reviewed."""
    held = cards(viewer=asked.viewer, on=asked.day, seen_on=asked.seen_on, state=asked.state.code)
    if not held:
        return None
    part = Part(
        id="laws",
        title=_("Laws recorded here"),
        header=(_("Law"), _("In force on the day"), _("Who may read it")),
        widths=(54, 26, 20),
        rows=tuple(_row(asked, each) for each in held),
        left_out=asked.rest("laws"),
        lead=(
            Piece(
                _("A law that is not listed is not recorded here; a law recorded is not reviewed.")
            ),
        ),
    )
    return Said(part, [[each.code, each.provisions, each.published] for each in held])


def _row(asked: Asked, law: LawCard) -> Row:
    where = reverse("law", kwargs={"code": law.code})
    place = asked.site + address_on(where, as_of=asked.day, as_known_on=None)
    first: Line = (asked.text(law.title, to=place), Piece(f"  {law.code}", quiet=True))
    provisions = ngettext("%(n)s provision", "%(n)s provisions", law.provisions)
    stands: list[Line] = [(Piece(provisions % {"n": law.provisions}),)]
    begun = [each for each in versions_of(law.code) if each.in_force_from <= asked.day]
    if begun:
        day = asked.write_day(begun[-1].in_force_from)
        words = _("text in force from %(day)s, version %(n)s") % {
            "day": day,
            "n": begun[-1].ordinal,
        }
        stands.append((Piece(words, quiet=True),))
    read = _("Anybody: it is published") if law.published else _("Whom the State opened it to")
    return Row(((first,), tuple(stands), ((Piece(read),),)))
