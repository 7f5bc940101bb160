"""What went wrong, in words: the sentence, then every answer with how to mend it."""

from __future__ import annotations

import re
from typing import Any

from rich.console import RenderableType

from uwallet_cli.clean import clean
from uwallet_cli.errors import Interrupted, Problem, UwalletError
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow
from uwallet_cli.show.look import Look, bullets, indented, marked, stack
from uwallet_cli.text import has, say


def sentence(problem: UwalletError) -> str:
    """What happened and what to do, in a sentence or two."""
    params = {name: _told(value) for name, value in problem.params.items()}
    if problem.code == "store_not_writable":  # the store tells the reason as a code
        params["reason"] = say(f"errors.reason.{params['reason']}")
    if problem.code == "lender_wrong":
        params["wrong"] = say(f"errors.lender_wrong.{params['wrong']}", event=params["event"])
    return say(f"errors.{problem.code}", **params)


def _told(value: Any) -> str:
    """What fills a sentence; several things are joined as the language joins them."""
    return words.listed(clean(str(one)) for one in value) if isinstance(value, list | tuple) else clean(str(value))


def problem_text(problem: Problem) -> str:
    """How to mend one answer."""
    params = {
        name: words.figure(value) if name in ("least", "most") else value for name, value in problem.params.items()
    }
    if "choices" in params:
        params["choices"] = words.listed(_choice(problem.key, str(one)) for one in params["choices"])
    if problem.code == "missing":
        return _missing(problem.key)
    special = f"problems.{problem.code}.{problem.key}"
    return say(special if has(special) else f"problems.{problem.code}", **params)


def _choice(key: str, code: str) -> str:
    """A choice as it is written, and what it is called where that is something else."""
    if code.isdecimal() or not has(f"questions.{key}.{code}"):
        return code
    name = re.split(r"\s*[（(]", words.choice(key, code))[0]  # what it is called says more, in brackets
    return code if name == code else say("words.code_and_name", code=code, name=name)


def _missing(key: str) -> str:
    """Where a missing answer can be given: private ones never on the command line."""
    from uwallet_cli.interview.form import BY_KEY

    question = BY_KEY.get(key)
    if question is None or question.private:
        return say("problems.missing.private")
    return say("problems.missing", option=f"--{key.replace('_', '-')}")


def answer_name(key: str) -> str:
    """What an answer is called, beside its key; a key that no question has stands for itself."""
    for label in (f"questions.{key}.label", f"loan.{key}.label"):
        if has(label):
            return f"{say(label)} ({key})"
    return clean(key)[:60]


def error(problem: UwalletError, look: Look) -> RenderableType:
    """An error screen."""
    told = sentence(problem)
    if isinstance(problem, Interrupted):  # stopping is no mistake
        head: RenderableType = flow(told)
    else:
        head = flow(f"{say('errors.error')}{told}") if look.plain else marked("ended", told, look)
    listed = [
        flow("").append(answer_name(one.key), style="title").append(f"{say('words.colon')}{problem_text(one)}")
        for one in problem.details
    ]
    return stack(head, indented(bullets(listed, look), look) if listed else None)


def note(text: str, look: Look) -> RenderableType:
    """Something worth knowing that is no error."""
    return marked("care", text, look)
