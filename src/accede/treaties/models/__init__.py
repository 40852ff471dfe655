"""Records: lists of acts someone loaded, the acts in them, what was wrong with them."""

from django.db import models

from accede.treaties.models.statements import Statement, StatementList
from accede.treaties.rules.acts import ActKind

__all__ = ["ActList", "DepositaryAct", "ImportFinding", "Statement", "StatementList"]


class ActList(models.Model):
    """A list of acts of one instrument, as one file stated it."""

    code = models.CharField(max_length=80, unique=True)
    instrument = models.CharField(max_length=20)
    source_title = models.CharField(max_length=200)
    source_reference = models.CharField(max_length=200, blank=True)
    stated_on = models.DateField(null=True)
    complete_until = models.DateField(null=True)
    digest = models.CharField(max_length=64)
    loaded_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("instrument", "digest"), name="treaties_list_once"),
            models.CheckConstraint(
                condition=models.Q(complete_until__isnull=True)
                | models.Q(stated_on__isnull=False, complete_until__lte=models.F("stated_on")),
                name="treaties_list_complete_until_stated",
            ),
        )

    def __str__(self) -> str:
        return self.code


class DepositaryAct(models.Model):
    """One act of one participant, in the list that carries it."""

    list = models.ForeignKey(ActList, on_delete=models.PROTECT, related_name="acts")
    participant = models.CharField(max_length=10)
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.value) for kind in ActKind])
    # A year, a year and a month, or a day: “1977”, “1977-01”, “1977-01-21”.
    done = models.CharField(max_length=10)
    line = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("list", "participant", "kind", "done"), name="treaties_act_once"
            ),
        )
        ordering = ("done", "participant", "kind")

    def __str__(self) -> str:
        return f"{self.participant} {self.kind} {self.done}"


class ImportFinding(models.Model):
    """One thing wrong with one line of a list, recorded because it was accepted as such."""

    list = models.ForeignKey(ActList, on_delete=models.PROTECT, related_name="findings")
    code = models.CharField(max_length=20)
    line = models.PositiveIntegerField()
    problem = models.TextField()
    remedy = models.TextField()

    class Meta:
        ordering = ("line", "code")

    def __str__(self) -> str:
        return f"{self.code} line {self.line}"
