"""Articles: Markdown to Fragments, with true positions. The home of Python-Markdown."""

from elevate_site.markup.conversion import Converter
from elevate_site.markup.parallel import convert_documents

__all__ = ["Converter", "convert_documents"]
