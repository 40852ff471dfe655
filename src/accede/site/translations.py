"""Compiles the pages' translations: every room's ``.po`` beside its ``.mo``.

By Babel, so that no gettext tools need to be installed. A ``.mo`` that is as new as its
``.po`` is left alone.
"""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_all() -> tuple[Path, ...]:
    """Compiles what is out of date; answers the files written."""
    rooms = Path(__file__).resolve().parents[1]
    written = []
    for po in sorted(rooms.glob("**/locale/*/LC_MESSAGES/django.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            continue
        with po.open("rb") as source:
            catalog = read_po(source, locale=po.parts[-3], abort_invalid=True)
        # Two processes may compile at once: each writes its own, and the last one stands.
        with NamedTemporaryFile(
            dir=mo.parent, prefix="django-", suffix=".new", delete=False
        ) as new:
            write_mo(new, catalog)
        os.chmod(new.name, 0o644)
        os.replace(new.name, mo)
        written.append(mo)
    return tuple(written)
