"""A Windows profile made up in a folder: files on its drives, a registry, one user signed in."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath

from foreignaffairs.excel.install.machine import Value
from foreignaffairs.excel.install.paths import ADD_IN, startup_folder

XLWINGS = "0.37.8"
EXCEL = PureWindowsPath(r"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE")
SECURITY = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"
POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"


def program(bits: int) -> bytes:
    """The head of a Windows program."""
    machine = {32: 0x014C, 64: 0x8664}[bits]
    return b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0" + struct.pack("<H", machine)


class FakeWindows:
    """A PC on which all is well: Excel 64 bit, a virtual environment in C:\\foreignaffairs."""

    def __init__(self, root: Path, user: str = "canbo") -> None:
        self.root = root
        self.home = PureWindowsPath(r"C:\Users") / user
        self.appdata = self.home / r"AppData\Roaming"
        self._environment = {
            "APPDATA": str(self.appdata),
            "LOCALAPPDATA": str(self.home / r"AppData\Local"),
            "TEMP": str(self.home / r"AppData\Local\Temp"),
            "PUBLIC": r"C:\Users\Public",
        }
        self._interpreter = PureWindowsPath(r"C:\foreignaffairs\Scripts\python.exe")
        self._bits = 64
        self.versions: dict[str, str] = {"xlwings": XLWINGS, "pywin32": "311"}
        self.registry: dict[str, dict[str, Value]] = {}
        self.shorts: dict[PureWindowsPath, PureWindowsPath] = {}
        self.open_files: set[PureWindowsPath] = set()
        self.running = False
        self.announced = 0
        self.write(self.interpreter, program(64))
        for bits in (32, 64):
            dll = rf"C:\foreignaffairs\xlwings{bits}-{XLWINGS}.dll"
            self.write(PureWindowsPath(dll), program(bits))
        self.install_excel(64)

    # --- making it up ---

    def install_excel(self, bits: int, version: str = "16") -> None:
        self.write(EXCEL, program(bits))
        app = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
        self.registry[app] = {"": str(EXCEL)}
        name = r"HKLM\SOFTWARE\Classes\Excel.Application\CurVer"
        self.registry[name] = {"": f"Excel.Application.{version}"}

    def remove_excel(self) -> None:
        self.place(EXCEL).unlink()

    def move_python(self, path: str) -> None:
        """Put the interpreter with its DLLs elsewhere."""
        folder = PureWindowsPath(path).parent
        for bits in (32, 64):
            self.write(folder / f"xlwings{bits}-{XLWINGS}.dll", program(bits))
        self.write(PureWindowsPath(path), program(64))
        self._interpreter = PureWindowsPath(path)

    def set_environment(self, **variables: str) -> None:
        """What a new process finds in its environment."""
        self._environment.update(variables)

    def write(self, path: PureWindowsPath, data: bytes) -> None:
        place = self.place(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)

    def mark(self, path: PureWindowsPath, zone: int = 3) -> None:
        """Mark a file as Windows marks what a browser has fetched."""
        stream = Path(f"{self.place(path)}:Zone.Identifier")
        stream.write_text(f"[ZoneTransfer]\r\nZoneId={zone}\r\n", "utf-8")

    def set(self, key: str, name: str, value: Value) -> None:
        self.registry.setdefault(key, {})[name] = value

    @property
    def add_in(self) -> PureWindowsPath:
        return startup_folder(self.appdata) / ADD_IN

    @property
    def user_variables(self) -> Mapping[str, Value]:
        return self.values(r"HKCU\Environment")

    def snapshot(self) -> dict[str, object]:
        """Every file and every registry value there is."""
        files = {
            str(p.relative_to(self.root)): p.read_bytes()
            for p in self.root.rglob("*")
            if p.is_file()
        }
        values = {(k, n): v for k, there in self.registry.items() for n, v in there.items()}
        return {"files": files, "registry": values}

    # --- what the survey and the doer ask for ---

    @property
    def environment(self) -> Mapping[str, str]:
        return self._environment

    @property
    def interpreter(self) -> PureWindowsPath:
        return self._interpreter

    @property
    def bits(self) -> int:
        return self._bits

    @property
    def python_version(self) -> str:
        return "3.11.9"

    def version_of(self, distribution: str) -> str | None:
        return self.versions.get(distribution)

    def values(self, key: str) -> Mapping[str, Value]:
        found = {k.lower(): v for k, v in self.registry.items()}
        return dict(found.get(key.lower(), {}))

    def subkeys(self, key: str) -> tuple[str, ...]:
        start = key.lower() + "\\"
        below = (k[len(start) :] for k in self.registry if k.lower().startswith(start))
        return tuple(dict.fromkeys(name.split("\\")[0] for name in below))

    def place(self, path: PureWindowsPath) -> Path:
        drive = path.drive.strip("\\:").replace("\\", "_") or "none"
        return self.root.joinpath(drive, *path.parts[1:])

    def path_of(self, place: Path) -> PureWindowsPath:
        parts = place.relative_to(self.root).parts
        return PureWindowsPath(f"{parts[0]}:\\", *parts[1:])

    def short(self, path: PureWindowsPath) -> PureWindowsPath | None:
        return self.shorts.get(path)

    def locked(self, path: PureWindowsPath) -> bool:
        return path in self.open_files

    def excel_is_running(self) -> bool:
        return self.running

    def set_variable(self, name: str, value: str | None) -> None:
        values = self.registry.setdefault(r"HKCU\Environment", {})
        if value is None:
            values.pop(name, None)
        else:
            values[name] = value

    def announce(self) -> None:
        self.announced += 1
