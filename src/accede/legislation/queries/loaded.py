"""Laws as cards, in their versions, and the candidates that they give for obligations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Count, Q

from accede.assessment.queries import officers
from accede.basics.texts import Text
from accede.consent.queries import visible
from accede.consent.rules import Protected, Viewer
from accede.legislation.catalogue import concepts, indexed, wanted
from accede.legislation.models import Law, LawProvision, LawVersion
from accede.legislation.queries.reviewed import provision_of, view_of
from accede.legislation.rules import (
    Candidate,
    Difference,
    Index,
    LawView,
    ProvisionVersion,
    candidates,
    law_target,
    open_to_all,
)
from accede.treaties.rules import Obligation


@dataclass(frozen=True, slots=True)
class LawCard:
    """A law without its text: what a list needs. ``provisions`` counts those in force."""

    code: str
    state: str
    title: Text
    cited_as: str
    published: bool
    provisions: int


@dataclass(frozen=True, slots=True)
class VersionView:
    """One consolidation of a law: from when, out of which file, what it changed."""

    ordinal: int
    in_force_from: date
    language: str
    file: str
    opening: str
    lines: int
    provisions: int
    not_placed: int
    remarks: tuple[tuple[str, int, str], ...]
    difference: Difference
    recorded_on: date


def visible_codes(
    *, viewer: Viewer, on: date, seen_on: date | None = None, state: str | None = None
) -> frozenset[str]:
    """The codes of the laws that the viewer may see; no text is read."""
    return frozenset(row.code for row in _visible(viewer, on, seen_on, state))


def cards(
    *, viewer: Viewer, on: date, seen_on: date | None = None, state: str | None = None
) -> tuple[LawCard, ...]:
    """The laws that the viewer may see, by code."""
    return tuple(
        LawCard(
            row.code, row.state, Text(row.title), row.cited_as, row.published,
            row.standing,  # type: ignore[attr-defined]
        )
        for row in _visible(viewer, on, seen_on, state)
    )  # fmt: skip


def law_of(*, code: str, viewer: Viewer, on: date, seen_on: date | None = None) -> LawView | None:
    """One law with the provisions in force on the day, or ``None`` where the viewer sees none."""
    if code not in visible_codes(viewer=viewer, on=on, seen_on=seen_on):
        return None
    return view_of(Law.objects.prefetch_related("provisions").get(code=code), on)


def versions_of(code: str) -> tuple[VersionView, ...]:
    """The consolidations of a law that were loaded from files, first to last."""
    rows = LawVersion.objects.filter(law__code=code).order_by("ordinal")
    return tuple(
        VersionView(
            ordinal=row.ordinal,
            in_force_from=row.in_force_from,
            language=row.language,
            file=row.file,
            opening=row.opening,
            lines=row.lines,
            provisions=row.provisions,
            not_placed=row.not_placed,
            remarks=tuple((kind, line, what) for kind, line, what in row.remarks),
            difference=Difference(
                tuple(row.difference["added"]),
                tuple(row.difference["changed"]),
                tuple(row.difference["ended"]),
                (),
            ),
            recorded_on=row.recorded_on,
        )
        for row in rows
    )


def wordings_of(code: str, number: str) -> tuple[ProvisionVersion, ...]:
    """Every wording of one provision of a law, first to last; whoever asks may see the law."""
    rows = LawProvision.objects.filter(law__code=code, number=number).order_by("in_force_from")
    return tuple(provision_of(row) for row in rows)


def candidates_of(
    obligations: Iterable[Obligation],
    *,
    viewer: Viewer,
    on: date,
    state: str,
    laws: Sequence[str] = (),
    top: int,
    seen_on: date | None = None,
) -> Mapping[str, tuple[Candidate, ...]]:
    """The likely provisions for each obligation, among the laws of a State the viewer may see.

    By code of the obligation, best first; empty where nothing was found. ``laws`` keeps to
    these codes. A candidate is not a finding.
    """
    seen = visible_codes(viewer=viewer, on=on, seen_on=seen_on, state=state)
    index = index_of(sorted(seen & set(laws) if laws else seen), on=on)
    return {each.code: candidates(wanted(each), index, top=top) for each in obligations}


def index_of(codes: Sequence[str], *, on: date) -> Index:
    """The words of the provisions of these laws that are in force on the day.

    Kept in memory for as long as no version of a provision is recorded or closed.
    """
    keys, versions = _standing(codes, on)
    return _index(
        tuple(codes),
        tuple(key for _, key in keys),
        tuple(version for _, version in versions),
    )


def indexes_of(codes: Sequence[str], *, on: date) -> Mapping[str, Index]:
    """The same, an index for each law by its code: what is found in one is not weighed against
    what is found in another.
    """
    keys, versions = _standing(codes, on)
    return {
        code: _index(
            (code,),
            tuple(key for law, key in keys if law == code),
            tuple(version for law, version in versions if law == code),
        )
        for code in codes
    }


def _standing(
    codes: Sequence[str], on: date
) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """The provisions of these laws in force on the day, and their versions: (law, key)."""
    standing = (
        LawProvision.objects.filter(law__code__in=codes)
        .filter(in_force_from__lte=on)
        .filter(Q(in_force_until=None) | Q(in_force_until__gt=on))
        .order_by("law__code", "position", "id")
    )
    versions = LawVersion.objects.filter(law__code__in=codes).order_by("id")
    return list(standing.values_list("law__code", "id")), list(
        versions.values_list("law__code", "id")
    )


@lru_cache(maxsize=32)
def _index(codes: tuple[str, ...], keys: tuple[int, ...], versions: tuple[int, ...]) -> Index:
    """A wording is never changed under its key, so that the keys tell what an index holds.

    A new version of a law may move a provision to another chapter: ``versions`` tells that.
    """
    wanted_keys = frozenset(keys)
    rows = (
        LawProvision.objects.filter(law__code__in=codes)
        .select_related("law")
        .order_by("law__code", "position", "id")
    )
    by_law: dict[str, tuple[str, list[tuple[str, str, list[str], str, str]]]] = {}
    for row in rows:
        if row.id not in wanted_keys:
            continue
        title = " ".join(row.law.title.values())
        # A law recorded in two languages is looked through in both.
        for language, text in row.text.items():
            heading = row.heading.get(language, "")
            path = list(row.path)
            own = "" if path and heading == path[-1] else heading
            by_law.setdefault(row.law.code, (title, []))[1].append(
                (row.number, own, path, text, language)
            )
    return Index(
        [each for code, (title, rows_) in by_law.items() for each in indexed(code, title, rows_)],
        concepts(),
    )


def _visible(viewer: Viewer, on: date, seen_on: date | None, state: str | None) -> list[Law]:
    rows = Law.objects.order_by("code").annotate(
        standing=Count(
            "provisions",
            filter=Q(provisions__in_force_from__lte=on)
            & (Q(provisions__in_force_until=None) | Q(provisions__in_force_until__gt=on)),
        )
    )
    held = list(rows.filter(state=state) if state else rows)
    hidden = [row for row in held if not row.published]
    assigned = officers(on=on) if hidden else {}
    granted = visible(
        viewer=viewer,
        on=seen_on or on,
        records=[
            Protected(
                law_target(row.code), row.state, assigned.get((row.state, row.code), frozenset())
            )
            for row in hidden
        ],
    )
    return [
        row
        for row in held
        if open_to_all(published=row.published, granted=law_target(row.code) in granted)
    ]
