"""Links and images whose address never ends.

Of `![](a "b ![](c` Python-Markdown 3.11 loses the last letters: it goes back to a closing bracket that it has not
seen. Such a text is no link here, so that nothing of it is lost and `leftovers` can point at it.
"""

from __future__ import annotations

from markdown.inlinepatterns import ImageInlineProcessor, LinkInlineProcessor

__all__ = ["ImageProcessor", "LinkProcessor"]


class LinkProcessor(LinkInlineProcessor):
    """The library's links, held to an address with an end."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 - the library's name
        """The address and title at `index`, where they end, and whether they do; Python-Markdown's hook."""
        address, title, end, handled = super().getLink(data, index)
        return address, title, end, handled and end > index


class ImageProcessor(LinkProcessor, ImageInlineProcessor):
    """The library's images, likewise."""
