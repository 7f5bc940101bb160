"""The scripts themselves: each is read by its own shell, and by nothing is anything run but uwallet."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Uwallet
from tests.shells.shell import BIN, line_of_help, needed
from uwallet_cli.export.shell_script import SHELLS, shell_script

ONLY_READ = {"bash": ("bash", "-n"), "zsh": ("zsh", "-n"), "fish": ("fish", "--no-execute")}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_what_the_command_prints(uwallet: Uwallet, shell: str) -> None:
    ran = uwallet(["completion", shell])

    assert (ran.status, ran.out, ran.err) == (0, shell_script(shell), "")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_can_be_appended_to_a_file_in_any_encoding(shell: str) -> None:
    assert shell_script(shell).isascii()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_help_has_one_line_that_installs_it(uwallet: Uwallet, shell: str) -> None:
    squeezed = "".join(uwallet("completion --help").out.split())

    assert "".join(line_of_help(shell).split()) in squeezed


@pytest.mark.parametrize("shell", [pytest.param(name, marks=needed(name)) for name in ONLY_READ])
def test_the_shell_can_read_its_script(shell: str) -> None:
    read = subprocess.run(ONLY_READ[shell], input=shell_script(shell), text=True, capture_output=True, check=False)

    assert (read.returncode, read.stderr) == (0, "")


# PowerShell comes with neither Debian nor Python: where it is missing its script is read by the language's grammar,
# and the program is called as the script does it.


def test_powershells_script_is_well_formed() -> None:
    grammar = pytest.importorskip("tree_sitter_powershell", reason="SKIPPED: no grammar to read PowerShell's script by")
    from tree_sitter import Language, Parser

    parser = Parser(Language(grammar.language()))

    assert not parser.parse(shell_script("powershell").encode()).root_node.has_error
    assert parser.parse(shell_script("powershell").replace("} catch {", "catch {").encode()).root_node.has_error


def test_powershell_gets_utf_8_whatever_its_console_speaks(tmp_path: Path) -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": "gbk", "UWALLET_LANG": "zh", "UWALLET_HOME": str(tmp_path)}
    program = str(Path(sys.executable).with_name("uwallet"))

    done = subprocess.run(
        [program, "completion", "powershell", "--word=no", "--", "faq"],
        env=surroundings,
        capture_output=True,
        check=True,
    )

    assert done.stdout.decode("utf-8") == "no-call\t申请了却没接到电话\n"


@needed("pwsh")
def test_in_powershell_the_tab_key_ends_the_word(tmp_path: Path) -> None:
    surroundings = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "UWALLET_HOME": str(tmp_path)}
    lines = [
        "uwallet completion powershell | Out-String | Invoke-Expression",
        "foreach ($line in 'uwallet sta', 'uwallet faq no-c', 'uwallet status --wat', 'uwallet faq ') {",
        "  (TabExpansion2 $line $line.Length).CompletionMatches[0].CompletionText",
        "}",
    ]

    done = subprocess.run(
        [str(shutil.which("pwsh")), "-NoProfile", "-Command", "\n".join(lines)],
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == ["status", "no-call", "--watch", "callback"]
