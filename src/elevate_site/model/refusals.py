"""What to do when the system refuses something with a file or folder: one sentence for each cause that people meet."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path

__all__ = ["advice"]

_RIGHTS = "Give this user the right to read and write in {place}"
_FILE_IN_THE_WAY = "A file is where a folder has to be. Move it away"
_ADVICE: Mapping[int, str] = {
    errno.ENOSPC: "The disk that holds {place} is full, or has room for no more files. Make room there",
    getattr(errno, "EDQUOT", -1): "This user may keep no more on the disk that holds {place}. Delete something there",
    errno.EROFS: "The disk that holds {place} can only be read. Make it writable",
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.ENOENT: "Nothing can be kept there, or somebody removed it just now. Make it again",
    errno.EEXIST: _FILE_IN_THE_WAY,
    errno.ENOTDIR: _FILE_IN_THE_WAY,
    errno.EISDIR: "A folder is where a file has to be. Move it away",
    errno.ENAMETOOLONG: "A name has at most 255 letters, fewer if they have accents. Use a shorter one",
    errno.ELOOP: "It is a link that leads back to itself. Remove the link",
    errno.EBUSY: "Close the programs that use it",
    errno.EIO: "The disk that holds {place} is failing. Save what is on it",
}
"""By the number of the error: what is wrong, where the system does not say it plainly, and what to do."""
_OTHERWISE = "Show this to the people who look after the computer"


def advice(cause: OSError, place: Path, elsewhere: str = "") -> str:
    """What to do about `cause`, which the system gave for something in the folder `place`.

    `elsewhere` says how to choose another folder, if one can be chosen.
    """
    known = _ADVICE.get(cause.errno or 0, _OTHERWISE).format(place=place)
    return f"{known}, {elsewhere}, then build again." if elsewhere else f"{known}, then build again."
