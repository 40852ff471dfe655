"""What the codes of this room are called on its pages."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.basics.sources import Checked
from accede.mandates.catalogue import Theme
from accede.mandates.rules import Addressee, Force, Part
from accede.mandates.rules.senses import Condition

# With what force a paragraph speaks, as its verb would be read aloud.
FORCES: Mapping[Force, Any] = {
    Force.DECIDES: pgettext_lazy("the force of a paragraph", "decides"),
    Force.DEMANDS: pgettext_lazy("the force of a paragraph", "demands"),
    Force.URGES: pgettext_lazy("the force of a paragraph", "urges"),
    Force.CALLS_UPON: pgettext_lazy("the force of a paragraph", "calls upon"),
    Force.REQUESTS: pgettext_lazy("the force of a paragraph", "requests"),
    Force.RECOMMENDS: pgettext_lazy("the force of a paragraph", "recommends"),
    Force.ENCOURAGES: pgettext_lazy("the force of a paragraph", "encourages"),
    Force.INVITES: pgettext_lazy("the force of a paragraph", "invites"),
    Force.CONDEMNS: pgettext_lazy("the force of a paragraph", "condemns"),
    Force.STRESSES: pgettext_lazy("the force of a paragraph", "stresses"),
    Force.REAFFIRMS: pgettext_lazy("the force of a paragraph", "reaffirms"),
    Force.CONCERNED: pgettext_lazy("the force of a paragraph", "is concerned"),
    Force.RECOGNIZES: pgettext_lazy("the force of a paragraph", "recognizes"),
    Force.WELCOMES: pgettext_lazy("the force of a paragraph", "welcomes"),
    Force.RECALLS: pgettext_lazy("the force of a paragraph", "recalls"),
    Force.NOTES: pgettext_lazy("the force of a paragraph", "notes"),
    Force.THANKS: pgettext_lazy("the force of a paragraph", "thanks"),
}
ADDRESSEES: Mapping[Addressee, Any] = {
    Addressee.MEMBER_STATES: _("Member States"),
    Addressee.STATES_PARTIES: _("States parties"),
    Addressee.OFFICE: _("the Office"),
    Addressee.SECRETARY_GENERAL: _("the Secretary-General"),
    Addressee.COUNTER_TERRORISM_OFFICE: _("the Office of Counter-Terrorism"),
    Addressee.COMPACT: _("the Coordination Compact"),
    Addressee.SECURITY_COUNCIL: _("the Security Council and its bodies"),
    Addressee.GENERAL_ASSEMBLY: _("the General Assembly"),
    Addressee.ECONOMIC_AND_SOCIAL_COUNCIL: _("the Economic and Social Council"),
    Addressee.COMMISSION: _("commissions and conferences of parties"),
    Addressee.HUMAN_RIGHTS_MECHANISMS: _("human rights mechanisms"),
    Addressee.UNITED_NATIONS: _("United Nations entities"),
    Addressee.ORGANIZATIONS: _("international and regional organizations"),
    Addressee.CIVIL_SOCIETY: _("civil society"),
    Addressee.PRIVATE_SECTOR: _("the private sector"),
    Addressee.DONORS: _("donors"),
    Addressee.ALL: _("all"),
}
CONDITIONS: Mapping[Condition, Any] = {
    Condition.ON_REQUEST: _("on request"),
    Condition.WITHIN_MANDATE: _("within the mandate"),
    Condition.IN_CONSULTATION: _("in consultation with States"),
    Condition.IN_COORDINATION: _("in coordination with others"),
    Condition.RESOURCES: _("within resources"),
    Condition.HUMAN_RIGHTS: _("in respect of human rights"),
}
CHECKS: Mapping[Checked, Any] = {
    Checked.TEXT: _("read in a full text"),
    Checked.TRANSLATION: _("read in an official translation that is not authentic"),
    Checked.PAGE: _("seen on a public page"),
    Checked.COMPUTED: _("recomputed"),
    Checked.NOT_CHECKED: _("not yet checked"),
}
THEMES: Mapping[Theme, Any] = {
    Theme.ACCESSION: _("becoming party"),
    Theme.LEGISLATION: _("legislation"),
    Theme.COORDINATION: _("coordination"),
    Theme.COOPERATION: _("international cooperation"),
    Theme.AUTHORITIES: _("central authorities"),
    Theme.TRAINING: _("training"),
    Theme.RULE_OF_LAW: _("rule of law"),
    Theme.HUMAN_RIGHTS: _("human rights"),
    Theme.STRATEGIES: _("strategies"),
    Theme.EXPERTISE: _("legal expertise"),
    Theme.TOOLS: _("tools and publications"),
    Theme.FTF: _("foreign terrorist fighters"),
    Theme.NEXUS: _("links with organized crime"),
    Theme.BORDER: _("border management"),
    Theme.CULTURE: _("cultural property"),
    Theme.ICT: _("the Internet and new technology"),
    Theme.VICTIMS: _("victims"),
    Theme.CHILDREN: _("children"),
    Theme.GENDER: _("gender equality"),
    Theme.PARTNERSHIPS: _("partnerships"),
    Theme.CONTRIBUTIONS: _("contributions"),
    Theme.RESOURCES: _("resources of the Office"),
    Theme.REPORTING: _("reporting"),
}
PARTS: Mapping[Part, Any] = {
    Part.CHAPEAU: _("Opening words"),
    Part.RECOMMENDATION: _("Recommendation"),
    Part.PREAMBLE: _("Preamble"),
    Part.OPERATIVE: _("Paragraph"),
    Part.HEADING: _("Heading"),
    Part.ANNEX: _("Annex"),
}
for _named, _codes in (
    (PARTS, Part),
    (FORCES, Force),
    (ADDRESSEES, Addressee),
    (CONDITIONS, Condition),
    (CHECKS, Checked),
    (THEMES, Theme),
):
    if set(_named) != set(_codes):
        raise AssertionError(f"a {_codes.__name__} has no words")
