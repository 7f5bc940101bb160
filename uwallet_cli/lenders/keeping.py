"""What of a decision may stand in the clear: no more about the income than the band that its screen names anyway.

A counterfactual is sharper than a band. "With 37,000 there would be no call" says that ten months' income lie between
37,000 and 38,000; that another term or method would do puts the burden within a hair of a bound. So the record in the
clear keeps of the practice lender's changes

- a further document: whether that lifts the score can be told from the clear answers alone,
- the amount of a limit that does not depend on the income,
- any other amount rounded down to 1, 2 or 5 times a power of ten: still true, for less is never worse,

and drops the others. `apply` shows all of them once, `callback forecast` works them out anew from the opened answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from uwallet_cli.lenders.practice import lender as practice
from uwallet_cli.loan.application import Application, Event
from uwallet_cli.loan.facts import Facts
from uwallet_cli.loan.policy import Policy
from uwallet_cli.loan.review import review

STEPS = (5, 2, 1)


def for_keeping(application: Application) -> Application:
    """The application as it may be kept; its private answers are open. Other lenders' events are their own."""
    if application.lender != practice.key:
        return application
    facts, policy = Facts.of(application.all_answers), practice.policy
    return application._replace(events=tuple(_kept(event, facts, policy) for event in application.events))


def _kept(event: Event, facts: Facts, policy: Policy) -> Event:
    if not event.data.get("changes") or "more_changes" in event.data:
        return event
    changes = [_coarse(one, facts, policy) for one in event.data["changes"] if one["key"] in ("amount", "documents")]
    more = changes != event.data["changes"]
    return event._replace(data={**event.data, "changes": changes, "more_changes": more})


def _coarse(change: Mapping[str, Any], facts: Facts, policy: Policy) -> Mapping[str, Any]:
    if change["key"] != "amount":
        return change
    exact = Decimal(change["to"])
    told = exact if exact == policy.callback.amount_over else rounded_down(exact)
    if told == exact:
        return change
    less = review(facts._replace(amount=told), policy).outcome
    effect = "no_call" if change["effect"] == "no_call" else less
    return {**change, "to": f"{told:.2f}", "effect": effect}


def rounded_down(amount: Decimal) -> Decimal:
    """The largest of 1, 2, 5 times a power of ten that is not more."""
    power = Decimal(10) ** amount.adjusted()
    return next(step * power for step in STEPS if step * power <= amount)
