"""The roof's own doors in the menu."""

from django.utils.translation import gettext_lazy as _

from accede.basics.offering import MenuEntry
from accede.basics.texts import Text

MENU = (
    MenuEntry(
        0,
        "start",
        Text(
            {
                "ar": "البداية",
                "zh": "首页",
                "en": "Start",
                "fr": "Accueil",
                "ru": "Начало",
                "es": "Inicio",
            }
        ),
    ),
    MenuEntry(
        10,
        "states",
        Text(
            {
                "ar": "الدول",
                "zh": "国家",
                "en": "States",
                "fr": "États",
                "ru": "Государства",
                "es": "Estados",
            }
        ),
        says=_(
            "Where each State stands under each instrument on any day, the acts that prove "
            "it, and what it chose to make public."
        ),
    ),
    MenuEntry(
        5,
        "work",
        Text(
            {
                "ar": "قائمة العمل",
                "zh": "待办事项",
                "en": "Work list",
                "fr": "À faire",
                "ru": "Список дел",
                "es": "Tareas",
            }
        ),
        place="work",
    ),
)
