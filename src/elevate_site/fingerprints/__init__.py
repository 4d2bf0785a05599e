"""Digests of values, of files and of this program."""
