"""Resolutions in shapes that the gold has not, in own words: what a reader must make of them.

Each is (text, what is expected): symbol, title, day, and for every paragraph its part, its
number and how its text begins.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """A made-up text and what it is."""

    language: str
    text: str
    symbol: str
    title: str
    day: str
    paragraphs: tuple[tuple[str, str, str], ...]


SHAPES: dict[str, Shape] = {}

SHAPES["Security Council, English, headings and small roman numerals"] = Shape(
    "en",
    """United Nations S/RES/2999 (2031)

Security Council Distr.: General

4 March 2031

Resolution 2999 (2031)

Adopted by the Security Council at its 9901st meeting, on 4 March 2031

The Security Council,

Recalling its resolutions 1373 (2001) and 2178 (2014),

Acting under Chapter VII of the Charter of the United Nations,

1. Decides that all States shall keep their lamps lit;

Lamps at borders

2. Calls upon States to look after their lamps:

(a) At their ports;

(b) On their capes, among them:

(i) Those of the north;

(ii) Those of the south;

(c) On their ships;

3. Decides to remain seized of the matter.
""",
    "S/RES/2999(2031)", "", "2031-03-04",
    (
        ("chapeau", "", "The Security"), ("preamble", "", "Recalling"), ("preamble", "", "Acting"),
        ("operative", "1", "Decides"), ("heading", "", "Lamps at"), ("operative", "2", "Calls"),
        ("operative", "2.a", "At their"), ("operative", "2.b", "On their capes"),
        ("operative", "2.b.i", "Those of the north"), ("operative", "2.b.ii", "Those of the s"),
        ("operative", "2.c", "On their ships"), ("operative", "3", "Decides to remain"),
    ),
)  # fmt: skip

SHAPES["Security Council, French, as one page prints it"] = Shape(
    "fr",
    """Nations Unies S/RES/2998 (2031)
Conseil de sécurité Distr. générale
2 février 2031

Résolution 2998 (2031)

Adoptée par le Conseil de sécurité à sa 9898e séance,
le 2 février 2031

Le Conseil de sécurité,

Rappelant sa résolution 2178 (2014) et la déclaration de son président,

Agissant en vertu du Chapitre VII de la Charte des Nations Unies,

1. Décide que tous les États garderont leurs phares allumés ;

2. Demande aux États :

a) D’entretenir les phares de leurs ports ;

b) De rendre compte de ceux de leurs caps ;

3. Décide de demeurer saisi de la question.
""",
    "S/RES/2998(2031)", "", "2031-02-02",
    (
        ("chapeau", "", "Le Conseil"), ("preamble", "", "Rappelant"), ("preamble", "", "Agissant"),
        ("operative", "1", "Décide que"), ("operative", "2", "Demande"),
        ("operative", "2.a", "D’entretenir"), ("operative", "2.b", "De rendre"),
        ("operative", "3", "Décide de"),
    ),
)  # fmt: skip

SHAPES["Security Council, Spanish"] = Shape(
    "es",
    """Naciones Unidas S/RES/2997 (2031)

Consejo de Seguridad

Resolución 2997 (2031)

Aprobada por el Consejo de Seguridad en su 9890ª sesión, celebrada el 21 de enero de 2031

El Consejo de Seguridad,

Recordando su resolución 1373 (2001),

Consciente de que los faros se apagan,

1. Decide que los Estados mantengan encendidos sus faros;

2. Exhorta a los Estados a que:

a) Cuiden los de sus puertos;

b) Informen sobre los de sus cabos;

3. Decide seguir ocupándose de la cuestión.
""",
    "S/RES/2997(2031)", "", "2031-01-21",
    (
        ("chapeau", "", "El Consejo"), ("preamble", "", "Recordando"),
        ("preamble", "", "Consciente"),
        ("operative", "1", "Decide que"), ("operative", "2", "Exhorta"),
        ("operative", "2.a", "Cuiden"), ("operative", "2.b", "Informen"),
        ("operative", "3", "Decide seguir"),
    ),
)  # fmt: skip

SHAPES["Security Council, Russian"] = Shape(
    "ru",
    """Организация Объединенных Наций S/RES/2996 (2031)

Совет Безопасности

Резолюция 2996 (2031),

принятая Советом Безопасности на его 9880-м заседании 15 января 2031 года

Совет Безопасности,

ссылаясь на свою резолюцию 1373 (2001),

действуя на основании главы VII Устава Организации Объединенных Наций,

1. постановляет, что все государства не гасят маяки;

2. призывает государства:

a) следить за маяками в портах;

b) сообщать о маяках на мысах;

3. постановляет продолжать заниматься этим вопросом.
""",
    "S/RES/2996(2031)", "", "2031-01-15",
    (
        ("chapeau", "", "Совет"), ("preamble", "", "ссылаясь"), ("preamble", "", "действуя"),
        ("operative", "1", "постановляет"), ("operative", "2", "призывает"),
        ("operative", "2.a", "следить"), ("operative", "2.b", "сообщать"),
        ("operative", "3", "постановляет"),
    ),
)  # fmt: skip

SHAPES["Security Council, Arabic"] = Shape(
    "ar",
    """الأمم المتحدة S/RES/2995 (2031)

مجلس الأمن

القرار 2995 (2031)

الذي اتخذه مجلس الأمن في جلسته 9870 المعقودة في 9 كانون الثاني/يناير 2031

إن مجلس الأمن،

إذ يشير إلى قراره 1373 (2001)،

وإذ يتصرف بموجب الفصل السابع من ميثاق الأمم المتحدة،

1 - يقرر أن تبقي جميع الدول منائرها مضاءة؛

2 - يهيب بالدول:

(أ) أن ترعى منائر موانئها؛

(ب) أن تبلغ عن منائر رؤوسها؛

3 - يقرر أن يبقي المسألة قيد نظره.
""",
    "S/RES/2995(2031)", "", "2031-01-09",
    (
        ("chapeau", "", "إن مجلس"), ("preamble", "", "إذ يشير"), ("preamble", "", "وإذ يتصرف"),
        ("operative", "1", "يقرر أن تبقي"), ("operative", "2", "يهيب"),
        ("operative", "2.أ", "أن ترعى"), ("operative", "2.ب", "أن تبلغ"),
        ("operative", "3", "يقرر أن يبقي"),
    ),
)  # fmt: skip

SHAPES["Security Council, Chinese"] = Shape(
    "zh",
    """联合国 S/RES/2994(2031)

安全理事会

第2994(2031)号决议

2031年1月8日安全理事会第9869次会议通过

安全理事会，

回顾其第1373(2001)号决议，

根据《联合国宪章》第七章采取行动，

1. 决定所有国家均应保持灯塔长明；

2. 促请各国：

(a) 维护港口的灯塔；

(b) 报告海角的灯塔；

3. 决定继续处理此案。
""",
    "S/RES/2994(2031)", "", "2031-01-08",
    (
        ("chapeau", "", "安全"), ("preamble", "", "回顾"), ("preamble", "", "根据"),
        ("operative", "1", "决定所有"), ("operative", "2", "促请"), ("operative", "2.a", "维护"),
        ("operative", "2.b", "报告"), ("operative", "3", "决定继续"),
    ),
)  # fmt: skip

SHAPES["Human Rights Council, English, annex with numbers of its own"] = Shape(
    "en",
    """United Nations A/HRC/RES/61/9

General Assembly

Human Rights Council
Sixty-first session

Resolution adopted by the Human Rights Council on 3 April 2031

61/9. Lamps and human rights

The Human Rights Council,

Guided by the Charter of the United Nations,

1. Decides to extend the mandate of the keeper of lamps;

2. Adopts the guidelines annexed to the present resolution;

3. Decides to remain seized of the matter.

54th meeting
3 April 2031

[Adopted without a vote.]

Annex

Guidelines on lamps

I. General

1. A lamp is lit at dusk.

2. A lamp is kept:

(a) Clean;

(b) Full.

II. Keepers

3. A keeper is paid.
""",
    "A/HRC/RES/61/9", "Lamps and human rights", "2031-04-03",
    (
        ("chapeau", "", "The Human"), ("preamble", "", "Guided"),
        ("operative", "1", "Decides to e"),
        ("operative", "2", "Adopts"), ("operative", "3", "Decides to r"), ("annex", "", "Annex"),
        ("annex", "", "Guidelines"), ("annex", "", "I. General"), ("annex", "1", "A lamp is lit"),
        ("annex", "2", "A lamp is kept"), ("annex", "2.a", "Clean"), ("annex", "2.b", "Full"),
        ("annex", "", "II. Keepers"), ("annex", "3", "A keeper"),
    ),
)  # fmt: skip

SHAPES["Human Rights Council, Spanish"] = Shape(
    "es",
    """Naciones Unidas A/HRC/RES/61/10

Consejo de Derechos Humanos

Resolución aprobada por el Consejo de Derechos Humanos el 4 de abril de 2031

61/10. Los faros y los derechos humanos

El Consejo de Derechos Humanos,

Guiado por la Carta de las Naciones Unidas,

Poniendo de relieve que los faros son de todos,

1. Decide prorrogar el mandato;

2. Decide seguir ocupándose de la cuestión.

55ª sesión
4 de abril de 2031

[Aprobada sin votación.]
""",
    "A/HRC/RES/61/10", "Los faros y los derechos humanos", "2031-04-04",
    (
        ("chapeau", "", "El Consejo"), ("preamble", "", "Guiado"), ("preamble", "", "Poniendo"),
        ("operative", "1", "Decide prorrogar"), ("operative", "2", "Decide seguir"),
    ),
)  # fmt: skip

SHAPES["Economic and Social Council, English, two drafts"] = Shape(
    "en",
    """Economic and Social Council E/RES/2031/7

2031/7. Lamps of the coast and of the river

The Economic and Social Council

Recommends to the General Assembly the adoption of the following draft resolutions:

Draft resolution I
Lamps of the coast

The General Assembly,

Recalling its resolution 85/1,

1. Requests lamps on every cape;

2. Decides to come back to it.

Draft resolution II
Lamps of the river

The General Assembly,

Noting the rivers,

1. Requests lamps on every bridge.

40th plenary meeting
22 July 2031
""",
    "E/RES/2031/7", "Lamps of the coast and of the river", "2031-07-22",
    (
        ("chapeau", "", "The Economic"), ("recommendation", "", "Recommends"),
        ("heading", "", "Draft resolution I Lamps of the coast"), ("chapeau", "", "The General"),
        ("preamble", "", "Recalling"), ("operative", "1", "Requests lamps on every c"),
        ("operative", "2", "Decides"), ("heading", "", "Draft resolution II Lamps of the river"),
        ("chapeau", "", "The General"), ("preamble", "", "Noting"),
        ("operative", "1", "Requests lamps on every b"),
    ),
)  # fmt: skip

SHAPES["General Assembly, French, older, roman sections"] = Shape(
    "fr",
    """58/301. Les phares

L’Assemblée générale,

Rappelant sa résolution 57/1, en date du 4 juin 2003,

Soulignant ce qui suit :

a) Les phares sont peu nombreux ;

b) Les gardiens sont mal payés,

I

Des phares

1. Prie les États d’allumer leurs phares ;

2. Les invite à les entretenir ;

II

Des gardiens

3. Prie les États de payer leurs gardiens.

88e séance plénière
5 juillet 2004
""",
    "A/RES/58/301", "Les phares", "2004-07-05",
    (
        ("chapeau", "", "L’Assemblée"), ("preamble", "", "Rappelant"),
        ("preamble", "", "Soulignant"), ("preamble", "", "a) Les phares"),
        ("preamble", "", "b) Les gardiens"), ("heading", "", "I"), ("heading", "", "Des phares"),
        ("operative", "1", "Prie les États d’allumer"), ("operative", "2", "Les invite"),
        ("heading", "", "II"), ("heading", "", "Des gardiens"),
        ("operative", "3", "Prie les États de payer"),
    ),
)  # fmt: skip

SHAPES["General Assembly, English, numbers that begin anew in each section"] = Shape(
    "en",
    """59/400. Lamps

The General Assembly,

Recalling the night,

I
Lamps

1. Requests States to light them;

2. Requests States to keep them;

II
Keepers

1. Requests States to pay them;

2. Decides to come back to it.

70th plenary meeting
3 December 2004
""",
    "A/RES/59/400", "Lamps", "2004-12-03",
    (
        ("chapeau", "", "The General"), ("preamble", "", "Recalling"), ("heading", "", "I"),
        ("heading", "", "Lamps"), ("operative", "1", "Requests States to l"),
        ("operative", "2", "Requests States to k"), ("heading", "", "II"),
        ("heading", "", "Keepers"), ("operative", "1", "Requests States to p"),
        ("operative", "2", "Decides"),
    ),
)  # fmt: skip

SHAPES["General Assembly, English, a decision cited whole is no call"] = Shape(
    "en",
    """74/999. Lamps

The General Assembly,

Recalling its decision 74/556 on lamps and its resolution 74/551 and those before,

1. Decides to keep decision 74/556 in mind.

45th plenary meeting
15 December 2019

_______________
1 Resolution 1/2.
2 Resolution 1/3.
3 Resolution 1/4.
4 Resolution 1/5.
5 Resolution 1/6.
6 Resolution 1/7.
""",
    "A/RES/74/999", "Lamps", "2019-12-15",
    (
        ("chapeau", "", "The General"), ("preamble", "", "Recalling its decision 74/556 on"),
        ("operative", "1", "Decides to keep decision 74/556"),
    ),
)  # fmt: skip
