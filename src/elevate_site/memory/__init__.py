"""The results of earlier builds, each by the digest of everything that it was made from, in one SQLite file.

You can delete the file at any time. Checksums guard it: whatever is damaged, or was written by another program, is
forgotten and made again. Results that the last few builds did not ask for are removed, so that the file stays small.
"""

from elevate_site.memory.store import FILE, Memory, memory_in, unsaved_memory

__all__ = ["FILE", "Memory", "memory_in", "unsaved_memory"]
