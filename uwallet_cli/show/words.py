"""Values in words: money, moments, choices, reasons, changes. Shared by screens and by JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from uwallet_cli.loan.application import CHINA, SHIPPED
from uwallet_cli.text import has, say

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def figure(amount: Decimal | str | int) -> str:
    """An amount as digits: thousands apart, cents only where there are any."""
    return f"{Decimal(amount):,.2f}".removesuffix(".00")


def money(amount: Decimal | str | int) -> str:
    """An amount in yuan."""
    return say("words.money", figure=figure(amount))


def percent(fraction: Decimal | str) -> str:
    """A fraction as per cent with two decimals."""
    return f"{Decimal(fraction) * 100:.2f}%"


def day(value: date) -> str:
    """A calendar day."""
    return say("words.day", year=value.year, month=value.month, day=value.day, month_name=_MONTHS[value.month - 1])


def moment(value: datetime) -> str:
    """A moment in China's time, to the minute."""
    local = value.astimezone(CHINA)
    return say(
        "words.moment",
        month=local.month,
        day=local.day,
        month_name=_MONTHS[local.month - 1],
        weekday=say(f"words.weekday_{local.isoweekday()}"),
        time=f"{local:%H:%M}",
    )


def dated(value: datetime) -> str:
    """A moment with its year."""
    return f"{day(value.astimezone(CHINA).date())} {value.astimezone(CHINA):%H:%M}"


def window(start: datetime, end: datetime) -> str:
    """A span of hours on one day, in China's time."""
    return say("words.span", start=moment(start), end=f"{end.astimezone(CHINA):%H:%M}")


def listed(parts: Iterable[str]) -> str:
    """Several things in a sentence."""
    return say("words.comma").join(parts)


def label(key: str) -> str:
    """What an answer is called."""
    return say(f"questions.{key}.label")


def choice(key: str, value: Any) -> str:
    """What one of the choices of a question is called."""
    return say(f"questions.{key}.{value}")


def answer(key: str, value: Any) -> str:
    """An answer as a person would say it."""
    if value is None:
        return say("words.not_said")
    if isinstance(value, bool):
        return say("words.yes" if value else "words.no")
    if isinstance(value, list | tuple):
        return listed(choice(key, one) for one in value) if value else say("words.none")
    if key in ("amount", "monthly_income", "monthly_debt"):
        return money(value)
    if has(f"questions.{key}.{value}"):
        return choice(key, value)
    if has(f"questions.{key}.unit"):
        return say(f"questions.{key}.unit", value=value)
    return say("words.as_is", value=str(value))


def reason(data: Mapping[str, Any]) -> str:
    """A reason in words: what was seen, and the limit it met; a plug-in's reason in its own words."""
    if "text" in data:
        return say("words.as_is", value=data["text"])
    code, variant = data["code"], data.get("variant")
    value, threshold = data["value"], data["threshold"]
    if value is None and has(f"reasons.{code}.not_given"):
        return say(f"reasons.{code}.not_given", threshold=threshold)
    if code in ("large_amount",) or variant == "without_work":
        threshold = money(threshold)
        value = money(str(value).removesuffix("+"))
    elif code == "figures_contradict":
        value = listed(label(key.strip()) for key in value.split(","))
    elif code == "burden":
        value, threshold = band(value), f"{Decimal(threshold) * 100:.0f}%"
    return say(f"reasons.{code}.{variant}" if variant else f"reasons.{code}", value=value, threshold=threshold)


def band(name: str) -> str:
    """A band of shares: "0.20-0.36" as per cent."""
    if name.endswith("+"):
        return say("words.over", figure=f"{Decimal(name[:-1]) * 100:.0f}%")
    low, high = name.split("-")
    return say("words.span", start=f"{Decimal(low) * 100:.0f}%", end=f"{Decimal(high) * 100:.0f}%")


def change(data: Mapping[str, Any]) -> str:
    """A change that would lift the outcome, and what it would bring."""
    key, after = data["key"], data["to"]
    if key == "documents":
        added = [one for one in after if one not in data["from"]]
        what = say("reasons.change.documents", document=listed(choice(key, one) for one in added))
    else:
        what = say(f"reasons.change.{key}", before=answer(key, data["from"]), after=answer(key, after))
    return say("reasons.change", what=what, effect=say(f"reasons.effect.{data['effect']}"))


def event(kind: str, data: Mapping[str, Any]) -> str:
    """What happened, in words."""
    params: dict[str, Any] = {}
    if kind == "paid_out" and "amount" in data:
        params = {"amount": money(data["amount"]), "card": data["card"]}
    elif kind == "paid" and data.get("amount"):
        params = {"amount": money(data["amount"])}
    elif kind in ("referred", "answers_mended"):
        params = {"answers": listed(label(key) for key in data.get("mend") or data.get("keys") or ())}
    elif kind in ("call_missed", "overdue") and data:
        params = dict(data)
    elif kind == "withdrawn" and data.get("reason"):
        from uwallet_cli.clean import clean  # the one thing in an event that somebody typed

        params = {"reason": clean(data["reason"])}
    return say(f"events.{kind}.with" if params else f"events.{kind}", **params)


def lender(key: str) -> str:
    """What a lender is called; a plug-in by its own key."""
    return say(f"words.lender_{key}") if key in SHIPPED else say("words.lender_plugged", lender=key)


def lender_name(key: str) -> str:
    """What a lender is called, in the fewest words."""
    return say(f"words.lender_{key}.name") if key in SHIPPED else say("words.as_is", value=key)
