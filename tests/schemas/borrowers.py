"""Borrowers in every state there is, for looking at what is shown of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import APPLICANTS, Uwallet
from tests.person import Person

TODAY = "2026-11-24T10:20"
LATE = "2027-01-04T09:00"  # eleven days after the first instalment of `clean` fell due
MISSED = "2026-12-30T10:00"  # after all three calls

OWN_LOAN = {
    "lender": "某某银行",
    "amount": 3000,
    "paid_out": "2026-10-31",
    "rows": ["2026-11-30 1000", "2026-12-31 1000", "2027-02-28 1150.50"],
}


def _apply(uwallet: Uwallet, name: str, *options: str, folder: Path | None = None, **changes: Any) -> None:
    file = APPLICANTS / f"{name}.json"
    if folder is not None:
        answers = {**json.loads(file.read_text(encoding="utf-8")), **changes}
        file = folder / "changed.json"
        file.write_text(
            json.dumps({key: value for key, value in answers.items() if value is not None}), encoding="utf-8"
        )
    ran = uwallet(["apply", "--answers", str(file), "--yes", *options])
    assert ran.status == 0, ran.err


def draft(uwallet: Uwallet, _folder: Path) -> None:
    answers: dict[str, Any] = {"apply.begin": True, "questions.amount": "20000", "questions.months": Person.CTRL_C}
    assert uwallet("apply", person=Person(answers)).status == 130


def referred(uwallet: Uwallet, folder: Path) -> None:
    _apply(uwallet, "clean", folder=folder, monthly_income=None)


def bounced(uwallet: Uwallet, folder: Path) -> None:
    _apply(uwallet, "clean", folder=folder, card_number="6200000000039995")


def declined(uwallet: Uwallet, _folder: Path) -> None:
    _apply(uwallet, "overstretched")


def callback_due(uwallet: Uwallet, _folder: Path) -> None:
    _apply(uwallet, "large")


def contradictory(uwallet: Uwallet, _folder: Path) -> None:
    _apply(uwallet, "contradictory")


def thin(uwallet: Uwallet, _folder: Path) -> None:
    _apply(uwallet, "thin")


def repaying(uwallet: Uwallet, _folder: Path) -> None:
    _apply(uwallet, "clean")


def settled(uwallet: Uwallet, folder: Path) -> None:
    repaying(uwallet, folder)
    assert uwallet("loan payoff --pay").status == 0


def withdrawn(uwallet: Uwallet, folder: Path) -> None:
    callback_due(uwallet, folder)
    assert uwallet("status --withdraw 暂时不需要").status == 0


def own_lender(uwallet: Uwallet, _folder: Path) -> None:
    _apply(uwallet, "clean", "--lender", "own")


def own_lender_paying(uwallet: Uwallet, folder: Path) -> None:
    own_lender(uwallet, folder)
    for kind in ("review_person", "call_missed", "call_matched", "paid_out", "paid"):
        assert uwallet(f"status --update {kind}").status == 0


def own_lender_declining(uwallet: Uwallet, folder: Path) -> None:
    own_lender(uwallet, folder)
    assert uwallet("status --update review_declined").status == 0


def by_hand(uwallet: Uwallet, folder: Path) -> None:
    (folder / "own.json").write_text(json.dumps(OWN_LOAN), encoding="utf-8")
    assert uwallet(["loan", "add", "--from", str(folder / "own.json")]).status == 0
    assert uwallet("loan care --used 交了学费").status == 0


def noted(uwallet: Uwallet, folder: Path) -> None:
    """Something of everything that can be kept."""
    repaying(uwallet, folder)
    callback_due(uwallet, folder)
    by_hand(uwallet, folder)
    assert uwallet("callback log --missed").status == 0
    assert uwallet("faq --add 我的还款日是每月10号").status == 0
    assert uwallet(["data", "export", "--out", str(folder / "copy.json"), "--yes"]).status == 0


def damaged(uwallet: Uwallet, folder: Path) -> None:
    repaying(uwallet, folder)
    assert uwallet("loan pay").status == 0
    (file,) = (folder / "data" / "open").glob("UW-*.json")
    file.write_bytes(file.read_bytes()[:-20])


def keyless(uwallet: Uwallet, folder: Path) -> None:
    callback_due(uwallet, folder)
    (folder / "private.key").unlink()


State = Callable[[Uwallet, Path], None]

# state → how it comes about, and when it is looked at
STATES: dict[str, tuple[State, str]] = {
    "nothing": (lambda _uwallet, _folder: None, TODAY),
    "draft": (draft, TODAY),
    "old draft": (draft, "2027-03-01T10:00"),
    "referred": (referred, TODAY),
    "bounced": (bounced, TODAY),
    "declined": (declined, TODAY),
    "callback due": (callback_due, TODAY),
    "one call missed": (callback_due, "2026-11-25T09:00"),
    "contradictory": (contradictory, TODAY),
    "thin": (thin, TODAY),
    "unreached": (callback_due, MISSED),
    "repaying": (repaying, TODAY),
    "overdue": (repaying, LATE),
    "settled": (settled, TODAY),
    "withdrawn": (withdrawn, TODAY),
    "own lender": (own_lender, TODAY),
    "own lender, paying": (own_lender_paying, TODAY),
    "own lender, declining": (own_lender_declining, TODAY),
    "loan by hand": (by_hand, TODAY),
    "loan by hand, overdue": (by_hand, LATE),
    "something of everything": (noted, TODAY),
    "damaged": (damaged, TODAY),
    "without the key": (keyless, TODAY),
}
