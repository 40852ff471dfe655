"""Words broken by extraction, put together again; every change is listed.

A fragment is joined to its neighbour only where the joined word is known — it stands
elsewhere in the same document, or in the lexicon given — and the fragments do not stand
as words. What is likely but not certain is left as it is and reported as a doubt.

Not counted as mends, because no character is added or lost: line ends, spaces at the end
of a line, and the one space that French sets before ; : ! ? » and after «, which becomes
a no-break space (U+00A0).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from accede.mandates.exchange.languages import Language
from accede.mandates.rules import Mend
from accede.papers.calls import pieces as parts_of

_PIECE = re.compile(r"(\s*)(\S+)")
_WORD = re.compile(r"[^\W\d_]+")
_JOINING = frozenset(("and", "or", "to", "et", "ou"))
"""After these a hyphen is suspended: ‘short- and long-term’."""
_HYPHENS = re.compile("[-\u2010\u2011](?=\\w)")
_SHORT_LAST = frozenset(("up", "in", "out", "off", "on", "to", "by"))
"""Last members of English words that keep their hyphen: ‘follow-up’."""
_LAST = re.compile(r"([^\W\d_]+).$")
_FIRST = re.compile(r"(?:.*[’'«“\"(])?([^\W\d_]+)")
_NEXT = re.compile(r"([^\W\d_]+)(?:[.,;:]?\d{1,3})?([^’'\w]*)")
_NUMBER = re.compile(r"(?:.*\D)?\d{1,3}")
_SPECIAL = re.compile("[\u00ad\u200b\ufeff\ufb00-\ufb04]")
_MARKS = re.compile(r"[\d*]")
_SOFT = "\u00ad"
_FORMS = {
    "\u00ad": "",
    "\u200b": "",
    "\ufeff": "",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
}
_GLUED = re.compile(
    r"(?P<head>.*(?:[^\W\d_]{2}|[)\]»”\"’》]|\b(?:19|20)\d\d))(?P<stop>[.,;:،؛，；：。、]?)"
    r"(?P<mark>\d{1,3}|\*{1,3})(?P<tail>[.,;:)»”،؛，；：。、]*)"
)
# Arabic sets the call in brackets, close to the word.
_BRACKETED = re.compile(
    r"(?P<head>.*[^\W\d_]{2}\W?)(?P<stop>)\((?P<mark>\d{1,3})\)(?P<tail>[.,;:)»”،؛]*)"
)
_GLUED_NUMBER = re.compile(
    r"(?P<head>\(?\d{2,3}/)(?P<digits>\d{1,6})"
    r"(?:(?P<stop>[,;.])(?P<after>\d{1,3}))?(?P<tail>[.,;:)]*)"
)
_MOST_IN_A_SESSION = 400
"""No session of the General Assembly has numbered its resolutions beyond this."""
_ABBREVIATIONS = frozenset(
    ("no", "n°", "par", "para", "paras", "art", "vol", "p", "chap", "sect", "add", "corr", "rev")
)


@dataclass(slots=True)
class Token:
    """A run without spaces: its text, its line, the space before it, a call if it is one."""

    text: str
    line: int
    gap: str
    call: str = ""


@dataclass(slots=True)
class Vocabulary:
    """The words of a document and which of them stand alone."""

    language: Language
    lexicon: frozenset[str] = frozenset()
    counts: Counter[str] = field(default_factory=Counter)
    alone: set[str] = field(default_factory=set)
    compounds: set[tuple[str, str]] = field(default_factory=set)
    divides: bool = False
    """Whether the document divides words at line ends, as far as can be told of its words."""

    def parted(self, token: Token, after: Token) -> bool | None:
        """Whether the hyphen between two pieces is the line’s and not the word’s; ``None``
        where the document does not tell.
        """
        if token.text.endswith(_SOFT):
            return True
        left, right = _LAST.search(token.text), _WORD.match(after.text)
        if not left or not right or not (right[0].islower() or (left[1] + right[0]).isupper()):
            return False
        first, second = left[1].lower(), right[0].lower()
        if (first, second) in self.compounds:
            return False
        if self.known(first + second):
            return True
        if first in self.language.leading or len(first) == 1 or second in _SHORT_LAST:
            return False
        if self.stands(first) and self.stands(second):
            return False
        return None

    def known(self, word: str) -> bool:
        """Whether a word is used elsewhere in the document, or in the lexicon."""
        return word in self.counts or word in self.lexicon

    def stands(self, piece: str) -> bool:
        """Whether a piece is a word in its own right."""
        return piece in self.language.short or piece in self.lexicon or piece in self.alone

    def cannot_stand(self, piece: str) -> bool:
        """Whether a piece cannot be a word: one letter that is none, or no vowel."""
        if piece in self.language.short:
            return False
        return len(piece) == 1 or not self.language.vowels.intersection(piece)


@dataclass(slots=True)
class Ledger:
    """The mends and doubts of one document, and the calls seen so far.

    ``exact``: the format says where calls stand, so that no digit in a word is taken for one.
    """

    marks: frozenset[str] = frozenset()
    exact: bool = False
    plain: frozenset[str] = frozenset()
    """Marks that are called glued to a word, and numbers that are cited whole more than once:
    a number’s last digits are then no call."""
    called: int = 0
    mends: list[Mend] = field(default_factory=list)
    doubts: list[Mend] = field(default_factory=list)

    def mend(self, line: int, found: str, made: str, why: str) -> None:
        self.mends.append(Mend(line, found, made, why))

    def takes(self, mark: str) -> bool:
        """Whether a mark can be a call here: its note exists and is next, or was called."""
        if mark not in self.marks:
            return False
        return not mark.isdigit() or int(mark) <= self.called + 1


def tokens_of(pieces: Iterable[tuple[int, str]]) -> list[Token]:
    """The tokens of lines given as (number, text); the gap of a line’s first is ``\\n``."""
    tokens: list[Token] = []
    for number, text in pieces:
        if text.isprintable() and "  " not in text:
            # Single plain spaces, and no call: as most lines are.
            words = text.strip().split(" ")
            tokens += [Token(word, number, " ") for word in words if word]
            if words[0]:
                tokens[-len(words)].gap = "\n"
            continue
        for index, match in enumerate(_PIECE.finditer(text.rstrip())):
            gap = match[1] if index else "\n"
            if "\ue000" not in match[2]:
                tokens.append(Token(match[2], number, gap))
                continue
            for part, mark in parts_of(match[2]):
                tokens.append(Token(part, number, "" if mark else gap, mark))
                gap = gap if mark else ""
    return tokens


def learn(
    runs: Sequence[Sequence[Token]], language: Language, lexicon: frozenset[str]
) -> Vocabulary:
    """The vocabulary of a document: which words it has, and which stand alone in it."""
    vocabulary = Vocabulary(language, lexicon)
    for text in {token.text for run in runs for token in run}:
        words = _WORD.findall(text.lower())
        vocabulary.counts.update(words)
        if len(words) > 1 and _HYPHENS.search(text):
            vocabulary.compounds.update(pairwise(words))
    standing: set[str] = set()
    for run in runs:
        broken: set[int] = set()
        for index in range(len(run)):
            if pieces := _joinable(run, index, vocabulary):
                broken.update(range(index, index + len(pieces)))
        for index, (token, after) in enumerate(pairwise(run)):
            if _divided(token, after):
                broken |= {index, index + 1}
        standing.update(token.text for index, token in enumerate(run) if index not in broken)
    for text in standing:
        vocabulary.alone.update(_WORD.findall(text.lower()))
    told = [
        vocabulary.parted(token, after)
        for run in runs
        for token, after in pairwise(run)
        if _divided(token, after)
    ]
    vocabulary.divides = told.count(True) > told.count(False) // 2
    return vocabulary


def _joinable(run: Sequence[Token], index: int, vocabulary: Vocabulary) -> list[str]:
    """The pieces, from ``index`` on, that make a known word together; the longest such run."""
    pieces: list[str] = []
    longest: list[str] = []
    joined = ""
    for token in run[index + 1 : index + 3]:
        following = None if token.call or "\n" in token.gap else _next_of(token.text)
        if following is None:
            break
        if not pieces:
            joined = "" if run[index].call else _first_of(run[index].text)
            if not joined:
                break
            pieces = [joined]
        pieces.append(following[0])
        joined += following[0]
        if joined in vocabulary.counts or joined in vocabulary.lexicon:
            longest = pieces[:]
        if following[1]:
            break
    return longest


@lru_cache(maxsize=20_000)
def _first_of(text: str) -> str:
    """The word that a token may begin a broken one with, in small letters, or nothing."""
    first = _FIRST.fullmatch(text)
    return first[1].lower() if first else ""


@lru_cache(maxsize=20_000)
def _next_of(text: str) -> tuple[str, str] | None:
    """The word that a token may go on a broken one with, and the marks behind it."""
    match = _NEXT.fullmatch(text)
    if match is None or not match[1].islower():
        return None
    return None if len(match[1]) == 1 and match[2].startswith(")") else (match[1], match[2])


def mend(tokens: list[Token], vocabulary: Vocabulary, ledger: Ledger) -> list[Token]:
    """The tokens with every certain mend made, in reading order; ``ledger`` has the list."""
    language = vocabulary.language
    for token in tokens:
        if not token.text.isascii():
            _whole_forms(token, ledger)
    if not language.ordinals.isdisjoint(token.text.rstrip(",;.") for token in tokens):
        tokens = list(_ordinals(tokens, language, ledger))
    if any("\n" in token.gap for token in tokens[1:]) or any(
        token.text.endswith(_SOFT) for token in tokens
    ):
        tokens = list(_line_ends(tokens, vocabulary, ledger))
    tokens = list(_calls(tokens, ledger))
    return list(_broken(tokens, vocabulary, ledger))


def called_plainly(runs: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Marks that stand glued to a word somewhere, and numbers that are cited more than once."""
    found: set[str] = set()
    cited: Counter[str] = Counter()
    for run in runs:
        for token in run:
            if not _MARKS.search(token.text):
                continue
            if number := _GLUED_NUMBER.fullmatch(token.text):
                cited[number["head"].lstrip("(") + number["digits"]] += 1
            elif "/" not in token.text and (
                glued := _BRACKETED.fullmatch(token.text) or _GLUED.fullmatch(token.text)
            ):
                found.add(glued["mark"])
    return frozenset(found | {number for number, count in cited.items() if count > 1})


def _whole_forms(token: Token, ledger: Ledger) -> Token:
    """Ligatures, soft hyphens and loose accents as plain letters."""
    if not _SPECIAL.search(token.text) and unicodedata.is_normalized("NFC", token.text):
        return token
    made = unicodedata.normalize("NFC", "".join(_FORMS.get(c, c) for c in token.text))
    if token.text.endswith(_SOFT):
        # At the end of a token it may be the hyphen of the line.
        made += _SOFT
    if made != token.text:
        ledger.mend(token.line, token.text, made, "a letter was written in a form of its own")
        token.text = made
    return token


def _ordinals(tokens: Sequence[Token], language: Language, ledger: Ledger) -> Iterator[Token]:
    """``1 er`` → ``1er``."""
    held: Token | None = None
    for token in tokens:
        stem = token.text.rstrip(",;.")
        if held and stem in language.ordinals and _NUMBER.fullmatch(held.text):
            made = held.text + token.text
            ledger.mend(
                held.line, f"{held.text} {token.text}", made, "a raised ending was set apart"
            )
            held.text = made
            continue
        if held:
            yield held
        held = token
    if held:
        yield held


def _divided(token: Token, after: Token) -> bool:
    """Whether a word goes over the line’s end at a hyphen."""
    if "\n" not in after.gap or token.call or after.call:
        return False
    hyphen = token.text[-1] in "-\u2010\u2011\u00ad" and token.text[-2:-1].isalnum()
    return hyphen and after.text[0].isalnum() and after.text not in _JOINING


def _line_ends(tokens: Sequence[Token], vocabulary: Vocabulary, ledger: Ledger) -> Iterator[Token]:
    """``sous-`` at a line’s end and ``régionales``; the hyphen goes where the word has none."""
    held: Token | None = None
    for token in tokens:
        if held and _divided(held, token):
            parted = vocabulary.parted(held, token)
            if parted is None:
                parted = vocabulary.divides
            if parted:
                made, why = held.text[:-1] + token.text, "a word was divided at the line’s end"
            else:
                made, why = held.text + token.text, "the line ended at the word’s own hyphen"
            ledger.mend(held.line, f"{held.text} {token.text}", made, why)
            held.text = made
            continue
        if held:
            held.text = held.text.rstrip(_SOFT)
            yield held
        held = token
    if held:
        held.text = held.text.rstrip(_SOFT)
        yield held


def _calls(tokens: Sequence[Token], ledger: Ledger) -> Iterator[Token]:
    """``Unies1`` → ``Unies`` and a call of note 1."""
    before = ""
    for token in tokens:
        if token.call:
            if token.call.isdigit():
                ledger.called = max(ledger.called, int(token.call))
            if not token.gap:
                # The format itself says that this is a call.
                yield token
                continue
            ledger.mend(
                token.line,
                f"{before} {token.call}",
                before,
                f"the call of note {token.call} stood on a line of its own",
            )
            yield token
            continue
        before = token.text
        split = None if ledger.exact else _split_call(token.text, ledger)
        if split is None:
            yield token
            continue
        head, mark, tail = split
        if mark.isdigit():
            ledger.called = max(ledger.called, int(mark))
        why = f"the call of note {mark} was glued to the word"
        ledger.mend(token.line, token.text, head + tail, why)
        yield Token(head, token.line, token.gap)
        yield Token("", token.line, "", call=mark)
        if tail:
            yield Token(tail, token.line, "")


def _split_call(text: str, ledger: Ledger) -> tuple[str, str, str] | None:
    """What stands before a glued call, the call’s mark, and the stops around it."""
    if not _MARKS.search(text):
        return None
    match = _GLUED_NUMBER.fullmatch(text)
    if match is not None:
        return _split_number(match, ledger)
    match = _BRACKETED.fullmatch(text) or _GLUED.fullmatch(text)
    if match is None or "/" in text or not _is_call(match, ledger):
        return None
    return match["head"], match["mark"], match["stop"] + match["tail"]


def _split_number(match: re.Match[str], ledger: Ledger) -> tuple[str, str, str] | None:
    """``74/177;35`` and ``75/19640``: a resolution’s number and the call of the next note."""
    head, digits, stop, tail = match["head"], match["digits"], match["stop"], match["tail"]
    if stop:
        mark = match["after"]
        return (head + digits, mark, stop + tail) if ledger.takes(mark) else None
    mark = str(ledger.called + 1)
    number = digits.removesuffix(mark)
    if mark in ledger.plain or head.lstrip("(") + digits in ledger.plain:
        return None
    if int(digits) > _MOST_IN_A_SESSION >= int(number or 0) > 0 and number != digits:
        return (head + number, mark, tail) if ledger.takes(mark) else None
    return None


def _is_call(match: re.Match[str], ledger: Ledger) -> bool:
    words = _WORD.findall(match["head"])
    if words and match["head"].endswith(words[-1]) and words[-1].lower() in _ABBREVIATIONS:
        return False
    mark = match["mark"]
    if ledger.takes(mark):
        return True
    # A digit after a plain word is a call even where the file has lost the note.
    plain_word = bool(words) and len(words[-1]) > 3 and words[-1].islower()
    lost = mark.isdigit() and mark not in ledger.marks and 0 < int(mark) <= ledger.called + 1
    return plain_word and lost and match["head"].endswith(words[-1])


def _broken(tokens: Sequence[Token], vocabulary: Vocabulary, ledger: Ledger) -> Iterator[Token]:
    """``drogu e`` → ``drogue``."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        pieces = _joinable(tokens, index, vocabulary)
        if pieces:
            parts = tokens[index : index + len(pieces)]
            found = "".join((part.gap if n else "") + part.text for n, part in enumerate(parts))
            made = "".join(part.text for part in parts)
            standing = [vocabulary.stands(piece) for piece in pieces]
            if not any(standing) or any(map(vocabulary.cannot_stand, pieces)):
                ledger.mend(token.line, found, made, "a space stood inside a word")
                yield Token(made, token.line, token.gap)
                index += len(pieces)
                continue
            if not all(standing) and _doubtful(pieces, standing):
                ledger.doubts.append(Mend(token.line, found, made, "perhaps a space inside a word"))
        yield token
        index += 1


def _doubtful(pieces: Sequence[str], standing: Sequence[bool]) -> bool:
    """Whether a piece that does not stand is short enough to be worth a look."""
    return any(len(piece) < 3 for piece, stands in zip(pieces, standing, strict=True) if not stands)
