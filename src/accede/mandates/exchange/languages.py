"""What the reader must know of a language: organs, openings, ordinals, months, short words.

The six official languages of the United Nations. A language is added here and nowhere else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Language:
    """The words of one language by which a resolution is recognised.

    ``organs`` maps the first words of a resolution to the organ's letter in symbols.
    ``openings`` are first words of preambular paragraphs that are no participle; ``cased``
    says that a paragraph begins with a capital;
    ``short`` are words that stand alone however rare; ``spaced`` are the marks that
    stand after a no-break space; ``leading`` are first members of words that keep their hyphen
    wherever a line ends; ``unspaced`` says that no space stands between two words;
    ``filled`` is the share of a full line under which a line that ended may be a paragraph’s last;
    ``draft`` is the line above one of several drafts.
    """

    code: str
    organs: Mapping[str, str]
    participle: re.Pattern[str]
    openings: frozenset[str]
    ordinals: frozenset[str]
    months: tuple[str, ...]
    day: re.Pattern[str]
    adopted: re.Pattern[str]
    close: re.Pattern[str]
    annex: re.Pattern[str]
    agenda: re.Pattern[str]
    short: frozenset[str]
    vowels: frozenset[str]
    spaced: str
    cased: bool = True
    leading: frozenset[str] = frozenset()
    unspaced: bool = False
    draft: re.Pattern[str] = re.compile(r"(?!)")
    filled: float = 0.94

    def opens_with(self, word: str) -> bool:
        """Whether a paragraph of a preamble often begins with a word."""
        return word in self.openings

    def read_day(self, text: str) -> date | None:
        """The first day written in words in a text, or ``None``."""
        for match in self.day.finditer(text):
            number, month, year = int(match["d"]), match["m"].lower(), int(match["y"])
            if month in self.months:
                try:
                    return date(year, self.months.index(month) + 1, number)
                except ValueError:
                    continue
        return None


FRENCH = Language(
    code="fr",
    organs={
        "L’Assemblée générale": "A",
        "Le Conseil économique et social": "E",
        "Le Conseil de sécurité": "S",
        "Le Conseil des droits de l’homme": "A/HRC",
    },
    participle=re.compile(r"(?:Se |S’)?\w+(?:ant|ante)\b"),
    openings=frozenset(
        [
            "Consciente",
            "Conscient",
            "Convaincue",
            "Convaincu",
            "Préoccupée",
            "Préoccupé",
            "Profondément",
            "Vivement",
            "Gravement",
            "Alarmée",
            "Alarmé",
            "Résolue",
            "Résolu",
            "Guidée",
            "Guidé",
            "Fermement",
            "Animée",
            "Animé",
            "Encouragée",
            "Encouragé",
            "Toujours",
        ]
    ),
    ordinals=frozenset(("er", "re", "e", "ère", "ème", "nd", "nde")),
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    day=re.compile(r"\b(?P<d>\d{1,2})(?:\s?er)?\s+(?P<m>[a-zûé]+)\s+(?P<y>\d{4})\b"),
    adopted=re.compile(r"(?:Résolution\s+adoptée|Adoptée)\s+par\b"),
    draft=re.compile(r"Projet\s+de\s+résolution(?:\s+[IVX]+|\s+\d+)?"),
    close=re.compile(r"\d{1,4}\s*(?:e|er|re|ère|ème)?\s+séance(?:\s+plénière)?\b"),
    annex=re.compile(r"Annexe(?:\s+[IVX]+)?"),
    agenda=re.compile(r"Points?\s+(?P<item>\d[^|]*?)\s+de\s+l’ordre\s+du\s+jour"),
    short=frozenset(["a", "à", "y", "ô"]),
    vowels=frozenset("aeiouyàâäéèêëîïôöùûüœæ"),
    spaced=";:!?»",
    leading=frozenset(
        [
            *("vingt", "trente", "quarante", "cinquante", "soixante", "quatre", "dix", "non"),
            *("sous", "demi", "semi", "vice", "contre", "celui", "celle", "nord", "sud"),
        ]
    ),
)

ENGLISH = Language(
    code="en",
    organs={
        "The General Assembly": "A",
        "The Economic and Social Council": "E",
        "The Security Council": "S",
        "The Human Rights Council": "A/HRC",
    },
    participle=re.compile(r"\w+ing\b"),
    openings=frozenset(
        [
            "Aware",
            "Mindful",
            "Convinced",
            "Concerned",
            "Alarmed",
            "Deeply",
            "Gravely",
            "Guided",
            "Determined",
            "Disturbed",
            "Encouraged",
            "Conscious",
            "Deploring",
            "Profoundly",
            "Seriously",
            "Strongly",
            "Fully",
            "Inspired",
            *("Cognizant", "Dismayed", "Appalled", "Outraged", "Saddened", "Grateful"),
            *("Confident", "Anxious", "Desirous", "Hopeful", "Troubled", "Shocked"),
        ]
    ),
    ordinals=frozenset(("st", "nd", "rd", "th")),
    months=(
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    day=re.compile(r"\b(?P<d>\d{1,2})\s+(?P<m>[A-Z][a-z]+)\s+(?P<y>\d{4})\b"),
    adopted=re.compile(r"(?:Resolution\s+adopted|Adopted)\s+by\b"),
    draft=re.compile(r"Draft\s+resolution(?:\s+[IVX]+|\s+\d+)?"),
    close=re.compile(r"\d{1,4}\s*(?:st|nd|rd|th)?\s+(?:plenary\s+)?meeting\b"),
    annex=re.compile(r"Annex(?:\s+[IVX]+)?"),
    agenda=re.compile(r"Agenda\s+items?\s+(?P<item>\d[^|]*)"),
    short=frozenset(("a", "i", "o")),
    vowels=frozenset("aeiouy"),
    spaced="",
    leading=frozenset(
        [
            *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "non"),
            *("counter", "self", "well", "cross", "vice", "high", "low", "long", "short", "half"),
        ]
    ),
)

SPANISH = Language(
    code="es",
    organs={
        "La Asamblea General": "A",
        "El Consejo Económico y Social": "E",
        "El Consejo de Seguridad": "S",
        "El Consejo de Derechos Humanos": "A/HRC",
    },
    participle=re.compile(r"\w+(?:ando|iendo|endo|yendo)(?:se|lo|la)?\b"),
    openings=frozenset(
        [
            *("Consciente", "Convencida", "Convencido", "Preocupada", "Preocupado", "Alarmada"),
            *(
                "Alarmado",
                "Guiada",
                "Guiado",
                "Profundamente",
                "Gravemente",
                "Resuelta",
                "Resuelto",
            ),
            *("Conocedora", "Conocedor", "Persuadida", "Persuadido", "Animada", "Animado"),
            *("Inspirada", "Inspirado", "Seriamente", "Sumamente", "Indignada", "Indignado"),
            *("Decidida", "Decidido", "Alentada", "Alentado", "Firmemente", "Plenamente"),
        ]
    ),
    ordinals=frozenset(("a", "o", "ª", "º")),
    months=(
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
        *("septiembre", "octubre", "noviembre", "diciembre"),
    ),
    day=re.compile(r"\b(?P<d>\d{1,2})\s+de\s+(?P<m>[a-z]+)\s+de\s+(?P<y>\d{4})\b"),
    adopted=re.compile(r"(?:Resolución\s+aprobada|Aprobada)\s+por\b"),
    draft=re.compile(r"Proyecto\s+de\s+resolución(?:\s+[IVX]+|\s+\d+)?"),
    close=re.compile(r"\d{1,4}\s*(?:a|ª|o|º)?\.?\s+sesión(?:\s+plenaria)?\b"),
    annex=re.compile(r"Anexo(?:\s+[IVX]+)?"),
    agenda=re.compile(r"Temas?\s+(?P<item>\d[^|]*?)\s+del\s+programa"),
    short=frozenset(["a", "e", "o", "u", "y", "ó"]),
    vowels=frozenset("aeiouáéíóúü"),
    spaced="",
)

RUSSIAN = Language(
    code="ru",
    organs={
        "Генеральная Ассамблея": "A",
        "Экономический и Социальный Совет": "E",
        "Совет Безопасности": "S",
        "Совет по правам человека": "A/HRC",
    },
    participle=re.compile(
        r"(?!включая|исключая|начиная|касаясь|используя|обеспечивая|способствуя|создавая|применяя|таки)"
        r"\w+(?:ая|яя|уя|юя|вая|ивая|ывая|ясь|я|вшись|в)\b"
    ),
    openings=frozenset(
        [
            *("глубоко", "будучи", "вновь", "с", "полностью", "серьезно", "также", "ссылаясь"),
            *("подтверждая", "подчеркивая", "отмечая", "признавая", "сознавая", "приветствуя"),
            *("учитывая", "напоминая", "выражая", "руководствуясь", "принимая", "заявляя"),
            *("рассмотрев", "осуждая", "памятуя", "обращая", "считая", "стремясь", "желая"),
        ]
    ),
    ordinals=frozenset(("е", "й", "я", "го")),
    months=(
        *("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа"),
        *("сентября", "октября", "ноября", "декабря"),
    ),
    day=re.compile(r"\b(?P<d>\d{1,2})\s+(?P<m>[а-я]+)\s+(?P<y>\d{4})\b"),
    adopted=re.compile(r"(?:Резолюция,\s+)?[Пп]ринят(?:ая|а)\b"),
    draft=re.compile(r"Проект\s+резолюции(?:\s+[IVX]+|\s+\d+)?"),
    # The ordinal’s letter is found in Cyrillic and in Latin.
    close=re.compile(r"\d{1,4}\s*[-‑–]?\s*[еe]\s+(?:пленарное\s+)?заседание\b"),
    annex=re.compile(r"Приложение(?:\s+[IVX]+)?"),
    agenda=re.compile(r"Пункты?\s+(?P<item>\d[^|]*?)\s+повестки\s+дня"),
    short=frozenset(["а", "в", "и", "к", "о", "с", "у", "я"]),
    vowels=frozenset("аеёиоуыэюя"),
    spaced="",
    cased=False,
    filled=0.9,
)

ARABIC = Language(
    code="ar",
    organs={
        "إن الجمعية العامة": "A",
        "إن المجلس الاقتصادي والاجتماعي": "E",
        "إن مجلس الأمن": "S",
        "إن مجلس حقوق الإنسان": "A/HRC",
    },
    participle=re.compile(r"و?إذ\b"),
    openings=frozenset(
        [
            *("واقتناعا", "وإدراكا", "وحرصا", "وتصميما", "وعزما", "ورغبة", "وإيمانا", "واقتناعاً"),
            *("وإدراكاً", "وحرصاً", "وتصميماً", "وعزماً", "وإيماناً", "وأخذا", "وأخذاً"),
        ]
    ),
    ordinals=frozenset(),
    months=(
        *("كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو"),
        *("حزيران/يونيه", "تموز/يوليه", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر"),
        *("تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر"),
    ),
    day=re.compile(r"(?P<d>\d{1,2})\s+(?P<m>[^\d\s]+(?:\s[^\d\s]+)?)\s+(?P<y>\d{4})"),
    adopted=re.compile(r"(?:قرار|الذي)\s+اتخذ"),
    draft=re.compile(r"مشروع\s+(?:ال)?قرار(?:\s+\S+)?"),
    close=re.compile(r"الجلسة\s+(?:العامة\s+)?\d{1,4}"),
    annex=re.compile(r"(?:ال)?مرفق(?:\s+\S+)?"),
    agenda=re.compile(r"البند\s+(?P<item>\d[^|]*?)\s+من\s+جدول\s+الأعمال"),
    short=frozenset(["و"]),
    vowels=frozenset("اأإآويىءؤئ"),
    spaced="",
    cased=False,
)

CHINESE = Language(
    code="zh",
    organs={"大会": "A", "经济及社会理事会": "E", "安全理事会": "S", "人权理事会": "A/HRC"},
    participle=re.compile(
        r"(?:又|还|再次|深为|严重|特别|并|进一步|重新|也|表示|满意地|赞赏地|最强烈地|强烈|深切|深|最)*(?:回顾|重申|注意|认识|铭记|强调|欢迎|关切"
        r"|遵循|深信|确信|意识|欣见|考虑|念及|确认|赞赏|感到|震惊|谴责|申明|审议|审查|鼓励|忆及|感|决心|表示|承认"
        r"|着重|指出|肯定|感谢|希望|相信|知悉|关注|按照|根据|本着|痛惜|遗憾|赞扬|呼吁|坚信|深知|牢记|期待|惊悉)"
    ),
    openings=frozenset(),
    ordinals=frozenset(),
    months=tuple(str(month) for month in range(1, 13)),
    day=re.compile(r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日"),
    adopted=re.compile(
        r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:(?:大会|\S{2,12}理事会)决议|安全理事会)"
    ),
    draft=re.compile(r"决议草案[一二三四五六七八九十]*"),
    close=re.compile(r"第\s*\d{1,4}\s*次(?:全体)?会议"),
    annex=re.compile(r"附件[一二三四五六七八九十]*"),
    agenda=re.compile(r"议程项目\s*(?P<item>\d[^|]*)"),
    short=frozenset(),
    vowels=frozenset(),
    spaced="",
    cased=False,
    unspaced=True,
)

KNOWN: Mapping[str, Language] = {
    language.code: language for language in (FRENCH, ENGLISH, SPANISH, RUSSIAN, ARABIC, CHINESE)
}
"""By code; the opening words of a text say which it is in."""
