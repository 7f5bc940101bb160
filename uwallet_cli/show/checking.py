"""The files of the data folder: their states, what a repair would do, and what it brought back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.loan.kept import EXPOSED, MENDABLE, KeptFile, Repaired
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow, theirs
from uwallet_cli.show.look import Beside, Look, bullets, heading, indented, sign, stack, to_type
from uwallet_cli.text import has, say


def states(folder: str, files: Sequence[KeptFile], look: Look) -> RenderableType:
    """Every file and its state, then what can be done."""
    place = theirs(folder).plain
    if not files:
        return flow(say("check.empty", folder=place))
    bad = sum(1 for file in files if not file.is_fine)
    return stack(
        heading(say("check.folder", folder=place), look),
        _list(files, look),
        flow(""),
        flow(say("check.not_fine", count=len(files), bad=bad) if bad else say("check.all_fine", count=len(files))),
        to_type("uwallet data repair", look) if any(file.is_mendable for file in files) else None,
    )


def _list(files: Sequence[KeptFile], look: Look) -> RenderableType:
    if look.plain:
        return bullets([_line(file) for file in files], look)
    return indented(stack(*(Beside(_mark(file), _line(file)) for file in files)), look)


def _mark(file: KeptFile) -> Text:
    if not file.is_fine:
        return sign("ended")
    return sign("done" if file.state == "whole" else "not_needed")


def _line(file: KeptFile) -> Text:
    told = [say(f"check.state.{file.state}")]
    if file.state in MENDABLE:
        told.append(say("check.kept", kept=theirs(file.kept_in).plain) if file.kept_in else say("check.not_kept"))
    elif has(f"check.do.{file.state}"):
        told.append(say(f"check.do.{file.state}"))
    line = theirs(_name(file.name))
    return line.append(f"{say('words.colon')}{say('words.pause').join(told)}", style="" if file.is_fine else "title")


def _name(name: str) -> str:
    return say("check.itself") if name == "." else name


def plan(files: Sequence[KeptFile], look: Look) -> RenderableType:
    """What a repair would do, before it is confirmed."""
    lines = [
        say("check.plan.kept", name=theirs(file.name).plain, kept=theirs(file.kept_in).plain)
        if file.kept_in
        else say("check.plan.not_kept", name=theirs(file.name).plain)
        for file in files
        if file.state in MENDABLE
    ]
    exposed = sum(1 for file in files if file.state == EXPOSED)
    if exposed:
        lines.append(say("check.plan.exposed", count=exposed))
    return stack(heading(say("check.plan"), look), bullets(lines, look))


def left_alone() -> RenderableType:
    """The borrower would rather not."""
    return flow(say("check.left_alone"))


def repaired(done: Sequence[Repaired], left: Sequence[KeptFile], look: Look) -> RenderableType:
    """What was brought back, what is missing, and what nothing could be done about."""
    parts: list[RenderableType] = [] if done or left else [flow(say("check.nothing"))]
    closed = sum(1 for one in done if one.closed)
    if closed:
        parts.append(heading(say("check.done.closed", count=closed), look))
    for one in done:
        if one.closed:
            continue
        head, *rest = sentences(one)
        parts.append(heading(head, look))
        parts.append(indented(stack(*(flow(line) for line in rest)), look))
    if left:
        parts += [heading(say("check.still"), look), _list(left, look)]
    return stack(*parts)


def sentences(one: Repaired) -> list[str]:
    """What became of one file, and what is missing since."""
    name, told = theirs(one.name).plain, []
    if one.closed:
        return [say("check.done.closed_one", name=_name(name))]
    if one.made_again:
        told.append(say("check.done.made_again", name=name))
    elif one.restored_from is None or one.saved_at is None:
        told.append(say("check.done.not_restored", name=name))
    elif one.revision is None:
        told.append(say("check.done.restored", name=name, at=words.dated(one.saved_at)))
    else:
        told.append(say("check.done.revision", name=name, at=words.dated(one.saved_at), revision=one.revision))
    if one.restored_from is not None and not one.made_again:
        told += [say("check.after"), *_missing(one)]
    if one.moved_to is not None:
        told.append(say("check.moved", moved=theirs(one.moved_to).plain))
    return told


def _missing(one: Repaired) -> Iterable[str]:
    lost = one.missing
    if one.moved_to is None:
        return
    if lost is None:
        yield say("check.lost.unknown")
        return
    if lost.revision is not None and lost.revision != one.revision:
        yield say("check.lost.revision", revision=lost.revision)
    if lost.events:
        counted = Counter(_event(kind) for kind in lost.events)
        yield say(
            "check.lost.events",
            events=words.listed(
                say("check.times", event=event, count=n) if n > 1 else event for event, n in counted.items()
            ),
        )
    if lost.answers:
        yield say("check.lost.answers", answers=words.listed(_answer(key) for key in lost.answers))
    if lost.entries:
        yield say("check.lost.entries", count=lost.entries)
    if not (lost.events or lost.answers or lost.entries):
        yield say("check.lost.nothing")


def _event(kind: str) -> str:
    return say(f"events.{kind}") if has(f"events.{kind}") else kind


def _answer(key: str) -> str:
    return words.label(key) if has(f"questions.{key}.label") else key


def document(folder: str, files: Sequence[KeptFile]) -> dict[str, Any]:
    """The states as JSON."""
    return {"folder": folder, "whole": all(file.is_fine for file in files), "files": [_row(file) for file in files]}


def _row(file: KeptFile) -> dict[str, Any]:
    return {"file": file.name, "state": file.state, "kept": file.kept_in}


def repair_document(done: Sequence[Repaired], left: Sequence[KeptFile]) -> dict[str, Any]:
    """A repair as JSON."""
    return {
        "repaired": [
            {
                "file": one.name,
                "moved_to": one.moved_to,
                "restored_from": one.restored_from,
                "revision": one.revision,
                "saved_at": None if one.saved_at is None else one.saved_at.isoformat(),
                "missing": None if one.missing is None else one.missing._asdict(),
                "text": " ".join(sentences(one)),
            }
            for one in done
        ],
        "left": [_row(file) for file in left],
    }
