"""The texts a reader may see, as the sources have them: what is marked for translation.

Templates are read by Django's own reading of their tags, Python by its syntax tree.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

# The functions that translate, and how many texts each takes; a context comes first.
_ONE = frozenset({"gettext", "gettext_lazy", "gettext_noop", "_"})
_TWO = frozenset({"ngettext", "ngettext_lazy"})
_IN_CONTEXT = frozenset({"pgettext", "pgettext_lazy"})
_TWO_IN_CONTEXT = frozenset({"npgettext", "npgettext_lazy"})

# (context, text): a message as a catalogue knows it.
Message = tuple[str | None, str]


def messages(path: Path) -> Iterator[Message]:
    """Every message of a source file, template or Python."""
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".html", ".txt"):
        return _of_template(text)
    return _of_python(ast.parse(text))


def _of_template(text: str) -> Iterator[Message]:
    # The reading leaves calls of gettext on lines of their own and blots out all else.
    for call in re.finditer(r"\bn?p?gettext\((?:u?'(?:[^'\\]|\\.)*'|[^()'])*\)", templatize(text)):
        yield from _of_python(ast.parse(call[0].replace("(count)", "(0)").replace(", count)", ")")))


def _of_python(tree: ast.AST) -> Iterator[Message]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
        texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
        texts = [each for each in texts if isinstance(each, str)]
        if name in _ONE | _TWO and texts:
            yield None, texts[0]
        elif name in _IN_CONTEXT | _TWO_IN_CONTEXT and len(texts) > 1:
            yield texts[0], texts[1]


def badly_set(said: str) -> bool:
    """Whether a French text is not set as French: its apostrophes, its spaces that hold."""
    # Codes, symbols and addresses are the same in every language: TBC97:2.3.a.
    text = re.sub(r"[A-Z]+\d+:\S+|\S+@\S+|https?:\S+|\b\d+:\d+", "", said)
    return bool(
        re.search(r"\w'\w", text)
        or re.search(r" [:;!?»]|« ", text)
        or re.search(r"[^\W\d_][:;!?](?:\s|$)", text)
    )
