"""A plan as a document: what a ministry reads on two pages, before the letters."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from accede.basics.texts import Text
from accede.states.rules import State
from accede.treaties.rules.accession import PLANNED, BaseNeed, Case, Plan, Way
from accede.treaties.rules.clauses import Counting
from accede.treaties.rules.depositaries import depositaries, of_depositary, office
from accede.treaties.rules.documents import (
    Block,
    Document,
    Heading,
    Runs,
    Style,
    Table,
    cell,
    paragraph,
    runs,
)
from accede.treaties.rules.fold import Reason
from accede.treaties.rules.instruments import BaseRelation, Notification, ObligationKind, When
from accede.treaties.rules.prose import Say, head, lower, of_state, of_treaty
from accede.treaties.rules.schedule import Task, TaskKind

Words = Mapping[str, Mapping[str, Text]]
"""The words of the catalogue by file: ``plan``, ``letters``, ``statuses``, ``kinds`` …"""

_GROUNDS = {
    TaskKind.VERIFY_STANDING: "ground.depositary",
    TaskKind.VERIFY_BASE: "ground.depositary",
    TaskKind.COMPARE_LAW: "ground.catalogue",
    TaskKind.DECIDE: "ground.reservations",
    TaskKind.APPROVE: "ground.own",
    TaskKind.SIGN_INSTRUMENT: "ground.powers",
    TaskKind.DEPOSIT: "ground.deposit",
}


def speech(plan: Plan, state: State, words: Words, language: str, file: str = "plan") -> Say:
    """What says the sentences of a file about this plan."""
    fields = dict(of_state(state, language)) | dict(of_treaty(plan.instrument.title, language))
    names = depositaries(plan.instrument.depositary, words["depositaries"])
    fields |= {
        "noun": fields["treaty_noun"],
        "Noun": head(fields["treaty_noun"]),
        "code": plan.instrument.code,
        **of_depositary(names, language),
    }
    if language == "fr":
        fields |= {"a_noun": fields["a_treaty_noun"], "de_noun": fields["de_treaty_noun"]}
    if plan.base is not None:
        fields |= dict(of_treaty(plan.base.instrument.title, language, "base"))
    return Say(words[file], language, fields)


def plan_document(plan: Plan, state: State, words: Words, language: str) -> Document:
    """The plan in one language."""
    made = _Plan(plan, state, words, language)
    return Document(
        name=f"{plan.instrument.code}-{state.code}-plan.{language}",
        title=made.title(),
        language=language,
        day=plan.day,
        blocks=tuple(made.blocks()),
        foot=f"{plan.instrument.code} · {state.name.in_(language)} · {made.say.day(plan.day)}",
    )


def opening(plan: Plan, state: State, words: Words, language: str) -> tuple[str, ...]:
    """What a plan says first, in sentences: why there is nothing to join, or what to verify."""
    return tuple(_Plan(plan, state, words, language).opening())


class _Plan:
    def __init__(self, plan: Plan, state: State, words: Words, language: str) -> None:
        self.plan, self.state, self.words = plan, state, words
        self.say = speech(plan, state, words, language)

    def title(self) -> str:
        plan = self.plan
        return self.say(f"title.{plan.way.value}" if plan.case in PLANNED else "title.none")

    def blocks(self) -> Iterator[Block]:
        say = self.say
        if self.state.demonstration:
            yield paragraph(say("demonstration"), Style.NOTE)
        yield Table("", (), (30, 70), tuple(self._facts()))
        yield from (paragraph(text) for text in self.opening())
        for number, (name, part) in enumerate(self._parts(), start=1):
            yield Heading(f"{number}. {say(f'part.{name}')}")
            yield from part
        yield from (paragraph(text, Style.SMALL) for text in self._closing())

    def _parts(self) -> Iterator[tuple[str, Iterable[Block]]]:
        """The parts with something to say: all four only where there is something to join."""
        plan = self.plan
        if plan.case in PLANNED:
            yield "steps", (self._steps(),)
            yield "options", self._options()
        if plan.case is not Case.NOT_JOINED:
            yield "notices", self._notices()
        if plan.case in PLANNED:
            yield "adds", self._adds()

    def _facts(self) -> Iterator[tuple[tuple[Runs, ...], ...]]:
        plan, say = self.plan, self.say
        where, chosen = plan.standing, plan.instrument
        standing = say.text(self.words["statuses"][where.status.value])
        if where.as_last_known:
            standing += f", {say('standing.last_known')}"
        entered = chosen.entered_into_force
        pairs = [
            ("standing", f"{standing} ({say('standing.on', day=say.day(plan.day))})"),
            ("in_force", say.day(entered) if entered else say("in_force.not")),
        ]
        if plan.case in PLANNED:
            ways = [say.text(self.words["ways"][each.value]) for each in plan.ways]
            names = depositaries(chosen.depositary, self.words["depositaries"])
            pairs += [
                ("way", say.listed(ways)),
                ("depositary", say.listed(say.text(each) for each in names)),
                ("deposit", say.day(plan.deposit)),
                ("binds", f"{self._binds()} ({self._counted()})"),
            ]
        for key, said in pairs:
            yield cell(say(f"fact.{key}")), cell(said)

    def opening(self) -> Iterator[str]:
        plan, say = self.plan, self.say
        reach = plan.complete_until
        if plan.case not in PLANNED:
            last = plan.case is Case.PARTY and plan.standing.as_last_known and reach is not None
            yield say(
                f"case.{plan.case.value}" + (".last_known" if last else ""),
                reach=say.day(reach) if reach else "",
            )
        if plan.case is Case.TO_VERIFY:
            reason = plan.standing.reason
            if reason is Reason.NO_LIST:
                yield say("verify.NO_LIST")
            else:
                said = say.text(self.words["reasons"][reason.value])
                yield say("verify.OTHER", reason=said)
            yield say("verify.then" if Way.ACCESSION in plan.ways else "verify.party")
        if plan.case in PLANNED:
            yield from self._ways()
        if plan.base is not None and plan.case in PLANNED:
            yield self._base()

    def _ways(self) -> Iterator[str]:
        plan, say = self.plan, self.say
        clauses = plan.instrument.clauses
        if plan.may_sign and clauses.signature is not None:
            article, until = self._article(clauses.signature.article), clauses.signature.until
            key = "way.signature_until" if until else "way.signature"
            yield say(key, article=article, day=say.day(until) if until else "")
        if plan.succeeded is not None and Way.SUCCESSION in plan.ways:
            yield say("way.succession", day=say.day(plan.succeeded))
        for each in clauses.further:
            if each.clause == "accession" and Way.ACCESSION in plan.ways:
                yield say(
                    "way.who", who=say.text(each.says), article=self._article(each.article)
                ).replace(" ()", "")

    def _base(self) -> str:
        base = self.plan.base
        if base is None:
            return ""
        article = self._article(base.article)
        if base.need is BaseNeed.MET:
            implied = base.relation is BaseRelation.IMPLIES
            return self.say("base.IMPLIED.MET" if implied else "base.MET")
        if base.relation is BaseRelation.AMENDS and base.need is BaseNeed.FIRST:
            return self.say("base.AMENDS", article=article)
        return self.say(f"base.{base.need.value}", article=article)

    def _steps(self) -> Table:
        say = self.say
        rows = []
        for number, task in enumerate(self.plan.tasks, 1):
            rows.append(
                (
                    (runs(f"{number}. {self._task(task)}"), *self._task_more(task)),
                    cell(self._when(task)),
                    cell(self._ground(task)),
                )
            )
        return Table(
            say("part.steps"),
            (say("head.step"), say("head.when"), say("head.ground")),
            (62, 20, 18),
            tuple(rows),
        )

    def _task(self, task: Task) -> str:
        say = self.say
        if task.due is not None:
            notice = task.due.notification
            key = "task.NOTIFY_IF" if notice.when is When.CONCERNED else "task.NOTIFY"
            return say(key, what=lower(say.text(notice.what)), case=say.text(notice.trigger))
        if task.kind is TaskKind.DEPOSIT:
            names = depositaries(self.plan.instrument.depositary, self.words["depositaries"])
            if len(names) > 1:
                listed = say.listed(say.text(each) for each in names)
                return say("task.DEPOSIT.several", depositaries=listed)
        return say(f"task.{task.kind.value}")

    def _task_more(self, task: Task) -> tuple[Runs, ...]:
        say = self.say
        if task.due is not None:
            to = say("task.to", to=say.text(task.due.notification.to_whom))
            return (runs(to, quiet=True),)
        if task.kind is TaskKind.DEPOSIT:
            where = office(self.plan.instrument.depositary, self.words["depositaries"])
            if where is not None:
                return (runs(say("task.where", office=say.text(where)), quiet=True),)
        return ()

    def _when(self, task: Task) -> str:
        say, due = self.say, task.due
        if task.kind is TaskKind.BOUND:
            return self._binds()
        if due is not None and due.when is not When.DEPOSIT and task.day is None:
            key = "when.party_stated" if _states(due.notification) else "when.party"
            return say(key, stated=say.text(due.notification.deadline))
        if task.day is None:
            return say("when.before")
        return say("when.by" if task.by else "when.on", day=say.day(task.day))

    def _ground(self, task: Task) -> str:
        say, plan = self.say, self.plan
        if task.due is not None:
            return self._article(task.due.notification.article)
        if task.kind in (TaskKind.JOIN_BASE_FIRST, TaskKind.JOIN_BASE_TOGETHER) and plan.base:
            return self._article(plan.base.article)
        clauses = plan.instrument.clauses
        if task.kind is TaskKind.BOUND:
            return self._article(clauses.later.article if clauses.later else "")
        if task.kind in (TaskKind.SIGN_TREATY, TaskKind.SIGN_DEFINITIVELY):
            return self._article(clauses.signature.article if clauses.signature else "")
        return say(_GROUNDS[task.kind])

    def _options(self) -> Iterator[Block]:
        plan, say = self.plan, self.say
        if plan.notices.options:
            yield Table(
                say("part.options"),
                (say("head.article"), say("head.option"), say("head.others")),
                (14, 60, 26),
                tuple(
                    (
                        cell(self._article(each.article)),
                        cell(say.text(each.what), quiet=say.text(each.deadline)),
                        cell(self._others(each)),
                    )
                    for each in plan.notices.options
                ),
            )
        else:
            yield paragraph(say("options.none"))
        if plan.notices.later_options:
            yield paragraph(say("options.later", list=self._list(plan.notices.later_options)))
        for each in plan.instrument.clauses.further:
            if each.clause == "reservations":
                key = "options.clause" if each.article else "options.clause.silent"
                says = say.text(each.says)
                yield paragraph(say(key, says=says, article=self._article(each.article)))
        yield paragraph(say("options.law"))

    def _others(self, option: Notification) -> str:
        if self.plan.others is None:
            return self.say("others.none")
        return self.say("others.some", n=self.plan.others.get(option.article, 0))

    def _notices(self) -> Iterator[Block]:
        plan, say = self.plan, self.say
        if plan.notices.due:
            yield Table(
                say("part.notices"),
                (say("head.article"), say("head.what"), say("head.to"), say("head.when")),
                (13, 37, 27, 23),
                tuple(
                    (
                        cell(self._article(each.notification.article)),
                        cell(say.text(each.notification.what)),
                        cell(say.text(each.notification.to_whom)),
                        cell(
                            say.day(each.last) if each.last and plan.case in PLANNED else "",
                            quiet=say.text(each.notification.deadline),
                        ),
                    )
                    for each in plan.notices.due
                ),
            )
        else:
            yield paragraph(say("notices.none"))
        if plan.notices.later:
            yield paragraph(say("notices.later", list=self._list(plan.notices.later)))

    def _adds(self) -> Iterator[Block]:
        plan, say = self.plan, self.say
        new = [each for each in plan.adds if each.new]
        owed = [each for each in plan.adds if not each.new]
        summary = say("adds.summary", all=len(plan.adds), new=len(new), owed=len(owed))
        if any(each.obligation.instrument != plan.instrument.code for each in plan.adds):
            summary += " " + say("adds.imported")
        yield paragraph(summary)
        perhaps = [each for each in new if each.perhaps]
        if perhaps:
            codes = _ordered(code for each in perhaps for code in each.perhaps)
            yield paragraph(say("adds.perhaps", n=len(perhaps), codes=", ".join(codes)))
        fresh = Counter(each.obligation.kind for each in new)
        old = Counter(each.obligation.kind for each in owed)
        kinds = [kind for kind in ObligationKind if fresh[kind] or old[kind]]
        rows = []
        for kind in kinds:
            under = _ordered(
                code for each in owed if each.obligation.kind is kind for code in each.under
            )
            word = head(say.text(self.words["kinds"][kind.value]))
            rows.append(
                (
                    cell(word),
                    cell(str(fresh[kind] or "–")),
                    cell(str(old[kind] or "–")),
                    cell(", ".join(under)),
                )
            )
        heads = tuple(say(f"head.{key}") for key in ("kind", "new", "owed", "under"))
        yield Table(say("part.adds"), heads, (40, 12, 14, 34), tuple(rows))

    def _closing(self) -> Iterator[str]:
        plan, say = self.plan, self.say
        yield say("close.words") + " " + say("close.office")
        reach = plan.complete_until
        yield say(
            "close.days" if reach else "close.days.none",
            day=say.day(plan.day),
            reach=say.day(reach) if reach else "",
            digest=plan.digest[:16],
        )

    def _binds(self) -> str:
        return self.say.day(self.plan.binds) if self.plan.binds else self.say("binds.not_known")

    def _counted(self) -> str:
        """How the day follows from the deposit."""
        plan, say = self.plan, self.say
        entered, later = plan.instrument.entered_into_force, plan.instrument.clauses.later
        if entered is None:
            return say("count.not_in_force")
        if plan.binds == entered and plan.deposit < entered:
            return say("count.entry")
        if later is None:
            return say("count.not_carried")
        form, delay = later.counting, later.delay
        if form in (Counting.NTH_DAY_FOLLOWING, Counting.N_DAYS_AFTER):
            key = "days" if delay.unit == "D" else "months"
        else:
            key = {Counting.MONTHS_AFTER: "months"}.get(form, form.value)
        return say(f"count.{key}", n=delay.number)

    def _list(self, told: Iterable[Notification]) -> str:
        """What is notified, each with its article, in one line."""
        return self.say.listed(
            f"{lower(self.say.text(each.what))} ({self._article(each.article)})" for each in told
        )

    def _article(self, article: str) -> str:
        return self.say("ground.article", article=article) if article else ""


def _states(notification: Notification) -> bool:
    """Whether the instrument sets a time at all."""
    return not notification.deadline.in_("en").startswith("not stated")


def _ordered(codes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(codes))
