"""Everything that is published beside pages."""

from elevate_site.assets.bundling import ICONS, SCRIPT, STYLE, Assets, bundle

__all__ = ["ICONS", "SCRIPT", "STYLE", "Assets", "bundle"]
