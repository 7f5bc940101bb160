"""The private key in a real keyring, one that keeps in a file: into it, used, out of it, and gone with everything."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import APPLICANTS
from tests.terminal import Terminal, run, uwallet

pytest.importorskip("keyrings.alt.file", reason="KEYRINGS.ALT IS MISSING: NO REAL KEYRING WAS TRIED")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="another place for its file")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {
        "PYTHON_KEYRING_BACKEND": "keyrings.alt.file.PlaintextKeyring",
        "XDG_DATA_HOME": str(tmp_path / "desktop"),
        "PYTHONWARNINGS": "ignore",
    }


@pytest.fixture
def keyring(tmp_path: Path) -> Callable[[], str]:
    """What the keyring has of uwallet's."""

    def entries() -> str:
        files = [path.read_text(encoding="utf-8") for path in (tmp_path / "desktop").rglob("*.cfg")]
        return "".join(files).partition("[uwallet]")[2].strip()

    return entries


def test_the_key_goes_into_the_keyring_opens_from_there_comes_back_and_is_erased_with_everything(
    home: Path, env: dict[str, str], keyring: Callable[[], str]
) -> None:
    def go(*line: str) -> str:
        done = run(*line, home=home, env=env)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def kept() -> Any:
        return json.loads(home.with_name("data.key").read_bytes())

    go("apply", "--answers", str(APPLICANTS / "large.json"), "--yes")
    private = kept()["key"]

    go("data", "passphrase", "--keyring")
    assert keyring()
    assert kept().keys() == {"format", "kept", "public"}
    assert json.loads(go("data", "show", "--json"))["key"]["kept"] == "keyring"
    assert "150,000" in go("callback", "forecast")

    go("data", "passphrase", "--remove")
    assert keyring() == ""
    assert kept()["key"] == private
    assert "150,000" in go("callback", "forecast")

    go("data", "passphrase", "--keyring")
    screen = Terminal(*uwallet("data", "erase", "--all", "--plain"), home=home, env=env)
    screen.expect("请输入上面的词来确认")
    screen.type("全部删除")
    assert screen.end() == 0
    assert keyring() == ""
    assert not home.exists()
    assert not home.with_name("data.key").exists()
