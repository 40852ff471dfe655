"""XML and HTML from outside, parsed within bounds: no entity, no network, no endless depth."""

import re
from typing import Any

from lxml import etree

from accede.basics.errors import BadInput, Place

_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
MOST_ELEMENTS = 400_000
"""A document of a hundred pages has some ten thousand."""


def xml(data: bytes, *, file: str) -> Any:
    """The root of an XML document; ``BadInput`` where it is unsound or asks for more than itself.

    A document type is refused, for it may hold entities that grow without end or fetch files.
    More than 256 elements inside each other are refused too.
    """
    if _DOCTYPE.search(data[:200_000].replace(b"\x00", b"")):
        raise BadInput(
            "the XML file declares a document type, which may hold entities",
            remedy="take the <!DOCTYPE …> out and try again",
            place=Place(file),
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadInput(
            f"the XML file is not sound: {str(error)[:160]}",
            remedy="get the file again from its publisher; it may have been cut short",
            place=Place(file, getattr(error, "lineno", None)),
        ) from error
    return _bounded(root, file)


def html(data: bytes, *, file: str) -> Any:
    """The root of an HTML page, mended as browsers do; ``BadInput`` where nothing is left."""
    encoding = "utf-8"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        match = re.search(rb"charset=[\"']?([\w-]{3,20})", data[:4096])
        encoding = match[1].decode("ascii") if match else "windows-1252"
    try:
        parser = etree.HTMLParser(
            no_network=True, huge_tree=False, encoding=encoding, remove_comments=True
        )
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise BadInput(
            f"the HTML page cannot be read: {str(error)[:160]}",
            remedy="save the page again from a browser",
            place=Place(file),
        ) from error
    if root is None:
        raise BadInput(
            "the HTML page holds nothing",
            remedy="save the page again from a browser",
            place=Place(file),
        )
    return _bounded(root, file)


def _bounded(root: Any, file: str) -> Any:
    for count, _ in enumerate(root.iter()):
        if count > MOST_ELEMENTS:
            raise BadInput(
                f"the file has more than {MOST_ELEMENTS} elements; a document has far fewer",
                remedy="give the text of one document alone",
                place=Place(file),
            )
    return root


def name(element: Any) -> str:
    """The local name of an element; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
