"""Read files into Settings, Catalogue, Theme and SourceDocuments. The home of PyYAML.

Whatever is wrong with a file becomes a Problem at its line and column, and we still read the rest of the file.
Nothing here imports a library, because a build in which nothing changed does not need one.
"""

from elevate_site.reading.excerpts import excerpt, excerpts
from elevate_site.reading.files import Listing, check_site_folder, list_site, theme_folder

__all__ = ["Listing", "check_site_folder", "excerpt", "excerpts", "list_site", "theme_folder"]
