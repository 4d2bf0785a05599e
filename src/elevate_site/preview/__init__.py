"""The preview: watch the sources, build again, reload the open pages. Home of livereload, tornado and watchfiles."""

from elevate_site.preview.server import PreviewServer
from elevate_site.preview.snapshots import Builder, Preview

__all__ = ["Builder", "Preview", "PreviewServer"]
