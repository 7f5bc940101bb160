"""The five stages of an application, what comes next, and why."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.loan.application import CHINA
from uwallet_cli.loan.journey import Journey, next_step
from uwallet_cli.loan.stages import Stage
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow
from uwallet_cli.show.look import Beside, Look, bullets, card, command, fields, heading, indented, sign, stack, to_type
from uwallet_cli.show.next_words import next_text
from uwallet_cli.show.waiting import waiting
from uwallet_cli.text import say


def status(journey: Journey, look: Look) -> RenderableType:
    """One application, whole."""
    return stack(
        head(journey, look),
        flow(""),
        timeline(journey, look),
        flow(""),
        next_card(journey, look),
        *_why(journey, look),
        _notice(journey, look),
    )


def head(journey: Journey, look: Look) -> RenderableType:
    """Which application this is, and who decides about it: the practice lender is named wherever it decided."""
    application = journey.application
    state = say(f"status.state.{journey.standing.state}")
    asked = [words.answer(key, application.answers[key]) for key in ("amount", "months", "method")
             if application.answers.get(key) is not None]  # fmt: skip
    if look.plain:
        told: list[tuple[str, str | Text]] = [(say("status.decided_by"), words.lender(application.lender))]
        told += [(say("status.asked"), say("words.pause").join(asked))] if asked else []
        return stack(flow(say("status.head", ref=application.ref, state=state)), fields(told, look))
    return stack(
        heading(f"{application.ref}  {state}", look),
        flow(words.lender(application.lender)),
        flow(say("words.dot").join(asked)) if asked else None,
    )


def timeline(journey: Journey, look: Look) -> RenderableType:
    """The five stages under each other."""
    if look.plain:
        return stack(*(_plain_stage(journey, stage) for stage in journey.standing.stages))
    rows: list[RenderableType] = []
    for stage in journey.standing.stages:
        current = stage.status in ("current", "ended")
        name = f"{stage.number} {say(f'stages.{stage.key}')}"
        title = flow("").append(name, "title" if current else "")
        title.append(f"  {_status_words(journey, stage)}")
        rail = sign("rail") if stage.number < 5 else Text(" ")
        rows.append(Beside(sign(stage.status), title, below=rail))
        if told := detail(journey, stage):
            rows.append(Beside(rail, flow(told), below=rail))
    return indented(stack(*rows), look)


def _plain_stage(journey: Journey, stage: Stage) -> RenderableType:
    told = detail(journey, stage)
    return flow(
        say(
            "stages.line_with" if told else "stages.line",
            number=stage.number,
            name=say(f"stages.{stage.key}"),
            status=_status_words(journey, stage),
            told=told,
        )
    )


def _status_words(journey: Journey, stage: Stage) -> str:
    """A stage's status in words; one that an end has made unreachable is not called unneeded."""
    unreached = journey.standing.ended and stage.number > journey.standing.stage
    return say("stages.status_not_reached" if unreached else f"stages.status_{stage.status}")


def detail(journey: Journey, stage: Stage) -> str:
    """What there is to say of one stage; empty where there is nothing."""
    if stage.status == "waiting":
        return ""
    return _DETAILS[stage.key](journey, stage)


def _apply(journey: Journey, stage: Stage) -> str:
    standing = journey.standing
    if stage.status == "done" and stage.at:
        return say("stages.apply_done", at=words.moment(stage.at))
    if standing.state == "draft":
        return say("stages.apply_draft", at=words.moment(journey.application.updated))
    return _ended(journey)


def _review(journey: Journey, stage: Stage) -> str:
    standing = journey.standing
    if stage.status == "ended":
        return _ended(journey)
    if standing.state == "referred" and standing.stage == stage.number:
        return say("stages.referred", answers=words.listed(words.label(key) for key in standing.mend))
    review = standing.review or {}
    if review.get("score") is None:
        told = "stages.review_plugged" if journey.application.is_plugged_in else "stages.review_told"
        return say(told) if stage.status == "done" else _awaiting(journey, "stages.review_waiting")
    if standing.before is not None:
        return say("stages.review_rescored", score=review["score"], before=standing.before)
    return say("stages.review_scored", score=review["score"])


def _callback(journey: Journey, stage: Stage) -> str:
    standing = journey.standing
    if stage.status == "ended":
        return _ended(journey)
    if stage.status == "not_needed":
        if standing.ended and standing.state != "settled":
            return ""
        lender = "plugged" if journey.application.is_plugged_in else journey.application.lender
        return say("stages.callback_not_needed" if lender == "practice" else f"stages.callback_not_needed_{lender}")
    if stage.status == "done":
        return say("stages.callback_done")
    if standing.state == "referred":
        return say("stages.referred", answers=words.listed(words.label(key) for key in standing.mend))
    if standing.window is None:
        plugged_in = journey.application.is_plugged_in
        return _awaiting(journey, "stages.callback_plugged" if plugged_in else "stages.callback_told")
    return say(
        "stages.callback_window",
        window=words.window(*standing.window),
        attempt=standing.attempts + 1,
        attempts=len(standing.windows),
    )


def _awaiting(journey: Journey, key: str) -> str:
    """What is waited for, and what it means that no call came so far."""
    since = journey.awaiting_call
    return say(key) if since is None else f"{say(key)}{say('words.stop')}{waiting(since, journey.now, journey.missed)}"


def _payout(journey: Journey, stage: Stage) -> str:
    standing = journey.standing
    if stage.status == "not_needed":
        return ""
    if stage.status == "ended":
        return _ended(journey)
    if standing.state == "referred":
        return say("stages.payout_failed", card=journey.application.masks.get("card_number", ""))
    plugged_in = journey.application.is_plugged_in
    if standing.payout and "amount" in standing.payout:
        done = "stages.payout_plugged" if plugged_in else "stages.payout_done"
        return say(done, amount=words.money(standing.payout["amount"]), card=standing.payout["card"])
    if plugged_in and stage.status == "done":
        return say("stages.payout_plugged_told")
    return say("stages.payout_told" if stage.status == "done" else "stages.payout_waiting")


def _service(journey: Journey, stage: Stage) -> str:
    standing = journey.standing
    if stage.status == "not_needed":
        return ""
    if standing.state == "settled":
        return say("stages.settled")
    from uwallet_cli.loan.books import owed
    from uwallet_cli.loan.loans import books_of

    books = books_of(standing, journey.now.astimezone(CHINA).date())
    if not books:
        return say("stages.service_told", paid=len(standing.payments))
    settled = sum(1 for account in books if account.owed == 0)
    return say("stages.service_line", paid=settled, months=len(books), owed=words.money(owed(books)))


_DETAILS = {"apply": _apply, "review": _review, "callback": _callback, "payout": _payout, "service": _service}


def _ended(journey: Journey) -> str:
    standing = journey.standing
    assert standing.last is not None
    reason = standing.last.data.get("reason") if standing.state == "withdrawn" else None
    return words.event("withdrawn", {"reason": reason}) if reason else say(f"stages.ended_{standing.state}")


NEXT_COLOURS = {"overdue": "bad", "settled": "good", "declined": "soft", "withdrawn": "soft", "unreached": "soft"}


def next_card(journey: Journey, look: Look) -> RenderableType:
    """What comes next, with the exact command."""
    body = stack(flow(next_text(journey)), command(next_step(journey).command))
    return card(say("status.next"), body, look, NEXT_COLOURS.get(journey.standing.state, "now"))


def _why(journey: Journey, look: Look) -> Sequence[RenderableType]:
    """Why it stands as it does: the call's reasons, or where points were lost; and what would change it."""
    standing = journey.standing
    review = standing.review or {}
    parts: list[RenderableType] = []
    practice = journey.application.lender == "practice"
    if standing.state == "callback_due" and review.get("calls"):
        parts += [flow(""), heading(say("status.why_call"), look), _reasons(review["calls"], look)]
    elif review.get("reasons") and standing.state in ("declined", "referred", "callback_due"):
        title = say("status.why_score", score=review["score"]) if practice else say("status.why_told")
        parts += [flow(""), heading(title, look)]
        parts.append(_reasons(review["reasons"], look))
    if standing.state in ("declined", "callback_due") and practice and review:
        changes = [words.change(change) for change in review.get("changes", ())]
        parts += [flow(""), heading(say("status.what_changes"), look)]
        if changes or not review.get("more_changes"):
            parts.append(indented(bullets(changes, look) if changes else flow(say("status.nothing_changes")), look))
        if review.get("more_changes"):  # what the record in the clear must not tell
            parts += [
                flow(say("status.more_changes")),
                to_type(f"uwallet callback forecast {journey.application.ref}", look),
            ]
    return parts


def _reasons(reasons: Sequence[dict[str, object]], look: Look) -> RenderableType:
    return indented(bullets([words.reason(one) for one in reasons], look), look)


def _notice(journey: Journey, look: Look) -> RenderableType | None:
    """The practice lender's payout notice as an SMS would bring it, until the first repayment."""
    standing = journey.standing
    payout = standing.payout
    if (
        journey.application.lender != "practice"
        or payout is None
        or "rate" not in payout
        or standing.payments
        or standing.paid_out_at is None
    ):
        return None
    from uwallet_cli.loan.loans import schedule_of

    first = schedule_of(standing)[0]
    assert first.due is not None
    text = say(
        "status.sms",
        card=payout["card"],
        at=words.moment(standing.paid_out_at),
        amount=words.money(payout["amount"]),
        day=words.day(first.due),
        payment=words.money(first.payment),
    )
    return stack(flow(""), card(say("status.sms_title"), flow(text), look, "soft"))
