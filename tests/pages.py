"""An example of every page: where each door leads when there is something behind it.

Tests that hold for every page walk these: the whole shell, French, accessibility, weight,
number of queries. A door without an example fails ``tests/site/test_every_page.py``: whoever
adds a page adds a line here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from accede.accounts.rules import Role


@dataclass(frozen=True)
class Example:
    """A page at an address without its language, and who looks at it; ``None`` is the public."""

    door: str
    address: str
    role: Role | None = None
    of: str = ""
    status: int = 200

    def __str__(self) -> str:
        return f"{self.door} {self.address} {self.role or 'PUBLIC'}"


def _as(role: Role, of: str, *pages: tuple[str, str]) -> Iterator[Example]:
    return (Example(door, address, role, of) for door, address in pages)


EXAMPLES: tuple[Example, ...] = (
    # site
    Example("start", "/"),
    Example("start", "/", Role.FOCAL_POINT, "XAA"),
    Example("start", "/", Role.OFFICER),
    Example("state", "/states/FRA/?as_of=2014-07-10"),
    Example("state", "/states/CIV/?as_of=2005-01-01&as_known_on=2006-01-01"),
    Example("state", "/states/PSE/"),
    Example("state", "/states/XAA/?as_of=2014-06-30"),
    Example("state", "/states/XAA/?as_of=2014-06-30", Role.FOCAL_POINT, "XAA"),
    Example("state", "/states/FRA/?as_of=2014-02-31", status=400),
    Example("rulebook", "/rulebook/"),
    Example("style", "/style/"),
    Example("search", "/search/"),
    Example("search", "/search/?q=penal+code"),
    Example("search", "/search/?q=penal+code", Role.FOCAL_POINT, "XAA"),
    Example("search", "/search/?q=state&kind=treaties.Obligation&page=2"),
    Example("search", "/search/?q=cote+divoir"),
    Example("search", "/search/?q=((("),
    Example("", "/nothing/here/", status=404),
    Example("reference", "/api/"),
    *(
        Example("work", "/work-list/", role, of)
        for role, of in ((Role.FOCAL_POINT, "XAA"), (Role.OFFICER, ""), (Role.DONOR, "DEMO-DONOR"))
    ),
    *_as(
        Role.FOCAL_POINT,
        "XAA",
        ("who-can-see", "/who-can-see/assistance.Request/XAA-2014-01/"),
        ("who-can-see", "/who-can-see/assistance.Activity/XAA-2014-A1/"),
        ("who-can-see", "/who-can-see/assessment.Answer/XAA-2012-R1/TBC97:11/"),
    ),
    Example("who-can-see", "/who-can-see/legislation.Law/XAA-PENAL-CODE/"),
    # accounts
    Example("account_login", "/account/sign-in/"),
    Example("account_login", "/account/sign-in/?next=/en/requests/"),
    Example("account_reset_password", "/account/password/forgotten/"),
    Example("account_reset_password_done", "/account/password/forgotten/sent/"),
    Example("account_reset_password_from_key", "/account/password/choose/zzz-cut-short/"),
    Example("account_reset_password_from_key_done", "/account/password/chosen/"),
    *_as(
        Role.CLERK,
        "",
        ("account", "/account/"),
        ("mfa_activate_totp", "/account/second-step/set-up/"),
        ("account_logout", "/account/sign-out/"),
    ),
    Example("account", "/account/", Role.FOCAL_POINT, "XAA"),
    Example("mfa_deactivate_totp", "/account/second-step/take-away/", Role.CLERK, status=404),
    Example("mfa_view_recovery_codes", "/account/second-step/codes/", Role.CLERK, status=404),
    *_as(
        Role.ADMINISTRATOR,
        "",
        ("people", "/people/"),
        ("people-open", "/people/open/"),
        ("person", "/people/administrator-1/"),
        ("record", "/record/"),
        ("mfa_generate_recovery_codes", "/account/second-step/codes/new/"),
    ),
    Example("person", "/people/nobody/", Role.ADMINISTRATOR, status=404),
    Example("people", "/people/", Role.OFFICER, status=403),
    Example("record", "/record/?act=consent.grant", Role.AUDITOR),
    Example("record", "/record/?person=nobody", Role.AUDITOR),
    Example("record", "/record/?before=soon", Role.AUDITOR, status=400),
    Example("tokens", "/account/tokens/", Role.FOCAL_POINT, "XAA"),
    # mandates
    Example("mandates", "/mandates/"),
    Example("mandate", "/mandates/A/RES/68/187/"),
    Example("mandate-paragraph", "/mandates/A/RES/68/187/paragraphs/1/"),
    Example("mandate-compare", "/mandates/compare/?before=A/RES/68/187&after=A/RES/72/194"),
    Example("mandate-read", "/mandates/read/"),
    Example("mandate-calendar", "/mandates/calendar/"),
    Example("mandate-text", "/mandates/A/RES/68/901/text/?lang=en&lang=fr"),
    Example("mandate-text", "/mandates/A/RES/68/187/text/", status=404),
    Example("mandate-compare", "/mandates/compare/?before=A/RES/68/901&after=A/RES/72/901"),
    Example(
        "mandate-correct",
        "/mandates/A/RES/68/901/text/correct/?lang=fr&at=operative+3",
        Role.CLERK,
    ),
    # legislation
    Example("laws", "/laws/"),
    Example("laws", "/laws/?state=XAA", Role.FOCAL_POINT, "XAA"),
    Example("laws", "/laws/?state=QQQ", status=400),
    Example("law", "/laws/XAA-PENAL-CODE/"),
    Example("law", "/laws/XAA-NO-LAW/", status=404),
    Example("law-provision", "/laws/XAA-PENAL-CODE/provisions/7/"),
    Example("drafting-options", "/options/"),
    Example("drafting-option", "/options/OFFENCE/?obligation=TBC97:2.1"),
    Example("drafting-option", "/options/DISPUTES/"),
    Example("drafting-option", "/options/NO_SUCH_KIND/", status=404),
    Example("drafting-option", "/options/MLA/?obligation=TBC97:2.1", status=400),
    Example("drafting-option", "/options/MLA/?laws_in=xx", status=400),
    Example("law-beside", "/laws/XAA-PENAL-CODE/beside/"),
    Example(
        "law-beside",
        "/laws/XAA-PENAL-CODE/beside/?instrument=TBC97&kind=OFFENCE&obligation=TBC97:2.1",
    ),
    # treaties
    Example("states", "/states/"),
    Example("states", "/states/?instrument=TBC97&as_of=2014-07-10"),
    Example("states", "/states/?view=list&region=202&group=LDC&instrument=ICSANT05"),
    Example("states", "/states/?view=list"),
    Example("states", "/states/?region=150&group=SIDS"),
    Example("states", "/states/?region=999", status=400),
    Example("matrix", "/matrix/?as_of=2014-07-10"),
    Example("matrix", "/matrix/?region=apart"),
    Example("matrix", "/matrix/?family=REGIONAL"),
    Example("matrix", "/matrix/?family=ALL&region=150"),
    Example("matrix", "/matrix/?family=NOPE", status=400),
    Example("matrix", "/matrix/?group=SIDS"),
    Example("matrix", "/matrix/?as_of=2005-01-01&as_known_on=2006-01-01"),
    Example("changes", "/changes/?from=2012-07-01&to=2014-06-30"),
    Example("changes", "/changes/?from=1990-01-01&to=2014-06-30&region=150&instrument=TBC97"),
    Example("changes", "/changes/?from=2015-01-01&to=2016-01-01&as_known_on=2014-12-31"),
    Example("changes", "/changes/"),
    Example("changes", "/changes/?from=2014-01-01&to=2013-01-01", status=400),
    Example("state", "/states/SSD/?as_of=1990-01-01"),
    Example("instruments", "/instruments/"),
    Example("obligations", "/obligations/"),
    Example("obligations", "/obligations/?kind=OFFENCE"),
    Example("obligations", "/obligations/?instrument=TBC97&words=custody"),
    Example("obligations", "/obligations/?kind=NOPE", status=400),
    Example("lists", "/lists/", Role.OFFICER),
    Example("instrument", "/instruments/TBC97/?as_of=2014-07-10"),
    Example("instrument", "/instruments/ICSFT99/"),
    Example("instrument", "/instruments/HOST79/?region=150&as_of=1990-01-01"),
    Example("instrument", "/instruments/ICSANT05/?as_of=1990-01-01"),
    Example("accessions", "/accession/"),
    Example("accessions", "/accession/?state=XAA&as_of=2014-06-30"),
    Example("accessions", "/accession/?instrument=ICSANT05&as_of=2014-06-30"),
    Example("accessions", "/accession/?state=ZZZ", status=400),
    Example("accession", "/states/XAA/accession/TBC97/?as_of=2014-06-30"),
    Example("accession", "/states/XAA/accession/ICSANT05/?as_of=2014-06-30&deposit=2014-09-01"),
    Example("accession", "/states/FJI/accession/ICSANT05/"),
    Example("accession", "/states/XBB/accession/ICSANT05/?as_of=2014-06-30&way=approval"),
    Example("accession", "/states/XAA/accession/ICSANT05/?way=flying", status=400),
    Example("statement", "/statements/XAA-TBC97-1/?as_of=2014-07-10"),
    Example("statement", "/statements/XDD-TBC97-1/"),
    Example("statement", "/statements/XEE-IPP73-1/", status=404),
    Example("statement", "/statements/XFF-HOST79-2/"),
    Example("state", "/states/XCC/?as_of=2014-07-10", Role.OFFICER),
    *_as(
        Role.OFFICER,
        "",
        ("instrument", "/instruments/IPP73/?as_of=2014-07-10"),
        ("statement", "/statements/XEE-IPP73-1/"),
        ("statement", "/statements/STATEMENTS-TBC97-1/"),
        ("statement-new", "/instruments/TBC97/statements/new/"),
        ("statement-new", "/instruments/TBC97/statements/new/?corrects=XAA-TBC97-1"),
        ("statements-complete", "/instruments/TBC97/statements/complete/"),
    ),
    Example("between-choose", "/between/"),
    Example("between-choose", "/between/?first=FRA&second=FRA", status=400),
    Example("between", "/between/FRA/CAN/"),
    Example("between", "/between/FRA/CAN/?as_of=2005-01-01&as_known_on=2014-07-10"),
    Example("between", "/between/XAA/XDD/?as_of=2014-07-10"),
    Example("between", "/between/XBB/XCC/?as_of=2014-07-10"),
    Example("between", "/between/FRA/ZZZ/", status=404),
    # assistance
    Example("state-needs", "/states/XAA/needs/?as_of=2014-06-30", Role.OFFICER),
    Example("state-needs", "/states/XBB/needs/", Role.FOCAL_POINT, "XAA", status=404),
    Example("requests", "/requests/"),
    Example("requests", "/requests/?standing=FLYING", status=400),
    Example("request", "/requests/XAA-2014-01/"),
    *_as(
        Role.OFFICER,
        "",
        ("requests", "/requests/"),
        ("request", "/requests/XAA-2014-01/"),
    ),
    *_as(
        Role.FOCAL_POINT,
        "XAA",
        ("requests", "/requests/"),
        ("request", "/requests/XAA-2014-01/?answer=message-1"),
        ("request-new", "/requests/new/?finding=XAA-2012-R1/TBC97:11"),
        ("state-needs", "/states/XAA/needs/"),
        ("request-withdraw", "/requests/XAA-2014-01/withdraw/"),
    ),
    Example("request-draft", "/requests/XAA-2018-03/draft/", Role.FOCAL_POINT, "XAA"),
    Example("request-submit", "/requests/XAA-2018-03/submit/", Role.FOCAL_POINT, "XAA"),
    # reporting
    Example("reports", "/reports/"),
    Example("report-annex", "/reports/A/RES/68/187/annex/?from=2012-07-01&to=2014-06-30"),
    Example("report-annex", "/reports/A/RES/72/194/annex/"),
    Example("figure", "/reports/A/RES/68/187/figures/deposits/?from=2012-07-01&to=2014-06-30"),
    Example("figure", "/reports/A/RES/68/187/figures/activities-demonstration/"),
)

NOT_PAGES = {
    "root": "leads on to a language",
    "stylesheet": "the stylesheet",
    "api": "the API's own list of what it offers",
    "api-openapi": "the description of the API",
    "state-overview": "a State on paper: a file",
    "state-brief": "a mission brief: a file",
    "state-pdf": "leads on to the overview as a PDF",
    "report-file": "a report as a file",
    "accession-file": "a plan or a letter as a file",
    "statement-read": "a form of a statement's page",
    "mandate-store": "a form of the page that reads a resolution",
    "mandate-link": "a form of the page that compares resolutions",
    "token-revoke": "a button of the page of tokens",
    "mfa_authenticate": "only on the way in, after the password: tests/accounts walks it",
    "account-sessions": "a button of the account's page",
    "account_change_password": "for who has a password: tests/accounts walks it",
    "account_set_password": "leads on to choosing a password",
    "account_reauthenticate": "for who has a password: tests/accounts walks it",
    "mfa_reauthenticate": "for who has a second step: tests/accounts walks it",
    "mfa_index": "leads on to the account's page",
    "person-roles": "a form of a person's page",
    "person-close": "a form of a person's page",
    "person-invite": "a button of a person's page",
    "person-second-step": "a form of a person's page",
    "record-open": "a form of the page that says who can see a record",
    "record-close": "a button of the same page",
    "request-words": "a form of a request's page",
    "request-accept": "a button of a request's page",
    "request-say": "a form of a request's page",
    "request-noted": "a button of a request's page",
    "request-move": "a form of a request's page",
    "request-propose": "a form of a request's page",
    "request-assign": "a form of a request's page",
}
"""Doors that lead to no page of their own, and what they are."""
