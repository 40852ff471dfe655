"""Readings that were stored. A reading is never changed: a new one is a new version."""

from typing import Any

from django.db import models

from accede.mandates.rules import Part


class AppendOnly(models.Model):
    """A record that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes a new record; refuses to write over one."""
        if not self._state.adding:
            raise TypeError("a stored reading is not changed: store a new version")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuses: a stored reading stays."""
        raise TypeError("a stored reading is not removed")


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
