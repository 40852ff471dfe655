"""The verbs of reporting: ``accede report``, ``accede overview``."""

import argparse

from accede.reporting.commands import overview, report


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs of this room."""
    report.register(verbs)
    overview.register(verbs)
