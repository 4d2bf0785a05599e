"""Rules over the words of documents, and over finished pages, style sheets and the links between them.

A rule here reports and never mends. The first half reads Markdown source as a writer typed it, so that a Problem has
the very line; the second half reads the bytes that are about to be published, so that nothing which the steps before
believed of them is taken on trust.

What checks single documents and single pages is in `documents` and `pages`; builds that remember all need neither.
"""

from elevate_site.checking.facts import PageFacts
from elevate_site.checking.links import check_links
from elevate_site.checking.severities import adjust
from elevate_site.checking.style_sheets import check_stylesheet, stylesheet_facts

__all__ = [
    "PageFacts",
    "adjust",
    "check_links",
    "check_stylesheet",
    "stylesheet_facts",
]
