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
    Example("tokens", "/account/tokens/", Role.FOCAL_POINT, "XAA"),
    # mandates
    Example("mandates", "/mandates/"),
    Example("mandate", "/mandates/A/RES/68/187/"),
    Example("mandate-paragraph", "/mandates/A/RES/68/187/paragraphs/1/"),
    # treaties
    Example("states", "/states/"),
    Example("states", "/states/?instrument=TBC97&as_of=2014-07-10"),
    Example("states", "/states/?view=list&region=202&group=LDC&instrument=ICSANT05"),
    Example("states", "/states/?view=list"),
    Example("states", "/states/?region=150&group=SIDS"),
    Example("states", "/states/?region=999", status=400),
    Example("matrix", "/matrix/?as_of=2014-07-10"),
    Example("matrix", "/matrix/?region=apart"),
    Example("matrix", "/matrix/?group=SIDS"),
    Example("matrix", "/matrix/?as_of=2005-01-01&as_known_on=2006-01-01"),
    Example("state", "/states/SSD/?as_of=1990-01-01"),
    Example("instruments", "/instruments/"),
    Example("instrument", "/instruments/TBC97/?as_of=2014-07-10"),
    Example("instrument", "/instruments/ICSFT99/"),
    Example("instrument", "/instruments/HOST79/?region=150&as_of=1990-01-01"),
    Example("instrument", "/instruments/ICSANT05/?as_of=1990-01-01"),
    # assistance
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
    "state-pdf": "the page of a State as a PDF",
    "report-file": "a report as a file",
    "token-revoke": "a button of the page of tokens",
    "account_logout": "a button, and leads on",
    "record-open": "a form of the page that says who can see a record",
    "record-close": "a button of the same page",
    "request-words": "a form of a request's page",
    "request-accept": "a button of a request's page",
    "request-say": "a form of a request's page",
    "request-move": "a form of a request's page",
    "request-propose": "a form of a request's page",
    "request-assign": "a form of a request's page",
}
"""Doors that lead to no page of their own, and what they are."""
