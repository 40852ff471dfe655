"""The labelled pairs (``tests/legislation/labelled``), and the halves they are parted into."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "labelled"
COUNTRIES = ("france", "luxembourg")
# By another reader, after the lexicon was made; parted into no halves.
SECOND_READER = "france-second"


@dataclass(frozen=True, slots=True)
class Pair:
    """An obligation, the articles that must be shown for it, and those that may be."""

    state: str
    obligation: str
    articles: tuple[str, ...]
    also: tuple[str, ...]

    @property
    def for_tuning(self) -> bool:
        return for_tuning(self.state, self.obligation)


@dataclass(frozen=True, slots=True)
class Labelled:
    """The pairs of one State: its laws by their short name, as (file, title)."""

    state: str
    language: str
    laws: dict[str, tuple[str, str]]
    pairs: tuple[Pair, ...]
    nothing: tuple[str, ...]


def for_tuning(state: str, obligation: str) -> bool:
    """Whether the pair may be looked at when the lexicon is changed; see README.md there."""
    return int(hashlib.sha256(f"{state} {obligation}".encode()).hexdigest()[0], 16) % 2 == 0


def labelled(country: str) -> Labelled:
    """The labels of one file, strictly."""
    document: dict[str, Any] = yaml.safe_load((FOLDER / f"{country}.yaml").read_text("utf-8"))
    assert set(document) == {"state", "language", "laws", "pairs", "nothing"}
    for entry in document["pairs"]:
        assert {"obligation", "articles"} <= set(entry) <= {"obligation", "articles", "also"}
    return Labelled(
        state=document["state"],
        language=document["language"],
        laws={name: (entry["file"], entry["title"]) for name, entry in document["laws"].items()},
        pairs=tuple(
            Pair(
                document["state"],
                entry["obligation"],
                tuple(entry["articles"]),
                tuple(entry.get("also", ())),
            )
            for entry in document["pairs"]
        ),
        nothing=tuple(document["nothing"]),
    )
