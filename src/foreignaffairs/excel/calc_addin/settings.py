"""Which Python answers for Calc: LibreOffice's own seldom has foreignaffairs.

The component inside the add-in reads the same file by itself, because it cannot import this.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

FILE = "calc.json"


def settings_path(environment: Mapping[str, str] = os.environ, home: Path | None = None) -> Path:
    """Where the setting stands: below ``%APPDATA%`` on Windows, else below ``~/.config``."""
    roaming = environment.get("APPDATA")
    base = Path(roaming) if roaming else (home or Path.home()) / ".config"
    return base / "foreignaffairs" / FILE


def write_settings(path: Path | None = None, python: str = sys.executable) -> Path:
    """Write down the interpreter that has foreignaffairs; return the file."""
    target = path or settings_path()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps({"python": python}, ensure_ascii=False) + "\n", "utf-8")
    return target
