"""A reading → Akoma Ntoso 3.0, in the form of the files that the United Nations publishes.

Made to be read back whole (``akn_in``): parts, numbers, levels, notes where they are called,
title, symbol, day, and a draft inside a resolution. Valid against the schema of the standard.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from lxml import etree

from accede.basics.errors import BadInput
from accede.mandates.exchange.akn_in import THREE_LETTERS
from accede.mandates.rules import Call, Note, Paragraph, Part, Reading

_NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_BODIES = {"A/HRC": ("unhrc", "Human Rights Council"), "A": ("unga", "General Assembly")}
_BODIES |= {"E": ("ecosoc", "Economic and Social Council"), "S": ("unsc", "Security Council")}
_UNKNOWN_DAY = date(1, 1, 1).isoformat()
"""As the published files write a day that nobody states."""
_BODY_PARTS = (Part.OPERATIVE, Part.HEADING)


def akoma_ntoso(reading: Reading) -> bytes:
    """The file, UTF-8, the same bytes for the same reading.

    ``BadInput`` where a character of the reading has no place in XML.
    """
    try:
        root = _Writer(reading).document()
    except ValueError as error:
        raise BadInput(
            "the reading holds a character that XML does not allow",
            remedy="take control characters out of the source and read it again",
        ) from error
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written + b"\n"


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Paragraphs of one document: the resolution, a draft that it recommends, an annex."""

    kind: str
    paragraphs: tuple[Paragraph, ...]


class _Writer:
    """Elements of one reading, with the notes that have been written so far."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._places = {note.mark: place for place, note in enumerate(reading.notes, start=1)}
        self._notes = {note.mark: note for note in reading.notes}
        self._written: set[str] = set()
        self._members = 0
        letter, _, number = reading.symbol.partition("/RES/")
        body = _BODIES.get(letter, ("un", "United Nations"))
        self._body, self._issuer = body
        day = reading.adopted.isoformat() if reading.adopted else "unknown"
        number = number.replace("/", "-").replace("(", "-").replace(")", "").replace(" ", "")
        self._work = f"/akn/un/statement/deliberation/{self._body}/{day}/{number or 'unknown'}"

    def document(self) -> Any:
        """The root. Notes that no paragraph calls go to the head, once the rest is written."""
        chunks = list(_chunks(self._reading.paragraphs))
        root = etree.Element(f"{{{_NS}}}akomaNtoso", nsmap={None: _NS})
        statement = _add(root, "statement", name="resolution")
        meta = self._meta(statement, "!main")
        self._cover(statement)
        preface = _add(_add(statement, "preface"), "p")
        number = self._number()
        if number:
            _add(preface, "docNumber").text = f"{number}."
        title = _add(preface, "docTitle", refersTo="#resolutionTitle")
        self._inline(title, self._reading.title, self._loose_calls("title"))
        self._parts(statement, chunks[0])
        rest = chunks[1:]
        if rest:
            attachments = _add(statement, "attachments")
            for place, chunk in enumerate(rest, start=1):
                name = "draftResolution" if chunk.kind == "draft" else "annex"
                name = "draftAnnex" if chunk.kind == "annex of the draft" else name
                attachment = _add(attachments, "attachment", eId=f"att_{place}")
                inner = _add(attachment, "doc", name=name)
                self._meta(inner, f"!{name}_{place}")
                self._parts(inner, chunk)
        self._notes_without_calls(meta)
        return root

    def _number(self) -> str:
        """The number of the heading, where the symbol was made from one."""
        number = self._reading.symbol.partition("/RES/")[2]
        return number if self._reading.session and "(" not in number else ""

    def _meta(self, parent: Any, part: str) -> Any:
        reading = self._reading
        meta = _add(parent, "meta")
        identification = _add(meta, "identification", source="#accede")
        language = THREE_LETTERS[reading.language]
        expression = f"{self._work}/{language}@"
        day = reading.adopted.isoformat() if reading.adopted else _UNKNOWN_DAY
        named = "adoption" if reading.adopted else "unknown"
        for level, uri in (
            ("FRBRWork", f"{self._work}"),
            ("FRBRExpression", expression),
            ("FRBRManifestation", f"{expression}.xml"),
        ):
            each = _add(identification, level)
            _add(each, "FRBRthis", value=f"{uri}/{part}")
            _add(each, "FRBRuri", value=uri)
            _add(each, "FRBRdate", date=day, name=named)
            _add(each, "FRBRauthor", href="#issuer" if level != "FRBRManifestation" else "#accede")
            if level == "FRBRWork":
                _add(each, "FRBRcountry", value="un")
            if level == "FRBRExpression":
                _add(each, "FRBRlanguage", language=language)
        if part == "!main":
            references = _add(meta, "references", source="#accede")
            _add(references, "TLCOrganization", eId="issuer", showAs=self._issuer,
                 href=f"/akn/ontology/organization/un/{self._body}")  # fmt: skip
            _add(references, "TLCOrganization", eId="accede", showAs="Accede",
                 href="/akn/ontology/organization/software/accede")  # fmt: skip
            for name in ("symbol", "resolutionTitle"):
                _add(references, "TLCConcept", eId=name, showAs=name,
                     href=f"/akn/ontology/concept/un/{name}")  # fmt: skip
        return meta

    def _cover(self, statement: Any) -> None:
        cover = _add(statement, "coverPage")
        _add(_add(cover, "p"), "docNumber", refersTo="#symbol").text = self._reading.symbol
        _add(_add(cover, "p"), "docAuthority", refersTo="#issuer").text = self._reading.organ
        if self._reading.session:
            session = _add(_add(cover, "p"), "session", refersTo="#issuer")
            session.set("value", self._reading.session)
            session.text = self._reading.session
        if self._reading.agenda_item:
            _add(_add(cover, "p"), "docketNumber").text = self._reading.agenda_item
        if self._reading.committee_report:
            _add(_add(cover, "p"), "docCommittee").text = self._reading.committee_report

    def _parts(self, document: Any, chunk: _Chunk) -> None:
        """Preamble and body of one document."""
        paragraphs = list(chunk.paragraphs)
        start = next(
            (n for n, each in enumerate(paragraphs) if each.part in (*_BODY_PARTS, Part.ANNEX)),
            len(paragraphs),
        )
        if start:
            preamble = _add(document, "preamble")
            for paragraph in paragraphs[:start]:
                self._recital(preamble, paragraph)
        body = _add(document, "mainBody")
        open_: list[tuple[str, Any]] = []
        members = paragraphs[start:]
        for place, paragraph in enumerate(members):
            after = members[place + 1] if place + 1 < len(members) else None
            while open_ and not paragraph.number.startswith(f"{open_[-1][0]}."):
                open_.pop()
            parent = open_[-1][1] if open_ else body
            element = self._member(parent, paragraph, after)
            if paragraph.number:
                open_.append((paragraph.number, element))
        if not len(body):
            _add(body, "p")

    def _recital(self, preamble: Any, paragraph: Paragraph) -> None:
        self._members += 1
        eid = f"rec_{self._members}"
        if paragraph.part is Part.CHAPEAU:
            element = _add(preamble, "formula", name="enactingFormula", eId=eid)
        else:
            recommends = paragraph.part is Part.RECOMMENDATION
            element = _add(
                preamble, "container", name="recommendation" if recommends else "recital", eId=eid
            )
        self._inline(_add(element, "p"), paragraph.text, paragraph.calls)

    def _member(self, parent: Any, paragraph: Paragraph, after: Paragraph | None) -> Any:
        """One paragraph of a body, its text before the letters that hang on it."""
        self._members += 1
        tag = "paragraph" if paragraph.level < 2 else "subparagraph"
        eid = f"para_{self._members}"
        element = _add(parent, tag, eId=eid)
        element.set("class", paragraph.part.value)
        if paragraph.number:
            mark = paragraph.number.rpartition(".")[2]
            num = _add(element, "num", title=paragraph.number)
            num.text = f"{mark}." if paragraph.level < 2 else f"({mark})"
        inner = after and paragraph.number and after.number.startswith(f"{paragraph.number}.")
        if paragraph.part is Part.HEADING:
            heading = _add(element, "subheading")
            self._inline(heading, paragraph.text, paragraph.calls)
            return element
        holder = _add(element, "intro" if inner else "content", eId=f"{eid}__text")
        self._inline(_add(holder, "p"), paragraph.text, paragraph.calls)
        return element

    def _inline(self, element: Any, text: str, calls: Sequence[Call]) -> None:
        """Text with the notes in their places; the first call of a note holds its text."""
        end = 0
        last: Any = None

        def put(words: str) -> None:
            if last is None:
                element.text = (element.text or "") + words
            else:
                last.tail = (last.tail or "") + words

        for call in calls:
            put(text[end : call.after])
            end = call.after
            last = self._call(element, call.mark)
        put(text[end:])

    def _call(self, element: Any, mark: str) -> Any:
        note = self._notes[mark]
        place = self._places[mark]
        if mark in self._written:
            return _add(element, "noteRef", href=f"#note_{place}", marker=mark)
        self._written.add(mark)
        written = _add(element, "authorialNote", marker=mark, placement="bottom")
        written.set("eId", f"note_{place}")
        self._inline(_add(written, "p"), note.text, self._loose_calls(f"note {mark}"))
        return written

    def _loose_calls(self, at: str) -> list[Call]:
        """Calls from a title or a note, whose place in it is not kept: at its end."""
        found: list[Call] = []
        length = len(self._reading.title)
        for note in self._reading.notes:
            if at == f"note {note.mark}":
                length = len(note.text)
        for note in self._reading.notes:
            found += [Call(note.mark, length)] * note.called_from.count(at)
        return found

    def _notes_without_calls(self, meta: Any) -> None:
        left: list[Note] = [n for n in self._reading.notes if n.mark not in self._written]
        if not left:
            return
        notes = etree.Element(f"{{{_NS}}}notes", source="#accede")
        meta.insert(len(meta), notes)
        for note in left:
            if note.mark in self._written:
                continue
            self._written.add(note.mark)
            written = _add(notes, "note", marker=note.mark, eId=f"note_{self._places[note.mark]}")
            self._inline(_add(written, "p"), note.text, self._loose_calls(f"note {note.mark}"))


def _add(parent: Any, tag: str, **attributes: str) -> Any:
    return etree.SubElement(parent, f"{{{_NS}}}{tag}", attributes)


def _chunks(paragraphs: Sequence[Paragraph]) -> Iterator[_Chunk]:
    """The resolution, then each draft and each annex, in the order in which they are printed."""

    def kind(paragraph: Paragraph) -> str:
        if paragraph.part is Part.ANNEX:
            return "annex of the draft" if paragraph.in_draft else "annex"
        return "draft" if paragraph.in_draft else "resolution"

    first = True
    for name, group in groupby(paragraphs, key=kind):
        held: list[Paragraph] = []
        for paragraph in group:
            if name == "draft" and held and paragraph.part is Part.CHAPEAU:
                yield _Chunk(name, tuple(held))
                held = []
            held.append(paragraph)
        if first and name != "resolution":
            yield _Chunk("resolution", ())
        first = False
        yield _Chunk(name, tuple(held))
