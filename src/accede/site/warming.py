"""What a process of the server reads before its first answer, and then never looks through again.

Python looks through everything that lives, now and then, for what nothing names any more. The
legal state of the world and the pages' templates live as long as the process: with some 200,000
objects of theirs, that look cost the reader of one page in a hundred a tenth of a second.
"""

import gc
from datetime import date
from pathlib import Path

from django.db import DatabaseError
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.template.loader import get_template
from django.urls import get_resolver

from accede.treaties.queries import catalogued, everything, snapshot


def warm() -> None:
    """Reads the catalogue, folds every instrument, compiles the templates, and sets all apart.

    Where the database cannot be read yet, the catalogue alone is.
    """
    everything()
    try:
        legal = snapshot()
    except DatabaseError:
        legal = catalogued()
    legal.day_matrix(date.min)
    _ = get_resolver().url_patterns
    for name in templates():
        get_template(name)
    gc.collect()
    gc.freeze()


def templates() -> list[str]:
    """The names of the product's own templates, in order."""
    house = Path(__file__).parents[1]
    return sorted(
        found.relative_to(folder).as_posix()
        for engine in engines.all()
        if isinstance(engine, DjangoTemplates)
        for folder in map(Path, engine.template_dirs)
        if folder.is_relative_to(house)
        for found in folder.rglob("*.html")
    )
