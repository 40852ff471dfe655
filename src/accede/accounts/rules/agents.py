"""What a browser calls itself, in two words a person recognizes."""

# The first that stands in the text; the order matters, since browsers name each other.
_PROGRAMS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def named(agent: str) -> str:
    """The program and its system; empty where neither is known.

    >>> named("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
    'Firefox, Linux'
    >>> named("curl/8.5.0")
    ''
    """
    known = (
        next((name for sign, name in names if sign in agent), "") for names in (_PROGRAMS, _SYSTEMS)
    )
    return ", ".join(filter(None, known))
