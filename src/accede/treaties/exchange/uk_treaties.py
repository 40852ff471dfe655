"""Reads the records of UK Treaties Online: one treaty in each row, with its participants.

A row on an instrument of the catalogue (told by its title) gives a list of who is named
there: the record mixes signatories with parties and says no day of any act. Every other row
is an agreement of its own. Participants in capitals are the parties; names in small letters
beside them are territories, or States the record does not call parties.

``SUBJECTS`` and ``SIDES`` are all that is understood in those columns.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from accede.basics.errors import Place
from accede.basics.findings import Finding
from accede.states.rules import ResolvedKind
from accede.treaties.exchange import codes
from accede.treaties.exchange.checks import name_findings
from accede.treaties.exchange.reading import Asked, Line, Listed, Reading
from accede.treaties.rules.agreements import Agreement, Subject
from accede.treaties.rules.instruments import Instrument

TITLE = "Records of treaties kept by the United Kingdom (UK Treaties Online)"

COLUMNS = (
    "id",
    "title",
    "subject",
    "field3",
    "signed_or_adopted",
    "eif",
    "terminated",
    "references",
    "participants",
    "document_url",
)

SUBJECTS = {
    "EXTRADITION": Subject.EXTRADITION,
    "JURISDICTION": Subject.JURISDICTION,
    "TERRORISM": Subject.TERRORISM,
    "MISCELLANEOUS": Subject.MISCELLANEOUS,
}
SIDES = {"BI": True, "MULTI": False}
"""Whether a treaty is between two sides."""

_SPEAKS_OF = {
    Subject.EXTRADITION: re.compile(r"extradit|surrender|fugitive|rendition", re.IGNORECASE),
    Subject.MLA: re.compile(
        r"mutual (legal )?assistance|judicial assistance|letters rogatory", re.IGNORECASE
    ),
    Subject.JURISDICTION: re.compile(r"jurisdiction", re.IGNORECASE),
    Subject.TERRORISM: re.compile(r"terroris", re.IGNORECASE),
}
_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_SERIES = re.compile(r"\[ETS No\. ?\d+\]", re.IGNORECASE)
_DATED = re.compile(r" of \d{1,2} [A-Z][a-z]+ \d{4}\s*$")
_APART = re.compile(r"[\W_]+")


class UkTreaties:
    """The form of the United Kingdom's records of treaties."""

    name = "records of UK Treaties Online"

    def recognises(self, header: Sequence[str]) -> bool:
        """Its columns, all of them, in their order."""
        return tuple(cell.strip() for cell in header) == COLUMNS

    def read(self, lines: Sequence[Line], asked: Asked) -> Reading:
        """Lists of who is named under instruments of the catalogue, and agreements."""
        titles = {_title(each.title.in_("en")): each for each in asked.instruments.values()}
        lists: list[Listed] = []
        agreements: list[Agreement] = []
        findings: list[Finding] = []
        seen: dict[tuple[str, ...], int] = {}
        rows = 0
        for line, cells in lines[1:]:
            record = _Record(cells, Place(asked.file, line), asked)
            instrument = titles.get(_title(record.of.get("title", "")))
            if asked.chosen and (instrument is None or instrument.code != asked.chosen):
                continue
            rows += 1
            if instrument is not None and not record.bilateral:
                lists.append(record.listed(instrument))
                continue
            agreement = record.agreement()
            if agreement is not None:
                record.findings.extend(_repeated(agreement, line, seen, record.place))
                if record.sound:
                    agreements.append(agreement)
            findings.extend(record.findings)
        return Reading(
            self.name,
            TITLE,
            rows,
            lists=tuple(lists),
            agreements=tuple(agreements),
            findings=tuple(findings),
            ignored=("the addresses of documents within the references",),
        )


class _Record:
    """One row while it is read."""

    def __init__(self, cells: Sequence[str], place: Place, asked: Asked) -> None:
        self.place, self.asked = place, asked
        self.findings: list[Finding] = []
        self.of: Mapping[str, str] = {}
        self.days: dict[str, date | None] = {}
        self.parties: list[str] = []
        self.beside = 0
        self.bilateral = False
        if len(cells) != len(COLUMNS):
            self._found(
                codes.COLUMNS,
                f"the row has {len(cells)} columns instead of {len(COLUMNS)}",
                "complete the row",
            )
            return
        self.of = {name: cell.strip() for name, cell in zip(COLUMNS, cells, strict=True)}
        for column in ("signed_or_adopted", "eif", "terminated"):
            self.days[column] = self._day(self.of[column])
        for column, understood in (("subject", SUBJECTS), ("field3", SIDES)):
            if self.of[column] not in understood:
                self._unknown_category(column)
        if not _NUMBER.fullmatch(self.of["id"]):
            self._unknown_category("id")
        self.bilateral = SIDES.get(self.of["field3"], False)

    @property
    def sound(self) -> bool:
        """Whether what it says is used."""
        return bool(self.of) and all(codes.used(each.code) for each in self.findings)

    def listed(self, instrument: Instrument) -> Listed:
        """Who is named under an instrument of the catalogue, without an act or a day."""
        self._read_participants(strict=False)
        adopted, in_force = self.days["signed_or_adopted"], self.days["eif"]
        if adopted is not None and adopted != instrument.adopted:
            self._found(
                codes.OTHER_ADOPTION,
                f"adopted on {adopted} by the record, on {instrument.adopted} by the catalogue",
                "compare with the text; the catalogue’s day is used",
            )
        if in_force is not None and in_force != instrument.entered_into_force:
            self._found(
                codes.OTHER_DAY_IN_FORCE,
                f"{instrument.code} is in force from {in_force} by the record, and from "
                f"{instrument.entered_into_force} by the catalogue",
                "compare with the depositary’s notification; the catalogue’s day is used",
            )
        self._found(
            codes.MIXED,
            f"{len(set(self.parties))} participants of {instrument.code} are named without "
            "saying whether they signed or are party, nor when",
            "load a list of the depositary; until then their status is unknown",
        )
        return Listed(
            instrument=instrument.code,
            title=TITLE,
            reference=f"id {self.of['id']}",
            stated_on=None,
            acts=(),
            named=tuple(sorted(set(self.parties))) if self.sound else (),
            findings=tuple(self.findings),
            rows=1,
        )

    def agreement(self) -> Agreement | None:
        """The agreement, with its findings noted; ``None`` where the row cannot be read."""
        if not self.of:
            return None
        self._read_participants(strict=self.bilateral)
        self._check_days()
        self._check_subject()
        parties = tuple(dict.fromkeys(self.parties))
        if len(parties) < 2:
            self._found(
                codes.ONE_PARTY,
                "the row gives fewer than two States as parties",
                "complete the participants",
            )
        if self.bilateral:
            self._check_lives(parties)
        if self.days["eif"] is None and not self.of["eif"]:
            self._found(
                codes.NOT_SAID_IN_FORCE,
                "the record gives no day in force",
                "look up whether it entered into force",
            )
        if not self.bilateral:
            self._found(
                codes.MIXED,
                f"{len(parties)} participants are named without saying whether they signed or "
                "are party",
                "look up whom it binds",
            )
        if not self.sound:
            return None
        return Agreement(
            code=f"UK-{self.of['id']}",
            title=self.of["title"],
            subject=SUBJECTS[self.of["subject"]],
            bilateral=self.bilateral,
            parties=parties,
            mixed=not self.bilateral or len(parties) > 2,
            signed=self.days["signed_or_adopted"],
            in_force=self.days["eif"],
            ended=self.days["terminated"],
            references=_references(self.of["references"]),
            beside=self.beside,
            address=self.of["document_url"].replace("\\", "/"),
            place=str(self.place),
        )

    def _read_participants(self, *, strict: bool) -> None:
        """The parties, and how many names stand beside them; strict where each one counts."""
        on = self.days["signed_or_adopted"]
        beside: list[str] = []
        for name in filter(None, map(str.strip, self.of["participants"].split(" ; "))):
            resolved = self.asked.resolve(name, on)
            kind = resolved.kind if resolved else None
            if kind in (ResolvedKind.HELD, ResolvedKind.TERRITORY):
                if strict and name.isupper():
                    self.findings.extend(name_findings(name, resolved, self.place))
                self.beside += 1
            elif resolved is None:
                self.findings.extend(name_findings(name, resolved, self.place))
            elif strict and not name.isupper():
                beside.append(resolved.code)
            else:
                self.parties.append(resolved.code)
        self.beside += len(set(beside) - set(self.parties))
        if self.beside:
            self._found(
                codes.BESIDE_PARTIES,
                f"{self.beside} names beside the parties: territories, names held for an "
                "officer, or States not said to be parties",
                "record what the treaty was extended to, where it still matters",
            )

    def _check_days(self) -> None:
        signed, starts, ended = (
            self.days[column] for column in ("signed_or_adopted", "eif", "terminated")
        )
        if signed is not None and starts is not None and starts < signed:
            self._too_early(f"in force on {starts}, before it was signed on {signed}")
        begins = starts or signed
        if ended is not None and begins is not None and ended < begins:
            self._too_early(f"ended on {ended}, before it began on {begins}")
        for day in filter(None, (signed, starts)):
            if day > self.asked.no_later_than:
                self._found(
                    codes.AFTER_LIST,
                    f"{day} is after the day the records speak of, {self.asked.no_later_than}",
                    "correct the day, or state a later day",
                )

    def _check_subject(self) -> None:
        """A title that speaks of another subject than the row's, or not of the row's."""
        subject = SUBJECTS.get(self.of["subject"])
        spoken = {kind for kind, words in _SPEAKS_OF.items() if words.search(self.of["title"])}
        other = bool(spoken) and subject not in spoken
        silent = subject in _SPEAKS_OF and subject not in spoken
        if subject is not None and (other or silent):
            self._found(
                codes.OTHER_SUBJECT,
                f"the row is marked {self.of['subject']}, and its title does not speak of that",
                "have somebody read the treaty, and correct the subject",
            )

    def _check_lives(self, parties: Iterable[str]) -> None:
        day = self.days["signed_or_adopted"] or self.days["eif"]
        for code in parties:
            life = self.asked.lives.get(code)
            if life is None:
                continue
            if day is not None and life.began is not None and day < life.began:
                self._found(
                    codes.LATER_PARTY,
                    f"{code} is given as a party, did not exist on {day}, and does from "
                    f"{life.began}: whether it took the treaty over is not said",
                    "look up how it became a party",
                )
            if life.ended is not None and day is not None and day >= life.ended:
                self._found(
                    codes.AFTER_END,
                    f"signed on {day}, and {code} ended on {life.ended}",
                    "correct the day, or name the State that followed",
                )
            elif life.ended is not None:
                self._found(
                    codes.ENDED_PARTY,
                    f"{code} ended on {life.ended}: whether the treaty was continued is not said",
                    "look up whether a State that followed continued it",
                )

    def _day(self, text: str) -> date | None:
        if not text:
            return None
        match = _DAY.fullmatch(text)
        try:
            if match is None:
                raise ValueError
            return date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            self._found(
                codes.UNREADABLE_DAY,
                f"‘{text}’ is not a day of the calendar",
                "write days as in 28/06/1928",
            )
            return None

    def _unknown_category(self, column: str) -> None:
        self._found(
            codes.UNKNOWN_CATEGORY,
            f"‘{self.of[column]}’ in the column {column} is not understood",
            "correct it, or have it added to what this form understands",
        )

    def _too_early(self, problem: str) -> None:
        self._found(codes.IN_FORCE_TOO_EARLY, problem, "correct one of the two days")

    def _found(self, code: str, problem: str, remedy: str) -> None:
        self.findings.append(Finding(code, self.place, problem, remedy))


def _repeated(
    agreement: Agreement, line: int, seen: dict[tuple[str, ...], int], place: Place
) -> Iterator[Finding]:
    """The same number twice, or the same treaty under two numbers."""
    same = (*sorted(agreement.parties), str(agreement.signed), _title(agreement.title))
    for key in ((agreement.code,), same):
        first = seen.setdefault(key, line)
        if first != line:
            yield Finding(
                codes.DUPLICATE,
                place,
                f"the same treaty stands in line {first} too",
                "keep one row",
            )
            return


def _references(text: str) -> tuple[str, ...]:
    """Where it was published, without the addresses of documents."""
    parts = (part.partition("||")[0] for part in text.split(";"))
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def _title(text: str) -> str:
    """What a title is compared by: without case, signs, number of the series, and its day."""
    bare = _DATED.sub("", _SERIES.sub("", text).rstrip())
    return _APART.sub(" ", bare.casefold()).strip()
