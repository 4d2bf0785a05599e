"""Rules over the words of documents, and over finished pages, their style sheets and the links between them.

A rule reports and never repairs. Half of them read Markdown source as a writer typed it, so that each Problem has the
exact line. The other half read the bytes that are about to be published, and trust nothing that earlier steps said.

The rules for single documents and pages are in `documents` and `pages`, imported only by builds that need them.
"""

from elevate_site.checking.links import PageFacts, check_links
from elevate_site.checking.many_pages import report_once
from elevate_site.checking.resource_urls import check_stylesheet, stylesheet_facts

__all__ = ["PageFacts", "check_links", "check_stylesheet", "report_once", "stylesheet_facts"]
