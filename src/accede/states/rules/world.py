"""All States and organisations together, and the questions asked of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from accede.basics.errors import BadInput
from accede.basics.texts import Text
from accede.states.rules.naming import NameEntry, Resolved, ResolvedKind, directory, key, shown
from accede.states.rules.peoples import (
    Continuity,
    Group,
    Organisation,
    Region,
    State,
    StateKind,
    continuity,
    members,
)
from accede.states.rules.tiles import Grid


class UnknownState(BadInput):
    """A code that no State of the catalogue has."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"‘{code}’ is not the code of a State",
            remedy="give the three letters of ISO 3166-1, for example FRA",
        )


class UnknownOrganisation(BadInput):
    """A code that no organisation of the catalogue has."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"‘{code}’ is not the code of an organisation",
            remedy="give EU or EURATOM",
        )


class UnknownRegion(BadInput):
    """A code that no region of the catalogue has."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"‘{code}’ is not the code of a region",
            remedy="give the three digits of the M49 classification, for example 014",
        )


class UnknownGroup(BadInput):
    """A code that no group of States of the catalogue has."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"‘{code}’ is not the code of a group of States",
            remedy="give LDC, LLDC or SIDS",
        )


@dataclass(frozen=True)
class World:
    """Every State and organisation the product knows, by code and by name.

    ``every`` is in the order of codes, historic and demonstration States included;
    ``members`` holds the Members of the United Nations alone.
    """

    every: tuple[State, ...]
    organisations: tuple[Organisation, ...]
    regions: tuple[Region, ...]
    names: tuple[NameEntry, ...]
    groups: tuple[Group, ...] = ()
    grids: tuple[Grid, ...] = ()
    _states: Mapping[str, State] = field(init=False, repr=False, compare=False)
    _organisations: Mapping[str, Organisation] = field(init=False, repr=False, compare=False)
    _regions: Mapping[str, Region] = field(init=False, repr=False, compare=False)
    _directory: Mapping[str, tuple[NameEntry, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        states = {state.code: state for state in self.every}
        organisations = {one.code: one for one in self.organisations}
        _refuse_repeated("State or organisation", [*self.every, *self.organisations])
        _refuse_repeated("region", self.regions)
        object.__setattr__(self, "_states", states)
        object.__setattr__(self, "_organisations", organisations)
        object.__setattr__(self, "_regions", {region.code: region for region in self.regions})
        object.__setattr__(self, "_directory", directory(self._all_names()))
        self._check_ties()

    def state(self, code: str) -> State:
        """The State with this code; ``UnknownState`` where there is none."""
        try:
            return self._states[code]
        except KeyError:
            raise UnknownState(code) from None

    def organisation(self, code: str) -> Organisation:
        """The organisation with this code; ``UnknownOrganisation`` where there is none."""
        try:
            return self._organisations[code]
        except KeyError:
            raise UnknownOrganisation(code) from None

    def participant(self, code: str) -> State | Organisation:
        """The State or organisation with this code; ``UnknownState`` where there is none."""
        return self._organisations.get(code) or self.state(code)

    def region(self, code: str) -> Region:
        """The region with this code; ``UnknownRegion`` where there is none."""
        try:
            return self._regions[code]
        except KeyError:
            raise UnknownRegion(code) from None

    def group(self, code: str) -> Group:
        """The group with this code; ``UnknownGroup`` where there is none."""
        for group in self.groups:
            if group.code == code:
                return group
        raise UnknownGroup(code)

    def within(self, region: str) -> frozenset[str]:
        """The codes of the States of today, the made-up ones too, that lie in a region."""
        self.region(region)
        return frozenset(
            state.code
            for state in self.every
            if any(each.code == region for each in self.regions_of(state))
        )

    def regions_of(self, state: State) -> tuple[Region, ...]:
        """The regions that hold the State, the widest first; empty for a historic State."""
        chain: list[Region] = []
        code = state.region
        while code:
            region = self.region(code)
            chain.insert(0, region)
            code = region.parent
        return tuple(chain)

    @property
    def members(self) -> tuple[State, ...]:
        """The Members of the United Nations, in the order of codes (rule STATE-2)."""
        return members(self.every)

    @property
    def real(self) -> tuple[State, ...]:
        """The States of today that are not made up: Members, observers, other States."""
        left_out = (StateKind.HISTORIC, StateKind.DEMONSTRATION)
        return tuple(state for state in self.every if state.kind not in left_out)

    @property
    def demonstration(self) -> tuple[State, ...]:
        """The States that are made up."""
        return tuple(state for state in self.every if state.demonstration)

    def members_on(self, day: date) -> tuple[State, ...]:
        """Who was a Member on a day, States that have ended since included.

        As far as the catalogue goes: States that merged before 1970 (Tanganyika and
        Zanzibar, the United Arab Republic) are not in it, and the seat of the former
        Yugoslavia is not counted between 27 April 1992 and 1 November 2000.
        """
        return tuple(
            state
            for state in self.every
            if (since := state.member_from()) is not None
            and since <= day
            and state.can_act_on(day)
            and not self._membership_then_of_predecessor(state, day)
        )

    def _membership_then_of_predecessor(self, state: State, day: date) -> bool:
        """Whether the State's seat was that day held under its earlier identity."""
        return any(
            other.continued_by == state.code and other.can_act_on(day) for other in self.every
        )

    def continuity(self, code: str, of: str) -> Continuity:
        """How a State of today relates to a historic one (rule STATE-4)."""
        return continuity(self.state(code), self.state(of))

    def resolve(self, name: str, on: date | None = None) -> Resolved | None:
        """Whom a name in a source means, or ``None`` where the product does not know it.

        ``on`` is the day of the source, for the few names that changed hands; without
        it the name has today's meaning.
        """
        entries = self._directory.get(key(name), ())
        for entry in entries:
            if entry.until is None or (on is not None and on < entry.until):
                return entry.means
        return None

    def shown(self, resolved: Resolved, language: str) -> str:
        """What a page prints for a resolved name; never a held name (rule NAME-2)."""
        names: dict[str, Text] = {}
        if resolved.code:
            names[resolved.code] = self.participant(resolved.code).name
        return shown(resolved, names, language)

    def _all_names(self) -> Iterable[NameEntry]:
        for state in self.every:
            historic = state.kind is StateKind.HISTORIC
            kind = ResolvedKind.HISTORIC_STATE if historic else ResolvedKind.STATE
            for language in state.name:
                yield NameEntry(state.name.in_(language), Resolved(kind, state.code))
        for one in self.organisations:
            for language in one.name:
                means = Resolved(ResolvedKind.ORGANISATION, one.code)
                yield NameEntry(one.name.in_(language), means)
        yield from self.names

    def _check_ties(self) -> None:
        """Every code a State, region or name points to is in the world."""
        for state in self.every:
            tied = (state.predecessor, state.continued_by, *state.successors)
            for code in filter(None, tied):
                self.state(code)
            if state.region:
                self.region(state.region)
            if bool(state.predecessor) != (state.succeeded_on is not None):
                raise BadInput(
                    f"{state.code} has a predecessor without a day, or a day without one",
                    remedy="give both predecessor and succeeded_on, or neither",
                )
            if (state.kind is StateKind.HISTORIC) != (state.existed_until is not None):
                raise BadInput(
                    f"{state.code} is historic without a last day, or has one and is not",
                    remedy="give existed_until for historic States, and for them alone",
                )
            if state.existed_from and state.admitted and state.admitted < state.existed_from:
                raise BadInput(
                    f"{state.code} was admitted before it existed",
                    remedy="correct existed_from or admitted",
                )
        for region in self.regions:
            if region.parent:
                self.region(region.parent)
        for group in self.groups:
            for code in group.members:
                self.state(code)
        placed: set[str] = set()
        for grid in self.grids:
            held = [code for row in grid.rows for code in row if code]
            strays = [code for code in held if code not in self.within(grid.region)]
            if strays or len({*held, *placed}) != len(held) + len(placed):
                raise BadInput(
                    f"the grid of region {grid.region} places a State twice, or one of elsewhere",
                    remedy="give each Member of the region one place",
                )
            placed.update(held)
        for entry in self.names:
            if entry.means.code:
                self.participant(entry.means.code)


def _refuse_repeated(what: str, coded: Iterable[State | Organisation | Region]) -> None:
    seen: set[str] = set()
    for one in coded:
        if one.code in seen:
            raise BadInput(f"{one.code} is the code of more than one {what}", remedy="keep one")
        seen.add(one.code)
