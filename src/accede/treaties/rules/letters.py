"""The letters of a plan: instrument, full powers, declarations, notes; models to be filled in.

In our own words, after the practice of depositaries. What only the State knows stands in
square brackets.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from accede.states.rules import State
from accede.treaties.rules.accession import PLANNED, BaseNeed, Plan, Way, ways
from accede.treaties.rules.acts import SIGNATURES
from accede.treaties.rules.depositaries import depositaries
from accede.treaties.rules.documents import Block, Document, Heading, Style, paragraph
from accede.treaties.rules.instruments import (
    LetterForm,
    Notification,
    Obligation,
    ObligationKind,
    Strength,
    When,
)
from accede.treaties.rules.owed import expanded
from accede.treaties.rules.plan_document import Words, speech
from accede.treaties.rules.prose import adopted_by, after, cited, lower, provision_named


@dataclass(frozen=True)
class Letter:
    """One letter: its kind, and the document."""

    kind: str
    document: Document


def letters(
    plan: Plan,
    state: State,
    words: Words,
    language: str,
    *,
    catalogue: Collection[Obligation] = (),
    chosen: Collection[str] = (),
) -> tuple[Letter, ...]:
    """Every letter of a plan in one language, in the order they are used.

    ``chosen`` are the codes of the declarations the State has decided on; without any, the
    letter shows all that are possible, each to be kept or deleted. ``catalogue`` are the
    obligations that the instrument imports or has itself, for the jurisdiction it notifies.
    """
    if plan.case not in PLANNED:
        return ()
    return tuple(_Letters(plan, state, words, language, catalogue, chosen).every())


def base_plan(plan: Plan) -> Plan | None:
    """The same plan for the instrument that must be joined first or together; else ``None``."""
    base = plan.base
    if base is None or base.need not in (BaseNeed.FIRST, BaseNeed.TOGETHER, BaseNeed.TO_VERIFY):
        return None
    own = ways(base.instrument, base.standing.status, plan.day)
    return replace(
        plan,
        instrument=base.instrument,
        standing=base.standing,
        way=own[0] if own else Way.ACCESSION,
        base=None,
    )


class _Letters:
    def __init__(
        self,
        plan: Plan,
        state: State,
        words: Words,
        language: str,
        catalogue: Collection[Obligation],
        chosen: Collection[str],
    ) -> None:
        self.plan, self.state, self.words, self.language = plan, state, words, language
        self.catalogue, self.chosen = catalogue, chosen
        self.say = speech(plan, state, words, language, "letters")

    def every(self) -> Iterator[Letter]:
        options = self._options()
        if self.plan.way is not Way.DEFINITIVE_SIGNATURE:
            yield self._letter("instrument", self._title(), self._instrument())
        yield self._letter("full_powers", self.say("title.full_powers"), self._powers())
        if options:
            title = self.say("title.declarations")
            yield self._letter("declarations", title, self._declarations(options))
        if self.plan.way is not Way.DEFINITIVE_SIGNATURE:
            yield self._letter("transmittal", self.say("title.transmittal"), self._transmittal())
        for each in self.plan.notices.due:
            number = cited(each.notification.article, self.language)
            title = self.say("title.notice", cited=number)
            yield self._letter(
                "notice", title, self._notice(each.notification), each.notification.article
            )

    def _letter(self, kind: str, title: str, body: Iterator[Block], article: str = "") -> Letter:
        said = self.say(f"name.{kind}", article=_in_a_name(article))
        code, who = self.plan.instrument.code, self.state.code
        opening = [paragraph(self.say("model"), Style.NOTE)]
        if self.state.demonstration:
            opening.append(paragraph(self.say("demonstration"), Style.NOTE))
        document = Document(
            name=f"{code}-{who}-{said}.{self.language}",
            title=title,
            language=self.language,
            day=self.plan.day,
            blocks=(*opening, paragraph(title, Style.TITLE), *body),
            foot=self.say("foot"),
        )
        return Letter(kind, document)

    def _title(self) -> str:
        return self.say(f"title.{self.plan.way.value}")

    def _options(self) -> tuple[Notification, ...]:
        every = self.plan.notices.options
        kept = tuple(each for each in every if each.code in self.chosen)
        return kept or every

    def _instrument(self) -> Iterator[Block]:
        say, plan = self.say, self.plan
        yield paragraph(say("i"))
        yield from (paragraph(text) for text in self._considering())
        succeeded = plan.succeeded
        yield paragraph(
            say(
                f"declare.{plan.way.value}",
                annexed=say("annexed") if self.chosen else "",
                succeeded=say.day(succeeded) if succeeded else _blank_day(self.language),
            )
        )
        yield paragraph(say("witness"))
        yield from self._signed()

    def _considering(self) -> Iterator[str]:
        say, plan = self.say, self.plan
        made = plan.instrument
        resolution = adopted_by(made.adopted_by)
        place = self.words["places"].get(made.place)
        yield say(
            "considering.assembly" if resolution else "considering.adopted",
            adopted=say.day(made.adopted),
            resolution=resolution,
            place=say.text(place) if place else made.place,
        )
        if made.entered_into_force:
            yield say("considering.in_force", in_force=say.day(made.entered_into_force))
        yield from self._open_to_it()
        base = plan.base
        if base is not None:
            number = cited(base.article, self.language)
            yield say(f"considering.base.{base.need.value}", cited=number)
        yield say("considering.approved")

    def _open_to_it(self) -> Iterator[str]:
        say, plan = self.say, self.plan
        signed = [act for act in plan.standing.acts if act.kind in SIGNATURES]
        if plan.way in (Way.RATIFICATION, Way.ACCEPTANCE, Way.APPROVAL):
            if signed and (on := signed[0].done.exact):
                yield say("considering.signed", signed=say.day(on))
            elif plan.instrument.base is None or signed:
                yield say("considering.signed.blank")
        elif plan.way is Way.SUCCESSION:
            yield say("considering.succession")
        else:
            for each in plan.instrument.clauses.further:
                if each.clause == "accession" and each.article:
                    number = cited(each.article, self.language)
                    yield say("considering.accession", cited=number)

    def _powers(self) -> Iterator[Block]:
        say, way = self.say, self.plan.way
        yield paragraph(say("powers.note"), Style.NOTE)
        yield paragraph(say("i"))
        if way is Way.DEFINITIVE_SIGNATURE:
            yield paragraph(say("powers.treaty"))
        elif way is Way.SUCCESSION:
            yield paragraph(say("powers.notification"))
        else:
            yield paragraph(say("powers.instrument", act=say(f"act.{way.value}")))
        yield paragraph(say("witness"))
        yield from self._signed()

    def _declarations(self, options: tuple[Notification, ...]) -> Iterator[Block]:
        say = self.say
        yield paragraph(say("declarations.note"), Style.NOTE)
        yield paragraph(say("declarations.intro"))
        for each in options:
            number = cited(each.article, self.language)
            yield Heading(say("declarations.head", cited=number))
            form = each.letter.value if each.letter else "general"
            keep = "" if self.chosen else say("declarations.keep") + " "
            said = say(
                f"option.{form}",
                cited=number,
                against=cited(provision_named(each), self.language),
                what=lower(say.text(each.what)),
            )
            yield paragraph(keep + said)
        yield from self._signed()

    def _transmittal(self) -> Iterator[Block]:
        say, plan = self.say, self.plan
        mission = say("mission")
        names = depositaries(plan.instrument.depositary, self.words["depositaries"])
        yield paragraph(say("number"), Style.RIGHT)
        yield paragraph(
            say("transmit.notification", mission=mission)
            if plan.way is Way.SUCCESSION
            else say("transmit", mission=mission, act=say(f"act.{plan.way.value}"))
        )
        if len(names) > 1:
            yield paragraph(say("transmit.several"), Style.NOTE)
        yield paragraph(say("transmit.with"))
        yield paragraph(say("with.instrument"), Style.ITEM)
        if base_plan(plan) is not None:
            yield paragraph(say("with.base"), Style.ITEM)
        yield paragraph(say("with.powers"), Style.ITEM)
        if self._options():
            yield paragraph(say("with.declarations"), Style.ITEM)
        for each in plan.notices.due:
            if each.when is When.DEPOSIT:
                number = cited(each.notification.article, self.language)
                yield paragraph(say("with.notice", cited=number), Style.ITEM)
        yield paragraph(say("with.translation"), Style.ITEM)
        yield paragraph(say("transmit.ask", mission=mission))
        yield paragraph(say("renew", mission=mission))
        yield from self._sent()

    def _notice(self, notice: Notification) -> Iterator[Block]:
        say, mission = self.say, self.say("mission")
        number = cited(notice.article, self.language)
        to = self._addressee(notice)
        yield paragraph(say("number"), Style.RIGHT)
        yield paragraph(say("to", to=say.text(notice.to_whom)))
        if notice.when is When.CONCERNED:
            text = say("notice.concerned", trigger=say.text(notice.trigger))
            yield paragraph(text, Style.NOTE)
        yield paragraph(say("notify", mission=mission, cited=number, **to))
        yield from self._told(notice)
        yield paragraph(say("notice.changes"))
        fields = {"depositary": to["addressee"]}
        if self.language == "fr":
            fields["a_depositary"] = to["a_addressee"]
        yield paragraph(say("renew", mission=mission, **fields))
        yield from self._sent()

    def _told(self, notice: Notification) -> Iterator[Block]:
        say = self.say
        what = say.text(notice.what)
        match notice.letter:
            case LetterForm.JURISDICTION:
                yield paragraph(say("notice.jurisdiction"))
                for each in self._jurisdiction():
                    number = cited(_article_of(each), self.language)
                    yield paragraph(say("notice.jurisdiction.item", cited=number), Style.ITEM)
                    yield paragraph(f"({say.text(each.summary)})", Style.SMALL)
                yield paragraph(say("notice.jurisdiction.none"))
            case LetterForm.AUTHORITIES:
                yield paragraph(say("notice.authorities", what=what))
                for part in ("name", "role", "address", "lines", "languages"):
                    yield paragraph(say(f"notice.authorities.{part}"), Style.ITEM)
            case LetterForm.LAWS | LetterForm.PRODUCER | LetterForm.OPERATORS:
                yield paragraph(say(f"notice.{notice.letter.value}", what=what))
            case _:
                yield paragraph(say("notice.general", what=what))

    def _jurisdiction(self) -> list[Obligation]:
        """The cases in which the instrument lets a State establish its jurisdiction."""
        here = {each.code: each for each in self.catalogue} or {
            each.code: each for each in expanded(self.plan.instrument, {})
        }
        return [
            each
            for each in here.values()
            if each.kind is ObligationKind.JURISDICTION_OPTIONAL and each.strength is Strength.MAY
        ]

    def _addressee(self, notice: Notification) -> dict[str, str]:
        """Whom the note greets: the depositary where it is for it, else whoever is named."""
        say = self.say
        to, own = notice.to_whom.in_("en"), self.plan.instrument.depositary
        names = depositaries(own, self.words["depositaries"])
        single = names[0].in_(self.language)
        if len(names) == 1 and (to == "depositary" or own.in_("en") == to):
            said = {"addressee": single}
        else:
            said = {"addressee": say("addressee.blank")}
        if self.language == "fr":
            blank = said["addressee"].startswith("[")
            said["a_addressee"] = said["addressee"] if blank else after("à", single)
        return said

    def _signed(self) -> Iterator[Block]:
        yield paragraph(self.say("done"))
        yield paragraph(self.say("seal"))
        yield paragraph(self.say("signature"), Style.RIGHT)
        yield paragraph(self.say("named"), Style.RIGHT)

    def _sent(self) -> Iterator[Block]:
        yield paragraph(self.say("place_date"), Style.RIGHT)
        yield paragraph(self.say("initials"), Style.RIGHT)


def _article_of(obligation: Obligation) -> str:
    """The article, paragraph and letter of an obligation as an article is written: 6(2)(a)."""
    parts = [part for part in obligation.paragraph.split(".") if part]
    return obligation.article + "".join(f"({part})" for part in parts)


def _in_a_name(article: str) -> str:
    """An article in the name of a file: 6(3) becomes 6-3."""
    return "-".join(article.replace(")", "").replace("(", " ").split())


def _blank_day(language: str) -> str:
    return "[date de la succession]" if language == "fr" else "[date of the succession]"
