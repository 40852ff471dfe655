"""Short laws in six languages, invented for the tests; no State has them."""

ENGLISH = """\
# Offences Act of Xanadu

## PART I
PRELIMINARY

1. Short title.
This Act may be cited as the Offences Act.

2. Application of this Act
(1) This Act applies to offences committed in the territory of Xanadu.
(2) It applies to an offence on board a ship flying the flag of Xanadu.

3. Attempts
Whoever attempts to commit an offence, by an act that is more than merely preparatory, is guilty.

## PART II
OFFENCES

12A. Hostage-taking
(1) A person who detains another and threatens to kill the hostage in order to compel a State is
guilty of an offence and liable to imprisonment for life.

12B. Financing of terrorism
Whoever provides or collects funds for a terrorist act is liable to imprisonment for 15 years.

13.02 Seizure of aircraft
(1) Every person who seizes an aircraft by force commits hijacking. Section 3 applies to it.
"""
FRENCH = """\
# Code des infractions

## Livre Ier : Dispositions générales

### Article 1er

La loi s'applique aux infractions commises sur le territoire.

Article 2 bis. – Tentative

La tentative est constituée par un commencement d'exécution.

## Livre II : Des crimes
### Chapitre unique : De la prise d'otages

#### Art. 7-1.

Est puni de réclusion le fait de détenir une personne comme otage. L'article 2 bis s'applique.

#### Art. 7-2. (Abrogé)

#### Art. 8.
Il est inséré au code de la mer un article ainsi rédigé :

« Art. 90. Est puni le fait de s'emparer d'un navire. »
"""
SPANISH = """\
# Código de delitos

TÍTULO I
Disposiciones generales

Artículo 1.º La ley penal se aplica a los delitos cometidos en el territorio del Estado.

Artículo 16. Tentativa
Hay tentativa cuando el sujeto da principio a la ejecución del delito.

TÍTULO II
De los delitos de terrorismo

Artículo 573 bis. Toma de rehenes.
El que tomare rehenes será castigado con la pena de prisión de diez a quince años.

Artículo 576.- Financiación del terrorismo
1. Será castigado con la pena de prisión quien recolecte fondos para actos terroristas.
"""
RUSSIAN = """\
# Уголовный кодекс

ОБЩАЯ ЧАСТЬ

Глава 1. Общие положения

Статья 11. Действие уголовного закона
Лицо, совершившее преступление на территории государства, подлежит ответственности.

Статья 30. Покушение на преступление
Покушением признаются действия, если преступление не доведено до конца по не зависящим от лица
обстоятельствам.

ОСОБЕННАЯ ЧАСТЬ

Глава 24. Преступления против общественной безопасности

Статья 205.1. Финансирование терроризма
Финансирование терроризма наказывается лишением свободы.

Статья 206. Захват заложника
1. Захват лица в качестве заложника наказывается лишением свободы на срок от пяти лет.
"""
CHINESE = """\
# 刑法

第一编 总则

第一章 刑法的适用范围

第六条 凡在领域内犯罪的，适用本法。

第二十三条 已经着手实行犯罪，由于犯罪分子意志以外的原因而未得逞的，是犯罪未遂。

第二编 分则

第二章 危害公共安全罪

第一百二十条之一 【帮助恐怖活动罪】资助恐怖活动组织的，处五年以下有期徒刑。

第一百二十一条 以暴力劫持航空器的，处十年以上有期徒刑或者无期徒刑。

第二百三十九条 以勒索财物为目的绑架他人的，或者绑架他人作为人质的，处十年以上有期徒刑。
"""
ARABIC = """\
# قانون العقوبات

الباب الأول: أحكام عامة

المادة الأولى
تسري أحكام هذا القانون على كل من ارتكب جريمة في إقليم الدولة.

المادة (٤٥): الشروع
الشروع هو البدء في تنفيذ فعل بقصد ارتكاب جناية.

الباب الثاني: الجرائم الإرهابية

المادة 88 مكرر
يعاقب بالسجن كل من احتجز رهينة أو شخصا للتأثير على السلطات.

المادة 89 - تمويل الإرهاب
يعاقب بالسجن كل من قام بجمع أموال بقصد تمويل عمل إرهابي.
"""
BY_LANGUAGE = {
    "en": ENGLISH,
    "fr": FRENCH,
    "es": SPANISH,
    "ru": RUSSIAN,
    "zh": CHINESE,
    "ar": ARABIC,
}
NUMBERS = {
    "en": ["1", "2", "3", "12A", "12B", "13.02"],
    "fr": ["1", "2bis", "7-1", "7-2", "8"],
    "es": ["1", "16", "573 bis", "576"],
    "ru": ["11", "30", "205.1", "206"],
    "zh": ["第六条", "第二十三条", "第一百二十条之一", "第一百二十一条", "第二百三十九条"],
    "ar": ["1", "45", "88 مكرر", "89"],
}
# What a reader of the law would look at first, by obligation.
FIRST = {
    "en": {"HOST79:1.1": "12A", "ICSFT99:2.1.a": "12B", "HAGUE70:1.a": "13.02", "TBC97:2.2": "3"},
    "fr": {"HOST79:1.1": "7-1", "TBC97:2.2": "2bis"},
    "es": {"HOST79:1.1": "573 bis", "ICSFT99:2.1.a": "576", "TBC97:2.2": "16", "TBC97:6.1": "1"},
    "ru": {"HOST79:1.1": "206", "ICSFT99:2.1.a": "205.1", "TBC97:2.2": "30", "TBC97:6.1": "11"},
    "zh": {
        "HOST79:1.1": "第二百三十九条",
        "ICSFT99:2.1.a": "第一百二十条之一",
        "HAGUE70:1.a": "第一百二十一条",
        "TBC97:2.2": "第二十三条",
    },
    "ar": {"HOST79:1.1": "88 مكرر", "ICSFT99:2.1.a": "89", "TBC97:2.2": "45", "TBC97:6.1": "1"},
}
