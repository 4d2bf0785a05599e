"""The broken sites whose mistakes reading finds: a good site, with the files that are wrong in each case.

A case is a folder in `tests/broken_sites` with the files that differ from `_base` and the exact report in
`expected.txt`. We make here what does not belong in a repository, such as a link out of the site or two megabytes.

Run as a program, it rewrites `expected.txt` for these cases; read the difference before you commit it:

    PYTHONPATH=src:tests/reading python tests/reading/broken_site_cases.py
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from reading_sites import read_folder

from elevate_site.cli.report import problem_text
from elevate_site.errors import Problem
from elevate_site.reading import excerpt, theme_folder

__all__ = ["BROKEN_SITES", "CASES", "make_broken_site", "report"]

BROKEN_SITES = Path(__file__).parent.parent / "broken_sites"
_ARTICLE = "content/articles/sleep.md"


def _remove_settings(folder: Path) -> None:
    (folder / "content/site.yaml").unlink()


def _save_for_windows(folder: Path) -> None:
    text = (folder / _ARTICLE).read_text(encoding="utf-8").replace("same time", "clinic’s time")
    (folder / _ARTICLE).write_bytes(text.encode("cp1252"))


def _grow(folder: Path) -> None:
    with (folder / _ARTICLE).open("a", encoding="utf-8") as file:
        file.write("Rest well tonight.\n" * 110_000)


def _add_brackets(folder: Path) -> None:
    text = (folder / _ARTICLE).read_text(encoding="utf-8")
    (folder / _ARTICLE).write_text(text.replace("[sleep]", "[" * 300_000), encoding="utf-8")
    settings = (folder / "content/site.yaml").read_text(encoding="utf-8")
    (folder / "content/site.yaml").write_text(settings.replace("[en, es]", "[" * 300_000), encoding="utf-8")


def _link_out(folder: Path) -> None:
    secret = folder.parent / "secret.md"
    secret.write_text("---\ntitle: Payroll\ndescription: Not for patients.\n---\n", encoding="utf-8")
    (folder / "content/articles/payroll.md").symlink_to(secret)


_MADE: Mapping[str, Callable[[Path], None]] = {
    "site_missing": _remove_settings,
    "file_encoding": _save_for_windows,
    "file_size": _grow,
    "yaml_brackets": _add_brackets,
    "file_outside": _link_out,
}

CASES = (
    *_MADE,
    "all_at_once",
    "cookie_advertising",
    "date_impossible",
    "document_language",
    "file_character",
    "file_empty",
    "file_name",
    "file_unexpected",
    "key_repeated",
    "key_unknown_far",
    "key_unknown_near",
    "locations_missing",
    "matter_missing",
    "matter_unclosed",
    "placeholder",
    "rule_unknown",
    "value_email",
    "value_empty",
    "value_language",
    "value_phone",
    "value_repeated",
    "value_text",
    "value_time",
    "value_type",
    "value_url",
    "yaml_alias",
    "yaml_bracket_open",
    "yaml_colon",
    "yaml_indentation",
    "yaml_quote_open",
    "yaml_tab",
)


def make_broken_site(case: str, folder: Path) -> Path:
    """The site of `case`, in `folder/site`."""
    site = folder / "site"
    shutil.copytree(BROKEN_SITES / "_base", site)
    if (BROKEN_SITES / case / "content").is_dir():
        shutil.copytree(BROKEN_SITES / case / "content", site / "content", dirs_exist_ok=True)
    if case in _MADE:
        _MADE[case](site)
    return site


def report(folder: Path, problems: tuple[Problem, ...]) -> str:
    """All `problems` of the site in `folder`, as the command line prints them."""
    return "\n".join(
        problem_text(one, excerpt(folder, one)) + "\n" for one in sorted(problems, key=lambda one: one.order)
    )


def _write_anew() -> None:
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder:
            site = make_broken_site(case, Path(folder))
            _, problems = read_folder(site, theme_folder())
            (BROKEN_SITES / case / "expected.txt").write_text(report(site, problems), encoding="utf-8")


if __name__ == "__main__":
    _write_anew()
