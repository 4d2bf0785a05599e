"""Style, scripts, icons and images, as files whose names change when their bytes do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from elevate_site.assets.minifying import minified_script, minified_style
from elevate_site.assets.naming import hashed_path
from elevate_site.assets.pictures import ENDINGS, is_picture, picture_of
from elevate_site.assets.prepared import Prepared
from elevate_site.assets.style_faults import style_faults
from elevate_site.assets.typeface import LICENCE, STAND_IN, cuts, face_rule, licence
from elevate_site.errors import Problem, Severity
from elevate_site.model.page import Output
from elevate_site.model.pictures import PictureFile
from elevate_site.model.rules import problem
from elevate_site.model.theme import Remember, SourceFile, Theme, make_anew

__all__ = ["ICONS", "SCRIPT", "STYLE", "Assets", "bundle"]

STYLE = "static/css"
"""The source path that stands for the one style sheet."""
SCRIPT = "static/js/every_page"
"""The source path that stands for the one script of every page."""
ICONS = "static/icons"
"""The source path that stands for the one file of icons."""

_JOINED = ("static/css/", "static/icons/", f"{SCRIPT}/")
_KEPT = "static/manifest.json"
_PAGES = (".html", ".htm", ".xhtml")
_NEVER_IN_A_NAME = re.compile(r"[:\\\x00-\x1f]")
"""What means something else than itself in the name of a file on Windows."""
_NAMED_BY_DIGEST = ("content/", "static/js/", "static/images/", "static/fonts/")
_FIRST_LAYERS = ("layers", "tokens", "reset", "base", "layout")
_LAST_LAYERS = ("utilities",)
_SVG = re.compile(r"<svg\b(?P<attributes>[^>]*)>(?P<drawing>.*)</svg>", re.DOTALL)
_VIEW_BOX = re.compile(r"""\bviewBox\s*=\s*["']([^"']*)["']""")


@dataclass(frozen=True, slots=True)
class Assets:
    """The files of a site beside its pages."""

    addresses: Mapping[str, str]
    """The path under `dist/` of each, by its source path; `STYLE`, `SCRIPT` and `ICONS` stand for many in one."""
    outputs: tuple[Output, ...]
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    """The pictures among them, by source path."""
    prepared: Mapping[str, Prepared] = field(default_factory=dict)
    """The same as they were prepared, for those that could be."""
    faults: Mapping[str, Problem] = field(default_factory=dict)
    """Why others could not: those beside articles, which are published only if a page shows them."""


def bundle(
    theme: Theme,
    files: Mapping[str, SourceFile],
    remember: Remember = make_anew,
    *,
    typeface: bool = False,
    origin: str = "",
) -> tuple[Assets, tuple[Problem, ...]]:
    """Every file of `theme` and every image among `files`, read and named, and what is wrong with them.

    Only who knows the pages can weigh the faults of pictures beside articles: they are among the assets.

    With `typeface`, the typeface belongs to them. What takes long to make is asked of `remember` first. `origin` is
    the scheme and host of the site, which printed links need: an address on paper has to be whole.
    Files in `static/` outside its known folders keep their path: `static/forms/intake.pdf` is published as
    `forms/intake.pdf`.
    """
    problems: list[Problem] = []
    found: dict[str, Prepared | None] = {}
    cut = cuts(remember) if typeface else ()
    faces = [(each, _hashed(each.source, f"assets/atkinson-{_name(each.source)}", each.data)) for each in cut]
    rules = (STAND_IN if faces else "") + "".join(face_rule(each, _name(output.path)) for each, (_, output) in faces)
    named = [
        _hashed(STYLE, "assets/site.css", (_origin_rule(origin) + rules + _style(theme, problems)).encode()),
        *(face for _, face in faces),
        *([(LICENCE, Output(LICENCE, licence()))] if faces else []),
        _hashed(SCRIPT, "assets/site.js", _script(theme, problems).encode()),
        _hashed(ICONS, "assets/icons.svg", _sprite(theme, problems).encode()),
        *_separate_files({**theme.files, **files}, remember, found, problems),
    ]
    addresses = {source: output.path for source, output in named}
    outputs = {output.path: output for _, output in named}
    pictures = {path: _picture(addresses[path], each) for path, each in found.items()}
    prepared = {path: each for path, each in found.items() if each is not None}
    ordered = tuple(outputs[path] for path in sorted(outputs))
    unprepared = {path for path, each in found.items() if each is None and path.startswith("content/")}
    faults = {each.file: each for each in problems if each.file in unprepared and each.severity is Severity.ERROR}
    others = tuple(each for each in problems if faults.get(each.file) is not each)
    return Assets(addresses, ordered, pictures, prepared, faults), others


def _picture(path: str, prepared: Prepared | None) -> PictureFile:
    if prepared is None:
        return PictureFile(path, "", 0, 0)
    return PictureFile(path, prepared.media_type, prepared.width, prepared.height)


def _name(path: str) -> str:
    return PurePosixPath(path).name


def _hashed(source: str, path: str, data: bytes) -> tuple[str, Output]:
    return source, Output(hashed_path(path, data), data)


def _under(theme: Theme, folder: str, suffix: str) -> Iterator[tuple[str, SourceFile]]:
    return (
        (path, file) for path, file in sorted(theme.files.items()) if path.startswith(folder) and path.endswith(suffix)
    )


def _style(theme: Theme, problems: list[Problem]) -> str:
    """One style sheet: the layers in their order, components where they belong, a site's additions at the end."""
    sheets = {PurePosixPath(path).stem: file for path, file in _under(theme, "static/css/", ".css")}
    components = [file for _, file in _under(theme, "templates/components/", ".css")]
    first = [sheets[name] for name in _FIRST_LAYERS if name in sheets]
    last = [sheets[name] for name in _LAST_LAYERS if name in sheets]
    others = [file for name, file in sheets.items() if name not in (*_FIRST_LAYERS, *_LAST_LAYERS)]
    return minified_style("\n".join(_sheet(file, problems) for file in (*first, *components, *last, *others)))


def _sheet(file: SourceFile, problems: list[Problem]) -> str:
    css = _text(file, problems)
    problems.extend(style_faults(file.path, css))
    return css


def _script(theme: Theme, problems: list[Problem]) -> str:
    """One script for every page: a request less for each part."""
    return minified_script("\n".join(_text(file, problems) for _, file in _under(theme, f"{SCRIPT}/", ".js")))


def _origin_rule(origin: str) -> str:
    """The CSS that tells `origin` to the rules for paper; its slashes are escaped, as it is nothing to be loaded."""
    return f':root{{--origin:"{origin.replace("/", chr(92) + "/")}"}}\n' if origin else ""


def _sprite(theme: Theme, problems: list[Problem]) -> str:
    """All icons in one SVG file, each a symbol with the name of its file."""
    symbols: list[str] = []
    for path, file in _under(theme, "static/icons/", ".svg"):
        drawing = _SVG.search(_text(file, problems))
        box = _VIEW_BOX.search(drawing["attributes"]) if drawing else None
        if drawing is None or box is None:
            message = "This icon is no SVG drawing with a viewBox."
            problems.append(problem("theme-template", path, 0, 0, message, 'Begin it with <svg viewBox="0 0 24 24">.'))
            continue
        symbols.append(
            f'<symbol id="{PurePosixPath(path).stem}" viewBox="{box[1]}">{drawing["drawing"].strip()}</symbol>'
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


def _separate_files(
    files: Mapping[str, SourceFile], remember: Remember, pictures: dict[str, Prepared | None], problems: list[Problem]
) -> Iterator[tuple[str, Output]]:
    """The files that are published one by one: images beside articles, and `static/` without what is joined.

    What each picture was made into is added to `pictures`; `None` for one that cannot be published.
    """
    for path, file in sorted(files.items()):
        if not path.startswith(("content/", "static/")) or path.startswith(_JOINED):
            continue
        if found := _NEVER_IN_A_NAME.search(path):
            message = f"A file with “{found[0]}” in its name cannot be published."
            problems.append(problem("file-name", path, 0, 0, message, "Give the file a name without it."))
            continue
        if path == _KEPT:
            message = "The published site keeps the list of its own files under this name."
            problems.append(problem("url-repeated", path, 0, 0, message, "Give the file another name."))
            continue
        if path.endswith(_PAGES):
            message = (
                "This page would be published as it is: without crisis line, contact and cookie notice, unchecked."
            )
            hint = "Write it as content/pages/NAME.md. If it has to be so, change the rule static-page in site.yaml."
            problems.append(problem("static-page", path, 0, 0, message, hint))
        named = path.startswith(_NAMED_BY_DIGEST)
        data, target = _data(file, problems), f"assets/{PurePosixPath(path).name}"
        if is_picture(path, data or b""):
            picture = picture_of(path, data, remember, problems, kept=not named) if data is not None else None
            pictures[path] = picture
            if picture is not None:
                target = str(PurePosixPath(target).with_suffix(ENDINGS[picture.media_type][0]))
            # Whatever could not be prepared is not published, but has an address, so that links to it are not told too.
            data = picture.data if picture else b""
        if named:
            yield _hashed(path, target, data or b"")
        else:
            yield path, Output(path.removeprefix("static/"), data or b"")


def _text(file: SourceFile, problems: list[Problem]) -> str:
    data = _data(file, problems) or b""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message, hint = "This file is not saved as UTF-8.", "Save it again with the encoding UTF-8."
        problems.append(problem("file-encoding", file.path, line, 0, message, hint))
        return ""


def _data(file: SourceFile, problems: list[Problem]) -> bytes | None:
    try:
        return file.location.read_bytes()
    except OSError as error:
        message = f"This file cannot be opened: {error.strerror or 'the system refuses'}."
        hint = "Close it in other programs, and see whether you may open it yourself."
        problems.append(problem("file-unreadable", file.path, 0, 0, message, hint))
        return None
