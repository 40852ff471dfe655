"""The call of a note inside a line of text: where a format says so, it is never a guess.

A call is written into the line as its mark between two private-use characters, which no
text has; text that comes from outside is freed of them first.
"""

import re

_OPEN, _CLOSE = "\ue000", "\ue001"
_FOREIGN = {ord(_OPEN): None, ord(_CLOSE): None}
CALL = re.compile(f"{_OPEN}(?P<mark>[^{_OPEN}{_CLOSE}]*){_CLOSE}")
LEADING = re.compile(rf"{CALL.pattern}[.)]?\s*(?P<text>.*)", re.DOTALL)


def call(mark: str) -> str:
    """A call of the note with this mark, to stand in a line's text.

    >>> without_calls("on 8 September 2006," + call("1") + " which")
    'on 8 September 2006, which'
    """
    return f"{_OPEN}{mark.strip()}{_CLOSE}"


def without_calls(text: str) -> str:
    """The text with its calls left out."""
    return CALL.sub("", text) if _OPEN in text else text


def clean(text: str) -> str:
    """Text from outside, without characters that would pass for a call."""
    return text.translate(_FOREIGN)


def pieces(text: str) -> list[tuple[str, str]]:
    """The text in order as (text, "") and ("", mark).

    >>> pieces("States" + call("2") + ",")
    [('States', ''), ('', '2'), (',', '')]
    """
    found: list[tuple[str, str]] = []
    end = 0
    for match in CALL.finditer(text):
        if match.start() > end:
            found.append((text[end : match.start()], ""))
        if match["mark"]:
            found.append(("", match["mark"]))
        end = match.end()
    if end < len(text):
        found.append((text[end:], ""))
    return found
