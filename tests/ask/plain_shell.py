"""A shell of the plainest kind, which mends nothing in a terminal: one program in front, stopped, let go on.

`plain_shell.py PROGRAM…` tells when the program stops and how the terminal is then; it takes the lines `fg` and `bg`.
"""

from __future__ import annotations

import os
import signal
import sys
import termios


def modes() -> str:
    """Whether what is typed now would be seen, could be edited, and would stop a program."""
    flags = termios.tcgetattr(0)[3]
    return "in order" if all(flags & mode for mode in (termios.ECHO, termios.ICANON, termios.ISIG)) else "in disorder"


def main(*program: str) -> int:
    """Run the program; its exit status, or 128 and the signal that ended it."""
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # a shell takes the terminal back from the background
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        os.tcsetpgrp(0, os.getpgrp())
        signal.signal(signal.SIGTTOU, signal.SIG_DFL)
        os.execvp(program[0], program)
    print(f"[started: {child}]", flush=True)
    while True:
        _, status = os.waitpid(child, os.WUNTRACED)
        os.tcsetpgrp(0, os.getpgrp())
        if not os.WIFSTOPPED(status):
            print(f"[ended: {modes()}]", flush=True)
            code = os.waitstatus_to_exitcode(status)
            return code if code >= 0 else 128 - code
        print(f"[stopped: {modes()}]", flush=True)
        if sys.stdin.readline().strip() == "fg":
            os.tcsetpgrp(0, child)
        os.kill(-child, signal.SIGCONT)


if __name__ == "__main__":
    os._exit(main(*sys.argv[1:]))
