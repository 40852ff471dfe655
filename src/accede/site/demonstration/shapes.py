"""What the files of the demonstration have in common: words, days, people, readers."""

from collections.abc import Iterator
from datetime import date

import msgspec

from accede.basics.periods import Period
from accede.basics.texts import Text
from accede.consent import acts as consent
from accede.consent.rules import Audience
from accede.journal.rules import Target
from accede.site.demonstration.steps import WHY, Order, Step, actor

FOLDER = "demonstration"


class Words(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A text in English and French, neither of them left out."""

    en: str
    fr: str

    @property
    def text(self) -> Text:
        """The words as the product's own kind of text."""
        return Text({"en": self.en.strip(), "fr": self.fr.strip()})


class Days(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A first and a last day, both included."""

    first: date
    last: date

    @property
    def period(self) -> Period:
        """The days as the product's own kind of period."""
        return Period.through(self.first, self.last)


class Opened(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """To whom a State opened a record, from when, until when; ``closed_on`` if it closed it."""

    to: Audience
    day: date
    by: str
    named: str = ""
    until: date | None = None
    closed_on: date | None = None

    def steps(self, target: Target) -> Iterator[Step]:
        """The State opens the record, and closes it where it did."""
        by = actor(self.by)
        given: list[int] = []

        def open_it() -> None:
            given.append(
                consent.grant(
                    actor=by,
                    target=target,
                    state=by.of,
                    audience=self.to,
                    named=self.named,
                    until=self.until,
                    reason=WHY,
                    source=None,
                    on=self.day,
                )
            )

        def close_it(on: date) -> None:
            consent.revoke(actor=by, grant_number=given[0], reason=WHY, source=None, on=on)

        yield Step(self.day, Order.CONSENT, target, open_it)
        if (on := self.closed_on) is not None:
            yield Step(on, Order.CONSENT, target, lambda: close_it(on))
