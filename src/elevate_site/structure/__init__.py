"""Outlines to Pages: URLs, topics, navigation, related articles, translations. Pure functions of values."""

from elevate_site.structure.arrangement import Arrangement, SiteBasis, SiteFacts, arrange

__all__ = ["Arrangement", "SiteBasis", "SiteFacts", "arrange"]
