"""What every file needs besides its table: where it is read, and in which language."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Frame:
    """``origin`` is scheme and host, ``address`` the table's page on its days, from ``/``.

    ``words`` are the labels of the sheet "About" in the reader's language; ``notes`` follow
    the table's own.
    """

    origin: str
    address: str
    language: str
    right_to_left: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def permalink(self, address: str) -> str:
        """The whole address of a place of this installation."""
        return self.origin + address if address.startswith("/") else address
