"""The words of a language, ready to be put into HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import UndefinedError
from markupsafe import Markup, escape

from elevate_site.rendering.trusted import trusted

__all__ = ["Words"]


class Words:
    """The strings of one language; in templates it is the function `t`."""

    def __init__(self, strings: Mapping[str, str], plural_form: Callable[[float], str]) -> None:
        self._plural_form = plural_form
        self._strings = {key: escape(words) for key, words in strings.items()}

    def __call__(self, key: str, **values: object) -> Markup:
        """The words of `key`, with each `{name}` replaced by the escaped value of that name.

        Words that stand as `key.one`, `key.other` and so on are chosen by the value `count`.
        Raises `jinja2.UndefinedError` for a key that does not exist, or a place that was given no value.
        """
        words = self._strings.get(key) or self._for_count(key, values.get("count"))
        if words is None:
            raise UndefinedError(f"there are no words for “{key}” in templates/strings")
        try:
            if not values:
                return words
            # Plain `str.format` on escaped values: that of `Markup` does the same ten times slower.
            escaped = {name: str(escape(value)) for name, value in values.items()}
            return trusted(str.format(words, **escaped))
        except (KeyError, IndexError) as error:
            raise UndefinedError(f"the words for “{key}” need the value {error}") from error

    def _for_count(self, key: str, count: object) -> Markup | None:
        if not isinstance(count, int):
            return None
        return self._strings.get(f"{key}.{self._plural_form(count)}", self._strings.get(f"{key}.other"))
