"""Where applications are kept: UWALLET_HOME, else the folder that each platform has for a user's data."""

from __future__ import annotations

from pathlib import Path

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows, get_win_folder_from_env_vars

from uwallet_cli.errors import WrongUsage
from uwallet_cli.settings import data_folder, key_place

PLATFORMS: dict[str, type[Unix] | type[MacOS] | type[Windows]] = {"linux": Unix, "darwin": MacOS, "win32": Windows}
VARIABLES = (
    "HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "UWALLET_HOME", "UWALLET_KEY"
)  # fmt: skip

HOME = "/users/li na"


def surroundings(monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict[str, str]:
    """The environment with these variables alone, for the program and for the library it is compared with."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return environment


def by_library(platform: str) -> Path:
    return Path(PLATFORMS[platform]("uwallet", appauthor=False).user_data_dir)


@pytest.mark.parametrize(
    ("platform", "environment"),
    [
        ("linux", {}),
        ("linux", {"XDG_DATA_HOME": "/data/li"}),
        ("linux", {"XDG_DATA_HOME": ""}),
        ("linux", {"XDG_DATA_HOME": "  "}),
        ("linux", {"XDG_DATA_HOME": "/data/li/"}),
        ("linux", {"LOCALAPPDATA": "/users/li/AppData/Local"}),
        ("darwin", {}),
        ("darwin", {"LOCALAPPDATA": "/users/li/AppData/Local"}),
        ("win32", {"LOCALAPPDATA": "/users/li/AppData/Local"}),
        ("win32", {"LOCALAPPDATA": "/users/li/AppData/Local", "XDG_DATA_HOME": "/data/li"}),
    ],
    ids=str,
)
def test_the_folder_is_the_one_that_the_platform_has_for_it(
    platform: str, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = surroundings(monkeypatch, HOME=HOME, **environment)
    # Off Windows the library has nobody to ask but the environment.
    monkeypatch.setattr("platformdirs.windows.get_win_folder", get_win_folder_from_env_vars)

    assert data_folder(environment, platform) == by_library(platform)


def test_a_relative_folder_is_ignored_as_the_standard_for_such_folders_says(monkeypatch: pytest.MonkeyPatch) -> None:
    # Else every folder one happens to work in would have applications of its own.
    environment = surroundings(monkeypatch, HOME=HOME, XDG_DATA_HOME="relative/folder")

    assert data_folder(environment, "linux") == Path(HOME) / ".local" / "share" / "uwallet"


def test_on_windows_without_the_variable_the_usual_folder_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = surroundings(monkeypatch, HOME=HOME)

    assert data_folder(environment, "win32") == Path(HOME) / "AppData" / "Local" / "uwallet"


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_borrowers_own_choice_comes_first(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = surroundings(
        monkeypatch, HOME=HOME, XDG_DATA_HOME="/data", LOCALAPPDATA="/local", UWALLET_HOME="/mine/钱包"
    )

    assert data_folder(environment, platform) == Path("/mine/钱包")


def test_an_empty_choice_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = surroundings(monkeypatch, HOME=HOME, UWALLET_HOME="")

    assert data_folder(environment, "linux") == Path(HOME) / ".local" / "share" / "uwallet"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_without_a_home_the_borrower_is_asked_for_a_folder(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = surroundings(monkeypatch)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)  # what it does where there is none

    with pytest.raises(WrongUsage) as refused:
        data_folder(environment, platform)

    assert (refused.value.code, refused.value.status) == ("no_home", 2)


@pytest.mark.parametrize(
    ("platform", "environment", "name"),
    [
        ("linux", {}, "uwallet"),
        ("linux", {"XDG_CONFIG_HOME": "/config/li"}, "uwallet"),
        ("linux", {"XDG_CONFIG_HOME": " "}, "uwallet"),
        ("darwin", {}, "uwallet-key"),
        ("win32", {"LOCALAPPDATA": "/users/li/AppData/Local"}, "uwallet-key"),
    ],
    ids=str,
)
def test_the_key_is_in_the_platforms_folder_for_configuration_and_never_with_the_data(
    platform: str, environment: dict[str, str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = surroundings(monkeypatch, HOME=HOME, **environment)
    monkeypatch.setattr("platformdirs.windows.get_win_folder", get_win_folder_from_env_vars)

    place, exact = key_place(environment, platform)

    assert (place, exact) == (Path(PLATFORMS[platform](name, appauthor=False).user_config_dir), False)
    assert data_folder(environment, platform) not in (place, *place.parents)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_borrowers_own_place_for_the_key_is_the_file_itself(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = surroundings(monkeypatch, HOME=HOME, XDG_CONFIG_HOME="/config", UWALLET_KEY="/mine/钥匙")

    assert key_place(environment, platform) == (Path("/mine/钥匙"), True)
