"""Records of what depositaries state: lists of acts, agreements, and what was wrong in them."""

from django.db import models

from accede.treaties.models.statements import Statement, StatementList
from accede.treaties.rules.acts import ActKind
from accede.treaties.rules.agreements import Subject

__all__ = ["ActList", "DepositaryAct", "ImportFinding", "Statement", "StatementList"]


class ActList(models.Model):
    """A list of acts of one instrument, as one file stated it.

    ``named`` are participants the list names without saying what they did or when;
    ``parties_only`` is a list without signatures.
    """

    code = models.CharField(max_length=80, unique=True)
    instrument = models.CharField(max_length=20)
    source_title = models.CharField(max_length=200)
    source_reference = models.TextField(blank=True)
    stated_on = models.DateField(null=True)
    complete_until = models.DateField(null=True)
    digest = models.CharField(max_length=64)
    loaded_on = models.DateField()
    named = models.JSONField(default=list)
    parties_only = models.BooleanField(default=False)

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
    # What the list says of the deposit besides: “producers”. Words with spaces between.
    marks = models.CharField(max_length=100, blank=True)
    # The record that this one corrects, as kind and day: “accession 2003-01-05”.
    corrects = models.CharField(max_length=50, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("list", "participant", "kind", "done"), name="treaties_act_once"
            ),
        )
        ordering = ("done", "participant", "kind")

    def __str__(self) -> str:
        return f"{self.participant} {self.kind} {self.done}"


class Register(models.Model):
    """A file as it was loaded: what belongs to no list of acts of one instrument hangs on it."""

    code = models.CharField(max_length=80, unique=True)
    source_title = models.CharField(max_length=200)
    source_reference = models.TextField(blank=True)
    digest = models.CharField(max_length=64, unique=True)
    loaded_on = models.DateField()

    def __str__(self) -> str:
        return self.code


class AgreementRecord(models.Model):
    """One agreement on surrender or assistance, as one file stated it."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="agreements")
    code = models.CharField(max_length=30)
    title = models.TextField()
    subject = models.CharField(
        max_length=20, choices=[(subject.value, subject.value) for subject in Subject]
    )
    bilateral = models.BooleanField()
    mixed = models.BooleanField()
    parties = models.JSONField()
    beside = models.PositiveIntegerField()
    signed = models.DateField(null=True)
    in_force = models.DateField(null=True)
    ended = models.DateField(null=True)
    references = models.JSONField(default=list)
    address = models.TextField(blank=True)
    line = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("register", "code"), name="treaties_agreement_once"),
        )
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class ImportFinding(models.Model):
    """One thing wrong with one line of a file, recorded because it was accepted as such."""

    list = models.ForeignKey(ActList, on_delete=models.PROTECT, null=True, related_name="findings")
    register = models.ForeignKey(
        Register, on_delete=models.PROTECT, null=True, related_name="findings"
    )
    code = models.CharField(max_length=20)
    line = models.PositiveIntegerField()
    problem = models.TextField()
    remedy = models.TextField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(list__isnull=True) ^ models.Q(register__isnull=True),
                name="treaties_finding_of_one_file",
            ),
        )
        ordering = ("line", "code")

    def __str__(self) -> str:
        return f"{self.code} line {self.line}"
