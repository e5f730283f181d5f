"""The office folder: where each thing stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError

SETTINGS = "office.toml"


@dataclass(frozen=True, slots=True)
class OfficeFolder:
    """Paths inside one office; nothing outside ``root`` is ever written."""

    root: Path

    @property
    def settings(self) -> Path:
        """``office.toml``."""
        return self.root / SETTINGS

    @property
    def inbox(self) -> Path:
        """Where an officer drops what came in."""
        return self.root / "hop-thu-den"

    @property
    def forms(self) -> Path:
        """Forms issued and request letters, a folder a period."""
        return self.root / "bieu-mau"

    @property
    def returns(self) -> Path:
        """Marked copies to send back, a folder a period."""
        return self.root / "tra-lai"

    @property
    def reports(self) -> Path:
        """Official documents, a folder a period."""
        return self.root / "bao-cao"

    @property
    def register(self) -> Path:
        """The register's database."""
        return self.root / "so-theo-doi.db"

    @property
    def originals(self) -> Path:
        """Every file received, under its hash."""
        return self.root / "so-theo-doi"

    @property
    def lock(self) -> Path:
        """One writer at a time."""
        return self.root / ".khoa"

    @property
    def log(self) -> Path:
        """What the program did, in English, without personal data."""
        return self.root / "nhat-ky.log"

    def folders(self) -> tuple[Path, ...]:
        """Every folder of an office."""
        return (self.inbox, self.forms, self.returns, self.reports, self.originals)

    def require(self) -> None:
        """Raise ``OfficeError`` where ``root`` is not an office."""
        if not self.settings.is_file():
            raise OfficeError(text("office.not_an_office", path=self.root))
