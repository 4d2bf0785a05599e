"""What follows `:::`: the name of a block and its arguments."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from elevate_site.errors import Problem
from elevate_site.model.blocks import BLOCKS, BlockKind
from elevate_site.model.rules import problem

__all__ = ["Fence", "read_opening"]

# Every kind of blank: word processors write one that does not break.
_AROUND = re.compile(r"^[:\s]+|[:\s]+$")
_OTHER_NAMES: Mapping[str, str] = {
    **dict.fromkeys(("caution", "danger", "important", "attention", "alert"), "warning"),
    **dict.fromkeys(("advertencia", "aviso", "cuidado", "peligro", "importante", "atención", "atencion"), "warning"),
    **dict.fromkeys(("tip", "hint", "info", "information", "nota", "consejo"), "note"),
    **dict.fromkeys(("don't", "don’t", "donts", "do-not"), "dont"),
    **dict.fromkeys(("keypoints", "key_points", "takeaways", "puntos-clave"), "key-points"),
    **dict.fromkeys(("image", "picture", "figura", "imagen"), "figure"),
    **dict.fromkeys(("collapse", "dropdown", "accordion", "detalles"), "details"),
    **dict.fromkeys(("booking", "cita"), "appointment"),
    "emergencia": "emergency",
    "urgente": "urgent",
    "pasos": "steps",
}
"""What other programs, and writers of Spanish, call each block."""
_LEAST_LIKENESS = 0.7
_ARGUMENT = re.compile(r"""\s*([^\s="]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'“”‘’]\S*))""")


@dataclass(frozen=True, slots=True)
class Fence:
    """One `:::` line: the beginning of a block, or the end of the innermost one."""

    name: str
    """The block's name; empty for a line that ends one."""
    arguments: Mapping[str, str]
    line: int


def read_opening(file: str, line: int, written: str, column: int) -> tuple[Fence, list[Problem]]:
    """The fence that `written`, the words after the colons, opens, and what is wrong with them.

    `column` is where `written` begins.
    """
    words = _AROUND.sub("", written)
    column += written.index(words)
    name = words.split(maxsplit=1)[0]
    kind = BLOCKS.get(name)
    if kind is None:
        near = _nearest(name.lower())
        hint = f"Did you mean ::: {near}?" if near else f"The blocks are {', '.join(BLOCKS)}."
        fault = problem("block-unknown", file, line, column, f"There is no block called “{name}”.", hint)
        return Fence(name, {}, line), [fault]
    arguments, faults = _read_arguments(name, kind, words[len(name) :])
    column += len(name)
    return Fence(name, arguments, line), [
        problem("block-argument", file, line, column + offset, message, hint) for offset, message, hint in faults
    ]


def _nearest(name: str) -> str:
    """The block that was meant by `name`; empty when nobody can know it."""
    if name in _OTHER_NAMES:
        return _OTHER_NAMES[name]
    near = difflib.get_close_matches(name, (*BLOCKS, *_OTHER_NAMES), n=1, cutoff=_LEAST_LIKENESS)
    return _OTHER_NAMES.get(near[0], near[0]) if near else ""


def _read_arguments(name: str, kind: BlockKind, written: str) -> tuple[dict[str, str], list[tuple[int, str, str]]]:
    """The arguments that the block knows, and each fault: its offset in `written`, a message and a hint."""
    arguments: dict[str, str] = {}
    faults: list[tuple[int, str, str]] = []
    allowed = f"You can write {', '.join(kind.arguments)}." if kind.arguments else f"Write only ::: {name}."
    position = 0
    while not faults and (argument := _ARGUMENT.match(written, position)):
        key, value = argument[1], argument[2] or argument[3] or argument[4] or ""
        if key not in kind.arguments:
            near = difflib.get_close_matches(key, kind.arguments, n=1)
            hint = f"Did you mean {near[0]}?" if near else allowed
            faults.append((argument.start(1), f"The block “{name}” takes no {key}.", hint))
        elif key in arguments:
            faults.append((argument.start(1), f"“{key}” is here twice.", "Delete one of the two."))
        else:
            arguments[key] = value
        position = argument.end()
    leftover = written[position:].strip()
    if name == "do" and leftover.lower().startswith(("not", "n't", "n’t")):
        # Any other hint would turn a warning into advice.
        faults.append((0, f"“{name} {leftover}” is not the name of a block.", "Did you mean ::: dont?"))
    elif leftover and not faults:
        key = next(iter(kind.arguments), "")
        words = re.sub(rf'{key}\s*=|[“”„"]', "", written).strip(" '‘’")
        repair = "These are curly quotes. Use straight ones:" if "“" in leftover else "Write"
        hint = f'{repair} ::: {name} {key}="{words}"' if key else allowed
        message = f"The {key} needs straight quotes around it." if key else f"The block “{name}” takes no other words."
        faults.append((written.index(leftover, position), message, hint))
    for key, required in kind.arguments.items():
        if required and not arguments.get(key) and not faults:
            faults.append((0, f"The block “{name}” needs a {key}.", f'Write ::: {name} {key}="Your words".'))
    return arguments, faults
