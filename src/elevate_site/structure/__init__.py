"""Fragments to Pages: addresses, topics, navigation, related articles, translations. Pure functions of values."""

from elevate_site.structure.arrangement import Arrangement, arrange
from elevate_site.structure.links.pictures import pictures_on, shown_pictures

__all__ = ["Arrangement", "arrange", "pictures_on", "shown_pictures"]
