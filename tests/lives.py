"""Whole lives of borrowers who listen: every command, every main state, every kind of question; a function each."""

from __future__ import annotations

from typing import Any

from tests.listener import Listener
from uwallet_cli.cli import COMMANDS
from uwallet_cli.commands.callback import callback
from uwallet_cli.commands.data import data
from uwallet_cli.commands.loan import loan
from uwallet_cli.knowledge.library import entries
from uwallet_cli.text import say

GROUPS: dict[str, Any] = {"callback": callback, "loan": loan, "data": data}

SOON_DUE = "2026-12-22T09:00"
LATE = "2027-02-04T09:00"
AFTER_THE_LAST_CALL = "2026-11-27T12:30"

# every question of the form, in plain lines
FORM = (
    "2万", "4", "1", "1", "李娜", "34052419800101001X", "y", "138 0013 8000", "n", "合肥", "1", "晨光教育", "教务主管",
    "6", "10", "12000", "800", "1", "0", "1", "9", "n", "示例银行", "6200000000000005", "y", "1 2", "y", "y", "y",
)  # fmt: skip
CALL = (
    "王伟", "001x", "晨光教育咨询", "教务主管", "十一年", "三万二", "10号", "一笔", "十五万", "三年", "等额本息",
    "教育", "是我自己", "没有", "示例银行", "0005", "12月24号",
)  # fmt: skip


def looks_for_help(who: Listener) -> None:
    who.run("--help")
    for command in COMMANDS:
        who.run(f"{command} --help")
    for group, commands in GROUPS.items():
        for command in commands.table:
            who.run(f"{group} {command} --help")


def has_nothing_yet(who: Listener) -> None:
    for line in (
        "status --all", "loan list", "loan due", "data", "data check", "data repair", "callback", "callback log",
        "callback drill --list", "callback drill --scores", "faq --notes", "schema",
    ):  # fmt: skip
        who.run(line)
    for line in ("status", "loan", "loan schedule", "loan pay", "callback forecast", "callback answer"):
        who.run(line, ends=3)
    for line in ("apply", "callback rehearse", "callback log --add", "data erase --all", "data passphrase"):
        who.run(line, ends=2)


def mistypes(who: Listener) -> None:
    for line in (
        "statsu", "faq --lst", "apply --months", "quote", "status --all --watch", "--lang de",
        "callback verify --asks x", "apply --answers {folder}/none.json --yes", "completion", "completion tcsh",
    ):  # fmt: skip
        who.run(line, ends=2)
    for line in ("status UW-XXXXXXXX", "faq no-such-topic", "callback drill --script none"):
        who.run(line, ends=3)
    for line in ("quote viel --months 12", "apply --answers {wrong} --yes"):
        who.run(line, ends=4)
    who.run("data restore nowhere", ends=1)


def asks_everything(who: Listener) -> None:
    who.run("faq")
    who.run("faq --list")
    for entry in entries(who.language):
        who.run(f"faq {entry.id}")
    who.run("faq wie wird das Wetter")
    who.run("faq --add", "记得带身份证 bring the card")
    who.run("faq --notes")


def compares_prices(who: Listener) -> None:
    for line in (
        "20000 --months 12 --compare", "20000 --months 12 --sheet", "12000 --months 12 --flat-rate 0.6 --compare",
        "20000 --months 12 --daily-rate 0.04", "100000 --months 12 --rate 6 --upfront-fee 2%",
        "30000 --months 6 --method interest_only --rate 36 --monthly-fee 20 --sheet",
        "20000 --months 12 --method single_payment --monthly-fee 5", "500 --months 3 --upfront-fee 500",
        "20000 --months 12 --answers {clean}",
    ):  # fmt: skip
        who.run(f"quote {line}")
    who.run("quote 20000 --months 12 --share", "12000", "800")


def repays(who: Listener) -> None:
    who.run("apply --answers {clean} --yes")
    for line in (
        "status", "status --all", "status --explain", "callback", "callback forecast", "loan", "loan show",
        "loan schedule", "loan payoff", "loan due", "loan care", "loan list", "loan calendar --out {folder}/l.ics",
        "loan export --out {folder}/l.csv", "faq repay", "data",
    ):  # fmt: skip
        who.run(line)
    who.now = SOON_DUE
    who.run("loan due", ends=10)
    who.run("loan pay 179951", ends=4)
    who.run("loan pay 179951", "n", ends=130)
    for line in ("loan pay 500", "loan pay", "loan schedule"):
        who.run(line)
    who.now = LATE
    who.run("loan due", ends=11)
    for line in (
        "status", "loan", "loan list", "loan schedule", "loan payoff", "loan pay 2000", "loan care --used 空调",
        "loan payoff --pay",
    ):  # fmt: skip
        who.run(line)
    for line in ("status", "loan", "loan schedule", "loan care", "status --all", "data", "loan list", "faq repay"):
        who.run(line)


def takes_the_call(who: Listener) -> None:
    who.run("apply --answers {large} --yes")
    for line in ("status", "status --explain", "callback", "callback forecast", "faq no-call", "status --all"):
        who.run(line)
    who.run("status --letter {folder}/letter.txt")
    who.run("callback rehearse", *["不知道"] * 34)
    who.run("callback rehearse", "王伟", "挂断", "1", "?", "挂断", "2")
    who.run("callback answer", "3")
    who.run("callback answer", "1", *CALL)
    who.run("status")


def is_never_reached(who: Listener) -> None:
    who.run("apply --answers {large} --yes")
    who.run("callback log --missed")
    who.run("callback log --add", "01012345678", "王女士", "", "核实金额", "")
    who.run("callback log")
    who.run("callback answer", "2")
    who.now = AFTER_THE_LAST_CALL
    for line in ("callback", "status", "status --all"):
        who.run(line)


def has_reasons_against(who: Listener) -> None:
    for name in ("thin", "contradictory", "overstretched"):
        who.run(f"apply --answers {{{name}}} --yes")
        who.run(f"status {who.ref}")
        who.run(f"status {who.ref} --explain")
        who.run(f"callback {who.ref}")
        who.run("callback forecast")
    who.run("status --all")
    who.run("status --withdraw UW-4BDNXSX3", ends=2)
    who.run("status --withdraw 不借了", ends=2)
    who.run("status --withdraw 不借了", "n", ends=130)
    who.run("status --withdraw 不借了", "y")
    who.run("status")


def has_a_lender_of_their_own(who: Listener) -> None:
    who.run("apply --lender own --answers {clean} --yes")
    for line in ("status", "status --explain"):
        who.run(line)
    who.run("status --update", "2")
    for line in ("callback", "callback log --missed", "status", "status --update call_matched"):
        who.run(line)
    who.run("status --update paid_out")
    who.run("status --update paid")


def enters_loans_by_hand(who: Listener) -> None:
    rows = ("2026-11-30 1000", "2026-12-31 1000", "2027-02-28 1150.50")
    who.run("loan add", "某银行", "12000", "2026-10-20", "1", "12", "1", "12%", "-", "18%", "家电", "1", "y")
    who.run("loan add", "老王", "3000", "2026-10-31", "2", *rows, "", "", "装修", "y")
    for line in ("loan", "loan schedule", "loan list", "loan payoff", "loan care", "loan pay 300", "loan due"):
        who.run(line)


def doubts_a_caller(who: Listener) -> None:
    who.run("callback verify --number 4001234567 --asks code,fee")
    who.run("callback verify --number 01012345678 --asks none --go none --says checking --press none --knows staff")
    who.run("callback verify --gave money")
    who.run("callback verify", "", "6", "<", "6", "7 8", "8", "", "01012345678", "1 2")
    who.run("callback verify", "1 2")
    who.run("callback drill --rounds 3", *["1"] * 30)
    who.run("callback drill --scores")


def applies(who: Listener) -> None:
    who.run("apply", "y", "100", "2万", "<", "2万", "9", "4", "?", "1", ends=130)  # and there the input ends
    who.run("status")
    who.run("apply", "1", *FORM[1:], "1", "n", "y", "1")
    who.run("apply", "y", *FORM, "2", "1", "300", "30000", "1", "y", "3")
    who.run("status --all")
    who.run("apply", "1", "3")


def keeps_it_safe(who: Listener) -> None:
    who.run("apply --answers {clean} --yes")
    who.run("data passphrase", "short", "long enough", "other one", "long enough", "long enough")
    who.run("data")
    who.run("data passphrase --remove", "wrong one", "long enough")
    who.run("data backup {folder}/kept", "a long passphrase", "a long passphrase")
    who.run("data restore {folder}/kept", "wrong", "a long passphrase", "y")
    who.run("data export --out {folder}/me.md", "n")
    who.run(f"data erase {who.ref}", "no", ends=130)
    who.run(f"data erase {who.ref}", who.ref)
    who.run("data erase --all", say("data.erase_word"))


def finds_damage(who: Listener) -> None:
    who.run("apply --answers {clean} --yes")
    who.run("status --update paid")
    (who.folder / "data" / "open" / f"{who.ref}.json").write_text("{", encoding="utf-8")
    who.run("status", ends=5)
    who.run("data")
    who.run("data check", ends=5)
    who.run("data repair", ends=2)
    who.run("data repair", "y")
    who.run("status")


LIVES = (
    looks_for_help, has_nothing_yet, mistypes, asks_everything, compares_prices, repays, takes_the_call,
    is_never_reached, has_reasons_against, has_a_lender_of_their_own, enters_loans_by_hand, doubts_a_caller, applies,
    keeps_it_safe, finds_damage,
)  # fmt: skip
