"""One equal square for each State: where it stands within the grid of its wide region."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Grid:
    """The places of one wide region, row by row; ``""`` is an empty place."""

    region: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def places(self) -> Mapping[str, tuple[int, int]]:
        """The column and row of each State, counted from 0."""
        return {
            code: (column, number)
            for number, row in enumerate(self.rows)
            for column, code in enumerate(row)
            if code
        }

    def around(self, codes: Collection[str]) -> "Grid":
        """The smallest part of the grid that holds these States; the others leave gaps.

        >>> Grid("009", (("AUS", "", ""), ("", "NZL", "TON"))).around({"NZL", "TON"}).rows
        (('NZL', 'TON'),)
        """
        held = [place for code, place in self.places.items() if code in codes]
        if not held:
            return Grid(self.region, ())
        columns, numbers = [column for column, _ in held], [number for _, number in held]
        return Grid(
            self.region,
            tuple(
                tuple(
                    code if code in codes else "" for code in row[min(columns) : max(columns) + 1]
                )
                for row in self.rows[min(numbers) : max(numbers) + 1]
            ),
        )
