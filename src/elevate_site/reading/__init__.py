"""Files become Settings, Catalogue, Theme and Documents. The home of PyYAML and phonenumbers.

Whatever is wrong with a file is told as a Problem at its line and column, and the rest of it is read all the same.
What needs a library is not imported here: a build in which nothing changed has no use for one.
"""

from elevate_site.reading.excerpts import excerpt, excerpts
from elevate_site.reading.listing import Listing, check_site_folder, list_site
from elevate_site.reading.theme_folder import theme_folder

__all__ = ["Listing", "check_site_folder", "excerpt", "excerpts", "list_site", "theme_folder"]
