"""What `uwallet apply` does: find out what is wanted, gather the answers, submit, and let the lender decide."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from uwallet_cli.ask.prompter import Option
from uwallet_cli.commands.erasing_data import offer_old_drafts
from uwallet_cli.context import Context
from uwallet_cli.errors import Failed, Interrupted, NotFound, Problem, Unacceptable, WrongUsage
from uwallet_cli.interview import pages
from uwallet_cli.interview.answering import accept, accept_all, counted
from uwallet_cli.interview.answers_file import read_answers
from uwallet_cli.interview.applying import answered, begun, submitted
from uwallet_cli.interview.form import BY_KEY
from uwallet_cli.interview.session import Later, Refused, Session
from uwallet_cli.lenders.keeping import for_keeping
from uwallet_cli.lenders.preview import cost_sheet, preview
from uwallet_cli.lenders.registry import find, with_decisions
from uwallet_cli.loan.application import Application, read_application_reference
from uwallet_cli.loan.journey import Journey
from uwallet_cli.loan.stages import ENDED, fold
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow
from uwallet_cli.show.pages import page
from uwallet_cli.show.problems import note
from uwallet_cli.text import say


class Applying:
    """One run of the command. `flags` are answers given as options, `answers` a file of them."""

    def __init__(
        self,
        context: Context,
        *,
        ref: str | None,
        lender: str | None,
        answers: str | None,
        yes: bool,
        flags: dict[str, str],
    ) -> None:
        self.context, self.lender, self.yes = context, lender, yes
        self.ref = read_application_reference(ref) if ref else None
        self.given: dict[str, Any] | None = {**read_answers(answers), **flags} if answers else flags or None
        self.from_file = answers is not None
        self.kept: Application | None = None

    def run(self) -> Journey | None:
        """The application as it then stands, or None where nothing was submitted."""
        if self.ref and self.lender:
            raise WrongUsage("lender_and_ref", ref=self.ref)
        if self.lender:
            try:
                find(self.lender)  # an unknown one is told before the first question
            except NotFound as unknown:
                raise WrongUsage(unknown.code, **unknown.params) from None
        if self.from_file or not self.context.interactive:
            return self._at_once()
        from uwallet_cli.ask.terminal import guard

        try:
            with guard():
                return self._conversation()
        except (KeyboardInterrupt, EOFError):
            if self.kept is not None:
                raise Interrupted("interrupted_ref", ref=self.kept.ref) from None
            raise Interrupted("interrupted") from None

    # --- everything given at once -----------------------------------------------------------------------------

    def _at_once(self) -> Journey | None:
        if self.given is None:
            raise WrongUsage("no_terminal")
        application = self._mendable() if self.ref else begun(self.lender or "practice", self.context.now)
        before = application.all_answers if self.ref else None
        mend = fold(application.events).mend
        answers, dropped = accept_all(self.given, self.context.now.date(), before=before, mend=mend)
        if dropped:
            labels = words.listed(words.label(key) for key in dropped)
            self._talk(note(say("apply.dropped", answers=labels), self.context.door.talk_look))
        if not self.yes:
            if not self.context.interactive:
                raise WrongUsage("needs_yes")
            return self._confirmed(application, answers)
        return self._submit(application, answers)

    def _confirmed(self, application: Application, answers: dict[str, Any]) -> Journey | None:
        """Everything was given, and a person is there to look it over. Nothing is kept until they agree."""
        from uwallet_cli.ask.terminal import guard

        with guard():
            try:
                session = Session(self.context.person, self.context.now.date(), keep=lambda _answers: None)
                return self._submit(
                    application, session.check(answers, self._preview(application), self._sheet(application))
                )
            except (Later, Refused):
                self._talk(flow(say("apply.later_unsaved")))
                return None

    # --- one thing at a time -----------------------------------------------------------------------------------

    def _conversation(self) -> Journey | None:
        application = self._mendable() if self.ref else self._resumed_or_new()
        if application is None:
            self._talk(flow(say("apply.stopped")))
            return None
        earlier = dict(application.all_answers)
        answers, now = dict(earlier), self.context.now
        for key in fold(application.events).mend:
            answers.pop(key, None)
        if self.given:
            answers |= _acceptable(self.given, self.context)
        self.kept = application if application.revision else None

        def keep(current: dict[str, Any]) -> None:
            nonlocal application
            assert application is not None
            first = application.revision == 0
            changed = answered(application, current, self.context.now)
            application = self.context.applications.add(changed) if first else self.context.applications.save(changed)
            self.kept = application
            if first:
                self.context.person.show(pages.Kept(application.ref))

        session = Session(self.context.person, now.date(), keep)
        try:
            answers = session.fill(answers, earlier)
            answers = session.check(answers, self._preview(application), self._sheet(application))
        except Refused:
            self._forget(application)
            return None
        except Later:
            self._talk(flow(say("apply.later", ref=application.ref)))
            return None
        return self._submit(application, answers)

    def _forget(self, application: Application) -> None:
        """Nothing is kept of a draft without consent; one that was submitted before stays as it was decided."""
        if application.revision and application.is_draft:
            self.context.applications.erase(application.ref)
            self.kept = None
        self._talk(flow(say("apply.refused")))

    def _resumed_or_new(self) -> Application | None:
        """The draft to go on with, or a new one; None where the borrower would rather not begin."""
        offer_old_drafts(self.context)
        drafts = [one for one in self.context.applications.open_ones() if one.is_draft and not one.events]
        person = self.context.person
        if drafts and self.given is None and self.lender is None:
            options = [
                Option(one.ref, say("apply.resume.draft", ref=one.ref, at=words.moment(one.updated))) for one in drafts
            ]
            chosen = person.choose("apply.resume", [*options, Option("new", say("apply.resume.new"))])
            if chosen != "new":
                return self._opened(str(chosen))
        lender = self.lender or "practice"
        person.show(pages.Welcome(lender))
        return begun(lender, self.context.now) if person.confirm("apply.begin", default=True) is True else None

    def _opened(self, ref: str) -> Application:
        application = self.context.applications.get(ref, private=True)
        if application.is_draft:
            answers = application.all_answers
            asked = counted(answers)
            done = sum(1 for question in asked if question.key in answers)
            self.context.person.show(pages.Resumed(ref, done, len(asked)))
        return application

    # --- both -------------------------------------------------------------------------------------------------

    def _mendable(self) -> Application:
        """A draft, or one that was referred back. WrongUsage for any other."""
        assert self.ref is not None
        application = self._opened(self.ref)
        if not application.is_draft and self.context.journey(application).standing.state != "referred":
            raise WrongUsage("not_a_draft", ref=self.ref)
        return application

    def _preview(self, application: Application) -> Any:
        return lambda answers: preview(answers, application.lender)

    def _sheet(self, application: Application) -> Any:
        return lambda answers: cost_sheet(answers, application.lender)

    def _submit(self, application: Application, answers: dict[str, Any]) -> Journey:
        now = self.context.now
        mended = not application.is_draft
        done = self._decided(submitted(application, answers, now), now)
        ended = fold(done.events).state in ENDED
        applications, kept = self.context.applications, for_keeping(done)
        kept = applications.save(kept, ended=ended) if done.revision else applications.add(kept, ended=ended)
        done = done._replace(revision=kept.revision)  # shown as it was decided, with all that would change it
        self.context.just_stored = done.ref
        folder = str(self.context.folder)
        if not self.context.settings.as_json:
            receipt = pages.Submitted(done.ref, done.lender, folder, done.events[-1].at, mended)
            self.context.door.emit(page(receipt, self.context.door.look))
        return self.context.journey(done)

    def _decided(self, application: Application, now: datetime) -> Application:
        try:
            return with_decisions(application, now)
        except Failed:  # a plug-in did not take it: nothing is submitted, and nothing that was kept is lost
            if not self.context.settings.as_json:
                kept = say("apply.later", ref=application.ref) if application.revision else say("apply.later_unsaved")
                self._talk(flow(kept))
            raise

    def _talk(self, screen: Any) -> None:
        self.context.door.talk(screen)


def _acceptable(given: dict[str, Any], context: Context) -> dict[str, Any]:
    """The flags as answers; what is wrong with any of them is told before the first question."""
    accepted: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in given.items():
        try:
            accepted[key] = accept(BY_KEY[key], value, context.now.date())
        except Unacceptable as refused:
            problems.extend(refused.details)
    if problems:
        raise Unacceptable("answers", details=problems)
    return accepted
