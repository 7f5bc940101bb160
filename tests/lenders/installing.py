"""Installing a plug-in for a test: into a folder of its own, so that nobody's environment changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.guards.sources import NOON, PACKAGE

EXAMPLE = Path(__file__).with_name("example")

# A lender that hangs is not waited for as long as a person would.
HURRIED = """
from uwallet_cli import start
from uwallet_cli.lenders import registry
registry.PATIENCE = 0.5
start.main()
"""


def announce(folder: Path, code: str, *names: str, package: str = "bridge_lender") -> Path:
    """A package in a folder, as an installer leaves it: its module, and the names it announces."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{package}.py").write_text(code, encoding="utf-8")
    described = folder / f"{package}-1.0.dist-info"
    described.mkdir(exist_ok=True)
    (described / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    points = "".join(f"{name} = {package}:lender\n" for name in names or ("bridge",))
    (described / "entry_points.txt").write_text(f"[uwallet.lenders]\n{points}", encoding="utf-8")
    return folder


def install_example(folder: Path) -> Path:
    """The example as pip installs it, without a network. RuntimeError with what pip said where it cannot."""
    source = folder / "source"
    shutil.copytree(EXAMPLE, source)  # a build may leave files behind
    target = folder / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    alone = ["--no-index", "--no-deps", "--no-build-isolation", "--target", str(target)]
    ran = subprocess.run([*pip, *alone, str(source)], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise RuntimeError(ran.stderr)
    return target


def run(
    *arguments: str,
    home: Path,
    plugged: Path,
    now: str = NOON,
    lang: str = "zh",
    env: Mapping[str, str] | None = None,
    stdin: str = "",
) -> subprocess.CompletedProcess[str]:
    """The program, with the plug-ins of that folder installed beside it."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    settings = {"UWALLET_HOME": str(home), "UWALLET_KEY": f"{home}.key", "UWALLET_LANG": lang, "UWALLET_NOW": now}
    paths = {"HOME": str(home), "PYTHONPATH": os.pathsep.join([str(plugged), str(PACKAGE.parent)]), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", HURRIED, *arguments],
        env={**kept, **settings, **paths, **(env or {})},
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
