"""Both languages say the same things, every sentence is said somewhere, and every sentence that is said is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from tests.guards.sources import MODULES, PACKAGE, name_of, package_of, tree_of
from uwallet_cli import text
from uwallet_cli.cli import COMMANDS, GROUPS
from uwallet_cli.interview import call
from uwallet_cli.interview.form import BY_KEY, FORM
from uwallet_cli.lenders.practice import lender as practice
from uwallet_cli.loan.callback import RULES
from uwallet_cli.loan.stages import MOVES, STAGES
from uwallet_cli.text import LANGUAGES, Language

HAN = re.compile(r"[\u3400-\u9fff]")


def screens_of(language: Language) -> list[str]:
    return sorted(path.stem for path in (PACKAGE / "text" / language).glob("*.py") if path.stem != "__init__")


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Every key of a language, "screen.name", with its words."""
    return {
        f"{screen}.{name}": words
        for screen in screens_of(language)
        for name, words in import_module(f"uwallet_cli.text.{language}.{screen}").WORDS.items()
    }


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


SCREENS = screens_of("zh")
KEYS = tuple(sorted(catalogue("zh")))

# The sources that speak: everything but the catalogues themselves.
SPEAKING = [path for path in MODULES if package_of(path) != "text"]


# --- both languages alike --------------------------------------------------------------------------------------------


def test_the_languages_have_the_same_files() -> None:
    assert screens_of("en") == screens_of("zh")


@pytest.mark.parametrize("screen", SCREENS)
def test_the_languages_have_the_same_keys(screen: str) -> None:
    keys = {language: {key for key in catalogue(language) if key.split(".")[0] == screen} for language in LANGUAGES}

    assert keys["zh"] ^ keys["en"] == set()


# A month goes by its number or by its name: of these places each language takes the ones it needs.
DATES = {"words.day", "words.moment"}


def test_the_same_sentence_leaves_the_same_places_to_fill() -> None:
    shared = (set(catalogue("zh")) & set(catalogue("en"))) - DATES

    assert {key for key in shared if placeholders(catalogue("zh")[key]) != placeholders(catalogue("en")[key])} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty(language: Language) -> None:
    assert {key for key, words in catalogue(language).items() if not words.strip()} - {"ask.join"} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_with_nothing_to_fill_shows_no_doubled_braces(language: Language) -> None:
    # It is said as it stands: only `format` makes one brace of two.
    unformatted = {key for key, words in catalogue(language).items() if not placeholders(words)}

    assert {key for key in unformatted if "{{" in catalogue(language)[key]} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said_with_its_places_filled(language: Language) -> None:
    before, broken = text.language(), {}
    text.use(language)
    try:
        for key, words in catalogue(language).items():
            try:
                text.say(key, **dict.fromkeys(placeholders(words), "x"))
            except TypeError as clash:
                broken[key] = str(clash)
    finally:
        text.use(before)

    assert broken == {}


def test_one_of_a_thing_is_told_as_one() -> None:
    before = text.language()
    text.use("en")
    try:
        told = [text.say("data.files", files=files, size="2 B") for files in (1, 2)]
        told += [text.say("loan.due.soon", ref="UW", n=1, days=days, amount="9") for days in (1, 2)]
    finally:
        text.use(before)

    assert told == ["1 file, 2 B", "2 files, 2 B", "UW no. 1 is due in 1 day: 9", "UW no. 1 is due in 2 days: 9"]


def test_no_sentence_leaves_it_to_the_reader_how_many_there_are() -> None:
    assert [key for key, words in catalogue("en").items() if "(s)" in words] == []


# --- every key used, every used key there ----------------------------------------------------------------------------


def docstrings_in(tree: ast.Module) -> set[int]:
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }


def constants_in(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


@cache
def spoken_constants() -> dict[str, str]:
    """Every string of the sources that is no docstring and no part of an f-string, with the file it stands in."""
    found: dict[str, str] = {}
    for path in SPEAKING:
        tree = tree_of(path)
        skipped = docstrings_in(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                skipped |= {id(part) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
                found[node.value] = name_of(path)
    return found


@cache
def f_strings() -> dict[str, str]:
    """Every f-string of the sources, its holes written {}, with the file it stands in."""
    found = {}
    for path in SPEAKING:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.JoinedStr):
                pattern = "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)  # type: ignore[misc]
                found[pattern] = name_of(path)
    return found


@cache
def patterns() -> dict[str, str]:
    """Every f-string that can be a key: it begins with a screen, or with a key that it makes longer."""
    shape = re.compile(rf"(?:{'|'.join(SCREENS)}|\{{\}})\.[\w.{{}}]+")
    return {one: where for one, where in f_strings().items() if shape.fullmatch(one) and not one.endswith(FILES)}


FILES = (".md", ".json", ".py", ".toml", ".table", ".txt")


ENTRIES = sorted(path for path in (PACKAGE / "knowledge").rglob("*") if path.suffix in (".md", ".toml"))

# The kinds of entries and of their sources, and the codes of scripted calls, are written in those files.
ENTRY_WORDS = frozenset(word for path in ENTRIES for word in re.findall(r"[\w-]+", path.read_text(encoding="utf-8")))


@cache
def rule_names() -> set[str]:
    """A rule is named for what it finds: its name is a code like those in quotes."""
    rules = [path for path in SPEAKING if package_of(path) == "loan"]
    return {node.name for path in rules for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef)}


def fits(key: str, pattern: str) -> bool:
    """Whether a pattern can give a key: every hole takes a string of the sources, a number, or a key before it."""
    parts = pattern.split("{}")
    regex = re.compile("(.+)".join(map(re.escape, parts)))
    lazy = re.compile("(.+?)".join(map(re.escape, parts)))
    return any(
        found and all(fills(hole, first=place == 0 and not parts[0]) for place, hole in enumerate(found.groups()))
        for found in (regex.fullmatch(key), lazy.fullmatch(key))
    )


def fills(hole: str, *, first: bool) -> bool:
    if first:  # f"{key}.ask": the hole is itself a key, of a question
        return "." in hole and (
            hole in spoken_constants() or any(fits(hole, one) for one in patterns() if one[0] != "{")
        )
    if hole in spoken_constants() or hole in rule_names() or hole in ENTRY_WORDS or hole.isdigit():
        return True
    codes = (code for code in f_strings() if re.fullmatch(r"[a-z]\w*\{\}\w*", code))  # f"no_such_{what}"
    return any(fits(hole, code) for code in codes)


def command_paths() -> Iterator[str]:
    """Every command and those below it, as the keys of its help have it: "callback.answer"."""

    def walk(path: str, place: str) -> Iterator[str]:
        yield path
        module, _, function = place.partition(":")
        table = getattr(getattr(import_module(module), function), "table", {})
        for name, below in table.items():
            yield from walk(f"{path}.{name}", below)

    for name, place in COMMANDS.items():
        yield from walk(name, place)


def used_by_help(key: str) -> bool:
    paths = list(command_paths())
    ends = [*paths, *(f"{path}.{part}" for path in [*paths, "root"] for part in ("short", "examples"))]
    flags = [f"apply.flag.{question.key}" for question in FORM if not question.private]
    headings = ["commands", "arguments", "options", *(f"group.{key}" for key in GROUPS)]
    return key.removeprefix("help.") in [*ends, *flags, *headings]


@pytest.mark.parametrize("key", KEYS)
def test_every_sentence_is_said_somewhere(key: str) -> None:
    if key in spoken_constants():
        return
    used = used_by_help(key) if key.startswith("help.") else any(fits(key, pattern) for pattern in patterns())

    assert used, f"nothing says {key}"


@pytest.mark.parametrize(
    "key", sorted(word for word in spoken_constants() if re.fullmatch(rf"({'|'.join(SCREENS)})(\.[a-z_0-9]+)+", word))
)
def test_every_sentence_that_is_said_is_there(key: str) -> None:
    assert key in KEYS or f"{key}.ask" in KEYS, f"{spoken_constants()[key]} says it"


@pytest.mark.parametrize("pattern", sorted(patterns()))
def test_every_family_of_sentences_has_a_member(pattern: str) -> None:
    known = [*KEYS, *(key.removesuffix(".ask") for key in KEYS if key.endswith(".ask"))]
    parts = re.compile("(.+)".join(map(re.escape, pattern.split("{}"))))
    looked_up_first = pattern in LOOKED_UP_FIRST

    assert looked_up_first or any(parts.fullmatch(key) for key in known), f"{patterns()[pattern]} says it"


# Special sentences that one may add: who says them asks first (`has`) whether there are any.
LOOKED_UP_FIRST = {"problems.{}.{}"}


def problem_codes() -> Iterator[str]:
    """Whatever can be wrong with an answer: what checks return, what readers raise, what a Problem is made with."""
    for name in ("interview/form.py", "interview/answering.py", "interview/reading.py", "loan/identity.py"):
        for node in ast.walk(tree_of(PACKAGE / name)):
            if isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) == "str | None":
                for part in ast.walk(node):
                    if isinstance(part, ast.Return) and part.value:
                        yield from results_of(part.value)
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Unreadable":
                yield from results_of(node.args[0])
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Problem":
                yield from results_of(node.args[1])


def results_of(node: ast.expr) -> Iterator[str]:
    """The strings an expression can come to."""
    if isinstance(node, ast.IfExp):
        yield from results_of(node.body)
        yield from results_of(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


ERRORS = {"Failed", "WrongUsage", "NotFound", "Unacceptable", "StoreUnusable", "Interrupted"}


def first_arguments(names: set[str], place: int = 0) -> Iterator[str]:
    for path in SPEAKING:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in names and len(node.args) > place:
                yield from results_of(node.args[place])


CALL_ORDER: tuple[str, ...] = call.ORDER  # type: ignore[attr-defined,unused-ignore]

EVENTS = {kind for moves in MOVES.values() for kind in moves}

NEEDED = {
    *(f"errors.{code}" for code in first_arguments(ERRORS)),
    *(f"errors.{code}" for code in first_arguments({"read_moment"}, 1)),
    *(f"problems.{code}" for code in problem_codes()),
    *(f"call.reason.{code}" for code in first_arguments({"agrees", "differs", "vague"})),
    *(f"call.reason.{code}" for code in first_arguments({"Verdict"}, 1)),
    *(f"questions.{question.key}.ask" for question in FORM),
    *(f"questions.{question.key}.label" for question in FORM),
    *(f"questions.{question.key}.{choice}" for question in FORM for choice in question.choices),
    *(f"apply.section.{question.section}" for question in FORM),
    *(f"call.{key}.{wording}.ask" for key in CALL_ORDER for wording in range(1, call.WORDINGS + 1)),
    *(f"call.label.{key}" for key in CALL_ORDER if key not in BY_KEY),
    *(f"reasons.{code}" for code in practice.policy.score),
    *(f"reasons.{rule.__name__}" for rule in RULES),  # a rule is named for the reason it gives
    *(f"events.{kind}" for kind in EVENTS),
    *(f"status.state.{state}" for state in MOVES),
    *(f"next.{state}" for state in MOVES),
    *(f"stages.{stage}" for stage in STAGES),
    *(f"help.{path}" for path in command_paths()),
    *(f"help.{path}.short" for path in command_paths()),
    *(f"help.apply.flag.{question.key}" for question in FORM if not question.private),
}


@pytest.mark.parametrize("key", sorted(NEEDED))
def test_whatever_can_be_met_has_its_words(key: str) -> None:
    assert key in KEYS


def calls_with_all_places_named() -> Iterator[tuple[str, str, set[str]]]:
    """Every `say("screen.name", place=…)`: where it stands, its key, and the places it fills."""
    for path in SPEAKING:
        for node in ast.walk(tree_of(path)):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) == "say"
                and all(keyword.arg for keyword in node.keywords)
            ):
                for key in set(results_of(node.args[0])) - DATES:
                    yield f"{name_of(path)}:{node.lineno}", key, {str(keyword.arg) for keyword in node.keywords}


def test_who_says_a_sentence_fills_every_place_in_it() -> None:
    unfilled = {
        where: places - filled
        for where, key, filled in calls_with_all_places_named()
        if key in KEYS and (places := placeholders(catalogue("zh")[key])) - filled
    }

    assert unfilled == {}


def test_who_says_a_sentence_fills_no_place_that_it_lacks() -> None:
    calls: dict[str, list[tuple[str, set[str]]]] = {}
    for where, key, filled in calls_with_all_places_named():
        calls.setdefault(where, []).append((key, filled))
    strange = {
        where: filled - places
        for where, choices in calls.items()
        for _, filled in choices[:1]  # of two sentences at one place, either may fill what the other has not
        if filled - (places := {place for key, _ in choices for place in placeholders(catalogue("zh").get(key, ""))})
    }

    assert strange == {}


# --- each language in its place --------------------------------------------------------------------------------------

# Files with Chinese in them, besides the catalogues and the entries: each reads what people type, or says how.
READS_CHINESE = {
    "interview/reading.py": "amounts, counts and times as they are typed: 两万, 半年, 没有",
    "interview/terms.py": "days and rates as they stand in a contract: 2026年11月24日, 0.05%/天",
    "interview/hearing/spoken.py": "figures as they are spoken: 一万二左右",
    "interview/hearing/spans.py": "lengths of time as they are spoken: 一年半, 去年五月来的",
    "interview/hearing/dates.py": "days as they are spoken: 下周二, 三十天后",
    "interview/hearing/listening.py": "corrections, denials and dodges: 不对, 没有, 记不清",
    "interview/hearing/comparing*.py": "answers on the phone, and what surrounds them: 尾号, 税前, 我叫",
    "interview/hearing/likeness.py": "what words of one meaning have in common",
    "interview/hearing/meanings.py": "ways of repaying and purposes as they are said",
    "interview/hearing/occupations.py": "what one job is called",
    "interview/hearing/banks.py": "what one bank is called",
    "interview/hearing/places.py": "provinces and cities",
    "interview/call.py": "the ways to say that one hangs up",
    "show/flow.py": "units, which stay on the line of their number: 20,000 元",
    "lenders/practice_policy.toml": "the purposes, as a borrower may word them, that are unusual",
}

DATA = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".toml", ".json", ".txt", ".html")]


@pytest.mark.parametrize("path", [path for path in DATA if package_of(path) not in ("text", "knowledge")], ids=name_of)
def test_chinese_stands_only_where_it_is_said_or_read(path: Path) -> None:
    found = HAN.findall("\n".join(shown_or_read(path)))

    assert not found or any(fnmatch(name_of(path), allowed) for allowed in READS_CHINESE)


def test_every_file_that_may_have_chinese_in_it_does() -> None:
    found = [name_of(path) for path in DATA if HAN.search("\n".join(shown_or_read(path)))]

    assert [allowed for allowed in READS_CHINESE if not any(fnmatch(name, allowed) for name in found)] == []


def shown_or_read(path: Path) -> Iterator[str]:
    """The strings of a source, docstrings and comments apart; of other files everything."""
    if path.suffix != ".py":
        yield path.read_text(encoding="utf-8")
        return
    skipped = docstrings_in(tree_of(path))
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.value


# What is no English although it is written in Latin letters: commands, options, codes, what one types or sees as is.
COMMAND = re.compile(r"uwallet(?: [\w.<>-]+)*")
OPTION = re.compile(r"--[\w-]+(?:[ =][\w|.-]+)?")
CODE = re.compile(r"\b[a-zA-Z]+(?:[_.-][a-zA-Z0-9]+)+\b|\{\w*\}")
ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,.'’]+[A-Za-z]+)+")
TYPED_AS_IS = {"ask.plain_yes_words", "ask.plain_no_words"}


@pytest.mark.parametrize("key", sorted(set(KEYS) - TYPED_AS_IS))
def test_no_english_sentence_stands_among_the_chinese(key: str) -> None:
    words = catalogue("zh")[key]
    for known in (COMMAND, OPTION, CODE):
        words = known.sub("·", words)

    assert ENGLISH.findall(words) == []


@pytest.mark.parametrize("key", sorted(catalogue("en")))
def test_no_chinese_stands_among_the_english_except_what_one_may_type(key: str) -> None:
    typed = key.endswith((".hint", "_words")) or key in SHOWS_WHAT_TO_TYPE

    assert typed or HAN.findall(catalogue("en")[key]) == []


SHOWS_WHAT_TO_TYPE: set[str] = {"problems.money", "problems.years", "help.apply.flag.amount"}


IMPOLITE = re.compile("你(?!们)")  # 你们 is what a borrower may say to a lender


@pytest.mark.parametrize("key", KEYS)
def test_the_borrower_is_addressed_politely(key: str) -> None:
    assert not IMPOLITE.search(catalogue("zh")[key])


@pytest.mark.parametrize("path", [path for path in ENTRIES if path.name.endswith(".zh.md")], ids=lambda path: path.name)
def test_the_reader_of_an_answer_is_addressed_politely(path: Path) -> None:
    assert not IMPOLITE.search(path.read_text(encoding="utf-8"))
