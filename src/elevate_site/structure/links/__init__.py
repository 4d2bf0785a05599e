"""Resolves links, pictures, topics and people."""
