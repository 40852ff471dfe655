"""A law in Akoma Ntoso 3.0 → a reading. The document says its own structure.

The file is parsed without a network, without entities and without a document type.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from accede.basics.errors import BadInput, Place
from accede.legislation.exchange.language import language_of
from accede.legislation.rules import LawReading, Numbering, ReadProvision, Remark, Remarked
from accede.papers.markup import xml

_PROVISIONS = ("article", "section", "rule")
_DIVISIONS = frozenset(
    {"book", "part", "title", "subtitle", "chapter", "subchapter", "division", "subdivision"}
    | {"subpart", "tome", "hcontainer", "section"}
)

_THREE_LETTERS = {"ara": "ar", "zho": "zh", "chi": "zh", "eng": "en", "fra": "fr", "fre": "fr",
                  "rus": "ru", "spa": "es"}  # fmt: skip


def looks_so(data: bytes) -> bool:
    """Whether the bytes are an Akoma Ntoso document."""
    head = data[:4000]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"akomaNtoso" in head


def read(
    data: bytes, *, file: str, language: str, numberings: Mapping[str, Numbering]
) -> LawReading:
    """The reading of the document; ``BadInput`` where it is not well formed or has no provision."""
    place = Place(file)
    root = xml(data, file=file)
    body = next(iter(root.iter("{*}body", "{*}mainBody")), root)
    kind = next((name for name in _PROVISIONS if _first(body, name) is not None), "")
    text = " ".join(body.itertext())
    detected = language_of(text, numberings)
    chosen = language or _said(root) or detected
    if not kind or chosen not in numberings:
        raise BadInput(
            "the document has no article and no section"
            if not kind
            else "the language of the document was not recognised",
            remedy="give a document whose body has provisions, and say its language",
            place=place,
        )
    provisions, remarks, times = [], [], dict[str, int]()
    for element in body.iter(f"{{*}}{kind}"):
        provision = _provision(element, body, detected or chosen)
        if provision is None:
            remarks.append(Remark(Remarked.WITHOUT_TEXT, element.sourceline or 0, kind))
            continue
        times[provision.number] = times.get(provision.number, 0) + 1
        if times[provision.number] > 1:
            remarks.append(Remark(Remarked.NUMBER_TWICE, provision.line, provision.number))
            number = f"{provision.number} [{times[provision.number]}]"
            provision = ReadProvision(
                number, provision.heading, provision.path, provision.text,
                provision.language, provision.line,
            )  # fmt: skip
        provisions.append(provision)
    if not provisions:
        raise BadInput(
            "no provision of the document has text", remedy="give the whole law", place=place
        )
    front = [_words(each) for each in root.iter("{*}docTitle", "{*}longTitle")]
    return LawReading(
        file=file,
        language=chosen,
        detected=detected,
        title=next(iter(front), ""),
        opening=kind,
        provisions=tuple(provisions),
        lines=sum(1 for _ in body.iter("{*}p")),
        front=tuple(front),
        remarks=tuple(remarks),
    )


def _said(root: etree._Element) -> str:
    for each in root.iter("{*}FRBRlanguage"):
        said = (each.get("language") or "").casefold()
        return _THREE_LETTERS.get(said, said[:2])
    return ""


def _first(element: etree._Element, name: str) -> etree._Element | None:
    return next(element.iter(f"{{*}}{name}"), None)


def _provision(
    element: etree._Element, body: etree._Element, language: str
) -> ReadProvision | None:
    number = _number(_words(_child(element, "num")))
    lines = list(_lines(element))
    if not number or not lines:
        return None
    path = []
    for above in element.iterancestors():
        if above is body:
            break
        if _name(above) in _DIVISIONS:
            named = [_words(_child(above, "num")), _words(_child(above, "heading"))]
            path.append(": ".join(filter(None, named)) or _name(above))
    return ReadProvision(
        number,
        _words(_child(element, "heading")),
        tuple(reversed(path)),
        "\n".join(lines),
        language,
        element.sourceline or 0,
    )


def _lines(element: etree._Element) -> Iterator[str]:
    """The paragraphs of a provision, each after the number it has."""
    waiting: list[str] = []
    for part in element.iter():
        name = _name(part)
        if part.getparent() is element and name in ("num", "heading"):
            continue
        if name in ("num", "heading"):
            waiting.append(_words(part))
        elif name in ("p", "block") and (words := _words(part)):
            yield " ".join([*waiting, words])
            waiting = []
    if waiting:
        yield " ".join(waiting)


def _number(printed: str) -> str:
    return re.sub(r"^(?:\W|[^\W\d_]{2,}\.?\s)*", "", printed).strip(" .:–—-")


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((each for each in element if _name(each) == name), None)


def _words(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return re.sub(r"\s+", " ", " ".join(str(text) for text in element.itertext())).strip()


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
