"""Files become Settings, Catalogue, Theme and Documents. The home of PyYAML and phonenumbers.

Whatever is wrong with a file is told as a Problem at its line and column, and the rest of it is read all the same.
The JSON Schemas are in `reading.json_schema`, which no build needs.
"""

from elevate_site.reading.excerpts import excerpt, excerpts
from elevate_site.reading.shipped_theme import theme_folder
from elevate_site.reading.site import check_site_folder, read_site

__all__ = ["check_site_folder", "excerpt", "excerpts", "read_site", "theme_folder"]
