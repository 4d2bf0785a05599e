"""A page as a person would write it down: its words, headings, lists and links, and nothing of its looks."""

from __future__ import annotations

import re
from html.parser import HTMLParser

__all__ = ["readable", "without_digests"]

_DIGEST = re.compile(r"([-_])[0-9a-f]{7,10}\.")
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "fieldset", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
_MARKS = {"li": "- ", "dt": ": ", "dd": ":   ", "blockquote": "> ", "summary": "+ ", "th": "| ", "td": "| "}
_SILENT = frozenset({"script", "style", "template"})
_HEAD = {
    "description": "description",
    "robots": "robots",
    "og:type": "kind",
}


def without_digests(text: str) -> str:
    """`text` with the digests in the names of assets taken out, so that a change of style changes nothing here."""
    return _DIGEST.sub(r"\1….", text)


def readable(html: str) -> str:
    """The head of a page in a few lines, then what is in its `main`, a line for each block."""
    page = _Page()
    page.feed(html)
    page.close()
    page.end_line()
    return without_digests("\n".join([*page.head, "", *page.lines, ""]))


class _Page(HTMLParser):
    """Collects lines while it reads."""

    def __init__(self) -> None:
        super().__init__()
        self.head: list[str] = []
        self.lines: list[str] = []
        self._line = ""
        self._mark = ""
        self._inside: list[str] = []
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._tell_of_head(tag, values)
        if tag in {"main", "title", *_SILENT}:
            self._inside.append(tag)
        if "main" in self._inside:
            self._begin(tag, values)

    def _tell_of_head(self, tag: str, values: dict[str, str]) -> None:
        if tag == "html":
            self.head.append(f"language: {values['lang']}")
        elif tag == "meta":
            name = values.get("name") or values.get("property", "")
            if name in _HEAD:
                self.head.append(f"{_HEAD[name]}: {values['content']}")
            elif values.get("http-equiv") == "refresh":
                self.head.append(f"refresh: {values['content']}")
        elif tag == "link" and values["rel"] in {"canonical", "alternate"} and "type" not in values:
            self.head.append(f"{values.get('hreflang', values['rel'])}: {values['href']}")

    def _begin(self, tag: str, values: dict[str, str]) -> None:
        if tag in _BLOCKS:
            self.end_line()
            # The mark of a list item holds for the paragraph in it.
            self._mark = f"{'#' * int(tag[1])} " if re.fullmatch("h[1-6]", tag) else _MARKS.get(tag, self._mark)
            if values.get("id"):
                self._mark += f"{{#{values['id']}}} "
        elif tag == "a":
            self._links.append(values.get("href", ""))
            self._line += "["
        elif tag == "img":
            self._line += f"![{values['alt']}]({values['src']})"
        elif tag == "br":
            self._line += " / "

    def handle_endtag(self, tag: str) -> None:
        if "main" in self._inside and tag in _BLOCKS:
            self.end_line()
            self._mark = ""
        elif tag == "a" and self._links:
            self._line += f"]({self._links.pop()})"
        if self._inside and tag == self._inside[-1]:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside or self._inside[-1] in _SILENT:
            return
        if self._inside[-1] == "title":
            self.head.append(f"title: {data}")
        else:
            self._line += data

    def end_line(self) -> None:
        """Put down what was collected, if it has any words."""
        words = " ".join(self._line.split())
        if words:
            self.lines.append(f"{self._mark}{words}")
            self._mark = ""
        self._line = ""
