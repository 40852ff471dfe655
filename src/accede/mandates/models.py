"""Readings that were stored, and decisions about links. Neither is changed: another follows."""

from typing import Any

from django.db import models

from accede.mandates.rules import Part
from accede.mandates.rules.crosswalks import Decision


class AppendOnly(models.Model):
    """A record that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes a new record; refuses to write over one."""
        if not self._state.adding:
            raise TypeError("what is recorded is not changed: record anew")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuses: what is recorded stays."""
        raise TypeError("what is recorded is not removed")


class StoredReading(AppendOnly):
    """One reading of one resolution in one language.

    ``digest`` is that of the reading's content, so the same reading is stored once;
    ``rest`` holds notes, mends and furniture as the reader gave them. ``file`` is the
    name of the file, without its folder.
    """

    symbol = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    organ = models.CharField(max_length=200)
    session = models.CharField(max_length=20, blank=True)
    adopted = models.DateField(null=True)
    title = models.TextField(blank=True)
    file = models.CharField(max_length=255, blank=True)
    rest = models.JSONField()
    read_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["symbol", "language", "version"], name="reading_version_once"
            ),
            models.UniqueConstraint(
                fields=["symbol", "language", "digest"], name="reading_content_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.symbol} ({self.language}), version {self.version}"


class StoredParagraph(AppendOnly):
    """One paragraph of a stored reading, at its position from 0."""

    reading = models.ForeignKey(StoredReading, on_delete=models.PROTECT, related_name="paragraphs")
    position = models.PositiveIntegerField()
    part = models.CharField(max_length=20, choices=[(part.value, part.value) for part in Part])
    number = models.CharField(max_length=20, blank=True)
    level = models.PositiveSmallIntegerField()
    text = models.TextField()
    in_draft = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reading", "position"], name="paragraph_position_once")
        ]

    def __str__(self) -> str:
        return f"{self.reading_id}: {self.part} {self.number or self.position}"


class LinkDecision(AppendOnly):
    """A clerk’s decision that a paragraph of one resolution leads to one of another, or not.

    Symbols are those under which the catalogue holds the texts. The last decision counts.
    """

    before_symbol = models.CharField(max_length=60)
    before_number = models.CharField(max_length=20)
    after_symbol = models.CharField(max_length=60)
    after_number = models.CharField(max_length=20)
    decision = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in Decision]
    )
    person = models.CharField(max_length=120)
    reason = models.TextField()
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["before_symbol", "after_symbol"], name="link_by_symbols")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(before_symbol=models.F("after_symbol")),
                name="link_leads_to_another",
            )
        ]

    def __str__(self) -> str:
        return (
            f"{self.before_symbol} {self.before_number} → "
            f"{self.after_symbol} {self.after_number}: {self.decision}"
        )


class Correction(AppendOnly):
    """What a clerk wrote over one paragraph of a stored text; the last one counts.

    ``of`` marks the text that was corrected, so that a new reading is not corrected for what
    it no longer says.
    """

    symbol = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    at = models.CharField(max_length=60)
    of = models.CharField(max_length=16)
    part = models.CharField(max_length=20, choices=[(part.value, part.value) for part in Part])
    number = models.CharField(max_length=20, blank=True)
    level = models.PositiveSmallIntegerField()
    text = models.TextField()
    person = models.CharField(max_length=120)
    reason = models.TextField()
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["symbol", "language"], name="correction_by_text")]

    def __str__(self) -> str:
        return f"{self.symbol} ({self.language}), {self.at}"
