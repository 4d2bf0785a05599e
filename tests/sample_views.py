"""Views to draw and to check, made from as little as a test has to say."""

from __future__ import annotations

from elevate_site.model.site_view import Head
from elevate_site.model.views import ArticleView, Byline

__all__ = ["article_view"]


def article_view(head: Head, byline: Byline | None = None) -> ArticleView:
    """An article with nothing in it, described as its head says, written by nobody unless there is a byline."""
    return ArticleView(
        head=head,
        description=head.description,
        key_points=(),
        definitions=(),
        byline=byline or Byline(None, None, None, None, None, overdue=False),
        sources=(),
        topics=(),
        related=(),
        previous=None,
        next=None,
        crisis_card=False,
        exit_button=False,
        image=None,
    )
