"""The Problems as HTML, for people who look at the browser and not at the terminal.

All text from content is escaped. There is no inline script or style: the pages' content security policy forbids both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from html import escape

from elevate_site.errors import Problem, Severity
from elevate_site.pipeline.summary import Summary, sum_up

__all__ = ["add_overlay", "notice_page", "overlay"]


def overlay(problems: Sequence[Problem], excerpt: Callable[[Problem], str]) -> str:
    """The Problems, summed up, as a region of a page: errors expanded, warnings collapsed; empty when there are none.

    `excerpt` returns the lines of the source file around a Problem, or an empty text.
    """
    summary = sum_up(problems)
    counts = Counter(each.severity for each in problems)
    parts = []
    if errors := counts[Severity.ERROR]:
        title = "1 error keeps" if errors == 1 else f"{errors:,} errors keep"
        title = f"{title} the site from being published; its pages stay as they were"
        parts.append(_list(title, summary, Severity.ERROR, excerpt))
    if warnings := counts[Severity.WARNING]:
        title = "1 warning" if warnings == 1 else f"{warnings:,} warnings"
        parts.append(_list(title, summary, Severity.WARNING, excerpt))
    if not parts:
        return ""
    return f'<aside class="elevate-preview" lang="en" dir="ltr" aria-label="Preview">{"".join(parts)}</aside>'


def _list(title: str, summary: Summary, severity: Severity, excerpt: Callable[[Problem], str]) -> str:
    items = "".join(_item(problem, excerpt) for problem in summary.shown if problem.severity is severity)
    more = "".join(f"<p>And {escape(rest.text)}.</p>" for rest in summary.rests if rest.severity is severity)
    state = " open" if severity is Severity.ERROR else ""
    return f"<details{state}><summary><h2>{title}</h2></summary><ol>{items}</ol>{more}</details>"


def _item(problem: Problem, excerpt: Callable[[Problem], str]) -> str:
    lines = excerpt(problem) if problem.line else ""
    return "".join(
        (
            f'<li class="elevate-preview-{problem.severity}"><h3>{problem.severity.capitalize()}',
            f" in <code>{escape(problem.place)}</code>" if problem.file else "",
            f"</h3><p>{escape(problem.message)}</p>",
            f'<pre tabindex="0">{escape(lines)}</pre>' if lines else "",
            f"<p>{escape(problem.hint)}</p>" if problem.hint else "",
            "</li>",
        )
    )


def notice_page(title: str, text: str) -> bytes:
    """A page of the preview itself, for where the site has none to show."""
    return (
        '<!doctype html><html lang="en" class="elevate-preview-notice"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title></head>"
        f"<body><main><h1>{escape(title)}</h1><p>{escape(text)}</p></main></body></html>"
    ).encode()


def add_overlay(page: bytes, overlay_html: str, script: str) -> bytes:
    """The page with the Problems over it and with the script that reloads it, whose URL is `script`.

    Both go to the end of the body: there they do not disturb style rules of the site such as `:first-child`.
    """
    addition = (
        '<link rel="stylesheet" href="/_preview/overlay.css">'
        f'{overlay_html}<script src="{escape(script)}" defer></script>'
    ).encode()
    end = page.lower().rfind(b"</body>")
    # A minified page may omit the tag; whatever follows its last element belongs to the body anyway.
    return page + addition if end < 0 else page[:end] + addition + page[end:]
