"""How a name stands in a sentence: “the Congo”, « de l’Algérie », « aux Fidji ».

English and French alone; in the other official languages a name is printed as it is,
and a sentence is built so that it needs no case ending.
"""

from accede.basics.texts import Text
from accede.states.rules.peoples import Organisation, State

_DE = {"le": "du ", "la": "de la ", "l’": "de l’", "les": "des "}
_A = {"le": "au ", "la": "à la ", "l’": "à l’", "les": "aux "}
_VOWELS = "AÂÀEÉÈÊIÎÏOÔUÛYH"
"""First letters before which « de » is elided. No name without article has an aspirate h."""


def with_article(named: State | Organisation, language: str) -> str:
    """The name as the subject of a sentence: “the Congo”, « le Congo », « Cuba »."""
    name = named.name.in_(language)
    given = named.name.given(language)
    if given == "en" and named.english_the:
        return f"the {name}"
    if given == "fr" and named.french_article:
        article = named.french_article
        return f"{article}{name}" if article == "l’" else f"{article} {name}"
    return name


def after_de(named: State | Organisation) -> str:
    """The French name after « de »: « du Tchad », « de l’Iraq », « d’Haïti », « de Cuba »."""
    name = _french(named.name)
    if named.french_article:
        return _DE[named.french_article] + name
    return f"d’{name}" if name[0].upper() in _VOWELS else f"de {name}"


def after_a(named: State | Organisation) -> str:
    """The French name after « à »: « au Tchad », « à l’Iraq », « aux Fidji », « à Cuba »."""
    name = _french(named.name)
    return _A[named.french_article] + name if named.french_article else f"à {name}"


def _french(name: Text) -> str:
    return name.in_("fr")
