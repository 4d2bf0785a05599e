"""Mistakes of writers, each with the Problem that it causes beside its line: `tests/rules/RULE.txt`.

`README.md` in this folder explains how to write a case. Run as a program, it writes the Problems of the given files
anew (of all without an argument); read the difference before you commit it:

    PYTHONPATH=src:tests:tests/rules python tests/rules/rule_cases.py link-broken
"""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from earlier_build import build_another_site, give_memory, memory_of
from elevate_site.errors import Problem
from elevate_site.model.rules import RULES
from elevate_site.pipeline import BuildRequest, build
from elevate_site.publishing import MemoryStaging
from elevate_site.reading import theme_folder
from pdf_files import pdf
from picture_files import encoded, photograph

__all__ = [
    "FOLDER",
    "NOW",
    "Case",
    "CaseFile",
    "case_files",
    "found_problems",
    "make_site",
    "read_case",
    "read_cases",
    "with_problems",
    "written_problems",
]

FOLDER = Path(__file__).parent
NOW = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)
_TITLE = re.compile(r"### (?P<title>.+)")
_HEADER = re.compile(r"(?P<how>---|\+\+\+|~~~) (?P<path>[\w./-]*[./][\w./-]*|\"[^\"]+\")(?: is (?P<kind>.+))?")
_OPTIONS = re.compile(r"\$ (?P<options>.+)")
_PLACED = re.compile(r"(?P<indent> *)\^ (?P<code>[a-z-]+): (?P<message>.*)")
_WHOLE = re.compile(r"= (?P<code>[a-z-]+): (?P<message>.*)")
_HINT = re.compile(r" *\? (?P<hint>.*)")
_SIGN = re.compile(r"⟨U\+(?P<code>[0-9A-F]{4,6})⟩|⟨(?P<times>\d+) × (?P<text>[^⟩]+)⟩")
_PICTURE = re.compile(r"(?P<half>half )?a (?:(?P<format>[A-Z]+) )?picture(?: of (?P<width>\d+) x (?P<height>\d+))?")
_UNCHANGED = "unchanged"
_LINK = "a link to "
_FORMATS = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".gif": "GIF"}


@dataclass(frozen=True)
class CaseFile:
    """One file of a case."""

    how: str
    """`---` replaces a file of the good site, `+++` adds lines to it, `~~~` changes lines of it."""
    path: str
    kind: str
    """What else the file is: `a picture`, `missing`, `in windows-1252` …; empty for a text in UTF-8."""
    lines: tuple[str, ...]
    """As written in the case, without the Problems."""


@dataclass(frozen=True)
class Case:
    """One mistake: the files that make it, and the Problems that it causes."""

    name: str
    """Rule and title."""
    options: tuple[str, ...]
    files: tuple[CaseFile, ...]
    problems: tuple[Problem, ...]


def case_files() -> list[Path]:
    """Every file with cases."""
    return sorted(FOLDER.glob("*.txt"))


def read_cases(path: Path) -> Iterator[Case]:
    """Every case of a file, in order."""
    for title, lines in _sections(path.read_text(encoding="utf-8").split("\n")):
        yield _read_case(f"{path.stem}: {title}", lines)


def read_case(rule: str, title: str) -> Case:
    """The case of `rule` with this title."""
    (case,) = (each for each in read_cases(FOLDER / f"{rule}.txt") if each.name == f"{rule}: {title}")
    return case


def _sections(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Title and lines of each case; a heading of an article is no title, for no file follows it."""
    starts = [
        number
        for number, line in enumerate(lines[:-1])
        if _TITLE.fullmatch(line) and any(form.fullmatch(lines[number + 1]) for form in (_HEADER, _OPTIONS, _WHOLE))
    ]
    for start, end in itertools.pairwise([*starts, len(lines)]):
        yield lines[start].removeprefix("### "), lines[start + 1 : end]


def _read_case(name: str, lines: Iterable[str]) -> Case:
    options: tuple[str, ...] = ()
    files: list[tuple[re.Match[str], list[str]]] = []
    problems: list[Problem] = []
    for line in lines:
        path = files[-1][0]["path"].strip('"') if files else ""
        kept = files[-1][1] if files else []
        if header := _HEADER.fullmatch(line):
            files.append((header, []))
        elif not files and (given := _OPTIONS.fullmatch(line)):
            options = tuple(given["options"].split())
        elif placed := _PLACED.fullmatch(line):
            column = len(_real(kept[-1][_sign(files[-1][0]["how"]) : len(placed["indent"])])) + 1
            problems.append(_problem(placed, path, len(kept), column))
        elif whole := _WHOLE.fullmatch(line):
            problems.append(_problem(whole, path, len(kept), 0))
        elif problems and (hint := _HINT.fullmatch(line)):
            problems.append(dataclasses.replace(problems.pop(), hint=hint["hint"]))
        else:
            kept.append(line)
    return Case(name, options, tuple(_case_file(header, kept) for header, kept in files), _in_order(problems, files))


def _sign(how: str) -> int:
    """How many characters of a line of a case are not of the file: the sign and a blank where lines are changed."""
    return 2 if how == "~~~" else 0


def _problem(match: re.Match[str], path: str, line: int, column: int) -> Problem:
    return Problem(match["code"], RULES[match["code"]].severity, path, line, column, match["message"])


def _case_file(header: re.Match[str], lines: list[str]) -> CaseFile:
    return CaseFile(header["how"], header["path"].strip('"'), header["kind"] or "", tuple(_without_empty_end(lines)))


def _without_empty_end(lines: list[str]) -> list[str]:
    """`lines` without the empty line that separates a file from the next one."""
    return lines[:-1] if lines and not lines[-1] else lines


def _in_order(problems: Iterable[Problem], files: list[tuple[re.Match[str], list[str]]]) -> tuple[Problem, ...]:
    """`problems`, whose lines count those of the case, with the lines of the real files, in the order of a report."""
    real = {header["path"].strip('"'): _real_lines(_case_file(header, kept)) for header, kept in files}
    moved = (dataclasses.replace(each, line=real[each.file][each.line]) if each.file else each for each in problems)
    return tuple(sorted(moved, key=lambda each: each.order))


def _real_lines(file: CaseFile) -> tuple[int, ...]:
    """For each line that a case writes of `file`, the line in the real file; at the beginning 0 for the whole file."""
    if file.how == "+++":
        before = len(_base_lines(file.path))
        return (0, *range(before + 1, before + len(file.lines) + 1))
    if file.how != "~~~":
        return tuple(range(len(file.lines) + 1))
    places, last = [0], 0
    base, moved = _base_lines(file.path), 0
    for line in file.lines:
        if line.startswith("- "):
            last = base.index(line.removeprefix("- ")) + moved
            moved -= 1
        else:
            last += 1
            moved += 1
        places.append(last)
    return tuple(places)


def _real(written: str) -> str:
    """`written` with the signs that cannot be seen, and with what is repeated."""
    return _SIGN.sub(
        lambda match: chr(int(match["code"], 16)) if match["code"] else int(match["times"]) * match["text"], written
    )


def _base_lines(path: str) -> list[str]:
    """A file of the good site or, where it has none, of the theme."""
    for folder in (FOLDER / "_base", theme_folder()):
        if (folder / path).is_file():
            return (folder / path).read_text(encoding="utf-8").splitlines()
    raise FileNotFoundError(path)


def make_site(case: Case, folder: Path) -> Path:
    """The site with the mistake, in `folder/site`."""
    site = folder / "site"
    shutil.copytree(FOLDER / "_base", site)
    for each in case.files:
        if each.kind == _UNCHANGED:
            continue
        target = site / each.path
        target.parent.mkdir(parents=True, exist_ok=True)
        data = _bytes_of(each)
        if each.kind.startswith(_LINK):
            target.symlink_to(each.kind.removeprefix(_LINK))
        elif data is None:
            target.unlink()
        else:
            target.write_bytes(data)
    return site


def _bytes_of(file: CaseFile) -> bytes | None:
    """The bytes of a file of a case; `None` when the file is to be missing."""
    lines = [_real(line) for line in file.lines]
    if file.how == "+++":
        lines = _base_lines(file.path) + lines
    elif file.how == "~~~":
        lines = _changed_lines(file.path, lines)
    text = "\n".join(lines) + "\n" * bool(lines)
    if shot := _PICTURE.fullmatch(file.kind):
        picture = photograph(int(shot["width"] or 64), int(shot["height"] or 48))
        data = encoded(picture, shot["format"] or _FORMATS[Path(file.path).suffix.lower()])
        return data[: len(data) // 2] if shot["half"] else data
    if paper := re.fullmatch(r"(half )?a PDF(?: of (\d+) KB)?(?: with (.+))?", file.kind):
        data = pdf(*filter(None, [paper[3]]), size=1000 * int(paper[2] or 0))
        return data[: len(data) // 2] if paper[1] else data
    if file.kind == "missing":
        return None
    if file.kind.startswith(_LINK):
        return b""
    return text.encode(file.kind.removeprefix("in ") or "utf-8")


def _changed_lines(path: str, changes: Iterable[str]) -> list[str]:
    """A file of the good site or the theme, in which the lines after `- ` make room for those after `+ ` below them."""
    lines = _base_lines(path)
    place = 0
    for change in changes:
        sign, words = change[:2], change[2:]
        if sign == "- ":
            assert lines.count(words) == 1, f"{path} has {lines.count(words)} lines “{words}”"
            place = lines.index(words)
            del lines[place]
        else:
            assert sign == "+ ", f"{path}: a line begins with - or +, not “{change}”"
            lines.insert(place, words)
            place += 1
    return lines


def found_problems(case: Case, folder: Path, memory: Path) -> tuple[Problem, ...]:
    """What a build of the site with the mistake finds; `memory` is the folder with that of another site."""
    site = make_site(case, folder)
    give_memory(site, memory)
    request = BuildRequest(
        site,
        theme_folder(),
        NOW,
        drafts="--drafts" in case.options,
        lenient="--lenient" in case.options,
        in_full=False,
        memory=memory_of(site),
    )
    return build(request, MemoryStaging(), lambda step, done, total: None).problems  # noqa: ARG005  # nobody watches


def written_problems(problems: Iterable[Problem]) -> str:
    """`problems` as text, for a comparison that a person can read."""
    return "\n".join(
        f"{each.place or 'no file'} {each.code}: {each.message}" + f"\n  ? {each.hint}" * bool(each.hint)
        for each in problems
    )


def with_problems(case: Case, problems: Iterable[Problem]) -> str:
    """The text of a case with `problems` in the place of its own."""
    title = case.name.partition(": ")[2]
    parts = [f"### {title}"]
    parts += [f"$ {' '.join(case.options)}"] * bool(case.options)
    found = list(problems)
    parts += _annotations(found, "", 0)
    for file in case.files:
        parts.append(f"{file.how} {_quoted(file.path)}" + f" is {file.kind}" * bool(file.kind))
        parts += _annotations(found, file.path, 0)
        for number, line in zip(_real_lines(file)[1:], file.lines, strict=True):
            parts.append(line)
            if not (file.how == "~~~" and line.startswith("- ")):
                parts += _annotations(found, file.path, number, line, _sign(file.how))
    for path in dict.fromkeys(each.file for each in found if not each.line):
        parts += [f"--- {_quoted(path)} is {_UNCHANGED}", *_annotations(found, path, 0)]
    assert not found, f"{case.name}: no line of the case is about\n{written_problems(found)}"
    return "\n".join(parts)


def _quoted(path: str) -> str:
    return path if re.fullmatch(r"[\w./-]+", path) else f'"{path}"'


def _annotations(problems: list[Problem], path: str, line: int, written: str = "", sign: int = 0) -> list[str]:
    """The lines about the Problems at `line` of the file at `path`, which go out of `problems`."""
    here = [each for each in problems if (each.file, each.line) == (path, line)]
    problems[:] = [each for each in problems if each not in here]
    lines: list[str] = []
    for each in here:
        ends = (end for end in range(sign, len(written) + 1) if len(_real(written[sign:end])) == each.column - 1)
        column = next(ends, 0)
        indent = " " * column
        lines.append(f"{indent}^ {each.code}: {each.message}" if each.column else f"= {each.code}: {each.message}")
        if each.hint:
            lines.append(f"{indent}? {each.hint}")
    return lines


def _write_anew(names: Iterable[str]) -> None:
    with tempfile.TemporaryDirectory() as another:
        memory = build_another_site(Path(another))
        for path in [FOLDER / f"{name}.txt" for name in names] or case_files():
            texts = []
            for case in read_cases(path):
                with tempfile.TemporaryDirectory() as folder:
                    texts.append(with_problems(case, found_problems(case, Path(folder), memory)))
            path.write_text("\n\n".join(texts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write_anew(sys.argv[1:])
