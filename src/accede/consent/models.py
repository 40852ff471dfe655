"""The grants of States."""

from django.db import models

from accede.consent.rules import Audience


class ConsentGrant(models.Model):
    """One grant. It is never deleted: a revocation sets the day it ended."""

    target_class = models.CharField(max_length=80)
    target_id = models.CharField(max_length=200)
    state = models.CharField(max_length=3)
    audience = models.CharField(
        max_length=20, choices=[(choice.value, choice.value) for choice in Audience]
    )
    named = models.CharField(max_length=20, blank=True)
    granted_on = models.DateField()
    until = models.DateField(null=True)
    revoked_on = models.DateField(null=True)

    class Meta:
        indexes = (models.Index(fields=["target_class", "target_id"], name="consent_target"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(audience__in=[choice.value for choice in Audience]),
                name="consent_audience_known",
            ),
            models.CheckConstraint(
                condition=models.Q(audience=Audience.PARTNER.value) ^ models.Q(named=""),
                name="consent_partner_named",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gt=models.F("granted_on")),
                name="consent_until_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"{self.state} opens {self.target_class} {self.target_id} to {self.audience}"
