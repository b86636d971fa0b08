"""Old Office files and locked new ones: the same container, told apart by what is in it.

Compound File Binary Format, MS-CFB 2.2 (header) and 2.6 (directory): names stand in UTF-16, in the
directory, whose first sector the header names.
"""

from __future__ import annotations

from rehearse.importers.content import Head

_DIRECTORY_BYTES = 8192
_LOCKED = "it is locked with a password, save a copy without one and import that"
_KINDS = (
    ("EncryptedPackage", _LOCKED),
    ("EncryptionInfo", _LOCKED),
    ("WordDocument", "this is an old Word file: save it as .docx or text and import that"),
    ("PowerPoint Document", "this is an old PowerPoint file: save it as .pptx and import that"),
    ("Workbook", "this is a spreadsheet: copy your script into a text file and import that"),
    ("__properties_version1.0", "this is an e-mail: copy your script into a text file"),
)
_UNKNOWN = (
    "this is an old Word or PowerPoint file, or one with a password: "
    "save it as .docx or .pptx without one and import that"
)


def about_ole(head: Head) -> str:
    """What such a file is, and the way round."""
    found = head.data + _directory(head)
    for name, message in _KINDS:
        if name.encode("utf-16-le") in found:
            return message
    return _UNKNOWN


def _directory(head: Head) -> bytes:
    """The beginning of the directory, empty where the header leads nowhere."""
    shift = int.from_bytes(head.data[30:32], "little")
    sector = int.from_bytes(head.data[48:52], "little")
    at = (sector + 1) << shift if shift in {9, 12} else head.size
    if at >= head.size:
        return b""
    try:
        with open(head.path, "rb") as file:
            file.seek(at)
            return file.read(_DIRECTORY_BYTES)
    except OSError:
        return b""
