"""The search of the published site: an index that the reader's own browser searches, made by Pagefind.

This room is the home of Pagefind.
"""

from elevate_site.searching.index import make_index
from elevate_site.searching.service import SearchFailedError
from elevate_site.searching.texts import SearchedText, searched_texts

__all__ = ["SearchFailedError", "SearchedText", "make_index", "searched_texts"]
