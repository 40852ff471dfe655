"""A Word archive whose bytes repeat, and the fields that Word computes."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_TIME = (1980, 1, 1, 0, 0, 0)
"""What every part of the archive is dated: the earliest time the format can hold."""


def packed(document: Document) -> bytes:
    """The document as a file; the same document gives the same bytes."""
    made = BytesIO()
    document.save(made)
    result = BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            new.writestr(part(name), old.read(name))
    return result.getvalue()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """These files as one archive whose bytes repeat."""
    result = BytesIO()
    with zipfile.ZipFile(result, "w") as new:
        for name, content in files.items():
            new.writestr(part(name), content)
    return result.getvalue()


def part(name: str) -> zipfile.ZipInfo:
    """A part of an archive, dated and packed like every other."""
    made = zipfile.ZipInfo(name, _TIME)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o600 << 16
    return made


def field(paragraph: Paragraph, code: str) -> None:
    """A field that Word computes, such as the number of the page."""
    made = OxmlElement("w:fldSimple")
    made.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    made.append(run)
    paragraph._p.append(made)


def plain_fonts(document: Document, font: str, names: tuple[str, ...]) -> None:
    """One font for these styles: the template's theme fonts would win over the name given."""
    for name in names:
        style = document.styles[name]
        style.font.name = font
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{key}"), None)
        for key in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{key}"), font)
