"""Records of what States said about instruments: entered by one person, read by another.

Rows are added; each is completed once by its second reader and then stays.
"""

from django.db import models
from django.db.models import F, Q

from accede.treaties.rules.instruments import Effect
from accede.treaties.rules.statements import (
    StatementKind,
)


def _read_by_another(name: str) -> list[models.BaseConstraint]:
    return [
        models.CheckConstraint(
            condition=~Q(second_reader=F("entered_by")), name=f"treaties_{name}_read_by_another"
        ),
        models.CheckConstraint(
            condition=Q(second_reader="", read_on=None, agreed=None)
            | (~Q(second_reader="") & Q(read_on__isnull=False, agreed__isnull=False)),
            name=f"treaties_{name}_reading_whole_or_none",
        ),
        models.CheckConstraint(
            condition=Q(read_on=None) | Q(read_on__gte=F("entered_on")),
            name=f"treaties_{name}_read_not_before_entered",
        ),
    ]


class Entered(models.Model):
    """What stands on a source, was entered by one person and read by another, or not yet."""

    code = models.CharField(max_length=60, unique=True)
    instrument = models.CharField(max_length=20, db_index=True)
    source_title = models.CharField(max_length=200)
    source_reference = models.CharField(max_length=200, blank=True)
    source_stated_on = models.DateField()
    demonstration = models.BooleanField(default=False)
    entered_by = models.CharField(max_length=120)
    entered_on = models.DateField()
    second_reader = models.CharField(max_length=120, blank=True)
    read_on = models.DateField(null=True)
    agreed = models.BooleanField(null=True)
    remark = models.TextField(blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.code


class Statement(Entered):
    """One statement of one State or organisation about one instrument."""

    author = models.CharField(max_length=10, db_index=True)
    kind = models.CharField(max_length=30, choices=[(k.value, k.value) for k in StatementKind])
    effect = models.CharField(
        max_length=20, blank=True, choices=[(e.value, e.value) for e in Effect]
    )
    provisions = models.JSONField(default=list)
    done = models.DateField()
    effective = models.DateField()
    language = models.CharField(max_length=3)
    summary = models.JSONField()
    about = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="answered_by"
    )
    precludes = models.BooleanField(default=False)
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="corrected_by"
    )

    class Meta:
        constraints = [
            *_read_by_another("statement"),
            models.CheckConstraint(
                condition=Q(precludes=False) | Q(kind=StatementKind.OBJECTION.value),
                name="treaties_statement_only_objections_preclude",
            ),
        ]
        ordering = ("done", "code")


class StatementList(Entered):
    """Somebody's word that every statement on an instrument up to a day has been entered."""

    complete_until = models.DateField()

    class Meta:
        constraints = [
            *_read_by_another("statements"),
            models.CheckConstraint(
                condition=Q(complete_until__lte=F("source_stated_on")),
                name="treaties_statements_complete_until_stated",
            ),
        ]
        ordering = ("complete_until", "code")
