"""What the borrower has set: language, plain screens, folder, moment. Read at each run, never kept."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from uwallet_cli.errors import WrongUsage
from uwallet_cli.loan.application import CHINA
from uwallet_cli.text import LANGUAGES, Language

ANYWHERE = ("--lang", "--plain", "--debug")  # options that may stand anywhere on the line
YEARS = range(1900, 9901)  # of "now": the calendar ends with 9999, and the longest loan must end before that


class Settings(NamedTuple):
    """The settings of one run. `as_json` and `debug` change how an error is told."""

    language: Language
    plain: bool = False
    as_json: bool = False
    debug: bool = False


def read_line(
    arguments: Sequence[str], environment: Mapping[str, str], *, chinese: bool = True
) -> tuple[Settings, list[str]]:
    """The settings, and the line without the options that may stand anywhere on it (--lang, --plain, --debug).

    They are read before Typer sees the line, since help texts are in a language. Words after `--` are left alone.
    `chinese` says whether what is written can have Chinese in it; where not, only who asks for Chinese gets it.
    Raises WrongUsage for a language there is none of.
    """
    words = list(arguments)
    end = words.index("--") if "--" in words else len(words)
    head, tail = words[:end], words[end:]
    asked, rest = _lang(head)
    language = _language(asked, environment, "--json" in rest or chinese)
    settings = Settings(
        language=language,
        plain=wants_plain(rest, environment),
        as_json="--json" in rest,
        debug="--debug" in rest,
    )
    return settings, [word for word in rest if word not in ("--plain", "--debug")] + tail


def wants_plain(words: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Whether screens are for who hears them, or for a terminal that can do nothing but write lines."""
    return "--plain" in words or bool(environment.get("ACCESSIBLE")) or environment.get("TERM") == "dumb"


def _lang(words: Sequence[str]) -> tuple[str | None, list[str]]:
    asked, rest = None, []
    waiting = False
    for word in words:
        if waiting:
            asked, waiting = word, False
        elif word == "--lang":
            waiting = True
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
        else:
            rest.append(word)
    if waiting:
        asked = ""
    return asked, rest


def _language(asked: str | None, environment: Mapping[str, str], chinese: bool) -> Language:
    if asked in LANGUAGES:
        return asked
    if asked is not None:
        raise WrongUsage("no_such_language", given=asked, languages=LANGUAGES)
    wished = environment.get("UWALLET_LANG")
    if not wished:
        return locale_language(environment) if chinese else "en"
    found = next((one for one in LANGUAGES if wished.casefold().startswith(one)), None)  # zh_CN, en-GB
    if found is None:
        raise WrongUsage("no_such_setting", given=wished, languages=LANGUAGES)
    return found


def fallback_language(environment: Mapping[str, str]) -> Language:
    """The language in which to say that there is none of the one asked for."""
    wished = (environment.get("UWALLET_LANG") or "").casefold()
    return next((one for one in LANGUAGES if wished.startswith(one)), locale_language(environment))


def locale_language(environment: Mapping[str, str]) -> Language:
    """The language of the locale: Chinese where it is Chinese or says nothing, else English."""
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    stem = locale.split(".")[0].casefold()
    return "zh" if stem in ("", "c", "posix") or stem.startswith("zh") else "en"


def moment(environment: Mapping[str, str]) -> datetime:
    """Now; or the moment that UWALLET_NOW freezes, in China's time where it names no offset."""
    frozen = environment.get("UWALLET_NOW")
    if not frozen:
        return datetime.now(CHINA)
    read = read_moment(frozen, "bad_now")
    if read.year not in YEARS:
        raise WrongUsage("now_out_of_reach", first=YEARS[0], last=YEARS[-1])
    return read


def read_moment(text: str, problem: str) -> datetime:
    """An ISO 8601 moment, in China's time where it names no offset. WrongUsage(problem) where it is none."""
    try:
        read = datetime.fromisoformat(text.strip())
        return read.replace(tzinfo=CHINA) if read.tzinfo is None else read.astimezone(CHINA)
    except (ValueError, OverflowError):
        raise WrongUsage(problem, given=text) from None


def data_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Where applications are kept: UWALLET_HOME, or the platform's folder for a user's data.

    The same folders as platformdirs gives (a test compares them): its import takes a sixth of the time of `status`.
    WrongUsage where there is neither a setting nor a home folder.
    """
    if chosen := environment.get("UWALLET_HOME"):
        return Path(chosen)
    if platform == "win32" and (local := environment.get("LOCALAPPDATA")):
        return Path(local) / "uwallet"
    if platform not in ("win32", "darwin"):
        shared = Path(environment.get("XDG_DATA_HOME", "").strip())
        if shared.is_absolute():  # a relative one is to be ignored, says the standard
            return shared / "uwallet"
    home = os.path.expanduser("~")  # noqa: PTH111  (Path.home raises where there is none)
    if not Path(home).is_absolute():
        raise WrongUsage("no_home")
    below = {"win32": "AppData/Local/uwallet", "darwin": "Library/Application Support/uwallet"}
    return Path(home) / below.get(platform, ".local/share/uwallet")


def key_place(environment: Mapping[str, str], platform: str = sys.platform) -> tuple[Path, bool]:
    """Where private keys are kept, and whether that names the file itself: UWALLET_KEY does, else it is a folder.

    The platform's folder for configuration, as platformdirs has it. Where that is the folder for data, too (macOS,
    Windows), one beside it: a copy of the data must not carry its key along.
    """
    if chosen := environment.get("UWALLET_KEY"):
        return Path(chosen), True
    if platform == "win32" and (local := environment.get("LOCALAPPDATA")):
        return Path(local) / "uwallet-key", False
    if platform not in ("win32", "darwin"):
        configured = Path(environment.get("XDG_CONFIG_HOME", "").strip())
        if configured.is_absolute():
            return configured / "uwallet", False
    home = os.path.expanduser("~")  # noqa: PTH111  (see above)
    if not Path(home).is_absolute():
        raise WrongUsage("no_home")
    below = {"win32": "AppData/Local/uwallet-key", "darwin": "Library/Application Support/uwallet-key"}
    return Path(home) / below.get(platform, ".config/uwallet"), False
