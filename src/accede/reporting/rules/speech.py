"""How the report speaks: sentences by key, plurals, names of States with their articles.

The sentences stand in the catalogue, one file per language, with the same keys and the
same placeholders. A sentence that depends on a count has one wording per plural category
of its language, and may have one for none, for unknown, and for known-until. How a
language picks a category and writes numbers and days comes from outside (CLDR), as
callables; nothing here knows a locale.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from accede.reporting.rules.facts import Name
from accede.reporting.rules.figures import Figure, KnownUntil, Unknown
from accede.reporting.rules.tree import Mark, Run, Runs
from accede.states.rules.ordering import sort_key

Sentence: TypeAlias = str | Mapping[str, str]
"""One wording; or ``by`` (the argument that counts) and one wording per case."""

Argument: TypeAlias = str | int | Decimal | date | Figure | Name | tuple[Name, ...] | Runs

CATEGORIES: Mapping[str, tuple[str, ...]] = {"en": ("one", "other"), "fr": ("one", "many", "other")}
"""The plural categories of whole numbers, by language, from CLDR."""

PLACEHOLDER = re.compile(r"\{(\w+)(?::(\w+))?\}")


@dataclass(frozen=True)
class Speech:
    """One language's sentences, and how it counts, writes numbers and writes days."""

    language: str
    sentences: Mapping[str, Sentence]
    plural: Callable[[int], str]
    number: Callable[[int | Decimal], str]
    day: Callable[[date], str]

    def say(self, key: str, **arguments: Argument) -> Runs:
        """The sentence as runs of text; a figure in it becomes a run that leads to it."""
        wording = self._wording(self.sentences[key], arguments)
        runs: list[Run] = []
        at = 0
        for found in PLACEHOLDER.finditer(wording):
            runs.append(Run(wording[at : found.start()]))
            runs.extend(self.runs(arguments[found[1]], found[2] or ""))
            at = found.end()
        runs.append(Run(wording[at:]))
        return joined(runs)

    def text(self, key: str, **arguments: Argument) -> str:
        """The sentence as plain text."""
        return flat(self.say(key, **arguments))

    def runs(self, value: Argument, form: str = "") -> Runs:
        """A value as it is written inside a sentence.

        ``words`` and ``words_f`` (feminine) spell a number below ten, as the house style
        of the United Nations does in running text; with a capital they open a sentence.
        ``bare`` leaves out the day up to which a count is known, where the sentence says it;
        ``cell`` says in short that it is unknown after, where the caption gives the day.
        """
        match value:
            case Figure():
                return self.figure(value, form)
            case Name():
                return (Run(self.name(value, form)),)
            case tuple():
                names = [each for each in value if isinstance(each, Name)]
                if names:
                    return (Run(self.listed(names, form)),)
                return tuple(each for each in value if isinstance(each, Run))
            case date():
                return (Run(self.day(value)),)
            case int() | Decimal():
                return (Run(self.counted(value, form)),)
            case _:
                return (Run(value),)

    def figure(self, figure: Figure, form: str = "") -> Runs:
        """A figure's value, leading to its records; in words where it is not known."""
        match figure.value:
            case Unknown():
                return (Run(self.text("value.unknown"), figure.id, Mark.UNKNOWN),)
            case KnownUntil(value=count, until=until):
                number = Run(self.number(count), figure.id)
                if form == "bare":
                    return (number,)
                if form == "cell":
                    return (number, Run(self.text("value.then"), "", Mark.UNKNOWN))
                limit = Run(self.text("value.until", limit=until), "", Mark.UNKNOWN)
                return (number, Run(" "), limit)
            case count:
                return (Run(self.counted(count, form), figure.id),)

    def counted(self, value: int | Decimal, form: str) -> str:
        """A number in digits, or spelled where the sentence asks for words and it is small."""
        key = f"number.{value}"
        spelled = form.lower().startswith("words") and isinstance(value, int)
        if not spelled or key not in self.sentences:
            return self.number(value)
        feminine = f"{key}.f"
        chosen = feminine if form.endswith("_f") and feminine in self.sentences else key
        text = self.text(chosen)
        return text[0].upper() + text[1:] if form[0].isupper() else text

    def name(self, name: Name, form: str) -> str:
        """A name with what its place in the sentence asks for; ``Subject`` opens a sentence."""
        if form.lower() not in ("subject", "of"):
            return name.text.in_(self.language)
        text = (name.of if form.lower() == "of" else name.subject).in_(self.language)
        return text[0].upper() + text[1:] if form[0].isupper() else text

    def listed(self, names: Iterable[Name], form: str) -> str:
        """Names one after the other, the last with *and*; each repeats its article."""
        return self.enumerated(
            [
                self.name(name, form if index == 0 else form.lower())
                for index, name in enumerate(names)
            ]
        )

    def enumerated(self, texts: list[str]) -> str:
        """Texts one after the other, the last with *and*."""
        if len(texts) < 2:
            return "".join(texts)
        return ", ".join(texts[:-1]) + f" {self.text('and')} " + texts[-1]

    def ranges(self, numbers: list[str]) -> str:
        """Paragraph numbers in their order; three or more in a row become “2 to 5”."""
        rows: list[list[str]] = []
        for number in numbers:
            follows = rows and number.isdigit() and rows[-1][-1].isdigit()
            if follows and int(number) == int(rows[-1][-1]) + 1:
                rows[-1].append(number)
            else:
                rows.append([number])
        texts: list[str] = []
        for row in rows:
            if len(row) > 2:
                texts.append(self.text("range", first=row[0], last=row[-1]))
            else:
                texts.extend(row)
        return self.enumerated(texts)

    def sorted(self, names: Iterable[Name]) -> tuple[Name, ...]:
        """Names in the alphabetical order of the language."""
        return tuple(
            sorted(names, key=lambda name: sort_key(name.text.in_(self.language), self.language))
        )

    def _wording(self, sentence: Sentence, arguments: Mapping[str, Argument]) -> str:
        if isinstance(sentence, str):
            return sentence
        return sentence[self._case(sentence, arguments[sentence["by"]])]

    def _case(self, sentence: Mapping[str, str], counted: Argument) -> str:
        match counted:
            case Figure(value=Unknown()):
                return "unknown"
            case Figure(value=KnownUntil(value=count)):
                if "until" in sentence:
                    return "until"
            case Figure(value=int() as count):
                pass
            case Figure(value=Decimal() as amount):
                count = int(amount)
            case int():
                count = counted
            case Name():
                count = 2 if counted.plural else 1
            case tuple():
                if len(counted) == 1 and isinstance(counted[0], Name):
                    return self._case(sentence, counted[0])
                count = len(counted)
            case _:
                raise TypeError(f"{type(counted).__name__} is not counted")
        return "none" if count == 0 and "none" in sentence else self.plural(count)


def flat(runs: Runs) -> str:
    """The text of runs, without their marks."""
    return "".join(run.text for run in runs)


def joined(runs: Iterable[Run]) -> Runs:
    """Runs without empty ones; neighbours of the same kind become one."""
    result: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        last = result[-1] if result else None
        if last and (last.figure, last.mark, last.strong) == (run.figure, run.mark, run.strong):
            result[-1] = Run(last.text + run.text, run.figure, run.mark, run.strong)
        else:
            result.append(run)
    return tuple(result)


def words(runs: Iterable[Run]) -> int:
    """How many words runs hold. A number is one word, whatever its thousands separator."""
    text = "".join(run.text for run in runs)
    tokens = re.split(r"[ \n\t\u00a0]+", text)
    return sum(1 for token in tokens if any(character.isalnum() for character in token))
