"""Articles: Markdown to Fragments, with true positions. The home of Python-Markdown."""

from elevate_site.markup.conversion import Converter

__all__ = ["Converter"]
