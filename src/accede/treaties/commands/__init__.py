"""The verbs of this room: loading what depositaries record, and asking what follows from it."""

import argparse

from accede.treaties.commands import accession, asking, between, carried, loading


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs of this room."""
    group = verbs.add_parser(
        "treaties", help="load depositary acts; ask who is party and since when"
    )
    verb = group.add_subparsers(required=True, metavar="VERB")
    for each in (loading, asking, carried, between, accession):
        each.register(verb)
