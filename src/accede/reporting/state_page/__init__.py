"""A State on paper: what is asked for, what each room says to it, and the sheet of both."""

from accede.reporting.state_page.asked import Asked, Said
from accede.reporting.state_page.sheet import Cover, said_by, state_sheet

__all__ = ["Asked", "Cover", "Said", "said_by", "state_sheet"]
