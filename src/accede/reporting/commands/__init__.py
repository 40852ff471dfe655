"""The verbs of reporting: ``accede report``, ``accede overview``, ``accede brief``."""

import argparse

from accede.reporting.commands import brief, overview, report


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs of this room."""
    report.register(verbs)
    overview.register(verbs)
    brief.register(verbs)
