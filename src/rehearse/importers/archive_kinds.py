"""What a packed file is, by what is in it."""

from __future__ import annotations

from rehearse.importers.archive import LOCKED, Archive
from rehearse.importers.draft import NotImportedError

_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "odt",
    b"application/vnd.oasis.opendocument.presentation": "odp",
    b"application/vnd.oasis.opendocument.presentation-template": "odp",
}
_SHEET = "this is a spreadsheet: copy your script into a text file and import that"


def kind_inside(path: str) -> str:
    """`pptx`, `docx`, `odt` or `odp`.

    Raises:
        NotImportedError: it is another archive, locked, or damaged.
    """
    with Archive(path) as archive:
        names = archive.names
        if names & {"EncryptedPackage", "encrypted-package", "META-INF/encryption.xml"}:
            raise NotImportedError(LOCKED)
        if "ppt/presentation.xml" in names:
            return "pptx"
        if "word/document.xml" in names:
            return "docx"
        if "mimetype" in names:
            return _by_type(archive)
        if "xl/workbook.xml" in names:
            raise NotImportedError(_SHEET)
        if any(name.startswith(("Index/", "Index.zip")) for name in names):
            raise NotImportedError(
                "this is a Keynote or Pages file: export it as .pptx or .docx and import that"
            )
    raise NotImportedError("this is an archive, unpack it first and import a file of it")


def _by_type(archive: Archive) -> str:
    """The kind of a package that names its media type, as OpenDocument and EPUB do."""
    told = archive.data("mimetype")[:100].strip()
    if told in _OPEN_DOCUMENTS and "content.xml" in archive.names:
        manifest = "META-INF/manifest.xml"
        if manifest in archive.names and b"encryption-data" in archive.data(manifest):
            raise NotImportedError(LOCKED)
        return _OPEN_DOCUMENTS[told]
    if told.endswith(b"opendocument.spreadsheet"):
        raise NotImportedError(_SHEET)
    if told == b"application/epub+zip":
        raise NotImportedError("this is an e-book: save its text as .docx or text and import that")
    raise NotImportedError(
        "this is an OpenDocument file without a text: save it as .odt or text and import that"
    )
