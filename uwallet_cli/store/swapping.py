"""One folder put in the place of another, so that whatever ends the program one of the two stands there whole.

    data.restoring-1f2e3d4c         a backup being unpacked, which then takes the place of `data`
    data.before-restore-1f2e3d4c    what stood there before

Linux and macOS exchange two names in one step. Elsewhere `data` is missing for a moment; a program that ends right
then leaves a pair of names that says what was going on, and whoever looks for `data` next finishes it.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from uwallet_cli.store.files import rename, sync_folder, unusable

UNPACKING, BEFORE = ".restoring-", ".before-restore-"

_NO_SUCH_STEP = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_HERE = -100  # Linux's AT_FDCWD, which absolute names make no use of
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def beside(folder: Path, sign: str) -> list[Path]:
    """The folders that a restore left beside this one: those being unpacked, or those that were there before."""
    folder = folder.absolute()
    try:
        found = [path for path in folder.parent.iterdir() if path.name.startswith(folder.name + sign)]
    except OSError:  # not there, or not to be looked into: no restore could have left anything
        return []
    return sorted(path for path in found if path.is_dir() and not path.is_symlink())


def before(staged: Path) -> Path:
    """Where the store goes whose place the one unpacked at `staged` takes."""
    head, _, mark = staged.name.rpartition(UNPACKING)
    return staged.parent / f"{head}{BEFORE}{mark}"


def swap(staged: Path, folder: Path) -> Path:
    """Put the one in the other's place; where the other is now. On any failure both are where they were."""
    aside = before(staged)
    was_there = folder.stat()
    rename(staged, aside)  # the name that what is there now needs afterwards: nothing is left to do then
    try:
        _exchanged(aside, folder)
    finally:  # looked at rather than remembered: Ctrl-C may come between what is done and what is known of it
        swapped = os.path.samestat(aside.stat(), was_there)
        if not swapped:
            rename(aside, staged)
    if not swapped:
        _swapped_in_two_steps(staged, folder, aside)
    return aside


def _swapped_in_two_steps(staged: Path, folder: Path, aside: Path) -> None:
    rename(folder, aside)
    try:
        rename(staged, folder)
    except OSError:
        if not staged.exists():  # another start has finished it for us
            return
        rename(aside, folder)
        raise


def finish(folder: Path) -> None:
    """Finish what ended between the two steps. Worth a look only where the folder is missing."""
    for staged in beside(folder, UNPACKING):
        if before(staged).is_dir():
            try:
                rename(staged, folder.absolute())
                sync_folder(folder.absolute().parent)
            except OSError as error:
                if not folder.exists():  # else another start was faster
                    raise unusable(folder, error) from None
            return


def _exchanged(one: Path, other: Path) -> bool:
    """Whether each stands under the other's name now; False where the system or the disk has no such step."""
    import ctypes  # 6 ms, which nobody else pays

    names = os.fsencode(one), os.fsencode(other)
    if sys.platform not in ("linux", "darwin"):
        return False
    system = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "linux":
            failed = system.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE)
        else:
            failed = system.renamex_np(*names, _EXCHANGE)
    except AttributeError:  # a C library that does not know it
        return False
    if not failed:
        return True
    if ctypes.get_errno() in _NO_SUCH_STEP:
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
