"""What people do with laws: load or record one, change a provision, record a finding."""

from accede.legislation.acts.loading import (
    Loaded,
    OtherState,
    TwoLaws,
    VersionTooEarly,
    compared,
    load_law,
)
from accede.legislation.acts.recording import (
    ChangeTooEarly,
    LawRecorded,
    NoProvision,
    NotTheirLaw,
    ProvisionNotInForce,
    ProvisionTwice,
    UnknownLaw,
    UnknownObligation,
    record_finding,
    record_law,
    supersede_provision,
)

__all__ = [
    "ChangeTooEarly",
    "LawRecorded",
    "Loaded",
    "NoProvision",
    "NotTheirLaw",
    "OtherState",
    "ProvisionNotInForce",
    "ProvisionTwice",
    "TwoLaws",
    "UnknownLaw",
    "UnknownObligation",
    "VersionTooEarly",
    "compared",
    "load_law",
    "record_finding",
    "record_law",
    "supersede_provision",
]
