"""The cost sheet as a file: a text, and a page that needs nothing else and prints on one sheet of A4."""

from __future__ import annotations

import re
import stat
import subprocess
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conftest import Uwallet
from uwallet_cli.export.sheet import as_html
from uwallet_cli.show.cost_words import Item, SheetWords

CHROMIUM = Path("/usr/bin/chromium")

# As much as a sheet can hold: every kind of charge, amounts with all their digits.
FULL = "12345678.99 --months 360 --method single_payment --daily-rate 0.0375 --upfront-fee 3.33% --monthly-fee 99.99"


class Reader(HTMLParser):
    """The tags of a page, what they name, and what a reader sees."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def exported(uwallet: Uwallet, file: Path, line: str = "20000 --months 12", *options: str) -> str:
    ran = uwallet(["quote", *line.split(), "--sheet", "--export", str(file), *options])
    assert ran.status == 0, ran.err
    return file.read_text(encoding="utf-8")


SAID = {
    "zh": ("20,000 元", "1,594.12 元", "14.40%", "15.39%", "21.60%", "0.06%", "演练机构", "不再收取任何其他费用"),
    "en": ("20,000 yuan", "1,594.12 yuan", "14.40%", "15.39%", "21.60%", "0.06%", "practice lender", "nothing else"),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_a_file_says_all_that_the_sheet_must_say(uwallet: Uwallet, tmp_path: Path, language: str, suffix: str) -> None:
    held = exported(uwallet, tmp_path / f"sheet{suffix}", "20000 --months 12", "--lang", language)

    assert [part for part in SAID[language] if part not in held] == []


def test_of_a_lenders_own_offer_it_says_what_the_contract_has_to_say(uwallet: Uwallet, tmp_path: Path) -> None:
    held = exported(uwallet, tmp_path / "sheet.txt", "100000 --months 12 --rate 6 --upfront-fee 2% --monthly-fee 15")

    assert all(part in held for part in ("2,000 元（本金的 2.00%）", "每月 15 元", "您的放款机构", "按您的合同"))
    assert "演练机构" not in held


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_needs_nothing_else_and_runs_nothing(uwallet: Uwallet, tmp_path: Path, language: str) -> None:
    page = exported(uwallet, tmp_path / "sheet.html", FULL, "--lang", language)
    read = Reader(page)

    assert {"script", "img", "link", "iframe", "form"} & set(read.tags) == set()
    assert {name for name, _ in read.attributes} & {"src", "href", "onload", "onclick", "action"} == set()
    assert not re.search(r"https?://|url\(|@import", page)
    assert ("lang", {"zh": "zh-CN", "en": "en"}[language]) in read.attributes
    assert "@page { size: A4" in page


def test_every_word_on_the_page_is_escaped() -> None:
    odd = "<b onload=x>&\"'"
    told = SheetWords(odd, odd, ((odd, odd),), (Item(*[odd] * 5),), (odd, odd), (odd, odd), (odd,))
    read = Reader(as_html(told, date(2026, 11, 24)))

    assert "b" not in read.tags
    assert read.text.count(odd) == 15


def test_a_file_that_is_there_is_not_overwritten(uwallet: Uwallet, tmp_path: Path) -> None:
    file = tmp_path / "sheet.html"
    file.write_text("mine", encoding="utf-8")

    assert uwallet(["quote", "20000", "--months", "12", "--export", str(file)]).status == 2
    assert file.read_text(encoding="utf-8") == "mine"


def test_the_file_is_for_its_owner_alone_and_where_it_is_is_told(uwallet: Uwallet, tmp_path: Path) -> None:
    file = tmp_path / "sheet.txt"
    ran = uwallet(["quote", "20000", "--months", "12", "--export", str(file), "--json"])

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.name in ran.err.replace("\n", "")
    assert ran.json["principal"] == "20000.00"


@pytest.mark.skipif(
    not CHROMIUM.exists(),
    reason="NOT CHECKED, for want of /usr/bin/chromium: that the cost sheet prints on one page of A4",
)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("line", ["20000 --months 12", FULL], ids=["short", "full"])
def test_in_a_real_browser_the_page_prints_on_one_sheet_of_a4(
    uwallet: Uwallet, tmp_path: Path, line: str, language: str
) -> None:
    exported(uwallet, tmp_path / "sheet.html", line, "--lang", language)
    printed = tmp_path / "sheet.pdf"
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    chromium = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", profile, f"--print-to-pdf={printed}"]
    subprocess.run([*chromium, (tmp_path / "sheet.html").as_uri()], check=True, capture_output=True, timeout=120)

    pdf = printed.read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    box = re.search(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    assert box is not None
    assert (round(float(box[1])), round(float(box[2]))) == (595, 842)  # A4 in points
