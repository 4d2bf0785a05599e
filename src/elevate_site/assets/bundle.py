"""Every file of the theme, picture and PDF, read and named; a name changes when the bytes of its file do."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from elevate_site.assets.pdf_files import check_pdf, is_pdf
from elevate_site.assets.pictures import is_picture, prepare_picture
from elevate_site.assets.style_sheet import COMPONENTS, LAYERS, minified, style_sheet
from elevate_site.assets.typeface import FALLBACKS, LICENCE, face_rule, licence, subsets
from elevate_site.errors import Problem, Severity
from elevate_site.language.file_endings import PICTURES_BY_TYPE, WEB_PAGES
from elevate_site.language.published_paths import judge_name, judge_path
from elevate_site.model.page import Output
from elevate_site.model.pictures import PictureFile, PreparedPicture
from elevate_site.model.rules import problem
from elevate_site.model.theme import Remember, SourceFile, Theme, make_anew

__all__ = ["ICONS", "SCRIPT", "STYLE", "Assets", "bundle", "hashed_path"]

STYLE = "static/css"
"""The source path that stands for the one style sheet."""
SCRIPT = "static/js/every_page"
"""The source path that stands for the one script of every page."""
ICONS = "static/icons"
"""The source path that stands for the one file of icons."""

_JOINED = (LAYERS, f"{ICONS}/", f"{SCRIPT}/")
_MANIFEST = "static/manifest.json"
_HASHED = ("content/", "static/js/", "static/images/", "static/fonts/")
_DIGITS = 10
_SVG = re.compile(r"<svg\b(?P<attributes>[^>]*)>(?P<drawing>.*)</svg>", re.DOTALL)
_VIEW_BOX = re.compile(r"""\bviewBox\s*=\s*["']([^"']*)["']""")


@dataclass(frozen=True, slots=True)
class Assets:
    """The files of a site beside its pages."""

    addresses: Mapping[str, str]
    """Paths under `dist/` by source path; `STYLE`, `SCRIPT` and `ICONS` each stand for many files in one."""
    outputs: tuple[Output, ...]
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    """The pictures among them, by source path."""
    prepared: Mapping[str, PreparedPicture] = field(default_factory=dict)
    """The pictures that could be prepared, by source path."""
    pdf_sizes: Mapping[str, int] = field(default_factory=dict)
    """The size in bytes of each PDF, by its path under `dist/`."""
    faults: Mapping[str, Problem] = field(default_factory=dict)
    """What is wrong with pictures and PDFs beside articles, by source path; it matters only if a page uses them."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is published by itself."""

    source: str
    output: Output
    picture: PictureFile | None = None
    prepared: PreparedPicture | None = None


def bundle(
    theme: Theme,
    files: Mapping[str, SourceFile],
    remember: Remember = make_anew,
    *,
    typeface: bool = False,
    origin: str = "",
) -> tuple[Assets, tuple[Problem, ...]]:
    """Read and name every file of `theme` and every picture and PDF among `files`, and say what is wrong with them.

    Faults of pictures and PDFs beside articles are not among the Problems but in `Assets.faults`.

    `typeface` adds the typeface. `remember` keeps what takes long to make. `origin` is the scheme and host of the
    site, which printed links need because a URL on paper has to be whole. Files in `static/` outside its known folders
    keep their path: `static/forms/intake.pdf` is published as `forms/intake.pdf`.
    """
    texts, problems = _theme_texts(theme)
    css, style_problems = style_sheet({path: text for path, text in texts.items() if path.endswith(".css")})
    sprite, icon_problems = _sprite({path: text for path, text in texts.items() if path.endswith(".svg")})
    script = minified("script", "\n".join(text for path, text in texts.items() if path.endswith(".js")))
    faces, face_rules = _typeface(remember) if typeface else ([], "")
    everything = {**theme.files, **files}
    separate = [_separate_file(path, file, everything.keys(), remember) for path, file in sorted(everything.items())]
    published = [file for file, _ in separate if file is not None]
    problems = (*problems, *style_problems, *icon_problems, *(each for _, found in separate for each in found))
    named = [
        _hashed(STYLE, "assets/site.css", (_origin_rule(origin) + face_rules + css).encode()),
        *faces,
        _hashed(SCRIPT, "assets/site.js", script.encode()),
        _hashed(ICONS, "assets/icons.svg", sprite.encode()),
        *((file.source, file.output) for file in published),
    ]
    outputs = {output.path: output for _, output in named}
    broken = {each.source for each in published if each.picture is not None and each.prepared is None}
    beside_articles = [each for each in problems if each.file.startswith("content/")]
    broken |= {each.file for each in beside_articles if is_pdf(each.file)}
    faults = {each.file: each for each in beside_articles if each.file in broken and each.severity is Severity.ERROR}
    assets = Assets(
        addresses={source: output.path for source, output in named},
        outputs=tuple(outputs[path] for path in sorted(outputs)),
        pictures={each.source: each.picture for each in published if each.picture is not None},
        prepared={each.source: each.prepared for each in published if each.prepared is not None},
        pdf_sizes={each.output.path: len(each.output.data) for each in published if is_pdf(each.source)},
        faults=faults,
    )
    return assets, tuple(each for each in problems if faults.get(each.file) is not each)


def hashed_path(path: str, data: bytes) -> str:
    """`assets/leaf.png` as `assets/leaf-0f3a….png`, so that browsers may keep the file for ever."""
    pure = PurePosixPath(path)
    digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
    return str(pure.with_name(f"{pure.stem}-{digest}{pure.suffix}"))


def _hashed(source: str, path: str, data: bytes) -> tuple[str, Output]:
    return source, Output(hashed_path(path, data), data)


def _theme_texts(theme: Theme) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """Styles, scripts of every page and icons, by their source paths in order; unreadable ones are left out."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path, file in sorted(theme.files.items()):
        folders = {".css": (LAYERS, COMPONENTS), ".js": (f"{SCRIPT}/",), ".svg": (f"{ICONS}/",)}
        if not path.startswith(folders.get(PurePosixPath(path).suffix, ())):
            continue
        text = _text(file)
        if isinstance(text, Problem):
            problems.append(text)
        else:
            texts[path] = text
    return texts, tuple(problems)


def _typeface(remember: Remember) -> tuple[list[tuple[str, Output]], str]:
    """The files of the typeface by source path, and the CSS that names them."""
    files: list[tuple[str, Output]] = []
    rules = FALLBACKS
    for subset in subsets(remember):
        source, output = _hashed(subset.source, f"assets/atkinson-{PurePosixPath(subset.source).name}", subset.data)
        files.append((source, output))
        rules += face_rule(subset, PurePosixPath(output.path).name)
    return [*files, (LICENCE, Output(LICENCE, licence()))], rules


def _origin_rule(origin: str) -> str:
    """CSS that gives `origin` to the print rules, with its slashes escaped so that no check takes it for a request."""
    return f':root{{--origin:"{origin.replace("/", chr(92) + "/")}"}}\n' if origin else ""


def _sprite(icons: Mapping[str, str]) -> tuple[str, tuple[Problem, ...]]:
    """All icons in one SVG file, each a symbol with the name of its file."""
    symbols: list[str] = []
    problems: list[Problem] = []
    for path, text in icons.items():
        svg = _SVG.search(text)
        box = _VIEW_BOX.search(svg["attributes"]) if svg else None
        if svg is None or box is None:
            message = "This icon is not an SVG image with a viewBox."
            problems.append(problem("theme-template", path, 0, 0, message, 'Begin it with <svg viewBox="0 0 24 24">.'))
            continue
        symbols.append(f'<symbol id="{PurePosixPath(path).stem}" viewBox="{box[1]}">{svg["drawing"].strip()}</symbol>')
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n', tuple(problems)


def _separate_file(
    path: str, file: SourceFile, paths: Collection[str], remember: Remember
) -> tuple[_File | None, tuple[Problem, ...]]:
    """A file that is published by itself, and its Problems; `None` for one that is joined with others or refused.

    What cannot be read, prepared or named comes without bytes but with a path: links to it are not reported as well.
    """
    if not path.startswith(("content/", "static/")) or path.startswith(_JOINED):
        return None, ()
    if (refused := _refused_name(path, paths)) is not None:
        output = Output(hashed_path("assets/picture", path.encode("utf-8", "replace")), b"")
        shown = _File(path, output, PictureFile(output.path, "", 0, 0)) if is_picture(path, b"") else None
        return shown, (refused,)
    problems = list(_static_page(path))
    hashed = path.startswith(_HASHED)
    target = f"assets/{PurePosixPath(path).name}"
    data = _data(file)
    if isinstance(data, Problem):
        problems.append(data)
    content = data if isinstance(data, bytes) else b""
    pictured, prepared = is_picture(path, content), None
    if is_pdf(path) and not pictured and isinstance(data, bytes):
        problems += check_pdf(path, data, remember)
    if pictured:
        if isinstance(data, bytes):
            prepared, found = prepare_picture(path, data, paths, remember, keep_format=not hashed)
            problems += found
        content = prepared.data if prepared else b""
        if prepared:
            target = str(PurePosixPath(target).with_suffix(PICTURES_BY_TYPE[prepared.media_type][0]))
    output = Output(hashed_path(target, content) if hashed else path.removeprefix("static/"), content)
    shape = (prepared.media_type, prepared.width, prepared.height) if prepared else ("", 0, 0)
    return _File(path, output, PictureFile(output.path, *shape) if pictured else None, prepared), tuple(problems)


def _refused_name(path: str, paths: Collection[str]) -> Problem | None:
    name = PurePosixPath(path).name
    fault = judge_name(name) if path.startswith(_HASHED) else judge_path(path.removeprefix("static/"))
    if fault is not None:
        message = f"The file cannot be published under its name. {fault.why}"
        better = f"{PurePosixPath(path).parent if path.startswith(_HASHED) else 'static'}/{fault.write}"
        hint = f"Rename it to {better}" if fault.write else "Give it and its folders shorter names."
        if better in paths:
            hint = f"{better} exists already: give this file another name."
        return problem("file-name", path, 0, 0, message, hint)
    if path == _MANIFEST:
        message = "The published site keeps the list of its own files under this name."
        return problem("url-repeated", path, 0, 0, message, "Give the file another name.")
    return None


def _static_page(path: str) -> Iterator[Problem]:
    if path.lower().endswith(WEB_PAGES):
        message = "This page would be published unchecked, without crisis line, contact and cookie notice."
        hint = "Write it as content/pages/NAME.md. If it must stay as it is, set the rule static-page in site.yaml."
        yield problem("static-page", path, 0, 0, message, hint)


def _text(file: SourceFile) -> str | Problem:
    data = _data(file)
    if isinstance(data, Problem):
        return data
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message, hint = "This file is not saved as UTF-8.", "Save it again with the encoding UTF-8."
        return problem("file-encoding", file.path, line, 0, message, hint)


def _data(file: SourceFile) -> bytes | Problem:
    try:
        return file.location.read_bytes()
    except OSError as error:
        message = f"This file cannot be opened: {error.strerror or 'the system refuses'}."
        hint = "Close it in other programs, and check that you have permission to open it."
        return problem("file-unreadable", file.path, 0, 0, message, hint)
