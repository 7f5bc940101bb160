"""Private answers are sealed each by itself, opened by one key only, and that key is kept as the borrower wishes."""

from __future__ import annotations

import base64
import json
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Uwallet
from tests.person import Person
from tests.store.borrower import Shape, an_application
from uwallet_cli.errors import Failed, StoreUnusable
from uwallet_cli.store import key_ring
from uwallet_cli.store.applications import Applications
from uwallet_cli.store.digest import digest_of
from uwallet_cli.store.keys import Keys

REF = "UW-7K3M9QXA"
PASSPHRASE = "四个随便的词 correct"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def keys(folder: Path, tmp_path: Path) -> Keys:
    return Keys(folder, tmp_path / "config")


def store(folder: Path, keys: Keys) -> Applications:
    return Applications(folder, Shape(), keys=keys)


def tables_of(folder: Path, ref: str = REF) -> dict[str, Any]:
    tables: dict[str, Any] = json.loads((folder / "open" / f"{ref}.json").read_bytes())
    return tables


def write(folder: Path, tables: dict[str, Any], ref: str = REF) -> None:
    if "digest" in tables["meta"]["1"]:  # altered by somebody who knows the format
        tables["meta"]["1"]["digest"] = digest_of(tables)
    (folder / "open" / f"{ref}.json").write_text(json.dumps(tables), encoding="utf-8")


def another(keys: Keys, ask: Callable[[bool], str | None] = lambda _wrong: None) -> Keys:
    """The same keys in another run of the program, where somebody else may be asked."""
    return Keys(keys._folder, keys._place, ask, exact=keys._exact)


def test_what_was_sealed_opens_again(folder: Path, keys: Keys) -> None:
    kept = store(folder, keys).add(an_application())

    assert store(folder, another(keys)).get(REF, private=True) == kept


def test_the_same_answer_is_never_sealed_the_same_and_tells_no_length(folder: Path, keys: Keys) -> None:
    kept = store(folder, keys).add(an_application())
    first = tables_of(folder)["private"]["1"]
    store(folder, keys).save(kept._replace(private={"name": "张", "monthly_income": 1, "id_number": "X"}))
    second = tables_of(folder)["private"]["1"]

    assert all(first[key] != second[key] for key in first)
    assert {len(base64.b64decode(value["sealed"])) for row in (first, second) for value in row.values()} == {64 + 48}


@pytest.mark.parametrize("moved", ["between keys", "between applications", "altered"])
def test_a_sealed_answer_opens_in_its_own_place_only(folder: Path, keys: Keys, moved: str) -> None:
    other = "UW-00000000"
    store(folder, keys).add(an_application())
    store(folder, keys).add(an_application(other))
    tables = tables_of(folder)
    private = tables["private"]["1"]
    if moved == "between keys":
        private["name"] = private["id_number"]
    elif moved == "between applications":
        private["name"] = tables_of(folder, other)["private"]["1"]["name"]
    else:
        sealed = bytearray(base64.b64decode(private["name"]["sealed"]))
        sealed[-1] ^= 1
        private["name"]["sealed"] = base64.b64encode(sealed).decode()
    write(folder, tables)

    with pytest.raises(StoreUnusable) as caught:
        store(folder, keys).get(REF, private=True)
    assert caught.value.code == "store_damaged"
    assert store(folder, keys).get(REF).ref == REF


def test_what_an_older_uwallet_kept_in_the_clear_is_read_and_sealed_at_its_next_save(folder: Path, keys: Keys) -> None:
    store(folder, keys).add(an_application())
    tables = tables_of(folder)
    tables["private"]["1"] = {"name": "张三", "monthly_income": {"decimal": "8000.00"}}
    write(folder, tables)
    assert str(store(folder, keys).get(REF, private=True).all_answers["monthly_income"]) == "8000.00"

    store(folder, keys).save(store(folder, keys).get(REF))  # without having opened anything

    assert "张三" not in (folder / "open" / f"{REF}.json").read_text(encoding="utf-8")
    assert store(folder, keys).get(REF, private=True).all_answers["name"] == "张三"


def test_writing_needs_no_secret(folder: Path, keys: Keys) -> None:
    kept = store(folder, keys).add(an_application())
    keys.keep_under(PASSPHRASE)

    silent = store(folder, another(keys))  # nobody to ask
    silent.save(kept._replace(private={"name": "李四"}))

    opened = store(folder, another(keys, lambda _wrong: PASSPHRASE)).get(REF, private=True)
    assert opened.private == {"name": "李四"}


def test_the_private_key_is_for_its_owner_alone_and_not_in_the_data_folder(folder: Path, keys: Keys) -> None:
    store(folder, keys).add(an_application())

    assert stat.S_IMODE(keys.file().stat().st_mode) == 0o600
    assert stat.S_IMODE(keys.file().parent.stat().st_mode) == 0o700
    assert folder not in keys.file().parents


def test_each_data_folder_has_a_key_of_its_own(tmp_path: Path) -> None:
    files = set()
    for name in ("one", "two"):
        keys = Keys(tmp_path / name, tmp_path / "config")
        store(tmp_path / name, keys).add(an_application())
        files.add(keys.file())
    assert len(files) == 2


def test_without_its_key_the_rest_is_still_there_and_nothing_more_is_sealed_for_nobody(
    folder: Path, keys: Keys
) -> None:
    kept = store(folder, keys).add(an_application())
    keys.file().unlink()
    lost = store(folder, another(keys))

    assert lost.get(REF).answers == an_application().answers
    assert lost.save(lost.get(REF)._replace(lender="own")).lender == "own"
    uses: tuple[Callable[[], Any], ...] = (
        lambda: lost.get(REF, private=True),
        lambda: lost.save(lost.get(REF)._replace(private=kept.private)),
        lambda: lost.add(an_application("UW-00000000")),
    )
    for use in uses:
        with pytest.raises(StoreUnusable) as caught:
            use()
        assert (caught.value.code, caught.value.status) == ("key_missing", 5)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[" * 9000, b"\xff\xfe", b'{"kept": "plain", "public": "x", "key": 1}']
)
def test_a_damaged_key_file_is_named_and_left_alone(folder: Path, keys: Keys, content: bytes) -> None:
    store(folder, keys).add(an_application())
    keys.file().write_bytes(content)

    with pytest.raises(StoreUnusable) as caught:
        store(folder, another(keys)).get(REF, private=True)
    assert (caught.value.code, caught.value.params) == ("key_damaged", {"file": str(keys.file())})
    assert keys.file().read_bytes() == content


def test_a_passphrase_may_be_mistyped_twice(folder: Path, keys: Keys) -> None:
    store(folder, keys).add(an_application())
    keys.keep_under(PASSPHRASE)
    asked: list[bool] = []

    def ask(wrong: bool) -> str:
        asked.append(wrong)
        return PASSPHRASE if len(asked) == 3 else "wrong"

    assert store(folder, another(keys, ask)).get(REF, private=True).private
    assert asked == [False, True, True]
    with pytest.raises(StoreUnusable) as caught:
        store(folder, another(keys, lambda _wrong: "wrong")).get(REF, private=True)
    assert caught.value.code == "key_wrong_passphrase"


def test_the_same_words_typed_otherwise_are_the_same_passphrase(folder: Path, keys: Keys) -> None:
    store(folder, keys).add(an_application())
    keys.keep_under("ｐａｓｓ１２３４")

    assert store(folder, another(keys, lambda _wrong: "pass1234")).get(REF, private=True).private


class Ring:
    """A keyring in memory; one that hangs or that loses what it is given."""

    def __init__(self, *, hangs: bool = False, loses: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.hangs, self.loses = hangs, loses

    def set_password(self, service: str, name: str, secret: str) -> None:
        if self.hangs:
            time.sleep(1)
        if not self.loses:
            self.kept[service, name] = secret

    def get_password(self, service: str, name: str) -> str | None:
        if self.hangs:
            time.sleep(1)
        return self.kept.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    ring = Ring()
    monkeypatch.setitem(__import__("sys").modules, "keyring", ring)
    return ring


def test_the_key_moves_into_the_keyring_and_back(folder: Path, keys: Keys, ring: Ring) -> None:
    store(folder, keys).add(an_application())
    secret = json.loads(keys.file().read_text())["key"]

    keys.keep_in_keyring()
    assert secret not in keys.file().read_text()
    assert list(ring.kept.values()) == [secret]
    assert store(folder, another(keys)).get(REF, private=True).private

    keys.keep_plain()
    assert ring.kept == {}
    assert store(folder, another(keys)).get(REF, private=True).private


@pytest.mark.parametrize("fault", ["none", "hangs", "loses"])
def test_without_a_keyring_that_works_nothing_changes(
    folder: Path, keys: Keys, ring: Ring, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(folder, keys).add(an_application())
    before = keys.file().read_bytes()
    monkeypatch.setattr(key_ring, "PATIENCE", 0.1)
    if fault == "none":
        monkeypatch.setitem(__import__("sys").modules, "keyring", None)
    ring.hangs, ring.loses = fault == "hangs", fault == "loses"

    with pytest.raises(Failed) as caught:
        keys.keep_in_keyring()
    assert caught.value.code == "no_keyring"
    assert keys.file().read_bytes() == before
    assert store(folder, another(keys)).get(REF, private=True).private


# --- the commands ----------------------------------------------------------------------------------------------------


def test_a_passphrase_is_asked_for_where_private_answers_are_opened_and_nowhere_else(
    uwallet: Uwallet, applied: Callable[[str], Any]
) -> None:
    applied("large")
    new = Person(
        {
            "data.new_passphrase": ["short", PASSPHRASE, PASSPHRASE],
            "data.repeat_passphrase": ["another one", PASSPHRASE],
        }
    )
    assert uwallet("data passphrase", new).status == 0
    assert new.seen[0].secret  # type: ignore[union-attr]

    for line in ("status", "status --json", "status --all", "callback", "data", "loan list"):
        assert uwallet(line).status == 0, line
    assert uwallet("callback forecast").status == 5
    assert "终端" in uwallet("callback forecast").err
    assert uwallet("callback forecast", Person({"data.passphrase": PASSPHRASE})).status == 0

    assert uwallet("data passphrase --remove", Person({"data.passphrase": PASSPHRASE})).status == 0
    assert uwallet("callback forecast").status == 0


def test_a_passphrase_can_be_set_before_anything_is_stored(uwallet: Uwallet, applied: Callable[[str], Any]) -> None:
    new = Person({"data.new_passphrase": PASSPHRASE, "data.repeat_passphrase": PASSPHRASE})
    assert uwallet("data passphrase", new).status == 0

    applied("clean")
    assert uwallet("callback forecast").status == 5


def test_private_answers_are_revealed_on_a_terminal_after_asking_and_it_is_noted(
    uwallet: Uwallet, applied: Callable[[str], Any]
) -> None:
    applied("clean")
    assert uwallet("status --reveal").status == 2
    assert uwallet("status --reveal --json", Person({})).status == 2
    assert "34052419800101001X" not in uwallet("status --reveal", Person({"data.reveal": False})).err

    shown = uwallet("status --reveal", Person({"data.reveal": True}))

    assert shown.status == 0
    assert shown.out == "", "a pipe would have kept it"
    for answer in ("34052419800101001X", "6200000000000005", "李娜", "12,000"):
        assert answer in shown.err
    traces = uwallet("data show --json").json["traces"]
    assert [(one["how"], one["at"][:10]) for one in traces] == [("reveal", "2026-11-24")]


def test_notes_of_calls_are_sealed_and_missed_calls_counted_without_opening(
    uwallet: Uwallet, applied: Callable[[str], Any], home: Path
) -> None:
    applied("large")
    said = Person({"log.number": "4001234567", "log.name": "小王", "log.staff": "工号 007", "log.points": "核对收入",
                   "log.promise": "周三回复"})  # fmt: skip
    assert uwallet("callback log --add", said).status == 0
    assert uwallet("callback log --missed").status == 0

    written = (home / "calls.json").read_text(encoding="utf-8")
    assert [word for word in ("4001234567", "小王", "工号 007", "核对收入", "周三回复") if word in written] == []
    assert "核对收入" in uwallet("callback log").out
    (home.parent / "private.key").unlink()
    assert uwallet("callback log").status == 5
    assert uwallet("status").status == 0
