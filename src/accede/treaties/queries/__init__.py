"""The legal state of the world: what the catalogue carries and what was loaded, as one."""

from datetime import date
from functools import cache, lru_cache

from accede.basics.partial import PartialDate
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal import queries as journal
from accede.states import queries as states
from accede.states.rules import State, StateKind
from accede.treaties import catalogue, models
from accede.treaties.queries.agreed import agreements as agreements
from accede.treaties.queries.agreed import force_text as force_text
from accede.treaties.queries.agreed import subject_text as subject_text
from accede.treaties.queries.agreed import why_text as why_text
from accede.treaties.rules.acts import Act, ActKind, ActList, Life
from accede.treaties.rules.fold import Reason, Status
from accede.treaties.rules.instruments import Instrument, ObligationKind, Strength
from accede.treaties.rules.legal_state import LegalState, UnknownParticipant, legal_state


def snapshot(*, as_known_on: date | None = None) -> LegalState:
    """The legal state of the world, as known on a day (``None``: with all that is known).

    Read once and kept until the catalogue or this room's records change.
    """
    # A number of the journal can come again after a roll-back; the codes of the lists, which
    # hold their digests and are never changed, cannot.
    lists = tuple(models.ActList.objects.order_by("code").values_list("code", flat=True))
    seq = journal.last_seq("treaties")
    return _snapshot(catalogue.catalogue_digest(), seq, lists, as_known_on)


def catalogued(*, as_known_on: date | None = None) -> LegalState:
    """The legal state that the catalogue alone gives; needs no database."""
    return _catalogued(catalogue.catalogue_digest(), as_known_on)


def instruments() -> tuple[Instrument, ...]:
    """The instruments of the catalogue, oldest adoption first."""
    return tuple(catalogue.instruments().values())


def everything() -> tuple[Instrument, ...]:
    """The treaties and the decisions of the catalogue, oldest adoption first."""
    return tuple(catalogue.everything().values())


def reason_text(reason: Reason) -> Text:
    """What a reason of a status means, in words."""
    return catalogue.words("reasons")[reason.value]


def status_text(status: Status) -> Text:
    """What a status is called."""
    return catalogue.words("statuses")[status.value]


def act_text(kind: ActKind) -> Text:
    """What a kind of act is called."""
    return catalogue.words("acts")[kind.value]


def kind_text(kind: ObligationKind) -> Text:
    """What a kind of obligation is called."""
    return catalogue.words("kinds")[kind.value]


def addressee_text(addressee: str) -> Text:
    """Whom an obligation addresses, in words."""
    return catalogue.words("addressees")[addressee]


def strength_text(strength: Strength) -> Text:
    """How far an obligation binds, in words."""
    return catalogue.words("strengths")[strength.value]


@cache
def lives() -> tuple[Life, ...]:
    """Every State and organisation that can take part, with its succession and end."""
    world = states.world()
    organisations = tuple(Life(each.code, organisation=True) for each in world.organisations)
    return tuple(_life(each) for each in world.every) + organisations


@lru_cache(maxsize=8)
def _snapshot(
    digest: str, seq: int, codes: tuple[str, ...], as_known_on: date | None
) -> LegalState:
    lists = [_list(row) for row in models.ActList.objects.order_by("code")]
    rows = models.DepositaryAct.objects.select_related("list").iterator(chunk_size=2000)
    return _built(lists, [_act(row) for row in rows], as_known_on)


@lru_cache(maxsize=8)
def _catalogued(digest: str, as_known_on: date | None) -> LegalState:
    return _built([], [], as_known_on)


def _built(lists: list[ActList], acts: list[Act], as_known_on: date | None) -> LegalState:
    for carried, own in catalogue.participation():
        lists.append(carried)
        acts.extend(own)
    made_up = {each.code for each in lists if each.demonstration}
    known = {life.code: life.demonstration for life in lives()}
    for act in acts:
        if known.get(act.participant) is not (act.list_code in made_up):
            raise UnknownParticipant(
                f"‘{act.participant}’ in {act.place} is not the code of a State or organisation "
                "of that list: real acts and those of the demonstration stand apart",
                remedy="correct the code, or move the act to the other list",
            )
    return legal_state(
        instruments=instruments(), lists=lists, acts=acts, lives=lives(), as_known_on=as_known_on
    )


def _life(state: State) -> Life:
    return Life(
        state.code,
        predecessor=state.predecessor,
        succeeded_on=state.succeeded_on,
        began=state.existed_from,
        ended=state.existed_until,
        demonstration=state.kind is StateKind.DEMONSTRATION,
    )


def _list(row: models.ActList) -> ActList:
    return ActList(
        code=row.code,
        instrument=row.instrument,
        source=catalogue.entitled(Source(row.source_title, row.source_reference, row.stated_on)),
        stated_on=row.stated_on,
        complete_until=row.complete_until,
        digest=row.digest,
        named=frozenset(row.named),
        parties_only=row.parties_only,
    )


def _act(row: models.DepositaryAct) -> Act:
    return Act(
        row.list.instrument,
        row.participant,
        ActKind(row.kind),
        PartialDate.parse(row.done),
        row.list.code,
        f"{row.list.source_reference}:{row.line}",
        marks=frozenset(row.marks.split()),
        corrects=_corrected(row.corrects),
    )


def _corrected(said: str) -> tuple[ActKind, PartialDate] | None:
    if not said:
        return None
    kind, done = said.split()
    return ActKind(kind), PartialDate.parse(done)
