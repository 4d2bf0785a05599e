"""Styles and scripts without what only their authors read. The home of minify-html."""

from __future__ import annotations

__all__ = ["minified_script", "minified_style"]


def minified_style(css: str) -> str:
    """The same rules in fewer bytes; as they are, when they cannot be read."""
    return _minified("style", css)


def minified_script(javascript: str) -> str:
    """A script that does the same in fewer bytes; as it is, when it cannot be read."""
    return _minified("script", javascript)


def _minified(element: str, text: str) -> str:
    from minify_html import minify  # noqa: PLC0415  # a build whose assets are remembered does not need it

    begin, end = f"<{element}>", f"</{element}>"
    minified = minify(f"{begin}{text}{end}", minify_css=True, minify_js=True)
    whole = minified.startswith(begin) and minified.endswith(end)
    return minified.removeprefix(begin).removesuffix(end) if whole else text
