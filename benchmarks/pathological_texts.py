"""How long texts of 1 MB take that nobody would write: 108 kinds, each read, converted and checked in its own process.

    .venv/bin/python benchmarks/pathological_texts.py [--kinds WORDS] [--seconds 60] [--figures FILE]

Most kinds are a sign of Markdown that could make a reader search the same text again and again, repeated in one of four
ways; others begin with something that every later line could be compared with. The program may refuse such a text, but
at once. Prints the processor time of each, the longest first, and how many stay within the bar. It takes about three
minutes. With --figures the result goes into the file from which `benchmarks/compare.py` makes docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from figures import read_figures, write_figures
from judging import PathologicalText, judge_texts

from elevate_site.errors import Severity
from elevate_site.fingerprints.packing import pack, unpack
from elevate_site.pipeline.parse_worker import parse_portion

__all__ = ["SIZE", "texts"]

SIZE = 990_000
"""Bytes of a text; with its front matter just below what reading refuses."""
_PARAGRAPH = 19_000
"""Characters of a paragraph; just below what `markup/limits.py` refuses."""
_SIGNS = 39_000
"""Signs of a text that holds as many as it may."""
_FRONT_MATTER = "---\ntitle: Sleep\ndescription: Rest.\n---\n\n"

_UNITS: Mapping[str, str] = {
    "square brackets": "[",
    "pictures that never end": "![",
    "links that never end": "[a](",
    "links with titles that never end": '[a](b "',
    "addresses in brackets": "](a(b",
    "closing brackets": "a] ",
    "definitions": "[a§]: b\n",
    "definitions without an address": "[a]:\n",
    "references": "[a][b§] ",
    "footnote marks": "a[^b§] ",
    "footnotes that never end": "[^a",
    "backticks": "``a` ",
    "backticks of other lengths": "`a ```b ``",
    "emphasis of two lengths": "**a*b",
    "emphasis of two signs": "*a _b ",
    "emphasis that closes": "a**b*c ",
    "underscores": "_a__b",
    "angle brackets": "<",
    "tags that never end": "<a b=",
    "comments": "<!-- a ",
    "open addresses": "<https://a",
    "ampersands": "&a",
    "backslashes": "\\",
    "braces": "*a*{.b ",
    "rows": "| a | b |\n",
}

_WORDS = "word " * 3_000 + "\n\n"
_BEGINNINGS: Mapping[str, tuple[str, str]] = {
    "paragraphs of dots": ("", "." * _PARAGRAPH + "\n\n"),
    "mail addresses of hyphens": ("", "Write to a@" + "-" * (_PARAGRAPH - 9) + "\n\n"),
    "mail addresses of dots": ("", "Write to a@b" + "..b" * (_PARAGRAPH // 3 - 4) + "\n\n"),
    "links of long words to a number": ("", "[" + "a" * (_PARAGRAPH - 20) + "](contact:phone)\n\n"),
    "rows below a wide table": ("| a " * 50_000 + "|\n" + "|---" * 50_000 + "|\n\n", "| a |\n\n"),
    "lines that go on with a quotation": (("> a\n" + "b\n" * 9_400 + "\n") * 3, _WORDS),
    "signs of headings without a blank": (("a\n" + "##b\n" * 4_700 + "\n") * 6, _WORDS),
    "phone numbers beside emphasis": (("*a* 305-555-0123 " * 1_100 + "\n\n") * 6, _WORDS),
}
"""How a text begins with what it may hold at most, and what follows again and again."""


def _in_one_paragraph(unit: str) -> Iterator[str]:
    return _repeated(unit, "")


def _in_paragraphs(unit: str, behind: str = "") -> Iterator[str]:
    length = 0
    for part in _repeated(unit, behind):
        length += len(part)
        yield part
        if length > _PARAGRAPH:
            yield "\n\n"
            length = 0


def _among_words(unit: str) -> Iterator[str]:
    """As many as a text may hold, in paragraphs of a length that it may have."""
    signs = max(sum(not character.isalnum() and not character.isspace() for character in unit), 1)
    words = "word " * (SIZE * signs // _SIGNS // 5)
    return _in_paragraphs(unit, " " + words)


def _in_items(unit: str) -> Iterator[str]:
    return (f"- {part.rstrip()}\n" for part in _repeated(unit * 4, ""))


def _repeated(unit: str, behind: str) -> Iterator[str]:
    return (unit.replace("§", str(number)) + behind for number in itertools.count())


_WAYS: Mapping[str, Callable[[str], Iterable[str]]] = {
    "in one paragraph": _in_one_paragraph,
    "in paragraphs": _in_paragraphs,
    "among words": _among_words,
    "in items of a list": _in_items,
}


def texts() -> Iterator[tuple[str, str]]:
    """The name of each kind and a text of it, always the same."""
    for what, unit in _UNITS.items():
        for how, way in _WAYS.items():
            yield f"{what}, {how}", _first(SIZE, way(unit))
    for what, (beginning, unit) in _BEGINNINGS.items():
        yield what, _first(SIZE, itertools.chain([beginning], itertools.repeat(unit)))[:SIZE]


def _first(size: int, parts: Iterable[str]) -> str:
    taken: list[str] = []
    for part in parts:
        taken.append(part)
        size -= len(part)
        if size <= 0:
            break
    return "".join(taken)


def _convert(name: str, seconds: int) -> None:
    """Read, convert and check the text called `name`, and print how long it took and whether it was refused."""
    text = next(text for other, text in texts() if other == name)
    named = pack(("content/articles/sleep.md", "article", "sleep", "en"))
    portion = [(named, (_FRONT_MATTER + text).encode())]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 5, seconds + 5))
    began = time.process_time()
    values, _, _ = parse_portion(pack({"en": {}}), portion)[0]
    took = time.process_time() - began
    *_, problems = unpack(values)
    is_refused = any(each.severity is Severity.ERROR for each in unpack(problems))
    print(json.dumps({"seconds": took, "is_refused": is_refused}))


def _measure(name: str, seconds: int) -> PathologicalText:
    command = [sys.executable, __file__, "--text", name, "--seconds", str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout) if done.returncode == 0 else {"seconds": float(seconds), "is_refused": False}
    return PathologicalText(name, **found)


def main() -> None:
    """Measure the kinds that the command line names, and print them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", default="", help="measure only kinds with these words in their names")
    parser.add_argument("--seconds", type=int, default=60, help="processor time after which one is ended (default: 60)")
    parser.add_argument("--figures", type=Path, help="a file that keeps figures from call to call")
    parser.add_argument("--text", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.text is not None:
        _convert(arguments.text, arguments.seconds)
        return
    measured = [_measure(name, arguments.seconds) for name, _ in texts() if arguments.kinds in name]
    for each in sorted(measured, key=lambda each: -each.seconds):
        print(f"{each.seconds:8.3f} s  {'refused' if each.is_refused else 'read':8}  {each.name}")
    for judgement in judge_texts(measured):
        print(f"{judgement.what}: {judgement.measured} (at most {judgement.most}): {judgement.verdict}")
    if arguments.figures is not None:
        write_figures(arguments.figures, replace(read_figures(arguments.figures), texts=tuple(measured)))


if __name__ == "__main__":
    main()
