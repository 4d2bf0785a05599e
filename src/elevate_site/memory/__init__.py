"""What earlier builds made, by the digest of all that it was made from, in one SQLite file.

The file can be deleted at any time. It is never trusted further than its checksums: what is damaged, or was written by
somebody else, is forgotten and made anew. What the last few builds did not ask for goes, so that it cannot grow on.
"""

from elevate_site.memory.store import FILE, Memory, memory_in, recollection_of

__all__ = ["FILE", "Memory", "memory_in", "recollection_of"]
