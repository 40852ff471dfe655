"""Times loading a law, indexing it, and every obligation against it; and how well they are found.

Run it with ``script/bench laws``. The laws are those of ``ACCEDE_SHARED``: the French penal
code, about a megabyte, and the Luxembourg one. Each step is done three times; the least counts.
"""

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TypeVar

# The catalogue of laws also names what other rooms record, so that it wants their settings.
os.environ["DJANGO_SETTINGS_MODULE"] = "accede.site.settings"

import django

django.setup()

from accede.legislation.catalogue import concepts, indexed, numberings, wanted  # noqa: E402
from accede.legislation.exchange import read_law  # noqa: E402
from accede.legislation.rules import Index, LawReading, Wanted, candidates  # noqa: E402
from accede.treaties.catalogue import everything  # noqa: E402

SHARED = Path(os.environ.get("ACCEDE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
LAWS = ("fr/code_penal_LEGITEXT000006070719.md", "lu/leg-loi-1879-06-18-n1.md")
TIMES = 3

T = TypeVar("T")


def main() -> None:
    """Prints a row for each law."""
    if not (SHARED / "data" / "laws").is_dir():
        sys.exit("the laws are not here: name their folder in ACCEDE_SHARED")
    wanted_all = [wanted(one) for each in everything().values() for one in each.obligations]
    print(f"{len(wanted_all)} obligations, {len(concepts())} concepts")
    print(f"{'law':<44}{'kB':>6}{'provisions':>12}{'read s':>9}{'index s':>9}{'all s':>8}")
    for name in LAWS:
        data = (SHARED / "data" / "laws" / name).read_bytes()
        read, reading = _least(partial(read_law, data, file="law.md", numberings=numberings()))
        index_took, index = _least(partial(_index, reading))
        took, _ = _least(partial(_ask_all, wanted_all, index))
        print(
            f"{name:<44}{len(data) // 1000:>6}{len(reading.provisions):>12}"
            f"{read:>9.2f}{index_took:>9.2f}{took:>8.2f}"
        )


def _index(reading: LawReading) -> Index:
    """The index of a law with every concept looked up, as the first question leaves it."""
    index = Index(
        indexed(
            "law",
            reading.title,
            [(p.number, p.heading, p.path, p.text, p.language) for p in reading.provisions],
        ),
        concepts(),
    )
    for code in concepts():
        index.concept(code)
    return index


def _ask_all(every: Sequence[Wanted], index: Index) -> int:
    return sum(len(candidates(each, index, top=10)) for each in every)


def _least(do: Callable[[], T]) -> tuple[float, T]:
    took = []
    for _ in range(TIMES):
        begun = perf_counter()
        made = do()
        took.append(perf_counter() - begun)
    return min(took), made


if __name__ == "__main__":
    main()
