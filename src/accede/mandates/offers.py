"""What the mandate offers to the roof: its place in the menu."""

from accede.basics.offering import MenuEntry, Panel
from accede.basics.texts import Text

PANELS: tuple[Panel, ...] = ()

MENU = (
    MenuEntry(
        30,
        "mandates",
        Text(
            {
                "ar": "الولايات",
                "zh": "任务授权",
                "en": "Mandates",
                "fr": "Mandats",
                "ru": "Мандаты",
                "es": "Mandatos",
            }
        ),
    ),
)
