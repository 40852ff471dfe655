"""Records of reviews: who asked, who is assigned, who answered, who read it.

Rows are added; an answer is completed once by its second reader and then stays.
"""

from django.db import models
from django.db.models import F, Q

from accede.assessment.rules import Judgement


class Review(models.Model):
    """A State's request to have one of its laws read, or the questions of a framework answered."""

    code = models.CharField(max_length=40, unique=True)
    state = models.CharField(max_length=3, db_index=True)
    law = models.CharField(max_length=60, blank=True)
    framework = models.CharField(max_length=20, blank=True, default="")
    words = models.JSONField()
    asked_by = models.CharField(max_length=120)
    asked_on = models.DateField()
    source_title = models.CharField(max_length=300)
    source_reference = models.CharField(max_length=200, blank=True)
    source_stated_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("asked_on")),
                name="review_closed_not_before_asked",
            ),
            models.CheckConstraint(
                condition=Q(law="", framework__gt="") | Q(law__gt="", framework=""),
                name="review_of_a_law_or_of_a_framework",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Assignment(models.Model):
    """An officer whom the Secretariat assigned to a review."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="assignments")
    officer = models.CharField(max_length=120)
    assigned_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "officer"], name="officer_assigned_once")
        ]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.officer}"


class Answer(models.Model):
    """One version of the answer to one question of a review."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    judgement = models.CharField(max_length=20, choices=[(j.value, j.value) for j in Judgement])
    reasoning = models.JSONField()
    lacking = models.JSONField(default=list)
    consulted = models.JSONField(null=True)
    because = models.JSONField(null=True)
    author = models.CharField(max_length=120)
    answered_on = models.DateField()
    second_reader = models.CharField(max_length=120, blank=True)
    read_on = models.DateField(null=True)
    agreed = models.BooleanField(null=True)
    remark = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "question", "version"], name="answer_version_once"
            ),
            models.CheckConstraint(
                condition=~Q(second_reader=F("author")), name="answer_read_by_another"
            ),
            models.CheckConstraint(
                condition=Q(second_reader="", read_on=None, agreed=None)
                | (~Q(second_reader="") & Q(read_on__isnull=False, agreed__isnull=False)),
                name="answer_reading_whole_or_none",
            ),
            models.CheckConstraint(
                condition=~Q(judgement=Judgement.NOT_BOUND.value), name="answer_never_not_bound"
            ),
            models.CheckConstraint(
                condition=Q(read_on=None) | Q(read_on__gte=F("answered_on")),
                name="answer_read_not_before_written",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_id}/{self.question} v{self.version}"


class FrameworkAnswer(models.Model):
    """One version of a State's answer to one question, written through one of its reviews."""

    state = models.CharField(max_length=3)
    question = models.CharField(max_length=30)
    version = models.PositiveIntegerField()
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="responses")
    judgement = models.CharField(max_length=20, choices=[(j.value, j.value) for j in Judgement])
    reasoning = models.JSONField()
    documents = models.JSONField(default=list)
    lacking = models.JSONField(default=list)
    consulted = models.JSONField(null=True)
    because = models.JSONField(null=True)
    author = models.CharField(max_length=120)
    answered_on = models.DateField()
    second_reader = models.CharField(max_length=120, blank=True)
    read_on = models.DateField(null=True)
    agreed = models.BooleanField(null=True)
    remark = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["state", "question", "version"], name="response_version_once"
            ),
            models.CheckConstraint(
                condition=~Q(second_reader=F("author")), name="response_read_by_another"
            ),
            models.CheckConstraint(
                condition=Q(second_reader="", read_on=None, agreed=None)
                | (~Q(second_reader="") & Q(read_on__isnull=False, agreed__isnull=False)),
                name="response_reading_whole_or_none",
            ),
            models.CheckConstraint(
                condition=~Q(judgement=Judgement.NOT_BOUND.value), name="response_never_not_bound"
            ),
            models.CheckConstraint(
                condition=Q(read_on=None) | Q(read_on__gte=F("answered_on")),
                name="response_read_not_before_written",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state}/{self.question} v{self.version}"


class Comment(models.Model):
    """A comment of the State on an answer, or the reply to one. Rows are added and stay.

    ``question`` is that of a framework, or the code of a finding (``XAA-2012-R1/TBC97:2.1``).
    """

    state = models.CharField(max_length=3)
    question = models.CharField(max_length=100)
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    to = models.PositiveIntegerField(null=True)
    words = models.JSONField()
    author = models.CharField(max_length=120)
    written_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["state", "question", "number"], name="comment_number_once"
            ),
            models.UniqueConstraint(fields=["state", "question", "to"], name="replied_to_once"),
            models.CheckConstraint(
                condition=Q(to=None) | Q(to__lt=F("number")), name="reply_after_its_comment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state}/{self.question} {self.number}"
