"""Makes two tables in uwallet_cli/knowledge/tables: traditional → simplified, and the sound of each character.

    pip install pypinyin opencc-python-reimplemented
    python -m tests.knowledge.making.make_tables

Only facts about characters come out of it; both libraries are needed here alone.
"""

from __future__ import annotations

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from uwallet_cli.knowledge.features import TABLES


def is_common(character: str) -> bool:
    """Whether it stands in GB 2312: 6,763 characters, all that people type day by day."""
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def main() -> None:
    """Write both tables, sorted, so that a change shows as what it is."""
    han = [chr(code) for code in range(0x4E00, 0xA000)]
    simplify = OpenCC("t2s").convert
    pairs = [(one, simplify(one)) for one in han]
    folded = [(one, other) for one, other in pairs if one != other and len(other) == 1 and is_common(other)]
    lines = ["".join(one for one, _ in folded), "".join(other for _, other in folded)]
    (TABLES / "traditional.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")

    sounds: dict[str, list[str]] = {}
    for one in filter(is_common, han):
        (sound,) = lazy_pinyin(one, style=Style.NORMAL)
        sounds.setdefault(sound.replace("ü", "v"), []).append(one)
    rows = [f"{sound} {''.join(characters)}" for sound, characters in sorted(sounds.items())]
    (TABLES / "sounds.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
