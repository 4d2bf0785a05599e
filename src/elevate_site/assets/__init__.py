"""Everything that is published beside pages."""

from elevate_site.assets.bundling import ICONS, STYLE, Assets, bundle
from elevate_site.assets.picture_variants import add_variants

__all__ = ["ICONS", "STYLE", "Assets", "add_variants", "bundle"]
