"""The front door: whoever comes without a language is shown in, in a language of theirs."""

import pytest
from playwright.sync_api import Page


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_visitor_is_shown_in(live_server, browser_page: Page, language: str) -> None:
    browser_page.set_extra_http_headers({"Accept-Language": language})
    answer = browser_page.goto(f"{live_server.url}/")
    assert answer is not None
    assert answer.status == 200
    assert browser_page.locator("html").get_attribute("lang") == language
    assert browser_page.locator("h1").count() == 1
