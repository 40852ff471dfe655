"""The roof's own doors in the menu."""

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
