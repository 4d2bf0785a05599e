"""The search index, made by the real Pagefind."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from elevate_site.model.theme import make_anew
from elevate_site.searching import SearchedText, SearchFailedError, make_index
from elevate_site.searching.service import installed_program

WORDS = ("sleep", "worry", "calm", "breath", "night", "morning", "habit", "friend", "visit", "question", "answer")


def text(number: int, language: str = "en", words: str = "") -> SearchedText:
    """A searchable text that differs from those with other numbers."""
    told = " ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, 60))
    html = f'<html lang="{language}"><body><h1>Text {number}</h1><p>{words} {told}</p></body></html>'
    return SearchedText(f"/x/{language}/{number}/", html)


TEXTS = tuple(text(number, language) for number in range(40) for language in ("en", "es"))


HANGING = ("exec sleep 600", '[ "$1" = --version ] && exec echo pagefind 0\nexec sleep 600')
"""A Pagefind that does nothing at all, and one that prints its version and then does nothing."""
ANSWERING = """\
[ "$1" = --version ] && exec echo pagefind 0
exec "{python}" -c '
import base64, json, sys
while (question := sys.stdin.buffer.read(1)):
    if question == b",":
        sys.stdout.buffer.write(base64.b64encode(json.dumps({{"payload": {payload}}}).encode()) + b",")
        sys.stdout.flush()
'"""
"""A Pagefind that gives every request the same answer."""


def script(folder: Path, work: str) -> Path:
    """A shell script that runs `work`."""
    program = folder / "pagefind"
    program.write_text(f"#!/bin/sh\n{work}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def indexed(*texts: SearchedText) -> Mapping[str, bytes]:
    """The files of an index, by path."""
    return {output.path: output.data for output in make_index(texts, make_anew)}


def test_the_same_texts_make_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the number of threads, and however often: file by file, byte by byte."""
    first = indexed(*TEXTS)
    for threads in (1, 2, 7):
        few = f'RAYON_NUM_THREADS={threads} TOKIO_WORKER_THREADS={threads} exec "{installed_program()}" "$@"'
        outputs = make_index(TEXTS, make_anew, script(tmp_path, few))
        assert {output.path: output.data for output in outputs} == first


def test_languages_come_in_order() -> None:
    """The one file that Pagefind writes in random order is sorted, whichever language comes first."""
    entries = [
        indexed(text(1, first), text(2, second))["pagefind/pagefind-entry.json"].decode()
        for first, second in [("en", "es"), ("es", "en")] * 4
    ]
    assert {tuple(json.loads(entry)["languages"]) for entry in entries} == {("en", "es")}
    assert len(set(entries)) == 2


def test_an_index_has_what_a_browser_needs_and_no_more() -> None:
    """The program, its worker, and each text with its own address; none of Pagefind's own user interfaces."""
    files = indexed(text(1), text(2, "es"))
    assert {"pagefind/pagefind.js", "pagefind/pagefind-worker.js", "pagefind/wasm.es.pagefind"} <= files.keys()
    assert [path for path in files if "-ui" in path or "highlight" in path] == []
    fragments = [gzip.decompress(data) for path, data in files.items() if "/fragment/" in path]
    urls = {json.loads(data.removeprefix(b"pagefind_dcd"))["url"] for data in fragments}
    assert urls == {"/x/en/1/", "/x/es/2/"}


def test_nothing_to_search_has_no_index() -> None:
    """A site without texts does not run Pagefind."""
    assert make_index((), make_anew) == ()


def test_an_index_is_made_once() -> None:
    """A remembered index is used without Pagefind; a changed word, address or language makes a new one."""
    asked: dict[str, bytes] = {}

    def remember(name: str, make: Callable[[], bytes]) -> bytes:
        asked.setdefault(name, b"") or asked.update({name: make()})
        return asked[name]

    first, other = make_index([text(1)], remember), make_index([text(2)], remember)
    assert len(asked) == 2
    names = list(asked)
    asked[names[0]] = asked[names[1]]
    assert make_index([text(1)], remember) == other != first
    for changed in (text(1, words="new"), text(1, "es"), SearchedText("/y/", text(1).html)):
        before = len(asked)
        make_index([changed], remember)
        assert len(asked) == before + 1


def test_another_version_of_pagefind_makes_the_index_again(tmp_path: Path) -> None:
    """A remembered index belongs to the version of Pagefind that made it."""
    names: list[str] = []

    def remember(name: str, make: Callable[[], bytes]) -> bytes:
        names.append(name)
        return make()

    other = script(tmp_path, f'[ "$1" = --version ] && exec echo pagefind 0\nexec "{installed_program()}" "$@"')
    for program in (None, installed_program(), other):
        make_index([text(1)], remember, program)
    assert names[0] == names[1] != names[2]


@pytest.mark.parametrize("work", ["true", "cat", "echo MA==,", *HANGING])
def test_a_program_that_does_not_work_is_reported(work: str, tmp_path: Path) -> None:
    """It may end at once, give a wrong answer, or never answer: no traceback, no waiting, nothing kept."""
    fails(script(tmp_path, work), seconds=0.5 if work in HANGING else 60)


def test_a_program_that_is_missing_is_reported(tmp_path: Path) -> None:
    """There is no traceback, and nothing is kept."""
    fails(tmp_path / "no-such-program")


@pytest.mark.parametrize("files", [[], [{"path": "pagefind-entry.json"}], [{"path": 1, "content": ""}], 1])
def test_an_answer_without_an_index_is_reported(files: object, tmp_path: Path) -> None:
    """Well-formed answers that contain no index do not end in a traceback."""
    fails(
        script(
            tmp_path,
            ANSWERING.format(
                python=sys.executable, payload=json.dumps({"index_id": 0, "page_url": "", "files": files})
            ),
        )
    )


def fails(program: Path, seconds: float = 60) -> None:
    """Assert that this program makes no index, with a message, and that nothing is kept."""
    kept = []

    def remember(_: str, make: Callable[[], bytes]) -> bytes:
        kept.append(make())
        return kept[-1]

    with pytest.raises(SearchFailedError, match="Pagefind"):
        make_index([text(1)], remember, program, seconds)
    assert kept == []
