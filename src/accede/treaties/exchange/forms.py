"""The forms of files that can be read. A depositary's format not at hand is added here."""

from accede.basics.errors import BadInput, Place
from accede.treaties.exchange.acts_form import ListOfActs
from accede.treaties.exchange.lines import lines_of
from accede.treaties.exchange.mtdsg import StatusTable
from accede.treaties.exchange.reading import Asked, Form, Reading
from accede.treaties.exchange.uk_treaties import UkTreaties

FORMS: tuple[Form, ...] = (StatusTable(), ListOfActs(), UkTreaties())
"""Every form known; a header is recognised by one of them at most."""


def read(content: bytes, asked: Asked) -> Reading:
    """What a file says, in the form that recognises its header.

    Raises ``BadInput`` for a file that is no CSV in UTF-8, whose header no form
    recognises, or that its form cannot read at all.
    """
    lines = lines_of(content, asked.file)
    number, header = lines[0]
    for form in FORMS:
        if form.recognises(header):
            return form.read(lines, asked)
    raise BadInput(
        "the first line is not the header of a form known here",
        remedy=f"give one of these: {'; '.join(each.name for each in FORMS)}",
        place=Place(asked.file, number),
    )
