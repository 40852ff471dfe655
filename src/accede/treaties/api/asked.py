"""What the operations of this room take by name: days, codes, how much of a list."""

from typing import Annotated

from ninja import Path, Query
from pydantic import WithJsonSchema

from accede.treaties.rules import ActKind, ObligationKind, Status, Strength

AsOf = Annotated[
    str, Query(description="The day asked about; without it, today.", examples=["2014-07-10"])
]
AsKnownOn = Annotated[
    str,
    Query(
        description="Keep to the lists of acts stated by this day; without it, all that is known.",
        examples=["2014-12-31"],
    ),
]
InstrumentCode = Annotated[
    str, Query(description="Only this instrument, by its code.", examples=["TBC97"])
]
Participant = Annotated[
    str,
    Query(
        description="Only this State or organisation. A historic or fictitious State is given "
        "only where it is named.",
        examples=["FRA"],
    ),
]
RegionCode = Annotated[
    str, Query(description="Only States of this region, by its M49 code.", examples=["011"])
]
StatusCode = Annotated[
    str,
    Query(examples=["BOUND"]),
    WithJsonSchema(
        {"type": "string", "description": ("Only this standing."), "enum": list(Status)}
    ),
]
KindCode = Annotated[
    str,
    Query(examples=["EXTRADITION_BASIS"]),
    WithJsonSchema(
        {
            "type": "string",
            "description": ("Only obligations of this kind, by its code."),
            "enum": list(ObligationKind),
        }
    ),
]
StrengthWord = Annotated[
    str,
    Query(examples=["shall"]),
    WithJsonSchema(
        {
            "type": "string",
            "description": ("Only what binds so far, by the provision’s own verb."),
            "enum": list(Strength),
        }
    ),
]
Duty = Annotated[
    bool | None,
    Query(
        description="true: only what asks something of a party; false: only what leaves it free.",
        examples=[True],
    ),
]
ActKindCode = Annotated[
    str,
    Query(examples=["accession"]),
    WithJsonSchema(
        {"type": "string", "description": ("Only this kind of act."), "enum": list(ActKind)}
    ),
]
From = Annotated[
    str, Query(alias="from", description="Acts done from this day on.", examples=["2012-07-01"])
]
To = Annotated[
    str,
    Query(alias="to", description="Acts done up to this day, included.", examples=["2014-06-30"]),
]
Code = Annotated[str, Path(description="The code of the instrument.", examples=["TBC97"])]
ObligationCode = Annotated[
    str, Path(description="The code of the obligation.", examples=["TBC97:2.3.a"])
]
Limit = Annotated[
    int | None, Query(ge=1, le=10_000, description="At most so many items.", examples=[50])
]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Leave out so many items first.")]
FirstDay = Annotated[
    str, Query(alias="from", description="The first day, included.", examples=["2012-07-01"])
]
LastDay = Annotated[
    str, Query(alias="to", description="The last day, included.", examples=["2014-06-30"])
]
