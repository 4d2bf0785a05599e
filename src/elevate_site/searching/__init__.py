"""What readers can search: an index that their own browser reads, made by Pagefind, whose home this room is."""

from elevate_site.searching.index import SearchFailedError, make_index
from elevate_site.searching.texts import SearchedText, searched_texts

__all__ = ["SearchFailedError", "SearchedText", "make_index", "searched_texts"]
