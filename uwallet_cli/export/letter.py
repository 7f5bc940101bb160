"""The letter that asks a lender to explain an automated decision, or to have a person take it (PIPL, article 24)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from uwallet_cli.loan.application import CHINA
from uwallet_cli.loan.journey import Journey
from uwallet_cli.show import words
from uwallet_cli.text import say


def letter(journey: Journey) -> str:
    """The letter as text, from the application's own reasons; name and ID number masked, to be completed by hand."""
    application, standing = journey.application, journey.standing
    review = standing.review or {}
    submitted = next((event.at for event in journey.events if event.kind == "submitted"), application.created)
    found = [_finding(one) for one in review.get("reasons", ())] + [
        words.reason(one) for one in review.get("calls", ())
    ]
    reasons = [f"  {n}. {one}" for n, one in enumerate(found, 1)]
    parts = [
        say("letter.to"),
        "",
        say(
            "letter.who",
            name=application.masks.get("name", "____"),
            ending=application.masks.get("id_number", "____"),
            ref=application.ref,
            day=words.day(submitted.astimezone(CHINA).date()),
            amount=words.money(application.answers["amount"]) if application.answers.get("amount") else "____",
        ),
        "",
        say("letter.result", state=say(f"status.state.{standing.state}")),
        *([say("letter.reasons"), *reasons] if reasons else [say("letter.no_reasons")]),
        "",
        say("letter.asks"),
        say("letter.ask_explain"),
        say("letter.ask_person"),
        say("letter.ask_correct"),
        "",
        say("letter.law"),
        "",
        say("letter.sign", day=words.day(journey.now.astimezone(CHINA).date())),
    ]
    if application.lender == "practice":
        parts += ["", say("letter.practice")]
    return "\n".join(parts) + "\n"


def _finding(reason: Mapping[str, Any]) -> str:
    """What was found, without the advice that goes with it on a screen: this is read by the lender."""
    if "text" in reason:  # a plug-in's own words
        return words.reason(reason)
    code, value = reason["code"], reason["value"]
    if value is None:
        return say("letter.reason.not_given", name=say(f"explain.factor_{code}"))
    return say(f"letter.reason.{code}", value=words.band(value) if code == "burden" else value)
