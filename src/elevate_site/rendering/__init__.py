"""Pages to files, with the templates and words of the theme."""

from elevate_site.rendering.renderer import Renderer

__all__ = ["Renderer"]
