"""How the names of files end, by what the files are.

Reading, links and pictures each ask this, and must agree on what a file is.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "BESIDE_TEXTS",
    "MARKDOWN",
    "NOT_PUBLISHED",
    "PDF",
    "PICTURES",
    "PICTURES_BY_TYPE",
    "RENAMED_PICTURES",
    "WEB_PAGES",
    "WORD_PROCESSORS",
]

MARKDOWN = (".md", ".markdown")
PICTURES_BY_TYPE: Mapping[str, tuple[str, ...]] = {
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/webp": (".webp",),
    "image/avif": (".avif",),
    "image/gif": (".gif",),
    "image/svg+xml": (".svg",),
}
"""Pictures that browsers show, by their media type; the usual ending first."""
_NOT_FOR_BROWSERS = (".heic", ".heif", ".tif", ".tiff", ".bmp")
"""Pictures that browsers do not show, which `assets/` reports."""
PICTURES = (*(ending for endings in PICTURES_BY_TYPE.values() for ending in endings), *_NOT_FOR_BROWSERS)
"""All pictures."""
PDF = ".pdf"
BESIDE_TEXTS = (*PICTURES, PDF)
"""What the site may publish from beside a text."""
RENAMED_PICTURES: Mapping[str, str] = {".jfif": ".jpg", ".jpe": ".jpg", ".pjpeg": ".jpg", ".apng": ".png"}
"""Other endings of pictures that browsers show, and the ending to give them."""
WORD_PROCESSORS = (".doc", ".docx", ".docm", ".odt", ".rtf", ".pages", ".wps", ".gdoc")
WEB_PAGES = (".html", ".htm", ".xhtml", ".mhtml")
NOT_PUBLISHED = (
    *WORD_PROCESSORS,
    *(".xls", ".xlsx", ".ods", ".numbers", ".ppt", ".pptx", ".odp"),
    *(".mp3", ".m4a", ".mp4", ".mov", ".zip"),
)
"""Files that people put beside a text, and that are not published from there."""
