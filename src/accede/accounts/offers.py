"""What the room of accounts offers: the doors to people, the record, one's own account."""

from accede.basics.offering import MenuEntry
from accede.basics.texts import Text

MENU = (
    MenuEntry(
        80,
        "people",
        Text(
            {
                "ar": "الأشخاص",
                "zh": "人员",
                "en": "People",
                "fr": "Personnes",
                "ru": "Лица",
                "es": "Personas",
            }
        ),
        place="work",
    ),
    MenuEntry(
        90,
        "record",
        Text(
            {
                "ar": "السجل",
                "zh": "记录",
                "en": "The record",
                "fr": "Le registre",
                "ru": "Журнал",
                "es": "El registro",
            }
        ),
        place="work",
    ),
    MenuEntry(
        0,
        "account",
        Text(
            {
                "ar": "حسابك",
                "zh": "您的账户",
                "en": "Your account",
                "fr": "Votre compte",
                "ru": "Ваша учётная запись",
                "es": "Su cuenta",
            }
        ),
        place="account",
    ),
)
