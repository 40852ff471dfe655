"""Laws and findings as a viewer may see them on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import Q

from accede.assessment.queries import answered, officers, reviews
from accede.assessment.rules import Answer, Answered, Review
from accede.basics.citations import Provision
from accede.basics.periods import Period
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.consent.queries import visible
from accede.consent.rules import Protected, Viewer
from accede.legislation.models import Citation, Law, LawProvision
from accede.legislation.rules import (
    CitationView,
    FindingView,
    LawView,
    ProvisionVersion,
    judgement_on,
    lapses_on,
    law_target,
    open_to_all,
    reason_words,
)
from accede.states.queries import world
from accede.treaties.queries import snapshot
from accede.treaties.rules import LegalState


def laws(
    *, viewer: Viewer, on: date, seen_on: date | None = None, state: str | None = None
) -> tuple[LawView, ...]:
    """The laws that the viewer may see, with the provisions in force on the day, by code.

    ``seen_on`` is the day whose consent counts, ``on`` where it is not given.
    """
    rows = Law.objects.prefetch_related("provisions").order_by("code")
    held = list(rows.filter(state=state) if state else rows)
    assigned = officers(on=on)
    seen = visible(
        viewer=viewer,
        on=seen_on or on,
        records=[
            Protected(
                law_target(row.code), row.state, assigned.get((row.state, row.code), frozenset())
            )
            for row in held
        ],
    )
    return tuple(
        view_of(row, on)
        for row in held
        if open_to_all(published=row.published, granted=law_target(row.code) in seen)
    )


def findings(
    *, viewer: Viewer, on: date, seen_on: date | None = None, state: str | None = None
) -> tuple[FindingView, ...]:
    """The findings that the viewer may see, as they stand on the day, by code.

    By default they are there for the State itself and its assigned officers alone; the
    State opens a finding, or a whole review, by its grant. ``seen_on`` is the day whose
    consent counts, ``on`` where it is not given.
    """
    seen = answered(viewer=viewer, on=on, seen_on=seen_on, state=state)
    if not seen:
        return ()
    legal = snapshot()
    citations = _citations(seen)
    versions = _versions(item.review.law for item in seen)
    open_laws = {law.code for law in laws(viewer=viewer, on=on, seen_on=seen_on, state=state)}
    return tuple(
        _as_opened(_finding(item, on, legal, citations, versions), open_laws) for item in seen
    )


def _as_opened(finding: FindingView, laws: Collection[str]) -> FindingView:
    """The finding with the provisions of laws that the viewer may not see named, not quoted."""
    return replace(
        finding,
        citations=tuple(
            cited if cited.law in laws else replace(cited, text=None) for cited in finding.citations
        ),
    )


def law_review(*, viewer: Viewer, code: str, on: date) -> Review | None:
    """The review of a law that the viewer may see; ``None`` where there is none."""
    seen = reviews(viewer=viewer, on=on)
    return next((each for each in seen if each.code == code and each.law), None)


def law_reviews(*, viewer: Viewer, law: str, state: str, on: date) -> tuple[Review, ...]:
    """The reviews of one law that the viewer may see, the latest first."""
    seen = reviews(viewer=viewer, on=on, state=state)
    return tuple(sorted((r for r in seen if r.law == law), key=lambda r: r.asked_on, reverse=True))


def cited_by(answers: Iterable[Answer]) -> Mapping[int, tuple[str, ...]]:
    """The numbers of the provisions that each version of an answer cites, by its record."""
    cited: dict[int, list[str]] = defaultdict(list)
    rows = Citation.objects.filter(answer__in=[each.record for each in answers])
    for answer, number in rows.order_by("answer_id", "position").values_list(
        "answer_id", "provision__number"
    ):
        cited[answer].append(number)
    return {answer: tuple(numbers) for answer, numbers in cited.items()}


def officers_of_law(*, state: str, code: str, on: date) -> frozenset[str]:
    """The officers who see a law because they work on a review of it."""
    return officers(on=on).get((state, code), frozenset())


def every_law(*, on: date, codes: Collection[str] | None = None) -> tuple[LawView, ...]:
    """The laws of all States, or those of the codes, for the index of the search.

    Consent is not applied: never show one to a reader whom ``laws`` does not show it.
    """
    rows = Law.objects.prefetch_related("provisions").order_by("code")
    return tuple(
        view_of(row, on) for row in (rows if codes is None else rows.filter(code__in=codes))
    )


def laws_between(earlier: date, later: date) -> frozenset[str]:
    """The codes of laws of which a provision began or ceased to be in force after one day, up
    to another.
    """
    began = Q(in_force_from__gt=earlier, in_force_from__lte=later)
    ceased = Q(in_force_until__gt=earlier, in_force_until__lte=later)
    rows = LawProvision.objects.filter(began | ceased)
    return frozenset(rows.values_list("law__code", flat=True))


def provision_of(row: LawProvision) -> ProvisionVersion:
    """The version of a provision that a row holds."""
    return ProvisionVersion(
        number=row.number,
        heading=Text(row.heading),
        text=Text(row.text),
        in_force=Period(row.in_force_from, row.in_force_until),
        path=tuple(row.path),
    )


def view_of(row: Law, on: date) -> LawView:
    """A law as a row holds it, with the provisions in force on the day."""
    provisions = sorted(row.provisions.all(), key=lambda provision: provision.position)
    return LawView(
        code=row.code,
        state=row.state,
        title=Text(row.title),
        cited_as=row.cited_as,
        source=Source(row.source_title, row.source_reference, row.source_stated_on),
        provisions=tuple(
            version for version in map(provision_of, provisions) if on in version.in_force
        ),
        published=row.published,
    )


def _citations(seen: Iterable[Answered]) -> Mapping[int, tuple[CitationView, ...]]:
    """What each standing answer cites, by the answer's record."""
    wanted = [item.standing.answer.record for item in seen if item.standing.answer]
    cited: dict[int, list[CitationView]] = defaultdict(list)
    rows = Citation.objects.filter(answer__in=wanted).select_related("provision__law")
    for row in rows.order_by("answer_id", "position"):
        version = provision_of(row.provision)
        cited[row.answer_id].append(
            CitationView(
                law=row.provision.law.code,
                law_title=Text(row.provision.law.title),
                number=version.number,
                heading=version.heading,
                text=version.text,
                in_force=version.in_force,
            )
        )
    return {answer: tuple(views) for answer, views in cited.items()}


def _versions(codes: Iterable[str]) -> Mapping[str, tuple[ProvisionVersion, ...]]:
    """Every version of every provision of these laws."""
    by_law: dict[str, list[ProvisionVersion]] = defaultdict(list)
    rows = LawProvision.objects.filter(law__code__in=set(codes)).select_related("law")
    for row in rows.order_by("position", "in_force_from"):
        by_law[row.law.code].append(provision_of(row))
    return {code: tuple(versions) for code, versions in by_law.items()}


def _finding(
    item: Answered,
    on: date,
    legal: LegalState,
    citations: Mapping[int, tuple[CitationView, ...]],
    versions: Mapping[str, tuple[ProvisionVersion, ...]],
) -> FindingView:
    review, answer = item.review, item.standing.answer
    cited = citations.get(answer.record, ()) if answer else ()
    lapse = None
    if answer is not None:
        lapse = lapses_on(
            answer.draft.judgement,
            made_on=answer.answered_on,
            cited=[
                ProvisionVersion(view.number, view.heading, view.text, view.in_force)
                for view in cited
                if view.text is not None
            ],
            whole_law=versions.get(review.law, ()),
        )
    instrument = Provision.parse(item.question).instrument
    status = legal.participation(instrument, review.state, on).status
    judgement, reason = judgement_on(item, on=on, lapsed_on=lapse, status=status)
    shown = answer if answer is not None else item.standing.awaiting
    return FindingView(
        code=item.code,
        state=review.state,
        review=review.code,
        law=review.law,
        obligation=item.question,
        judgement=judgement,
        reason=reason,
        reason_words=reason_words(reason, answer.draft.because if answer else None),
        recorded=answer.draft.judgement if answer else None,
        reasoning=answer.draft.reasoning if answer else None,
        lacking=answer.draft.lacking if answer else (),
        consulted=answer.draft.consulted if answer else None,
        citations=cited,
        author=shown.author,
        second_reader=answer.second_reader if answer else "",
        made_on=shown.answered_on,
        read_on=answer.read_on if answer else None,
        lapsed_on=lapse if lapse is not None and lapse <= on else None,
        demonstration=world().state(review.state).demonstration,
    )
