"""A lender's rules as figures: what a policy file holds, checked when it is read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from uwallet_cli.errors import Failed


class Bands(NamedTuple):
    """Points by upper bounds, inclusive; `above` the last of them; `not_given` where there is no answer."""

    bounds: tuple[tuple[Decimal, int], ...]
    above: int
    not_given: int

    def points(self, value: Decimal | None) -> int:
        """The points for a value."""
        if value is None:
            return self.not_given
        return next((points for bound, points in self.bounds if value <= bound), self.above)

    @property
    def best(self) -> int:
        """The most points one can have."""
        return max(self.above, *(points for _, points in self.bounds))

    @property
    def more_is_better(self) -> bool:
        """Whether points rise with the value."""
        return self.above == self.best

    @property
    def threshold(self) -> Decimal:
        """The bound of the best band: at most this where less is better, over this where more is."""
        return self.bounds[-1][0] if self.more_is_better else self.bounds[0][0]

    def name(self, value: Decimal) -> str:
        """The band a value falls in, told without the value: "0.20-0.36", "0.55+"."""
        lower = Decimal(0)
        for bound, _ in self.bounds:
            if value <= bound:
                return f"{lower}-{bound}"
            lower = bound
        return f"{lower}+"


class CallbackRules(NamedTuple):
    """When a lender phones: limits in yuan and months of income, the words of unusual purposes, and how many
    answers on the phone may stay vague before they count as not matching."""

    amount_over: Decimal
    score_under: int
    months_of_income: Decimal
    income_without_work: Decimal
    unusual_purposes: tuple[str, ...]
    vague_allowed: int


class ReferenceLines(NamedTuple):
    """What a borrower's figures are held against, as fractions; nobody decides by them, and none is a limit by law.

    `annual_cost` a year; the shares of income that are sound, and that are the last many lenders take.
    """

    annual_cost: Decimal
    share_sound: Decimal
    share_last: Decimal


class Policy(NamedTuple):
    """Everything a lender decides by. Rates are a year, as fractions; amounts in yuan."""

    version: str
    smallest: Decimal
    largest: Decimal
    terms: tuple[int, ...]
    rate: Decimal
    penalty_multiple: Decimal
    score: dict[str, Bands]
    decline_under: int
    callback: CallbackRules
    cards_that_fail: frozenset[str]
    lines: ReferenceLines


FACTORS = ("past_due", "burden", "credit_history", "recent_applications", "time_in_job", "documents")


def read_policy(toml: str, name: str) -> Policy:
    """The policy in TOML text; `name` is the file it came from. Raises Failed("policy_broken"): what does not fit."""
    import tomllib  # 15 ms cold; only a decision needs the policy

    try:
        return _checked(tomllib.loads(toml, parse_float=Decimal))
    except (KeyError, TypeError, ValueError, ArithmeticError) as problem:
        raise Failed("policy_broken", file=name, problem=f"{type(problem).__name__}: {problem}") from problem


def _checked(raw: dict[str, Any]) -> Policy:
    loan, calls = raw["loan"], raw["callback"]
    policy = Policy(
        version=str(raw["version"]),
        smallest=Decimal(loan["smallest"]),
        largest=Decimal(loan["largest"]),
        terms=tuple(loan["terms"]),
        rate=Decimal(loan["rate"]),
        penalty_multiple=Decimal(loan["penalty_multiple"]),
        score={name: _bands(name, raw["score"][name]) for name in FACTORS},
        decline_under=int(raw["score"]["decline_under"]),
        callback=CallbackRules(
            amount_over=Decimal(calls["amount_over"]),
            score_under=int(calls["score_under"]),
            months_of_income=Decimal(calls["months_of_income"]),
            income_without_work=Decimal(calls["income_without_work"]),
            unusual_purposes=tuple(word.casefold() for word in calls["unusual_purposes"]),
            vague_allowed=int(calls["vague_allowed"]),
        ),
        cards_that_fail=frozenset(raw["payout"]["cards_that_fail"]),
        lines=ReferenceLines(**{name: Decimal(raw["reference_lines"][name]) for name in ReferenceLines._fields}),
    )
    if not 0 < policy.smallest <= policy.largest:
        raise ValueError("loan.smallest is over loan.largest")
    if list(policy.terms) != sorted(set(policy.terms)):
        raise ValueError("loan.terms do not rise")
    if sum(bands.best for bands in policy.score.values()) != 100:
        raise ValueError("the best points do not add up to 100")
    if not policy.decline_under < policy.callback.score_under <= 100:
        raise ValueError("score.decline_under is not below callback.score_under")
    return policy


def _bands(name: str, raw: dict[str, Any]) -> Bands:
    bands = Bands(
        tuple((Decimal(bound), int(points)) for bound, points in raw["bands"]), int(raw["above"]), int(raw["not_given"])
    )
    bounds = [bound for bound, _ in bands.bounds]
    points = [*(points for _, points in bands.bounds), bands.above]
    if bounds != sorted(set(bounds)):
        raise ValueError(f"score.{name}: the bounds do not rise")
    if points not in (sorted(points), sorted(points, reverse=True)):
        raise ValueError(f"score.{name}: the points go up and down")
    return bands
