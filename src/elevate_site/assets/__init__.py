"""Everything that is published beside pages."""

from elevate_site.assets.bundling import ICONS, STYLE, Assets, bundle

__all__ = ["ICONS", "STYLE", "Assets", "bundle"]
