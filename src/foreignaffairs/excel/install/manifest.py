"""What ``excel install`` wrote, so that ``excel uninstall`` takes away that and nothing else."""

from __future__ import annotations

from pathlib import PureWindowsPath
from typing import Any

from pydantic import Field, field_validator

from foreignaffairs.model.base import Frozen

FILE = "excel-install.json"


class WrittenFile(Frozen):
    """A file and the content it was given; an older content of ours is an entry of its own."""

    path: str
    sha256: str


class WrittenVariable(Frozen):
    """A variable of the user's environment, and what it was before the first installation."""

    name: str
    value: str
    before: str | None = None


class Manifest(Frozen):
    """Everything that installations wrote, the latest last."""

    format: int = 1
    files: tuple[WrittenFile, ...] = ()
    folders: tuple[str, ...] = ()
    variables: tuple[WrittenVariable, ...] = Field(default=())

    @field_validator("format")
    @classmethod
    def _known(cls, value: Any) -> Any:
        if value != 1:
            raise ValueError(f"manifest of an unknown format: {value}")
        return value

    def wrote(self, path: PureWindowsPath, sha256: str) -> bool:
        """Whether an installation gave this very content to this file."""
        return any(PureWindowsPath(f.path) == path and f.sha256 == sha256 for f in self.files)

    def variable(self, name: str) -> WrittenVariable | None:
        """What was written about a variable."""
        return next((v for v in self.variables if v.name == name), None)

    def also(
        self,
        files: tuple[WrittenFile, ...] = (),
        folders: tuple[str, ...] = (),
        variables: tuple[WrittenVariable, ...] = (),
    ) -> Manifest:
        """The manifest after another installation; what stood before the first one is kept."""
        said = {v.name: v for v in self.variables}
        for each in variables:
            first = said.get(each.name)
            said[each.name] = (
                each if first is None else each.model_copy(update={"before": first.before})
            )
        return Manifest(
            files=tuple(dict.fromkeys((*self.files, *files))),
            folders=tuple(dict.fromkeys((*self.folders, *folders))),
            variables=tuple(said.values()),
        )
