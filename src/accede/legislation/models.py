"""Records of laws: their provisions in time, and which answer cites which version."""

from django.db import models
from django.db.models import F, Q


class Law(models.Model):
    """One law of one State."""

    code = models.CharField(max_length=60, unique=True)
    state = models.CharField(max_length=3, db_index=True)
    title = models.JSONField()
    cited_as = models.CharField(max_length=60)
    source_title = models.CharField(max_length=300)
    source_reference = models.CharField(max_length=200, blank=True)
    source_stated_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.code


class LawProvision(models.Model):
    """One provision as worded from a day on; a change closes it and opens another."""

    law = models.ForeignKey(Law, on_delete=models.PROTECT, related_name="provisions")
    number = models.CharField(max_length=40)
    position = models.PositiveIntegerField()
    heading = models.JSONField()
    text = models.JSONField()
    in_force_from = models.DateField()
    in_force_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["law", "number", "in_force_from"], name="provision_version_once"
            ),
            models.UniqueConstraint(
                fields=["law", "number"],
                condition=Q(in_force_until=None),
                name="provision_one_open_version",
            ),
            models.CheckConstraint(
                condition=Q(in_force_until=None) | Q(in_force_until__gt=F("in_force_from")),
                name="provision_in_force_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.law_id}: {self.number} ({self.in_force_from})"


class Citation(models.Model):
    """An answer cites one version of one provision; ``position`` keeps the author's order."""

    answer = models.ForeignKey(
        "assessment.Answer", on_delete=models.PROTECT, related_name="citations"
    )
    provision = models.ForeignKey(LawProvision, on_delete=models.PROTECT, related_name="citations")
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "provision"], name="provision_cited_once")
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} cites {self.provision_id}"
