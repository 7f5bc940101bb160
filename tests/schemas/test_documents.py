"""Whatever --json prints is as it was published: every command, in every state, and every error."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer

from tests.commands.test_callback_answer import LARGE, Caller
from tests.commands.test_callback_command import Rehearsing
from tests.commands.test_verify_and_drill import Player
from tests.conftest import APPLICANTS, Uwallet
from tests.person import Person
from tests.schemas.borrowers import LATE, STATES, TODAY
from tests.schemas.documents import form_of, is_as_published, name_of
from uwallet_cli import schemas
from uwallet_cli.cli import app
from uwallet_cli.loan.drill import WELL
from uwallet_cli.text import LANGUAGES

# What only looks, and may be asked in any state.
LOOKS = [
    "status",
    "status --all",
    "status --explain",
    "callback",
    "callback forecast",
    "callback forecast --amount 5000 --months 6",
    "callback log",
    "callback drill --scores",
    "loan",
    "loan list",
    "loan schedule",
    "loan due",
    "loan payoff",
    "loan care",
    "data",
    "data show",
    "data export",
    "data check",
    "faq --notes",
    "faq callback",
    "faq 我的还款日是每月几号",
    "quote 20000 --months 12 --application UW-00000000",
    "status UW-00000000",
    "loan show UW-00000000",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_whatever_is_looked_at_is_as_published(
    uwallet: Uwallet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: str, language: str
) -> None:
    arrange, now = STATES[state]
    arrange(uwallet, tmp_path)
    monkeypatch.setenv("UWALLET_LANG", language)
    for look in LOOKS:
        is_as_published(uwallet(f"{look} --json", now=now), look.split())


class Act(NamedTuple):
    """A command that does something, the state it is done in, and who answers its questions."""

    state: str
    line: str
    person: Callable[[], Person] | None = None
    now: str = TODAY
    status: int = 0
    env: tuple[str, str] | None = None


PASSPHRASE = "correct horse battery"
NEW: dict[str, Any] = {"data.new_passphrase": PASSPHRASE, "data.repeat_passphrase": PASSPHRASE}
BACKUP: dict[str, Any] = {"data.backup_passphrase": PASSPHRASE, "data.repeat_passphrase": PASSPHRASE}
RESTORED: dict[str, Any] = {"data.open_backup": PASSPHRASE, "data.put_aside": True}
MISTYPED: dict[str, Any] = {"data.open_backup": "a", "data.open_backup_again": ["b", "c"]}
NOTED: dict[str, Any] = {
    "log.number": "95588",
    "log.name": "陈女士",
    "log.staff": Person.ENTER,
    "log.points": "核对收入",
    "log.promise": Person.ENTER,
}

ELSEWHERE = {
    "lender": "某某银行",
    "amount": 3000,
    "paid_out": "2026-10-31",
    "months": 3,
    "rate": 12,
    "method": "equal_instalment",
}

# {ref} is the application or loan there is, {folder} a folder for files, {clean} a file of answers.
ACTS = [
    Act("nothing", "apply --answers {clean} --yes"),
    Act("nothing", "apply --answers {clean}", lambda: Person({"apply.check": "later"})),
    Act("nothing", "apply", lambda: Person({"apply.begin": False})),
    Act("nothing", "apply", lambda: Person({"apply.begin": True, "questions.amount": Person.CTRL_C}), status=130),
    Act("repaying", "status"),
    Act("repaying", "status --all"),
    Act("repaying", "status --explain"),
    Act("repaying", "status --update paid"),
    Act("declined", "status --letter {folder}/letter.txt"),
    Act("callback due", "status --withdraw 不需要了"),
    Act("own lender", "status --update", lambda: Person({"status.which_update": "review_fine"})),
    Act("callback due", "callback"),
    Act("callback due", "callback explain {ref}"),
    Act("callback due", "callback forecast"),
    Act("callback due", "callback rehearse", lambda: Rehearsing(LARGE | {"employer": "别的公司集团"})),
    Act("callback due", "callback rehearse --card {folder}/card.txt", lambda: Rehearsing(LARGE)),
    Act("nothing", "callback rehearse", lambda: Rehearsing(dict.fromkeys(LARGE, "嗯"))),
    Act("callback due", "callback answer", lambda: Caller(LARGE)),
    Act("callback due", "callback answer", lambda: Person({"call.pick_up": "hang_up"})),
    Act("callback due", "callback answer", lambda: Person({"call.pick_up": "later"})),
    Act("nothing", "callback verify --number 4000000000 --asks fee,details --gave money"),
    Act("nothing", "callback verify --asks details --go none --says checking --press none --knows application,staff"),
    Act("nothing", "callback verify", lambda: Person({"verify.gave": (), "verify.asks": ("password",)})),
    Act("nothing", "callback drill", lambda: Player(*WELL)),
    Act("nothing", "callback drill --rounds 3", lambda: Player("lost", "wasted", "missed")),
    Act("nothing", "callback drill --script deposit", lambda: Player("lost")),
    Act("nothing", "callback drill --list"),
    Act("nothing", "callback drill --scores"),
    Act("callback due", "callback log --missed"),
    Act("callback due", "callback log --add", lambda: Person(NOTED)),
    Act("something of everything", "callback log --export {folder}/calls.txt"),
    Act("nothing", "faq 今天天气怎么样适合钓鱼吗"),
    Act("nothing", "faq"),
    Act("nothing", "faq --list"),
    Act("nothing", "faq --add 客服说周五前回电"),
    Act("something of everything", "faq --remove 1"),
    Act("something of everything", "faq --export {folder}/notes.txt"),
    Act("nothing", "quote 20000 --months 12"),
    Act("nothing", "quote 12000 --months 12 --flat-rate 0.6 --compare --sheet"),
    Act("nothing", "quote 12000 --months 12 --daily-rate 0.04 --upfront-fee 2% --monthly-fee 5 --sheet"),
    Act("nothing", "quote 12000 --months 1 --upfront-fee 100% --compare"),
    Act("nothing", "quote 12000 --months 12 --answers {clean} --export {folder}/sheet.html"),
    Act("callback due", "quote 12000 --months 12 --application {ref}"),
    Act("nothing", "loan add --from {loan}"),
    Act("loan by hand", "loan"),
    Act("loan by hand", "loan show {ref}"),
    Act("loan by hand", "loan list"),
    Act("loan by hand", "loan schedule"),
    Act("repaying", "loan pay"),
    Act("repaying", "loan pay 30000", lambda: Person({"loan.pay_too_much": True})),
    Act("repaying", "loan pay 30000", status=4),
    Act("overdue", "loan pay 100", now=LATE),
    Act("loan by hand", "loan pay 500 --receipt {folder}/receipt.txt"),
    Act("repaying", "loan payoff"),
    Act("repaying", "loan payoff --pay"),
    Act("loan by hand", "loan payoff --pay --amount 3200"),
    Act("overdue", "loan due", now=LATE, status=11),
    Act("repaying", "loan due"),
    Act("repaying", "loan due", now="2026-12-22T10:00", status=10),
    Act("repaying", "loan calendar --out {folder}/loan.ics"),
    Act("repaying", "loan export --out {folder}/loan.csv"),
    Act("repaying", "loan care --used 交了学费"),
    Act("something of everything", "data"),
    Act("something of everything", "data show"),
    Act("something of everything", "data export --yes"),
    Act("something of everything", "data export --out {folder}/me.md"),
    Act("repaying", "data erase {ref}", lambda: Person({"data.erase_one": "{ref}"})),
    Act("something of everything", "data erase --all", lambda: Person({"data.erase_all": "全部删除"})),
    Act("repaying", "data backup {folder}/b", lambda: Person(BACKUP)),
    Act("damaged", "data backup {folder}/b", lambda: Person(BACKUP)),
    Act("backed up", "data restore {folder}/b", lambda: Person(RESTORED)),
    Act("repaying", "data passphrase", lambda: Person(NEW)),
    Act("repaying", "data passphrase --remove"),
    Act("damaged", "data check", status=5),
    Act("damaged", "data repair --yes"),
    Act("damaged", "data repair", lambda: Person({"check.go": False})),
    Act("repaying", "data repair"),
    Act("nothing", "schema"),
    Act("nothing", "schema status"),
    # what fails: its document stands on stderr
    Act("nothing", "status", status=3),
    Act("nothing", "status --watch", status=2),
    Act("nothing", "status --nonsense", status=2),
    Act("repaying", "status --reveal", lambda: Person({}), status=2),
    Act("repaying", "status UW-1 UW-2", status=2),
    Act("nothing", "apply --answers {wrong} --yes", status=4),
    Act("nothing", "apply --answers {folder}/none.json --yes", status=2),
    Act("nothing", "apply --answers {retired}", status=2),
    Act("nothing", "quote abc --months 361", status=4),
    Act("nothing", "schema sattus", status=2),
    Act("callback due", "callback drill --script nothing", status=3),
    Act("callback due", "callback rehearse --card {clean}", lambda: Person({}), status=2),
    Act("damaged", "status {damaged}", status=5),
    Act("backed up", "data restore {folder}/b", lambda: Person(MISTYPED), status=1),
    Act("without the key", "callback forecast", status=5),
    Act("nothing", "callback verify", lambda: Person({"verify.gave": Person.CTRL_D}), status=130),
    Act("nothing", "faq callback", env=("UWALLET_NOW", "soon"), status=2),
]


def acted(act: Act, uwallet: Uwallet, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The document that came of it."""
    name = "repaying" if act.state == "backed up" else act.state
    STATES[name][0](uwallet, folder)
    if act.state == "backed up":
        assert uwallet(["data", "backup", str(folder / "b")], Person(BACKUP)).status == 0
    kept = [*uwallet("status --all --json").json, *uwallet("loan list --json").json]
    ref = kept[0]["ref"] if kept else "UW-00000000"
    (folder / "loan.json").write_text(json.dumps(ELSEWHERE))
    retired = {**json.loads((APPLICANTS / "clean.json").read_text(encoding="utf-8")), "employment": "retired"}
    (folder / "retired.json").write_text(json.dumps(retired))
    places = {
        "ref": ref,
        "folder": str(folder),
        "clean": str(APPLICANTS / "clean.json"),
        "wrong": str(APPLICANTS / "wrong.json"),
        "retired": str(folder / "retired.json"),
        "loan": str(folder / "loan.json"),
    }
    person = act.person() if act.person else None
    if person is not None and "data.erase_one" in person._left:
        person._left["data.erase_one"] = [ref]
    if act.env:
        monkeypatch.setenv(*act.env)
    places["damaged"] = next((path.stem for path in folder.glob("data/open/UW-*.json")), "")
    line = act.line.format(**places).split()
    ran = uwallet([*line, "--json"], person, now=None if act.env else act.now)
    assert ran.status == act.status, ran.err
    return is_as_published(ran, line)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: f"{act.state}: {act.line}")
def test_whatever_is_done_is_told_as_published(
    uwallet: Uwallet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: Act
) -> None:
    acted(act, uwallet, tmp_path, monkeypatch)


def test_every_exit_status_is_met() -> None:
    assert {act.status for act in ACTS} == {0, 1, 2, 3, 4, 5, 10, 11, 130}


MANY_FORMS = [name for name in schemas.names() if "anyOf" in schemas.schema(name)]


@pytest.mark.parametrize("name", MANY_FORMS)
def test_every_form_of_a_document_is_met_and_told_apart(
    uwallet: Uwallet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    met = set()
    acts = [act for act in ACTS if name_of(act.line.split()) == name]
    for number, act in enumerate(acts):
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.setenv("UWALLET_HOME", str(folder / "data"))
        monkeypatch.setenv("UWALLET_KEY", str(folder / "private.key"))
        monkeypatch.setenv("UWALLET_NOW", TODAY)
        document = acted(act, uwallet, folder, monkeypatch)
        if not (isinstance(document, dict) and "error" in document):
            met.add(form_of(name, document))
    assert met == set(range(len(schemas.schema(name)["anyOf"])))


# --- every command has its schema, and every schema its command ------------------------------------------------------


def commands() -> Iterator[tuple[str, Any]]:
    """Every command and those below it, built as Typer has them."""

    def walk(path: str, command: Any) -> Iterator[tuple[str, Any]]:
        if path:
            yield path, command
        for name in getattr(command, "table", {}):
            below = command.get_command(typer.Context(command, info_name=f"uwallet {path}".strip()), name)
            yield from walk(f"{path} {name}".strip(), below)

    yield from walk("", typer.main.get_command(app))


def test_every_command_takes_json_and_every_document_has_its_schema() -> None:
    takes_json = {
        path.replace(" ", ".")
        for path, command in commands()
        if any("--json" in parameter.opts for parameter in command.params)
    }

    prints_a_script = {"completion"}  # for a shell, in no form but its own
    assert takes_json == {path.replace(" ", ".") for path, _ in commands()} - prints_a_script
    assert takes_json | {schemas.ERROR} == set(schemas.names())


def test_every_schema_is_held_against_what_its_command_prints() -> None:
    lines = [*(act.line for act in ACTS), *LOOKS]

    assert {name_of(line.split()) for line in lines} | {schemas.ERROR} == set(schemas.names())


@pytest.mark.parametrize("line", ["loan --json list", "callback --json drill --list", "data --json check"])
def test_json_may_stand_before_the_command_it_means(uwallet: Uwallet, line: str) -> None:
    assert json.loads(uwallet(line).out) is not None


def test_a_note_before_an_error_does_not_stand_beside_its_document(uwallet: Uwallet, tmp_path: Path) -> None:
    retired = {**json.loads((APPLICANTS / "clean.json").read_text(encoding="utf-8")), "employment": "retired"}
    (tmp_path / "retired.json").write_text(json.dumps(retired))

    refused = uwallet(["apply", "--answers", str(tmp_path / "retired.json"), "--json"])
    done = uwallet(["apply", "--answers", str(tmp_path / "retired.json"), "--yes", "--json"])

    assert json.loads(refused.err)["error"]["code"] == "needs_yes"
    assert (json.loads(done.out)["state"], "单位名称" in done.err) == ("repaying", True)
