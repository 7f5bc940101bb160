"""From answers to an application that is submitted: drafts, mending, and what the lender adds at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from uwallet_cli.interview.answering import masks, needed
from uwallet_cli.interview.form import PRIVATE
from uwallet_cli.loan.application import Application, Event, new_reference
from uwallet_cli.loan.stages import fold


def begun(lender: str, now: datetime) -> Application:
    """A draft without any answer."""
    return Application(new_reference(), lender, now, now, {}, {}, {})


def answered(application: Application, answers: Mapping[str, Any], now: datetime) -> Application:
    """The application with these answers instead of those it had: private ones apart, masks beside them."""
    return application._replace(
        updated=now,
        answers={key: value for key, value in answers.items() if key not in PRIVATE},
        private={key: value for key, value in answers.items() if key in PRIVATE},
        masks=masks(answers),
        private_given=tuple(sorted(key for key, value in answers.items() if key in PRIVATE and value is not None)),
    )


def submitted(application: Application, answers: Mapping[str, Any], now: datetime) -> Application:
    """The application as it goes to its lender: only what is asked for in it, and the borrower's act as an event.

    One that was referred back is mended: the event names the answers it came back for, and any other that changed.
    """
    final = {question.key: answers.get(question.key) for question in needed(answers)}
    if application.is_draft:
        event = Event(now, "submitted")
    else:
        before, mend = application.all_answers, fold(application.events).mend
        changed = [key for key in final if key in mend or before.get(key) != final[key]]
        event = Event(max(now, application.events[-1].at), "answers_mended", {"keys": changed})
    return answered(application, final, now).with_events(event)
