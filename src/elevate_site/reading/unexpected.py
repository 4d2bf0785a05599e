"""What lies in `content/` although the site does not use it: what it probably is, and what to do with it.

Somebody wrote each of these files and may wait for it to appear, so a sentence for all of them would not help.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from elevate_site.errors import Problem
from elevate_site.language.file_endings import MARKDOWN, RENAMED_PICTURES, WEB_PAGES, WORD_PROCESSORS
from elevate_site.language.slugs import file_slug
from elevate_site.model.rules import problem
from elevate_site.reading.documents import DOCUMENT_FOLDERS, advise_name, proper_name

__all__ = ["find_settings", "unexpected_file"]

_SETTINGS = re.compile(r"content/site\b[^/]*\.(?:ya?ml|txt)", re.IGNORECASE)
_YAML = re.compile(r"content/(?P<name>topics|people|glossary)\b[^/]*\.(?:ya?ml|txt)", re.IGNORECASE)


def find_settings(paths: Collection[str]) -> str:
    """The file that its owner probably means to be `content/site.yaml`; empty when there is none."""
    return next((path for path in sorted(paths) if _SETTINGS.fullmatch(path)), "")


def unexpected_file(path: str, paths: Collection[str]) -> Problem:
    """The Problem of the file at `path`, which the site does not use; `paths` are those of all files."""
    message, hint = _describe(path, paths)
    return problem("file-unexpected", path, 0, 0, message, hint)


def _describe(path: str, paths: Collection[str]) -> tuple[str, str]:
    folder, _, name = path.rpartition("/")
    stem, _, ending = name.rpartition(".")
    ending = f".{ending.lower()}"
    if ending in MARKDOWN:
        where = next((each for each in DOCUMENT_FOLDERS if path.startswith(f"{each}/")), "content/articles")
        meant = folder.rpartition("/")[2] if stem == "index" else stem
        message = "This is not published: articles lie directly in content/articles, and pages in content/pages."
        return message, advise_name(path, f"{where}/{proper_name(meant)}.md", paths)
    if known := _YAML.fullmatch(path):
        right = f"content/{known['name'].lower()}.yaml"
        if right in paths:
            return f"The site reads {right}, not this file.", "Copy what you need into that file, and delete this one."
        return f"The site does not read this file: it must be named {right}.", f"Rename it to {right}"
    if _SETTINGS.fullmatch(path):
        message = "The site reads content/site.yaml, not this file."
        return message, "Copy what you need into that file, and move this one out of content/."
    if folder in DOCUMENT_FOLDERS:
        return _describe_text(path, stem, ending, paths) if stem else _describe_without_ending(name)
    return "The site does not use this file.", "Move it out of content/, or delete it."


def _describe_without_ending(name: str) -> tuple[str, str]:
    message = "The site does not use this file, because its name has no ending."
    better = proper_name(name)
    return message, f"Rename it: an article to {better}.md, a picture to {better}.jpg. If it is neither, move it away."


def _describe_text(path: str, stem: str, ending: str, paths: Collection[str]) -> tuple[str, str]:
    """What a file beside articles is that may hold the text of one."""
    inner = re.fullmatch(r"(.+)\.(?:md|markdown)", stem, re.IGNORECASE)
    text = f"{proper_name(inner[1] if inner else stem)}.md"
    better = f"{path.rpartition('/')[0]}/{text}"
    rename = advise_name(path, better, paths)
    if better not in paths:
        rename = f"If it is an article, {rename[0].lower()}{rename[1:]}; if not, move it out of content/."
    if ending in WORD_PROCESSORS or ending in WEB_PAGES:
        kind = "a web page" if ending in WEB_PAGES else "a document of a word processor"
        message = f"This is {kind}, which the site cannot read, so it is not published."
        if better in paths:
            return message, f"{text} exists already: copy into it what you need, and move this file away."
        start = "begin it with the lines that docs/writing.md shows under “Add an article”"
        return message, f"Make a text file {text}, {start}, and paste the words below. Then move this file away."
    if ending in RENAMED_PICTURES:
        message = f"This picture is not used, because its name ends with {ending}."
        better = file_slug(f"{stem}{RENAMED_PICTURES[ending]}")
        return message, advise_name(path, f"{path.rpartition('/')[0]}/{better}", paths)
    if ending == ".txt":
        message = "This is not published, because its name ends with .txt."
        # Windows hides this ending, and adds it to sleep.md
        return message, advise_name(path, better, paths) if inner else rename
    message = f"The site does not use this file, because it cannot read files that end with {ending}."
    if inner:
        return message, rename
    return message, "Move it out of content/. Articles end with .md, pictures with .jpg or .png, papers with .pdf."
