"""Everything that is published beside pages: style, scripts, icons, pictures and the typeface."""

from elevate_site.assets.bundle import ICONS, SCRIPT, STYLE, Assets, bundle
from elevate_site.assets.share_pictures import SharePicture, add_share_pictures
from elevate_site.assets.variants import add_variants

__all__ = ["ICONS", "SCRIPT", "STYLE", "Assets", "SharePicture", "add_share_pictures", "add_variants", "bundle"]
