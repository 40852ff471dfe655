"""The signs that stand for the forms where nothing can be drawn: in Word and on a web page."""

from collections.abc import Mapping

from accede.reporting.rules.sheet import Form

SIGNS: Mapping[Form, str] = {
    Form.FULL: "●",
    Form.HALF: "◐",
    Form.RING: "○",
    Form.OPEN: "◇",
    Form.ENDED: "⊘",
    Form.UNKNOWN: "□",
}
"""Each differs from the others in black and white; the word beside it says the same."""

if set(SIGNS) != set(Form):
    raise AssertionError("a form has no sign")
