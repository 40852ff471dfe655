"""``accede journal verify`` and ``accede journal anchor``."""

import argparse
import json
import os
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from accede.basics.digests import Plain
from accede.basics.errors import BadInput, Place
from accede.basics.outcomes import Outcome
from accede.journal import queries
from accede.journal.rules import Head


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs of the journal."""
    group = verbs.add_parser("journal", help="verify or anchor the record of every write")
    verb = group.add_subparsers(required=True, metavar="VERB")
    verify = verb.add_parser(
        "verify", help="find any edit, removal, insertion or lost tail, and say where"
    )
    verify.add_argument(
        "--anchors",
        type=Path,
        help="the file of anchored heads (default: anchors.jsonl in the data folder)",
    )
    verify.set_defaults(run=_verify)
    anchor = verb.add_parser("anchor", help="write the head of the chain to a file you keep")
    anchor.add_argument("--file", type=Path, help="where to (default: as for verify)")
    anchor.set_defaults(run=_anchor)


def _verify(args: argparse.Namespace) -> Outcome:
    path: Path | None = args.anchors or (_default() if _default().is_file() else None)
    anchors = read_anchors(path) if path else ()
    if path and not anchors:
        raise BadInput(
            "the file of anchored heads is empty",
            remedy="restore it from your copy, or name another with --anchors",
            place=Place(str(path)),
        )
    found = queries.verify(anchors)
    guarded = queries.guarded()
    last = queries.head()
    lines = [f"{fault.fault.value} at {fault.seq}: {fault.words}" for fault in found]
    if not found:
        lines.append(
            f"The chain holds: {last.seq} entries, {len(anchors)} anchored heads, head {last.hash}"
        )
    if not guarded:
        lines.append(
            "The database no longer refuses to change entries: its triggers are gone. "
            "Restore the database from a backup, or make them again, and ask who removed them"
        )
    if not anchors:
        lines.append(
            "No anchored head to compare with: a lost tail cannot be seen. "
            "Anchor the chain with: accede journal anchor"
        )
    return Outcome(
        document={
            "entries": last.seq,
            "head": last.hash,
            "anchors": len(anchors),
            "guarded": guarded,
            "breaks": [
                {"seq": fault.seq, "fault": fault.fault.value, "words": fault.words}
                for fault in found
            ],
        },
        lines=lines,
        found=bool(found) or not guarded,
    )


def _anchor(args: argparse.Namespace) -> Outcome:
    path: Path = args.file or _default()
    last = queries.head()
    line: dict[str, Plain] = {
        "seq": last.seq,
        "hash": last.hash,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise BadInput(
            f"the anchor cannot be written to {path}: {error.strerror}",
            remedy="choose a file in a folder that exists and that you may write to",
        ) from error
    return Outcome(document=line, lines=[f"Anchored entry {last.seq}, {last.hash}, in {path}"])


def read_anchors(path: Path) -> tuple[Head, ...]:
    """The anchored heads of a file, one JSON object a line; ``BadInput`` names a wrong line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"the anchors cannot be read: {error}",
            remedy="name the file that you keep them in",
            place=Place(str(path)),
        ) from error
    heads = []
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            kept = json.loads(line)
            head = Head(int(kept["seq"]), str(kept["hash"]))
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            raise BadInput(
                "this line is not an anchored head",
                remedy="restore the line from your copy; do not correct it by hand",
                place=Place(str(path), number),
            ) from None
        heads.append(head)
    return tuple(heads)


def _default() -> Path:
    return Path(settings.ACCEDE_HOME) / "anchors.jsonl"
