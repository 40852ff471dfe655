"""A State's page on paper: what is asked for, what each room says to it, and the sheet of both."""

from accede.reporting.state_page.sheet import state_sheet

__all__ = ["state_sheet"]
