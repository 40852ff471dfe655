"""The journal's one table. The database itself refuses to change or delete a row."""

from django.db import models


class JournalEntry(models.Model):
    """One write. Columns are what ``journal.rules.Entry`` holds, and nothing else."""

    seq = models.BigIntegerField(primary_key=True)
    # Kept as the very text that was hashed: a time column would come back in another form
    # from each engine.
    at = models.CharField(max_length=40)
    person = models.CharField(max_length=120)
    office = models.CharField(max_length=20)
    of = models.CharField(max_length=20, blank=True)
    act = models.CharField(max_length=80)
    target_class = models.CharField(max_length=80)
    target_id = models.CharField(max_length=200)
    reason = models.TextField()
    source = models.TextField(blank=True)
    on = models.DateField()
    content = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)
    # Entries of earlier releases have none. Nullable, so that SQLite adds the column to the
    # table as it stands, with its triggers.
    salt = models.CharField(max_length=32, null=True)

    class Meta:
        indexes = (models.Index(fields=["target_class", "target_id"], name="journal_target"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="journal_seq_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.seq} {self.act} {self.target_class} {self.target_id}"
