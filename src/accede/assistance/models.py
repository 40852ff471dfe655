"""What States asked for and what was done: records, each with its day.

Words, safeguards, moves and results are only ever added. Texts in several languages are
kept as a JSON object by language code.
"""

from enum import StrEnum
from typing import Any

from django.db import models

from accede.assistance.rules.activities import Kind, Level
from accede.assistance.rules.asking import Priority
from accede.assistance.rules.life import Move, Standing
from accede.assistance.rules.safeguards import Concern
from accede.assistance.rules.talk import Said
from accede.basics.errors import AccedeError
from accede.journal.rules import Office


def _choices(*values: StrEnum) -> list[tuple[str, str]]:
    return [(value.value, value.value) for value in values]


class OnlyAdded(AccedeError):
    """Somebody tried to change or remove what may only be added to."""


class Added(models.Model):
    """A record that is written once and then stands."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes a new record; refuses to write over one."""
        if self.pk is not None:
            raise OnlyAdded(f"{self._meta.label} {self.pk} stands as written; add another")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuses: what was written stays readable."""
        raise OnlyAdded(f"{self._meta.label} {self.pk} stands as written")


class Request(models.Model):
    """A State's request; its words stand apart, in ``RequestWords``."""

    code = models.CharField(max_length=60, unique=True)
    state = models.CharField(max_length=8, db_index=True)
    title = models.JSONField()
    priority = models.CharField(max_length=6, choices=_choices(*Priority))
    rank = models.PositiveIntegerField()
    contact = models.JSONField()
    desired_from = models.DateField(null=True)
    desired_until = models.DateField(null=True)
    paragraphs = models.JSONField()
    themes = models.JSONField()
    obligations = models.JSONField()
    findings = models.JSONField()
    questions = models.JSONField(default=list)
    officers = models.JSONField(default=list)
    drafted_on = models.DateField()


class RequestWords(Added):
    """What the State wrote, version by version."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="words")
    version = models.PositiveIntegerField()
    text = models.JSONField()
    on = models.DateField()
    # Written in place of the versions before it, while the request was the State's draft.
    anew = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["request", "version"], name="assistance_words_version_once"
            ),
        )


class RequestMove(Added):
    """One move of a request: who, when, why."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="moves")
    number = models.PositiveIntegerField()
    move = models.CharField(max_length=16, choices=_choices(*Move))
    to = models.CharField(max_length=16, choices=_choices(*Standing))
    by = models.CharField(max_length=16, choices=_choices(*Office))
    person = models.CharField(max_length=100)
    reason = models.TextField()
    # In which language the reason is written.
    language = models.CharField(max_length=2, default="en")
    on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["request", "number"], name="assistance_move_number_once"
            ),
        )


class RequestMessage(Added):
    """One entry of the conversation between the State's desk and the Office."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="messages")
    number = models.PositiveIntegerField()
    said = models.CharField(max_length=16, choices=_choices(*Said))
    text = models.JSONField(null=True)
    by = models.CharField(max_length=16, choices=_choices(*Office))
    person = models.CharField(max_length=100)
    on = models.DateField()
    after = models.PositiveIntegerField()
    to_move = models.PositiveIntegerField(null=True)
    to_message = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["request", "number"], name="assistance_message_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(to_move__isnull=True) | models.Q(to_message__isnull=True),
                name="assistance_message_answers_one",
            ),
        )


class Activity(models.Model):
    """What the Office plans and delivers."""

    code = models.CharField(max_length=60, unique=True)
    title = models.JSONField()
    summary = models.JSONField()
    kind = models.CharField(max_length=32, choices=_choices(*Kind))
    level = models.CharField(max_length=16, choices=_choices(*Level))
    pillars = models.JSONField()
    paragraphs = models.JSONField()
    themes = models.JSONField()
    markers = models.JSONField()
    concerns = models.JSONField()
    programme = models.CharField(max_length=60, blank=True)
    partners = models.JSONField()
    officers = models.JSONField()
    planned_from = models.DateField()
    planned_until = models.DateField()
    recorded_on = models.DateField()
    started_on = models.DateField(null=True)
    delivered_on = models.DateField(null=True)
    cancelled_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(delivered_on__isnull=True) | models.Q(started_on__isnull=False),
                name="assistance_begun_before_delivered",
            ),
        )


class ActivityState(Added):
    """Why an activity is for a State: its request, or its recorded agreement to join."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="states")
    state = models.CharField(max_length=8, db_index=True)
    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, null=True, related_name="activities"
    )
    joined_on = models.DateField(null=True)
    agreement = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["activity", "state"], name="assistance_activity_state_once"
            ),
            models.CheckConstraint(
                condition=models.Q(request__isnull=False) | models.Q(joined_on__isnull=False),
                name="assistance_activity_state_has_basis",
            ),
        )


class Safeguard(Added):
    """The written reasoning on one concern of an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="safeguards")
    concern = models.CharField(max_length=16, choices=_choices(*Concern))
    reasoning = models.JSONField()
    author = models.CharField(max_length=100)
    on = models.DateField()


class SafeguardReading(Added):
    """The second reader's reading of one safeguard."""

    safeguard = models.OneToOneField(Safeguard, on_delete=models.PROTECT, related_name="reading")
    reader = models.CharField(max_length=100)
    on = models.DateField()


class Result(Added):
    """A value measured for an activity."""

    code = models.CharField(max_length=60, unique=True)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="results")
    indicator = models.CharField(max_length=8)
    unit = models.CharField(max_length=32)
    baseline = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    baseline_unknown = models.TextField(blank=True)
    target = models.DecimalField(max_digits=18, decimal_places=4)
    value = models.DecimalField(max_digits=18, decimal_places=4)
    verified_by = models.JSONField()
    evidence = models.JSONField()
    measured_on = models.DateField()
