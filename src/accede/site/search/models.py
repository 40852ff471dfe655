"""What the search holds: a copy of what rooms offer, and how far it has read the journal.

Nothing here is a fact of its own. All of it can be thrown away and is made again from the
rooms; the tokens stand in a table of each engine's own (``engine``).
"""

from django.db import models


class Indexed(models.Model):
    """One document as a room offered it, with what a page needs to show it.

    A row is never changed: another version of the document is another row.
    """

    kind = models.CharField(max_length=80)
    code = models.CharField(max_length=200)
    place = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    content = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kind", "code"], name="search_code_once"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class Reached(models.Model):
    """How far the index goes: the journal's head, the day, and the catalogue it was made from.

    ``epoch`` is another whenever the index was begun from nothing: row numbers start afresh.
    """

    epoch = models.CharField(max_length=32)
    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    day = models.DateField()
    catalogue = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.seq} on {self.day}"
