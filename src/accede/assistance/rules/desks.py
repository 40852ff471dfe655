"""Who may do what with requests, said in sentences about a person who is signed in."""

from accede.accounts.rules import Person, Role


def may_write_requests_of(person: Person | None, state: str) -> bool:
    """A focal point writes, submits and withdraws the requests of their own State, and of no
    other; who edits a directory of authorities for that State does not.
    """
    return person is not None and person.holds(Role.FOCAL_POINT) and person.of == state


def may_answer_requests(person: Person | None) -> bool:
    """An officer of the Office answers requests; drafters and clerks read and do not answer."""
    return person is not None and person.holds(Role.OFFICER)


def may_read_needs_of(person: Person | None, state: str) -> bool:
    """The State's focal point and officers of the Office open its list of needs; what each then
    sees there follows from consent. People of other States do not.
    """
    return may_write_requests_of(person, state) or may_answer_requests(person)
