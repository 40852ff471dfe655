"""What is looked at on a page in a real browser: for ears, for a keyboard, for a narrow window."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

# WCAG 2.2, levels A and AA, and what axe holds to be good practice besides.
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")

_AXE = """async ([standards, silent]) => {
  const rules = Object.fromEntries(silent.map(rule => [rule, {enabled: false}]));
  const found = await axe.run(document, {
    runOnly: {type: 'tag', values: standards}, rules, resultTypes: ['violations'],
  });
  return found.violations.flatMap(one =>
    one.nodes.slice(0, 3).map(node => `${one.id}: ${node.html.slice(0, 160)}`));
}"""

# Rows beyond the first dozen are written by the same line of a template as those before.
_THIN = """() => {
  for (const body of document.querySelectorAll('tbody'))
    for (const row of [...body.rows].slice(12)) row.remove();
  for (const list of document.querySelectorAll('ul, ol, dl'))
    for (const item of [...list.children].slice(24)) item.remove();
}"""

# Each thing that takes the focus is given it, as by a keyboard, and must show it.
_FOCUS = """() => {
  const able = [...document.querySelectorAll(
    'a[href], button:not(:disabled), input:not([type=hidden]), select, textarea, summary, ' +
    '[tabindex]'
  )].filter(one => one.checkVisibility() && one.tabIndex >= 0);
  const faults = able.filter(one => one.tabIndex > 0).map(one => 'out of order: ' + one.outerHTML);
  const kinds = new Set();
  for (const one of able) {
    const kind = one.tagName + '.' + one.className + '|' + (one.parentElement?.className ?? '');
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    one.focus();
    const style = getComputedStyle(one);
    if (!one.matches(':focus-visible') || style.outlineStyle === 'none'
        || parseFloat(style.outlineWidth) < 2)
      faults.push('focus not seen: ' + one.outerHTML.slice(0, 120));
  }
  if (able.length === 0 || !able[0].matches('a.skip[href="#main"]'))
    faults.push('the way past the header does not come first');
  return faults.map(fault => fault.slice(0, 160));
}"""

_BEYOND = """() => {
  const wide = document.documentElement.scrollWidth;
  if (wide <= innerWidth) return [];
  const out = [...document.querySelectorAll('body *')].filter(one => {
    const box = one.getBoundingClientRect();
    return one.checkVisibility() && !one.closest('.scroll *')
      && (box.right > innerWidth + 1 || box.left < -1);
  });
  return [`${wide} wide in a window of ${innerWidth}`,
    ...out.slice(0, 3).map(one => one.outerHTML.slice(0, 120))];
}"""


@cache
def _axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def accessible(page: Page, *, but: tuple[str, ...] = ()) -> list[str]:
    """What axe has against the page, one line each, but for some rules.

    Looked at last: long tables and lists are cut to their first rows, which are as the others.
    """
    page.evaluate(_THIN)
    page.evaluate(_axe())
    found: list[str] = page.evaluate(_AXE, [list(STANDARDS), list(but)])
    return found


def by_keyboard(page: Page) -> list[str]:
    """What a keyboard cannot reach in order, or reaches unseen."""
    page.keyboard.press("Tab")
    found: list[str] = page.evaluate(_FOCUS)
    return found


def narrow(page: Page, width: int) -> list[str]:
    """What stands out sideways in a window of this width."""
    page.set_viewport_size({"width": width, "height": 800})
    found: list[str] = page.evaluate(_BEYOND)
    return found


@dataclass
class Findings:
    """What is wrong, page by page."""

    found: dict[str, list[str]] = field(default_factory=dict)

    def add(self, where: Any, faults: list[str]) -> None:
        if faults:
            self.found.setdefault(str(where), []).extend(faults)

    def __str__(self) -> str:
        return "\n".join(
            f"{where}\n" + "\n".join(f"    {fault}" for fault in faults)
            for where, faults in self.found.items()
        )
