"""What the mandate offers to the roof: its place in the menu."""

from accede.basics.offering import Panel

PANELS: tuple[Panel, ...] = ()
