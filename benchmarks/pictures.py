"""Takes a picture of every page, to be looked at: wide and narrow, in three languages.

    python benchmarks/pictures.py [ADDRESS] [DOOR …]

ADDRESS is that of a workspace that runs with this data folder and the demonstration in it;
without one, ``http://127.0.0.1:8000``. With doors, only their pages. The pictures are laid in
``out/pictures``, named by door, who looks, language and width.
"""

import os
import re
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "src")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.site.settings")

LANGUAGES = ("en", "fr", "ar")
WIDTHS = (1280, 390)
# The part of a long page that is kept.
TALLEST = 2600


def main(arguments: list[str]) -> None:
    """Opens each example in each language and width, and keeps what is seen."""
    import django

    django.setup()
    from playwright.sync_api import sync_playwright
    from tests.journeys.conftest import chromium
    from tests.pages import EXAMPLES

    given = [each for each in arguments if each.startswith("http")]
    url = (given or ["http://127.0.0.1:8000"])[0].rstrip("/")
    doors = set(arguments) - set(given)
    out = CHECKOUT / "out" / "pictures"
    out.mkdir(parents=True, exist_ok=True)
    sessions = {(each.role, each.of): _session(each.role, each.of) for each in EXAMPLES}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for width in WIDTHS:
            for who, session in sessions.items():
                context = browser.new_context(viewport={"width": width, "height": 900})
                if session:
                    context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
                page = context.new_page()
                for number, each in enumerate(EXAMPLES):
                    if (each.role, each.of) != who or (doors and each.door not in doors):
                        continue
                    for language in LANGUAGES:
                        # A tall window rather than a picture beyond the window: of a very long
                        # page, a browser on a slow machine never finishes the second.
                        page.set_viewport_size({"width": width, "height": 900})
                        page.goto(f"{url}/{language}{each.address}")
                        tall = page.evaluate("document.documentElement.scrollHeight")
                        page.set_viewport_size({"width": width, "height": min(tall, TALLEST)})
                        parts = (number, each.door or "none", each.role or "public")
                        name = "-".join(map(str, (*parts, language, width))).lower()
                        name = re.sub("[^-_a-z0-9]", "_", name)
                        page.screenshot(path=out / f"{name}.png")
                context.close()
        browser.close()
    print(f"The pictures are in {out.relative_to(CHECKOUT)}.")


def _session(role: "object", of: str) -> str:
    """A session of the demonstration's person in this role; blank for the public."""
    if role is None:
        return ""
    from django.contrib.auth import get_user_model
    from django.test import Client

    from accede.accounts.catalogue import demonstration_people

    person = next(
        each for each in demonstration_people() if role in each.roles and each.of in (of, "")
    )
    client = Client()
    client.force_login(get_user_model().objects.get(code=person.code))
    return client.cookies["sessionid"].value


if __name__ == "__main__":
    main(sys.argv[1:])
