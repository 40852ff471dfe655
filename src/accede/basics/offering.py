"""How an upper room offers something to the roof without the roof knowing the room.

A room's ``offers.py`` holds tuples of what it offers, and ``site`` finds them:

``PANELS``      parts of somebody else's page, by its place (``"state"``, ``"instrument"``)
``TASKS``       what waits for one person; the work list and the home page show them
``NEWS``        what is new, for the home page
``MENU``        doors worth a place in the menu; each person is shown those they may open
``SEARCH``      the kinds of thing the search finds, and who may see one of them
``RESTRICTED``  the kinds of record under consent, for the page "who can see this"
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from accede.basics.texts import Text


@dataclass(frozen=True)
class Panel:
    """A part of somebody else's page: a template and what it needs.

    ``context`` is called with keyword arguments that the page's place defines (for
    ``"state"``: ``state``, ``day``, ``viewer``, ``seen_on`` (the day whose consent counts),
    ``language``) and answers the template's context, or ``None`` where there is nothing
    to show to this viewer.
    """

    place: str
    order: int
    template: str
    context: Callable[..., Mapping[str, Any] | None]


@dataclass(frozen=True)
class MenuEntry:
    """A door worth a place in the menu: the name of its address, and what it is called.

    The menu is in the reader's language on every page, so the label is given in all six.
    ``place`` is ``"main"`` (what the workspace is about), ``"work"`` (shown with it, to who
    is signed in) or ``"account"`` (beside the person's name). ``page`` is what a page behind
    the door calls itself in its context; where it is left out, the name of the door. ``says``
    is one sentence on what is behind it (a lazy translation); the home page shows the doors
    that have one.
    """

    order: int
    door: str
    label: Text
    place: str = "main"
    page: str = ""
    says: Any = ""

    def leads_to(self, page: str) -> bool:
        """Whether the page being shown lies behind this door."""
        return page == (self.page or self.door)


@dataclass(frozen=True)
class Happened:
    """One thing that is new: on which day, what, to which record, of which State or body.

    ``what`` is a word or two in the reader's language (a ``Text``, or a lazy translation).
    """

    on: date
    what: Any
    subject: Text | str
    code: str
    address: str
    of: Text | str = ""
    demonstration: bool = False


@dataclass(frozen=True)
class News:
    """What a room tells of lately, under a title of its own.

    ``latest`` is called with ``viewer``, ``day`` and ``most``, and answers at most so many
    things this viewer may see, the newest first.
    """

    order: int
    title: Any
    latest: Callable[..., Iterable[Happened]]


@dataclass(frozen=True)
class Task:
    """One thing that waits for one person: what to do, on which record, where, since when.

    ``to_do`` is a short text in the reader's language (a lazy translation will do).
    ``subject`` is the record's own title, ``code`` what it is known by. ``since`` is the day
    from which it waits; the age in days is counted from it.
    """

    to_do: Any
    subject: Text | str
    code: str
    address: str
    since: date | None = None
    state: str = ""
    demonstration: bool = False

    def age(self, today: date) -> int | None:
        """For how many days it has waited; ``None`` where no day is known."""
        return None if self.since is None else (today - self.since).days


@dataclass(frozen=True)
class Tasks:
    """What a room knows to wait for a person.

    ``waiting`` is called with ``person``, ``viewer`` and ``day`` and answers its tasks, the
    longest waiting first. Called for a person who is signed in, never for the public.
    """

    order: int
    waiting: Callable[..., Iterable[Task]]


@dataclass(frozen=True)
class Restricted:
    """A kind of record under consent, by the class consent and the journal call it by.

    ``find`` is called with ``code``, ``viewer`` and ``day``, and answers a
    ``consent.rules.Shared``, or ``None`` where this viewer may not see such a record.
    """

    kind: str
    find: Callable[..., Any]


@dataclass(frozen=True)
class SearchDocument:
    """One thing that the search may find.

    ``codes`` are found as they are typed; the first is shown. ``also`` are other names, of no
    one language, that lead here and are never shown (a former name of a State). ``place``
    orders the documents of a kind among each other. ``door`` and ``where`` give the address,
    with ``anchor`` on the page; without a door there is nothing to open. A document with an
    ``owner`` is a State's own: it is shown only to whom the kind's ``seen`` names it.
    """

    id: str
    title: Text
    body: tuple[Text, ...] = ()
    codes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    place: str = ""
    door: str = ""
    where: tuple[tuple[str, str], ...] = ()
    anchor: str = ""
    owner: str = ""
    demonstration: bool = False


@dataclass(frozen=True)
class Search:
    """A kind of thing the search finds.

    ``documents(on, only)`` answers the documents as they stand on a day, all of them or
    those of the ids given; consent is not applied there, and the index alone may read it.
    ``touched(target)`` answers the ids of the documents that an entry of the journal about
    the target may have changed; a kind that is in the catalogue alone has none.
    ``between(earlier, later)`` answers the ids of those that may stand otherwise on one of the
    two days than on the other; none where documents are the same on any day. ``seen(viewer,
    on)`` answers the ids that a viewer may see on a day; ``None`` where all are public.
    ``alphabetical`` puts what is found in the alphabetical order of the reader's language, not
    by ``place``.
    """

    kind: str
    order: int
    name: Any
    documents: Callable[[date, frozenset[str] | None], Iterable[SearchDocument]]
    touched: Callable[[tuple[str, str]], Iterable[str]] = lambda target: ()
    between: Callable[[date, date], Iterable[str]] = lambda earlier, later: ()
    seen: Callable[[Any, date], frozenset[str]] | None = None
    alphabetical: bool = False
