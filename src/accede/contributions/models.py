"""Agreements with donors, what came in, what was set aside: records that are only added."""

from typing import Any

from django.db import models

from accede.basics.errors import AccedeError
from accede.contributions.rules import EarmarkKind, Scope


class OnlyAdded(AccedeError):
    """Somebody tried to change or remove a movement of money."""


class Movement(models.Model):
    """A movement of money: written once, then it stands."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes a new movement; refuses to write over one."""
        if self.pk is not None:
            raise OnlyAdded(f"{self._meta.label} {self.pk} stands as recorded")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuses: what was recorded stays."""
        raise OnlyAdded(f"{self._meta.label} {self.pk} stands as recorded")


class Agreement(Movement):
    """What a donor agreed to give."""

    code = models.CharField(max_length=60, unique=True)
    donor = models.CharField(max_length=60, db_index=True)
    title = models.JSONField()
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    currency = models.CharField(max_length=3)
    usd = models.DecimalField(max_digits=18, decimal_places=2)
    usd_per_unit = models.DecimalField(max_digits=18, decimal_places=8)
    rate_day = models.DateField()
    rate_source = models.TextField()
    covers_from = models.DateField()
    covers_until = models.DateField(null=True)
    earmark = models.CharField(max_length=12, choices=[(k.value, k.value) for k in EarmarkKind])
    scope = models.CharField(max_length=12, choices=[(s.value, s.value) for s in Scope])
    scope_code = models.CharField(max_length=60, blank=True)
    acknowledged_publicly = models.BooleanField()
    agreed_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="contributions_agreed_above_zero"
            ),
        )


class Receipt(Movement):
    """Money that came in under an agreement, in its currency."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="receipts")
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    usd = models.DecimalField(max_digits=18, decimal_places=2)
    usd_per_unit = models.DecimalField(max_digits=18, decimal_places=8)
    rate_day = models.DateField()
    rate_source = models.TextField()
    received_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="contributions_received_above_zero"
            ),
        )


class Allocation(Movement):
    """Money set aside for an activity, by the activity's code."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="allocations")
    activity = models.CharField(max_length=60, db_index=True)
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    usd = models.DecimalField(max_digits=18, decimal_places=2)
    allocated_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="contributions_allocated_above_zero"
            ),
        )
