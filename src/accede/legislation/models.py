"""Records of laws: their provisions in time, and which answer cites which version."""

from django.db import models
from django.db.models import F, Q


class Law(models.Model):
    """One law of one State."""

    code = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=3, db_index=True)
    title = models.JSONField()
    cited_as = models.CharField(max_length=300)
    source_title = models.CharField(max_length=300)
    source_reference = models.CharField(max_length=200, blank=True)
    source_stated_on = models.DateField(null=True)
    # A published law is there for everyone; another one for its State and those it opens it to.
    published = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.code


class LawVersion(models.Model):
    """One consolidation of a law as a file gave it: when it takes effect, what it changed.

    ``difference`` holds the numbers added, changed and ended; ``remarks`` what was not
    understood, as (kind, line, what). It is written once.
    """

    law = models.ForeignKey(Law, on_delete=models.PROTECT, related_name="versions")
    ordinal = models.PositiveIntegerField()
    in_force_from = models.DateField()
    language = models.CharField(max_length=2)
    digest = models.CharField(max_length=64)
    file = models.CharField(max_length=255)
    opening = models.CharField(max_length=40)
    lines = models.PositiveIntegerField()
    provisions = models.PositiveIntegerField()
    not_placed = models.PositiveIntegerField()
    remarks = models.JSONField()
    difference = models.JSONField()
    recorded_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["law", "ordinal"], name="law_version_once"),
            models.UniqueConstraint(fields=["law", "in_force_from"], name="law_version_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.law_id}, version {self.ordinal}"


class LawProvision(models.Model):
    """One provision as worded from a day on; a change closes it and opens another.

    ``path`` are the headings of the divisions it stands in, the widest first.
    """

    law = models.ForeignKey(Law, on_delete=models.PROTECT, related_name="provisions")
    number = models.CharField(max_length=80)
    position = models.PositiveIntegerField()
    path = models.JSONField(default=list)
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
