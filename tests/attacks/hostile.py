"""Inputs by somebody who wants harm: paths that lead out, names, links, YAML, texts, pictures and outputs."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from attacked_site import SECRET, TODAY, AttackedSite, is_whole, run_command, runs_script

__all__ = ["attack_with_input"]

_WAYS_OUT = (
    *("../", "../../", "../../../../../../", "..\\", "%2e%2e/", "..%2f", "....//", "/", "//", "C:\\", "\\\\host\\"),
    *("./", "a/../../", "\u2025/", "．．/", "~/", "file:///", "\x00", "..\x00/"),
)
_TARGETS = ("secret.txt", "site-other/precious.txt", "content/site.yaml", "etc/passwd", "index.html", "manifest.json")
_NAMES = (
    *(
        "con",
        "nul",
        "aux.md",
        "-rf",
        "--help",
        ".hidden",
        "..",
        "...",
        " ",
        "a b",
        "a%20b",
        "a\nb",
        "a\tb",
        "é",
        "e\u0301",
    ),
    *(
        "\u202egpj.md",
        "\u200b",
        "ﬁ",
        "ǅ",
        "🙂",
        "a" * 240,
        "é" * 120,
        "index",
        "manifest.json",
        "a*b",
        "a?b",
        'a"b',
        "a|b",
    ),
    *(
        "a:b",
        "<b>",
        "a&b",
        "a'b",
        "{{ a }}",
        "{% raw %}",
        "${a}",
        "$(id)",
        "`id`",
        "\udcff\udcfe",
        "a\udc80b",
        "_",
        "__",
    ),
)
_SCRIPTS = (
    *("<script>alert31337()</script>", '"><script>alert31337()</script>', "<img src=x onerror=alert31337()>"),
    *("<svg onload=alert31337()>", "[x](javascript:alert31337())", "[x](JaVa\tScript:alert31337())"),
    *(
        "[x](data:text/html,<script>alert31337()</script>)",
        "![x](x.svg){onclick=alert31337()}",
        "<a href=//alert31337>x</a>",
    ),
    *("<iframe src=javascript:alert31337()>", "<style>*{background:url(javascript:alert31337())}</style>"),
    *(
        "</title><script>alert31337()</script>",
        "&lt;script&gt;alert31337()&lt;/script&gt;",
        "<!--<script>alert31337()-->",
    ),
    *("[x]: javascript:alert31337()\n\n[x][x]", "<javascript:alert31337()>", "`</code><script>alert31337()</script>`"),
)
_YAML = (
    *("&a [*a]", "!!python/object/apply:os.system [id]", "[" * 3000, "{" * 3000, "a: " * 3000, "? " * 500, "|\n" * 100),
    *(
        "- " * 3000,
        "1e400",
        "0x" + "f" * 5000,
        "9" * 5000,
        "0000-00-00",
        "9999-99-99",
        "~",
        "no",
        "[]",
        "{}",
        "''",
        "@",
        "`",
    ),
    *(
        "%YAML 9.9",
        "---\n---\n---",
        "\ufeff",
        "\x85",
        "\u2028",
        "\x07",
        "'",
        '"',
        "<<: *a",
        "<<: {a: b}",
        "= ",
        "!!binary x",
    ),
    *(
        "!!set {a, b}",
        "&a a: *a",
        "*undefined",
        "- - - - a: b: c",
        "\t- a",
        "{{ 7*7 }}",
        "{% include 'x' %}",
        "\U0010ffff",
    ),
)
_KEYS = (
    *("title", "description", "topics", "author", "aliases", "related", "image", "sources", "key_points", "publish"),
    *(
        "expires",
        "draft",
        "reviewed",
        "reviewed_by",
        "review_every",
        "exit_button",
        "crisis",
        "__class__",
        "constructor",
    ),
)
_TEXTS = (
    *("[" * 20_000, "(" * 20_000, "*" * 20_000, "_" * 20_000, "`" * 20_001, "<" * 20_000, "> " * 5_000, "#" * 20_000),
    *(
        "- " * 5_000,
        "1. " * 5_000,
        "\n".join("  " * n + "- a" for n in range(500)),
        "|a" * 10_000 + "\n" + "|-" * 10_000,
    ),
    *(
        "::: do\n" * 500,
        ":::\n" * 500,
        "[^1]: " * 2_000,
        "[a]: b\n" * 5_000,
        "![" * 5_000,
        "\\" * 20_000,
        "&#0;&#x110000;",
    ),
    *("\x00", "\x1b[2J", "\r" * 5_000, "a" * 900_000, "é\u0301" * 20_000, "\u202e" * 500, "\ue000\ue001" * 500),
    *(
        "{{ config }} {{ ''.__class__ }}",
        "{% for x in range(9**9) %}x{% endfor %}",
        "[x](" + "../" * 500 + "secret.txt)",
    ),
)


def attack_with_input(attacked: AttackedSite, chance: random.Random) -> Iterator[str]:
    """Give the build a hostile input, and take it away again; what is wrong afterwards."""
    good = attacked.around.parent / "good"
    if not good.exists():
        attacked.build()
        shutil.copytree(attacked.site, good, symlinks=True)
    old = attacked.published()
    kinds = [chance.choice(_KINDS) for _ in range(chance.randint(1, 3))]
    for kind in kinds:
        with suppress(OSError, ValueError):  # a name that this system does not take
            kind(attacked, chance)
    before = attacked.sources()
    found_first = attacked.published()
    options = ("--lenient",) if chance.random() < 0.5 else ()
    ended = run_command(["build", "--site", attacked.site, "--today", TODAY, *options])
    published = attacked.published()
    wanted = published if ended.status == 0 and is_whole(published) else old
    told = "; ".join(kind.__name__.strip("_") for kind in kinds)
    found = [*attacked.faults_of(ended, found_first, wanted)]
    if attacked.sources() != before:
        found.append("it changed the sources")
    if ended.status not in {0, 1}:
        found.append(f"it ends with {ended.status}: {ended.told[-300:]}")
    found += [
        f"{path} tells a secret" for path, data in published.items() if SECRET in data and found_first != published
    ]
    found += [
        f"{path} runs a script" for path, data in published.items() if path.endswith(".html") and runs_script(data)
    ]
    yield from (f"{each} (after {told})" for each in found)
    shutil.rmtree(attacked.site)
    shutil.copytree(good, attacked.site, symlinks=True)
    attacked.forget()


def _stay_inside(file: Path) -> Path:
    """`file` itself. Raises `OSError` where an earlier link would lead this attack out of the attacked site."""
    for each in (file, *file.parents):
        if each.name == "around":
            break
        if each.is_symlink():
            raise OSError(f"{each} is a link")
    return file


def _write(file: Path, text: str | bytes) -> None:
    _stay_inside(file).parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and not file.is_file():
        raise OSError(f"{file} is no file")  # opening a pipe would wait for somebody who reads it
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape"))


def _way_out(chance: random.Random) -> str:
    return chance.choice(_WAYS_OUT) * chance.randint(1, 3) + chance.choice(_TARGETS)


def _article(attacked: AttackedSite, chance: random.Random, matter: str = "", text: str = "Words.") -> None:
    matter = f"title: Hostile\ndescription: Hostile.\n{matter}"
    _write(attacked.site / f"content/articles/hostile-{chance.randint(1, 9)}.md", f"---\n{matter}\n---\n\n{text}\n")


def _path_in_matter(attacked: AttackedSite, chance: random.Random) -> None:
    key, value = chance.choice(("aliases", "image", "related", "topics", "author", "sources")), _way_out(chance)
    _article(
        attacked, chance, f"{key}: [{json.dumps(value)}]" if chance.random() < 0.7 else f"{key}: {json.dumps(value)}"
    )


def _path_in_text(attacked: AttackedSite, chance: random.Random) -> None:
    mark = chance.choice(("[x]({})", "![x]({})", "[x](<{}>)", '<img src="{}" alt="x">', "[x][y]\n\n[y]: {}"))
    _article(attacked, chance, text=mark.format(_way_out(chance)))


def _path_in_settings(attacked: AttackedSite, chance: random.Random) -> None:
    file = _stay_inside(attacked.site / "content/site.yaml")
    text, out = file.read_text(encoding="utf-8"), json.dumps(_way_out(chance))
    old, new = chance.choice((("id: main", f"id: {out}"), ("base_url: https://clinic.example", f"base_url: {out}")))
    _write(file, text.replace(old, new) if chance.random() < 0.7 else f"{text}logo: {out}\n")
    _write(attacked.site / "content/topics.yaml", f"- id: {out}\n  title: A\n  description: B\n")


def _name(attacked: AttackedSite, chance: random.Random) -> None:
    folder = chance.choice(
        ("content/articles", "content/pages", "content", "static", "static/images", "templates/pages")
    )
    name = chance.choice(_NAMES) + chance.choice(("", ".md", ".es.md", ".svg", ".jpg", ".html", ".yaml"))
    text = "---\ntitle: Hostile\ndescription: Hostile.\n---\n\nWords.\n"
    _write(attacked.site / folder / name, chance.choice((text, b"\xff\xfe", b"")))
    if chance.random() < 0.2:
        (attacked.site / folder / f"{name}-folder" / chance.choice(_NAMES)).mkdir(parents=True)


def _link(attacked: AttackedSite, chance: random.Random) -> None:
    at = attacked.site / chance.choice(
        (
            "content/articles/hostile.md",
            "content/pages",
            "static",
            "templates",
            "content/site.yaml",
            "content/articles/x",
        )
    )
    to = chance.choice(
        (
            "..",
            "../..",
            "/",
            "/dev/zero",
            "/dev/stdin",
            "/proc/self/mem",
            "x",
            "../../../secret.txt",
            "../dist",
            ".",
            "",
        )
    )
    if _stay_inside(at).is_file():
        at.unlink()
    at.symlink_to(to or at)


def _special_file(attacked: AttackedSite, chance: random.Random) -> None:
    folder = attacked.site / chance.choice(("content/articles", "content", "static", "dist", "."))
    _stay_inside(folder).mkdir(exist_ok=True)
    os.mkfifo(folder / chance.choice(("hostile.md", "hostile.svg", "site.yaml.md", "topics.yaml", "hostile.html")))


def _script(attacked: AttackedSite, chance: random.Random) -> None:
    script = chance.choice(_SCRIPTS)
    key = chance.choice(("key_points: [{}]", "sources: [{}]", "topics: [{}]", "author: {}", "aliases: [{}]", ""))
    _article(attacked, chance, key.format(json.dumps(script)), script * chance.randint(1, 3))
    if chance.random() < 0.5:
        matter = f"title: {json.dumps(script)}\ndescription: {json.dumps(script)}"
        _write(attacked.site / "content/pages/hostile.md", f"---\n{matter}\n---\n\n## {script}\n\n| {script} |\n|--|\n")


def _yaml(attacked: AttackedSite, chance: random.Random) -> None:
    value = chance.choice(_YAML)
    name = chance.choice(("site", "topics", "people", "glossary", "", "", ""))
    if not name:
        return _article(attacked, chance, f"{chance.choice(_KEYS)}: {value}")
    file = _stay_inside(attacked.site / f"content/{name}.yaml")
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    at = chance.randint(0, len(text))
    return _write(file, text[:at] + chance.choice(("", "\n", "a: ")) + value + "\n" + text[at:])


def _text(attacked: AttackedSite, chance: random.Random) -> None:
    _article(
        attacked, chance, text=chance.choice(_TEXTS) + chance.choice(("", "\n\n" + chance.choice(_TEXTS)[:50_000]))
    )


def _damage(attacked: AttackedSite, chance: random.Random) -> None:
    folder = attacked.site / chance.choice(("content", "content", "dist", ".elevate-site"))
    files = sorted(file for file in _stay_inside(folder).rglob("*") if file.is_file() and not file.is_symlink())
    file = chance.choice(files)
    data = bytearray(file.read_bytes()[:2_000_000])
    for _ in range(chance.randint(1, 20)):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)
    if folder.name != "dist" or file.name == "manifest.json":
        _write(file, bytes(data[: chance.choice((len(data), len(data) // 2))]))


def _picture(attacked: AttackedSite, chance: random.Random) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
    inside = chance.choice(
        (
            "<script>alert31337()</script>",
            '<a href="javascript:alert31337()"><rect onload="alert31337()" width="1" height="1"/></a>',
            '<use href="../../secret.txt#a"/><image href="file:///etc/passwd"/>',
            "<g>" * 20_000,
            '<!DOCTYPE x [<!ENTITY a "b">]>',
        )
    )
    data = chance.choice(
        (
            svg.format(inside).encode(),
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\x00\x00\x00",
            b"GIF89a\xff\xff\xff\xff\x00",
            b"\xff\xd8\xff\xe0" + bytes(200),
            b"RIFF\xff\xff\xff\xffWEBPVP8X" + bytes(30),
        )
    )
    name = f"hostile.{chance.choice(('svg', 'png', 'jpg', 'gif', 'webp', 'avif'))}"
    _write(attacked.site / chance.choice(("content/articles", "static")) / name, data)
    _article(attacked, chance, f"image: {name}", f"![A picture]({name})")


def _template(attacked: AttackedSite, chance: random.Random) -> None:
    text = chance.choice(
        (
            "{% include '../../secret.txt' %}",
            "{% include '/etc/passwd' %}",
            "{% extends '../../../secret.txt' %}",
            "{{ nothing }}",
            "{% if %}",
            "{{ ''.__class__.__mro__[1].__subclasses__() }}",
            "{% import 'layouts/base.html' as a %}{{ a.b.c }}",
            "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
            "\x00",
            "{{ 9 ** 9 }} {{ 1 / 0 }}",
        )
    )
    name = chance.choice(
        ("pages/home.html", "pages/article.html", "components/care_card/care_card.html", "strings/en.yaml")
    )
    _write(attacked.site / "templates" / name, text)


def _output(attacked: AttackedSite, chance: random.Random) -> None:
    """Something in the output, or in what the program keeps, that should make it write or remove elsewhere."""
    dist, kept = attacked.site / "dist", attacked.site / ".elevate-site"
    out = ("../../secret.txt", "../content/site.yaml", "/etc/hostname", "../../site-other/precious.txt", "a/../../../x")
    for folder in (dist, kept):
        _stay_inside(folder)
    match chance.randint(0, 5):
        case 0:
            manifest = json.loads((dist / "manifest.json").read_text(encoding="utf-8"))
            _write(dist / "manifest.json", json.dumps(manifest | dict.fromkeys(out, "0" * 64)))
        case 1:
            _write(kept / "journal-0000000000000000.json", json.dumps(out))
        case 2:
            shutil.move(dist / "articles", attacked.around.parent / "moved")
            shutil.rmtree(attacked.around.parent / "moved")
            (dist / "articles").symlink_to(attacked.around / "site-other")
        case 3:
            (dist / "index.html").unlink()
            (dist / "index.html").symlink_to(attacked.around / "secret.txt")
        case 4:
            shutil.rmtree(dist)
            dist.symlink_to(attacked.around / "site-other")
        case _:
            (kept / "lock").unlink()
            (kept / "lock").symlink_to(attacked.around / "secret.txt")


_KINDS: tuple[Callable[[AttackedSite, random.Random], None], ...] = (
    *(_path_in_matter, _path_in_text, _path_in_settings, _name, _name, _link, _special_file),
    *(_script, _script, _yaml, _yaml, _text, _damage, _picture, _template, _output),
)
