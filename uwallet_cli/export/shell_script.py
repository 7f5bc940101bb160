"""The scripts in `shells/`, by which a shell asks this program what can stand next on its line."""

from __future__ import annotations

from pathlib import Path

SHELLS = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1"}  # → how the script's name ends

_FOLDER = Path(__file__).with_name("shells")


def shell_script(shell: str) -> str:
    """The script for one of SHELLS, to be read by it when it starts."""
    return (_FOLDER / f"uwallet.{SHELLS[shell]}").read_text(encoding="utf-8")
