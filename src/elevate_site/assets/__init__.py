"""Everything that is published beside pages."""

from elevate_site.assets.bundling import ICONS, SCRIPT, STYLE, Assets, bundle
from elevate_site.assets.picture_variants import add_variants

__all__ = ["ICONS", "SCRIPT", "STYLE", "Assets", "add_variants", "bundle"]
