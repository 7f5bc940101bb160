"""What a command is given: clock, folder, applications, knowledge, prompts, door. Each is built on first use."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uwallet_cli.errors import Failed, NotFound, StoreUnusable, UwalletError
from uwallet_cli.settings import Settings, data_folder, key_place, moment

if TYPE_CHECKING:
    from uwallet_cli.ask.prompter import Prompter
    from uwallet_cli.loan.application import Application
    from uwallet_cli.loan.journey import Journey, Summary
    from uwallet_cli.show.door import Door
    from uwallet_cli.store.applications import Applications
    from uwallet_cli.store.calls import Calls
    from uwallet_cli.store.checking import KeptFiles
    from uwallet_cli.store.drills import DrillScores
    from uwallet_cli.store.keys import Keys
    from uwallet_cli.store.knowledge import Knowledge
    from uwallet_cli.store.loans import Loans
    from uwallet_cli.store.notes import Notes
    from uwallet_cli.store.traces import Traces
    from uwallet_cli.store.whole import Whole


class Context:
    """The surroundings of one run. A test puts its own clock, person or folder in their place."""

    line: Sequence[str] = ()  # the words after "uwallet", as they were typed
    seed: int | None = None  # what chooses the wordings of a call; a test fixes it

    just_stored: str | None = None  # the reference of what this run submitted
    just_noted = False  # whether this run noted something that would be there twice if it were run again
    troubled: Sequence[tuple[str, UwalletError]] = ()  # applications that the last look had to pass over

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings("zh")
        self._silent: dict[str, Failed] = {}  # lenders that did not answer in time

    def release(self) -> None:
        """Say what the door holds back, if it was ever used."""
        if "door" in self.__dict__:
            self.door.release()

    @property
    def now(self) -> datetime:
        """This moment, in China's time."""
        return moment(os.environ)

    @cached_property
    def folder(self) -> Path:
        """Where the borrower's data is kept."""
        folder = data_folder(os.environ)
        if not os.path.lexists(folder):  # nothing is kept yet, or a restore was cut short
            from uwallet_cli.store.swapping import finish

            finish(folder)
        return folder

    @cached_property
    def door(self) -> Door:
        """The one way out."""
        from uwallet_cli.show.door import Door

        # With --json stderr is for a program, too, unless a person sits before it.
        hold = self.settings.as_json and not sys.stderr.isatty()
        return Door(plain=self.settings.plain, hold=hold)

    @cached_property
    def keys(self) -> Keys:
        """The keys that seal and open private answers. Nothing is read until one of them is needed."""
        from uwallet_cli.store.keys import Keys

        place, exact = key_place(os.environ)
        return Keys(self.folder, place, self._ask_passphrase, exact=exact)

    def _ask_passphrase(self, wrong: bool) -> str | None:
        if not self.interactive:
            return None
        from uwallet_cli.ask.terminal import guard

        with guard():
            return str(self.person.text("data.passphrase_again" if wrong else "data.passphrase", secret=True))

    @cached_property
    def applications(self) -> Applications:
        """The borrower's applications."""
        from uwallet_cli.interview.answer_shape import AnswerShape
        from uwallet_cli.store.applications import Applications

        return Applications(self.folder, AnswerShape(), self.say_wait, self.keys)

    @cached_property
    def calls(self) -> Calls:
        """The borrower's notes of calls."""
        from uwallet_cli.store.calls import Calls

        return Calls(self.folder, self.say_wait, self.keys)

    @cached_property
    def whole(self) -> Whole:
        """The store as a whole: its backup, its key, its end."""
        from uwallet_cli.store.whole import Whole

        return Whole(self.folder, self.keys, self.say_wait)

    @cached_property
    def traces(self) -> Traces:
        """When private answers were shown, and which files were made of what is stored."""
        from uwallet_cli.store.traces import Traces

        return Traces(self.folder, self.say_wait)

    @cached_property
    def drill_scores(self) -> DrillScores:
        """The borrower's scores in the drill."""
        from uwallet_cli.store.drills import DrillScores

        return DrillScores(self.folder, self.say_wait)

    @cached_property
    def own_loans(self) -> Loans:
        """The loans that the borrower entered by hand."""
        from uwallet_cli.store.loans import Loans

        return Loans(self.folder, self.say_wait)

    @cached_property
    def kept_files(self) -> KeptFiles:
        """The files in the data folder, and the state they are in."""
        from uwallet_cli.store.checking import KeptFiles

        return KeptFiles(self.folder, self.say_wait)

    def say_wait(self) -> None:
        """Say that another process is writing, and that we wait for it."""
        from uwallet_cli.show.flow import flow
        from uwallet_cli.text import say

        self.door.talk(flow(say("status.waiting_for_lock")))

    @cached_property
    def knowledge(self) -> Knowledge:
        """The local knowledge store in the language spoken, made from the entries that ship."""
        from uwallet_cli.knowledge.freshness import fingerprint
        from uwallet_cli.store.knowledge import Knowledge
        from uwallet_cli.text import language

        spoken = language()

        def build() -> list[dict[str, Any]]:
            from uwallet_cli.knowledge.library import documents

            return documents(spoken)

        return Knowledge(self.folder, fingerprint, build, name=f"knowledge-{spoken}")

    @cached_property
    def notes(self) -> Notes:
        """The borrower's own notes."""
        from uwallet_cli.store.notes import Notes

        return Notes(self.folder, self.say_wait)

    @cached_property
    def interactive(self) -> bool:
        """Whether there is a person to ask."""
        from uwallet_cli.ask.terminal import is_interactive

        return is_interactive()

    @cached_property
    def person(self) -> Prompter:
        """Whom to ask."""
        from uwallet_cli.ask import prompter_for
        from uwallet_cli.show.pages import page

        return prompter_for(
            plain=self.settings.plain, show=lambda what: self.door.talk(page(what, self.door.talk_look))
        )

    def journey(self, application: Application) -> Journey:
        """An application as it stands now, its lender's events included."""
        from uwallet_cli.lenders.registry import advanced
        from uwallet_cli.loan.journey import Journey
        from uwallet_cli.loan.stages import ENDED

        now = self.now
        if application.events:
            now = max(now, application.events[-1].at)
        try:
            events, standing = advanced(application, now)
        except NotFound as gone:  # a plug-in that was there when the borrower applied
            raise Failed("lender_gone", ref=application.ref, lender=application.lender) from gone
        except (ArithmeticError, LookupError, TypeError, ValueError, StoreUnusable) as spoiled:
            raise StoreUnusable("record_impossible", ref=application.ref) from spoiled
        if application.is_plugged_in and len(events) > len(application.events):
            application = self.applications.save(
                application._replace(events=events, updated=now), ended=standing.state in ENDED
            )
        journey = Journey(application, events, standing, now)
        if journey.awaiting_call is None:
            return journey
        return journey._replace(missed=self.calls.missed(application.ref))

    def chosen(self, ref: str | None, *, private: bool = False) -> Journey:
        """The application of that reference; without one the newest that has not ended, else the newest.

        One that cannot be read is passed over and named in `troubled`. NotFound where there is none at all,
        StoreUnusable where there are some and none of them can be read.
        """
        from uwallet_cli.loan.application import read_application_reference

        if ref is not None:
            return self.journey(self.applications.get(read_application_reference(ref), private=private))
        opened = self.applications.open_ones()
        newest = next((one for one in self._readable(opened) if not one.standing.ended), None)
        if newest is None:
            newest = self._newest_ended(opened)
        if newest is None:
            self._refuse_unreadable()
            raise NotFound("no_applications")
        if private:
            return self.journey(self.applications.get(newest.application.ref, private=True))
        return newest

    def _readable(self, applications: Iterable[Application]) -> Iterator[Journey]:
        """The journeys that can be told. What one lender or one file spoils is not to take the others along."""
        self.troubled = []
        yield from self._told(applications)

    def _told(self, applications: Iterable[Application]) -> Iterator[Journey]:
        for application in applications:
            try:
                yield self._journey_of_one_that_answers(application)
            except UwalletError as trouble:
                self.troubled = [*self.troubled, (application.ref, trouble)]

    def _journey_of_one_that_answers(self, application: Application) -> Journey:
        """A lender that kept us waiting in vain is not asked again about the borrower's other applications."""
        if trouble := self._silent.get(application.lender):
            raise trouble
        try:
            return self.journey(application)
        except Failed as trouble:
            if trouble.code == "lender_slow":
                self._silent[application.lender] = trouble
            raise

    def _newest_ended(self, opened: Sequence[Application]) -> Journey | None:
        """The newest where all have ended, those that are still in `open/` too; without reading all the others."""
        closed = self.applications.newest_closed()
        candidates = [*opened] if closed is None else [*opened, closed]
        candidates.sort(key=lambda one: one.created, reverse=True)
        newest = next(iter(self._readable(candidates)), None)
        if self.troubled:  # the newest cannot be told, so it is one of all the others
            return next(iter(self._readable(self.applications.everything())), None)
        return newest

    def _refuse_unreadable(self) -> None:
        """Where everything there is cannot be read, say so: "no applications" would make one apply again."""
        if self.applications.damaged:
            self.applications.get(self.applications.damaged[0].stem)  # says what is wrong with it
        if self.troubled:
            raise self.troubled[0][1]

    def newest_open(self) -> Journey | None:
        """The newest application that has not ended, if there is one that can be read."""
        try:
            journey = self.chosen(None)
        except UwalletError:  # whoever asks can do without
            return None
        return None if journey.standing.ended else journey

    def overview(self) -> Sequence[Summary]:
        """Every application in a line, newest first."""
        from uwallet_cli.loan.journey import read_summary, summary

        self.troubled = []

        def told(application: Application) -> dict[str, Any] | None:
            return next((summary(journey) for journey in self._told([application])), None)

        return [read_summary(row) for row in self.applications.summaries(told)]

    def all_journeys(self) -> Sequence[Journey]:
        """Every application, newest first."""
        return list(self._readable(self.applications.everything()))
