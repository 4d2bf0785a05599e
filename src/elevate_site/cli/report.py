"""Problems and results in words: for a person, for a program, for GitHub. Pure functions."""

from __future__ import annotations

import dataclasses
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from elevate_site.errors import Problem, Severity
from elevate_site.pipeline import Build
from elevate_site.pipeline.summary import Summary
from elevate_site.publishing import Published, PublishedState

__all__ = [
    "Outcome",
    "describe_interruption",
    "describe_outcome",
    "github_annotations",
    "problem_text",
    "profile",
    "report_text",
    "to_json",
]

_LISTED = 10
_MOST_ANNOTATIONS = 10
"""How many errors, and how many warnings, GitHub shows of one step."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a command that builds."""

    build: Build
    problems: tuple[Problem, ...]
    """The Problems of the build and of publishing."""
    published: Published | None
    """`None` when nothing was published."""
    output: Path
    seconds: float
    """How long all of it took, by the clock."""
    half_published: bool = False
    """Whether publishing stopped after some files had already been replaced."""


def problem_text(problem: Problem, excerpt: str) -> str:
    """A Problem for a person: where it is, what is wrong, the line in question, what to do."""
    place = problem.place or "the site"
    lines = [f"{problem.severity}: {place} [{problem.code}]", *_indented(problem.message)]
    lines += [f"      {line}" for line in excerpt.splitlines()]
    return "\n".join([*lines, *_indented(problem.hint)])


def report_text(summary: Summary, excerpts: Callable[[Sequence[Problem]], Sequence[str]]) -> str:
    """A summary for a person: warnings first, so that the errors, which stop the site, are the last thing they see.

    `excerpts` returns the lines of the source files around the Problems.
    """
    problems = sorted(summary.shown, key=lambda each: each.severity is Severity.ERROR)
    texts = [
        (each.severity, problem_text(each, lines)) for each, lines in zip(problems, excerpts(problems), strict=True)
    ]
    texts += [(each.severity, f"{each.severity}: {each.text}") for each in summary.rests]
    texts.sort(key=lambda each: each[0] is Severity.ERROR)
    advice = ["Build with --all to see every place."] * bool(summary.rests)
    return "\n\n".join([*(text for _, text in texts), *advice])


def _indented(text: str) -> list[str]:
    return [f"    {line}" for line in text.splitlines()]


def _count_problems(problems: Sequence[Problem]) -> str:
    """`2 errors and 1 warning`; empty when there are none."""
    errors = sum(each.severity is Severity.ERROR for each in problems)
    parts = [
        _count(number, word) for number, word in ((errors, "error"), (len(problems) - errors, "warning")) if number
    ]
    return " and ".join(parts)


def describe_outcome(outcome: Outcome) -> str:
    """A few lines: what was published, or why nothing was, and what is still to come."""
    build, published = outcome.build, outcome.published
    lines: list[str] = []
    if counted := _count_problems(outcome.problems):
        lines.append(f"{counted[0].upper()}{counted[1:]}.")
    if outcome.half_published:
        lines.append(f"Publishing stopped half way: {_mixture(outcome.output)}")
        return " ".join(lines)
    if published is None:
        lines.append(_nothing(outcome.output))
        return " ".join(lines)
    lines.append(
        f"Published {_count(build.pages, 'page')} to {outcome.output}: {_count(published.written, 'file')} written, "
        f"{published.unchanged} unchanged, {published.removed} removed ({outcome.seconds:.1f} s)."
    )
    text = [" ".join(lines)]
    if build.withheld:
        text.append(f"Left out because of their errors: {', '.join(build.withheld)}.")
    if build.waiting:
        text.append(_list("Not public today", build.waiting))
    if build.next_change:
        text.append(f"The site changes by itself on {build.next_change}; build it again on that day.")
    return "\n".join(text)


def describe_interruption(before: PublishedState, after: PublishedState, output: Path) -> str:
    """The state of `output` after Ctrl-C, in one sentence; `before` is how the build found it."""
    if after.manifest != before.manifest:
        return f"Stopped. The site had already been published to {output}."
    if after.unfinished:
        return f"Stopped. Publishing was half done: {_mixture(output)}"
    return f"Stopped. {_nothing(output)}"


def _nothing(output: Path) -> str:
    return f"Nothing was published; {output} is unchanged." if os.path.exists(output) else "Nothing was published."  # noqa: PTH110  # `Path.exists` can raise


def _mixture(output: Path) -> str:
    return f"{output} holds files of two builds, each of them whole. Build again."


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _list(title: str, files: Sequence[str]) -> str:
    more = f" and {len(files) - _LISTED} more" if len(files) > _LISTED else ""
    return f"{title}: {', '.join(files[:_LISTED])}{more}."


def to_json(outcome: Outcome) -> str:
    """The outcome as one JSON object, as README describes it."""
    published = outcome.published
    data: Mapping[str, object] = {
        "problems": [dataclasses.asdict(each) for each in outcome.problems],
        "pages": outcome.build.pages if published else 0,
        "written": published.written if published else 0,
        "unchanged": published.unchanged if published else 0,
        "removed": published.removed if published else 0,
        "seconds": {step: round(value, 4) for step, value in outcome.build.seconds.items()}
        | {"total": round(outcome.seconds, 4)},
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def profile(outcome: Outcome) -> str:
    """Where a build spent its time: each step by the clock, then the work of all processes together."""
    steps = sorted(outcome.build.seconds.items(), key=lambda step: -step[1])
    lines = ["Steps, by the clock:", *(f"  {seconds:8.3f} s  {name}" for name, seconds in steps)]
    lines.append(f"  {outcome.seconds:8.3f} s  all of it")
    work = sorted(outcome.build.work.items(), key=lambda each: -each[1].seconds)
    if work:
        lines += ["", "Work, in all processes together:"]
    for name, tally in work:
        each = 1000 * tally.seconds / tally.times
        lines.append(f"  {tally.seconds:8.3f} s  {name}: {tally.times} × {each:.2f} ms")
    return "\n".join(lines)


def github_annotations(problems: Iterable[Problem], file_of: Callable[[Problem], str]) -> str:
    """The Problems as workflow commands, which GitHub shows beside the changed lines.

    GitHub shows few of one step, so we choose: the first place of each rule, then the second, with errors before
    warnings, and a line that counts the others. `file_of` gives the path of a Problem's file in the repository.
    """
    lines: list[str] = []
    for severity in (Severity.ERROR, Severity.WARNING):
        found = _rules_in_turn(each for each in problems if each.severity is severity)
        shown = found if len(found) <= _MOST_ANNOTATIONS else found[: _MOST_ANNOTATIONS - 1]
        lines += [_annotation(each, file_of(each)) for each in shown]
        if rest := len(found) - len(shown):
            lines.append(f"::{severity} title=more::{_count(rest, f'more {severity}')}. See the log of this step.")
    return "\n".join(lines)


def _rules_in_turn(problems: Iterable[Problem]) -> list[Problem]:
    """The first Problem of each rule, then the second of each, and so on."""
    seen: Counter[str] = Counter()
    turns: list[tuple[int, Problem]] = []
    for each in problems:
        turns.append((seen[each.code], each))
        seen[each.code] += 1
    return [each for _, each in sorted(turns, key=lambda turn: turn[0])]


def _annotation(problem: Problem, file: str) -> str:
    properties = {"file": file, "line": problem.line or "", "col": problem.column or "", "title": problem.code}
    written = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in properties.items() if value)
    return f"::{problem.severity} {written}::{_escaped(f'{problem.message} {problem.hint}'.strip(), '')}"


def _escaped(text: str, also: str) -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
