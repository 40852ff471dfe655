"""How a title, a State and a day stand in a sentence, in English and in French.

Sentences stand in the catalogue with names in braces; here is what is put into them:
“accedes to the Convention”, « adhère au Protocole », « le 1ᵉʳ mars 2014 ».
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from accede.basics.texts import Text
from accede.states.rules import Gender, State, after_a, after_de, with_article
from accede.treaties.rules.instruments import Notification

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_NOUNS = {
    "en": ("Convention", "Protocol", "Amendment", "Treaty", "Agreement"),
    "fr": ("Convention", "Protocole", "Amendement", "Traité", "Accord"),
}
_FEMININE = ("Convention",)
_VOWELS = "AEIOUYÉÈÊH"
_DE = {"le ": "du ", "la ": "de la ", "l’": "de l’", "les ": "des "}
_A = {"le ": "au ", "la ": "à la ", "l’": "à l’", "les ": "aux "}


def day_in_words(day: date, language: str) -> str:
    """The day in words, its number and month held together.

    >>> day_in_words(date(2014, 3, 1), "fr"), day_in_words(date(2014, 3, 1), "en")
    ('1ᵉʳ\\xa0mars 2014', '1\\xa0March 2014')
    """
    number = "1ᵉʳ" if language == "fr" and day.day == 1 else str(day.day)
    return f"{number}\u00a0{_MONTHS[language].split()[day.month - 1]} {day.year}"


def set_in(language: str, text: str) -> str:
    """The text as its language is set: in French, signs and quotation marks hold their words.

    >>> set_in("fr", "Fait à : « Rome » ; n° 3")
    'Fait à\\xa0: «\\xa0Rome\\xa0»\\xa0; n°\\xa03'
    """
    if language != "fr":
        return re.sub(r"\b(art\.|No\.) (?=\d|[IVX])", "\\1\u00a0", text)
    text = re.sub(r" (?=[:;!?»])", "\u00a0", text).replace("« ", "«\u00a0")
    return re.sub(r"\b(art\.|n°) ", "\\1\u00a0", text).replace("'", "’")


def after(preposition: str, named: str) -> str:
    """A French noun with its article after « à » or « de ».

    >>> after("à", "le Protocole"), after("de", "la Convention"), after("de", "l’OACI")
    ('au Protocole', 'de la Convention', 'de l’OACI')
    """
    forms = _A if preposition == "à" else _DE
    for article, contracted in forms.items():
        if named.startswith(article):
            return contracted + named.removeprefix(article)
    return f"{preposition} {named}"


@dataclass(frozen=True, slots=True)
class Named:
    """A treaty in a sentence: with its article, by its title and by its noun alone."""

    title: str
    noun: str
    feminine: bool = False


def named(title: Text, language: str) -> Named:
    """The title and the noun it begins with, each with its article.

    >>> named(Text({"en": "Protocol of 2005 to a Convention"}), "en").noun
    'the Protocol'
    >>> named(Text({"fr": "Amendement à la Convention"}), "fr").noun
    'l’Amendement'
    """
    said = title.in_(language)
    places = [(said.find(noun), noun) for noun in _NOUNS[language] if noun in said]
    noun = min(places)[1] if places else _NOUNS[language][0]
    if language == "en":
        return Named(f"the {said}", f"the {noun}")
    feminine = noun in _FEMININE
    return Named(_french(said, feminine), _french(noun, feminine), feminine)


def _french(said: str, feminine: bool) -> str:
    if said[0] in _VOWELS:
        return f"l’{said}"
    return f"{'la' if feminine else 'le'} {said}"


def of_treaty(title: Text, language: str, prefix: str = "treaty") -> Mapping[str, str]:
    """What a sentence may say of a treaty: ``{treaty}``, ``{treaty_noun}``, ``{a_treaty}``."""
    here = named(title, language)
    fields = {
        prefix: here.title,
        f"{prefix}_noun": here.noun,
        f"{prefix}_title": title.in_(language),
    }
    if language == "fr":
        fields |= {
            f"a_{prefix}": after("à", here.title),
            f"de_{prefix}": after("de", here.title),
            f"a_{prefix}_noun": after("à", here.noun),
            f"de_{prefix}_noun": after("de", here.noun),
            f"{prefix}_e": "e" if here.feminine else "",
        }
    return fields


def of_state(state: State, language: str) -> Mapping[str, str]:
    """What a sentence may say of a State: ``{state}``, ``{State}`` at its head, ``{de_state}``.

    In French also what follows its number and gender: ``{est}``, ``{nt}``, ``{lie}``.
    """
    said = with_article(state, language)
    fields = {"state": said, "State": head(said), "name": state.name.in_(language)}
    if language == "fr":
        plural, feminine = state.french_plural, state.french_gender is Gender.FEMININE
        forms = {name: pair[plural] for name, pair in _NUMBER.items()}
        forms["lie"] = "lié" + ("e" if feminine else "") + ("s" if plural else "")
        fields |= forms | {"de_state": after_de(state), "a_state": after_a(state)}
    return fields


_NUMBER = {
    "est": ("est", "sont"),
    "a": ("a", "ont"),
    "s": ("", "s"),
    "nt": ("", "nt"),
    "fait": ("fait", "font"),
    "execute": ("exécutera", "exécuteront"),
    "donne": ("donnera", "donneront"),
}
"""French forms in the singular and in the plural."""


def head(said: str) -> str:
    """The text with its first letter as at the head of a sentence."""
    return said[:1].upper() + said[1:]


def lower(said: str) -> str:
    """The text as it stands within a sentence: names in capitals stay."""
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


def cited(article: str, language: str) -> str:
    """An article as a letter names it.

    >>> cited("21(4)(a)", "en"), cited("8bis(15)", "fr"), cited("XXII(b)", "fr")
    ('21, paragraph\\xa04 (a)', '8\\xa0bis, paragraphe\\xa015', 'XXII, alinéa\\xa0b)')
    """
    match = _ARTICLE.fullmatch(article)
    if match is None:
        return article
    number, inserted, paragraph, letter = match.groups()
    said = f"{number}\u00a0{inserted}" if inserted else number
    if paragraph:
        said += f", {'paragraphe' if language == 'fr' else 'paragraph'}\u00a0{paragraph}"
    if letter:
        said += f", alinéa\u00a0{letter})" if language == "fr" else f" ({letter})"
    return said


_ARTICLE = re.compile(r"(\d+|[IVXL]+)(bis|ter|quater)?(?:\((\d+)\))?(?:\(([a-z])\))?")


def adopted_by(resolution: str) -> str:
    """The number of a resolution of the General Assembly; empty where there is none.

    >>> adopted_by("A/RES/52/164"), adopted_by("A/RES/3166 (XXVIII)"), adopted_by("")
    ('52/164', '3166 (XXVIII)', '')
    """
    return resolution.removeprefix("A/RES/") if resolution.startswith("A/RES/") else ""


def provision_named(option: Notification) -> str:
    """The provision that an option concerns: the first article that it names, else its own."""
    for word in option.what.in_("en").replace(",", " ").split():
        if word[0] in "0123456789IVXL" and "(" in word:
            return word
    return option.article


class Say:
    """Says the sentences of the catalogue in one language, with names filled in."""

    def __init__(self, words: Mapping[str, Text], language: str, fields: Mapping[str, str]) -> None:
        self.language = language
        self._words, self._fields = words, dict(fields)

    def __call__(self, key: str, **fields: object) -> str:
        """The sentence of this key; an error where the catalogue has none, or lacks a name."""
        said = self._words[key].in_(self.language)
        return set_in(self.language, said.format_map(self._fields | fields))

    def known(self, key: str) -> bool:
        """Whether the catalogue has a sentence of this key."""
        return key in self._words

    def text(self, text: Text) -> str:
        """A text of the catalogue in this language."""
        return text.in_(self.language)

    def listed(self, items: Iterable[str]) -> str:
        """Several things in one line, parted as the language parts them."""
        return ("\u00a0; " if self.language == "fr" else "; ").join(items)

    def day(self, day: date) -> str:
        """A day in words."""
        return day_in_words(day, self.language)
