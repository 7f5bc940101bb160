"""Asking for a passphrase that does not exist yet: unseen, twice, until both are the same."""

from __future__ import annotations

from uwallet_cli.context import Context
from uwallet_cli.text import say

SHORTEST = 8  # characters; each guess costs a third of a second, see store/sealing.py


def new_passphrase(context: Context, key: str) -> str:
    """The passphrase, as the question `key` asks for it."""
    from uwallet_cli.ask.terminal import guard
    from uwallet_cli.show.look import marked

    person = context.person
    with guard():
        while True:
            typed = str(person.text(key, secret=True))
            if len(typed) < SHORTEST:
                context.door.talk(marked("care", say("data.too_short", least=SHORTEST), context.door.talk_look))
            elif str(person.text("data.repeat_passphrase", secret=True)) != typed:
                context.door.talk(marked("care", say("data.not_the_same"), context.door.talk_look))
            else:
                return typed
