"""What may stand in a text of XML: signs that it does not hold are seen to be missing."""

import re

# What XML 1.0 does not hold, and signs that turn the direction of what follows.
_UNSAYABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e]")


def sayable(text: str) -> str:
    """The text with each sign that no document may hold replaced by one that shows it.

    >>> sayable("a\\x00b\\u202ec")
    'a�b�c'
    """
    return _UNSAYABLE.sub("\ufffd", text)
