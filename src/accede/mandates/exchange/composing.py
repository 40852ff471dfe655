"""Mended tokens → text: spaces as the language sets them, calls of notes out of the text."""

from collections.abc import Sequence

from accede.mandates.exchange.languages import Language
from accede.mandates.exchange.mending import Ledger, Token
from accede.mandates.rules import Call

NO_BREAK = "\u00a0"


def compose(tokens: Sequence[Token], language: Language, ledger: Ledger) -> str:
    """The text of mended tokens, calls left out, spaces as the language sets them."""
    return compose_with_calls(tokens, language, ledger)[0]


def compose_with_calls(
    tokens: Sequence[Token], language: Language, ledger: Ledger
) -> tuple[str, tuple[Call, ...]]:
    """The same, and each call with the place in the text that it stands behind."""
    out: list[str] = []
    calls: list[Call] = []
    previous: Token | None = None
    after_call = False
    length = 0
    for token in tokens:
        if token.call:
            after_call = True
            calls.append(Call(token.call, length))
            continue
        if previous is not None:
            out.append(_space(previous, token, language, ledger, after_call=after_call))
            length += len(out[-1])
        out.append(token.text)
        length += len(token.text)
        previous, after_call = token, False
    return "".join(out), tuple(calls)


def as_it_stands(tokens: Sequence[Token]) -> tuple[str, tuple[Call, ...]]:
    """The text with the spaces that the file has, and its calls."""
    text = ""
    calls: list[Call] = []
    for token in tokens:
        if token.call:
            calls.append(Call(token.call, len(text)))
        elif token.text:
            text += (token.gap.replace("\n", " ") if text else "") + token.text
    return text, tuple(calls)


def _space(
    before: Token, token: Token, language: Language, ledger: Ledger, *, after_call: bool
) -> str:
    """What stands between two tokens; a space too many or out of place is a mend."""
    gap = token.gap
    if language.unspaced and gap == "\n" and not (before.text + token.text).isascii():
        return ""
    if not gap:
        return NO_BREAK if language.spaced and token.text[0] in ";:!?»" and after_call else ""
    first = token.text[0]
    low = first in ",.)]" or (not language.spaced and first in ";:!?")
    if low and not token.text[1:2].isalnum():
        if not after_call and gap != "\n":
            ledger.mend(
                token.line,
                f"{before.text}{gap}{token.text}",
                before.text + token.text,
                "a space stood before the mark",
            )
        return ""
    narrow = bool(language.spaced) and (first in language.spaced or before.text[-1] == "«")
    wide = NO_BREAK if narrow or gap in (NO_BREAK, "\u202f") else " "
    if len(gap) > 1 and not after_call:
        ledger.mend(
            token.line,
            f"{before.text}{gap}{token.text}",
            f"{before.text}{wide}{token.text}",
            "spaces were doubled",
        )
    return wide
