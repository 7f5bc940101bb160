"""The whole suite on every Python that uwallet is for, each in a fresh environment: `python tests/every_python.py`.

Pythons are looked for on PATH, as python3.11, python3.12, python3.13, and in UWALLET_PYTHONS, which names commands as
PATH names folders. One that is not here is skipped, and said to be. What follows on the line goes to pytest:
`python tests/every_python.py -x tests/store`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
VERSIONS = ("3.11", "3.12", "3.13")


def version_of(python: str) -> str | None:
    """The version that a command really is, None where it does not run: some names are there and lead nowhere."""
    try:
        ran = subprocess.run([python, "--version"], capture_output=True, text=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.match(r"Python (\d+\.\d+)\.", ran.stdout)
    return found[1] if found else None


def found(environment: dict[str, str]) -> dict[str, str]:
    """Of every version that is here, the command that runs it. Those that were named come first."""
    named = [path for path in environment.get("UWALLET_PYTHONS", "").split(os.pathsep) if path]
    on_path = [shutil.which(f"python{version}", path=environment.get("PATH")) for version in VERSIONS]
    here: dict[str, str] = {}
    for python in [*named, *filter(None, on_path), sys.executable]:
        version = version_of(python)
        if version is not None:
            here.setdefault(version, python)
    return here


def tested(python: str, words: Sequence[str]) -> int:
    """Install into a new environment of that Python and run the suite there; pytest's exit status, or pip's."""
    with tempfile.TemporaryDirectory(prefix="uwallet-") as folder:
        subprocess.run([python, "-m", "venv", folder], check=True)
        own = str(Path(folder, "Scripts/python.exe" if os.name == "nt" else "bin/python"))
        install = [own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", f"{ROOT}[test]"]
        if status := subprocess.run(install, check=False).returncode:
            return status
        suite = [own, "-m", "pytest", "-q", "-n", "auto", "-p", "no:cacheprovider", *words]
        return subprocess.run(suite, cwd=ROOT, check=False).returncode


def main(words: Sequence[str]) -> int:
    """Test on each, then say of each how it went; 1 where one failed, or none was here."""
    here = found(dict(os.environ))
    results: dict[str, str] = {}
    for version in VERSIONS:
        if version not in here:
            results[version] = "SKIPPED: it is not here"
            continue
        print(f"\n== Python {version}: {here[version]}", flush=True)
        status = tested(here[version], words)
        results[version] = "passed" if status == 0 else f"FAILED ({status})"
    print()
    for version, result in results.items():
        print(f"Python {version}  {result}")
    return 0 if "passed" in results.values() and not any("FAILED" in one for one in results.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
