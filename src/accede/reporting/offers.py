"""What reporting offers: the door to the reports."""

from django.utils.translation import gettext_lazy as _

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
        says=_(
            "The report on a resolution, paragraph by paragraph. Every figure opens the "
            "records it was counted from."
        ),
    ),
)
