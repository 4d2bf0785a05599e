"""Everything that is published beside pages."""

from elevate_site.assets.bundle import ICONS, SCRIPT, STYLE, Assets, bundle
from elevate_site.assets.picture_variants import add_variants
from elevate_site.assets.share_pictures import SharePicture, add_share_pictures

__all__ = ["ICONS", "SCRIPT", "STYLE", "Assets", "SharePicture", "add_share_pictures", "add_variants", "bundle"]
