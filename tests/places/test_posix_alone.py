"""What only POSIX systems have is used in these few places, each of which knows what to do where it is missing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.guards.sources import MODULES, imported_by, name_of, tree_of
from tests.places.windows import IN_SIGNAL, NOT_IN_OS, POSIX_MODULES

IMPORTED = {
    ("ask/terminal.py", "termios"),  # nothing to restore, nothing to forget
    ("cli.py", "resource"),  # no core is dumped there
    ("store/lock.py", "fcntl"),  # msvcrt locks there
}
USED = {
    ("ask/terminal.py", "os.getpgrp"),  # where termios was found
    ("ask/terminal.py", "os.tcgetpgrp"),
    ("ask/terminal.py", "signal.SIGCONT"),  # where there is a SIGTSTP
    ("export/text_file.py", "os.fchmod"),  # a file there belongs to the user by the rights of its folder
    ("store/files.py", "os.fchmod"),
}


def _named(path: Path) -> Iterator[str]:
    """`os` and `signal` attributes that a file names outright; `getattr(os, "…", 0)` takes care of itself."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("os", "signal"):
            yield f"{node.value.id}.{node.attr}"


def _only_posix(name: str) -> bool:
    owner, _, attribute = name.partition(".")
    if owner == "os":
        return attribute in NOT_IN_OS
    return attribute.startswith("SIG") and attribute not in {*IN_SIGNAL, "SIG_DFL", "SIG_IGN"}


def test_modules_that_only_posix_has_are_imported_where_their_absence_is_handled() -> None:
    found = {(name_of(path), name) for path in MODULES for name in imported_by(path) if name in POSIX_MODULES}

    assert found == IMPORTED


def test_functions_that_only_posix_has_are_called_where_their_absence_is_handled() -> None:
    assert {(name_of(path), name) for path in MODULES for name in _named(path) if _only_posix(name)} == USED


def test_nothing_is_opened_beside_a_folder() -> None:
    opened = {name_of(path) for path in MODULES for node in ast.walk(tree_of(path))
              if isinstance(node, ast.keyword) and node.arg == "dir_fd"}  # fmt: skip

    assert opened == set()
