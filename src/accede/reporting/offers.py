"""What reporting offers: the door to the reports."""

from accede.basics.offering import MenuEntry
from accede.basics.texts import Text

MENU = (
    MenuEntry(
        70,
        "reports",
        Text(
            {
                "ar": "التقارير",
                "zh": "报告",
                "en": "Reports",
                "fr": "Rapports",
                "ru": "Доклады",
                "es": "Informes",
            }
        ),
    ),
)
