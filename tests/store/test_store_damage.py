"""Files that are no longer what was written: refused, named, and left as they are."""

from __future__ import annotations

import os
import traceback
from functools import partial
from pathlib import Path

import pytest

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.store import files
from uwallet_cli.store.applications import Applications

from .borrower import ID_NUMBER, an_application

REF = "UW-7K3M9QXA"

DAMAGE = {
    "an empty file": b"",
    "null": b"null",
    "a list": b"[]",
    "a table that is no table": b'{"meta": []}',
    "a document that is no document": b'{"meta": {"1": 1}}',
    "a document without a number": b'{"meta": {"one": {}}}',
    "the same key twice": b'{"meta": {"1": {"format": 1, "format": 1}}}',
    "NaN": b'{"meta": {"1": {"format": NaN}}}',
    "nested too deep": b'{"a": ' * 100_000,
    "a number too long": b'{"meta": {"1": {"format": ' + b"1" * 5000 + b"}}}",
    "not UTF-8": '{"meta": {"1": {"city": "上海"}}}'.encode("gb18030"),
    "a byte order mark": b'\xef\xbb\xbf{"meta": {"1": {"format": 1}}}',
    "too large": b" " * files.LARGEST + b"{}",
}


@pytest.mark.parametrize("content", DAMAGE.values(), ids=DAMAGE)
def test_what_holds_no_tables_is_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)

    with pytest.raises(StoreUnusable) as caught:
        files.read_tables(path)

    assert caught.value.code == "store_damaged"
    assert caught.value.__context__ is None  # a JSONDecodeError there would hold the whole file


@pytest.mark.parametrize("content", [*DAMAGE.values(), b"{}"], ids=[*DAMAGE, "no tables"])
def test_a_damaged_file_is_named_and_left_alone(applications: Applications, folder: Path, content: bytes) -> None:
    healthy = applications.add(an_application("UW-00000000"))
    kept = applications.add(an_application())
    path = folder / "open" / f"{REF}.json"
    path.write_bytes(content)

    assert applications.open_ones() == [healthy._replace(private=None)]
    assert applications.damaged == [path]
    for use in (partial(applications.get, REF), partial(applications.save, kept)):
        with pytest.raises(StoreUnusable) as caught:
            use()
        assert (caught.value.code, caught.value.params) == ("store_damaged", {"file": str(path)})
    assert path.read_bytes() == content


def test_a_file_cut_short_anywhere_is_damaged_and_the_error_tells_nothing_of_it(
    applications: Applications, folder: Path
) -> None:
    applications.add(an_application())
    path = folder / "open" / f"{REF}.json"
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(StoreUnusable) as caught:
            applications.get(REF)
        assert caught.value.code == "store_damaged"
        assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"created": "2026-11-02T12:00:00+08:00"', '"created": "2026-11-02T12:00:00"'),
        ('"created": "2026-11-02T12:00:00+08:00"', '"created": null'),
        ('"quoted": {"decimal": "1234.50"}', f'"quoted": {{"decimal": "{ID_NUMBER}"}}'),
        ('"revision": 1', '"revision": "many"'),
        ('"format": 2', '"format": true'),
        ('"format": 2', '"format": 0'),
        ('"format": 2', '"made": 2'),
        (REF, "UW-00000000"),
    ],
)
def test_values_that_cannot_be_are_damage(applications: Applications, folder: Path, old: str, new: str) -> None:
    applications.add(an_application())
    path = folder / "open" / f"{REF}.json"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")

    with pytest.raises(StoreUnusable) as caught:
        applications.get(REF)

    assert caught.value.code == "store_damaged"
    assert ID_NUMBER not in "".join(traceback.format_exception(caught.value))


@pytest.mark.skipif(os.name == "nt", reason="named pipes of POSIX")
def test_something_else_in_the_place_of_a_file_is_damage_and_keeps_nobody_waiting(
    applications: Applications, folder: Path
) -> None:
    (folder / "open" / f"{REF}.json").mkdir(parents=True)
    for pipe in ("UW-00000000", "UW-11111111"):
        os.mkfifo(folder / "open" / f"{pipe}.json")
    somebody = os.open(folder / "open" / "UW-11111111.json", os.O_RDWR)  # at the other end of one of them

    for ref in (REF, "UW-00000000", "UW-11111111"):
        with pytest.raises(StoreUnusable) as caught:
            applications.get(ref)
        assert caught.value.code == "store_damaged"
    os.close(somebody)
