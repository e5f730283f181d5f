"""PCs on which something is wrong: each a change to a good one, with what the doctor must find."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PureWindowsPath

from tests.excel.install.fake_windows import POLICY, SECURITY, XLWINGS, FakeWindows

from foreignaffairs.excel.install.conf import PYTHON_VARIABLE, TEMP_VARIABLE

Change = Callable[[FakeWindows], None]
LOCATIONS = rf"{SECURITY}\Trusted Locations"
OPTIONS = r"HKCU\Software\Microsoft\Office\16.0\Excel\Options"
DISABLED = r"HKCU\Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems"
SCRIPTS = PureWindowsPath(r"C:\foreignaffairs")


def value(key: str, name: str, content: object) -> Change:
    return lambda pc: pc.set(key, name, content)


def move(path: str) -> Change:
    return lambda pc: pc.move_python(path)


def without_dll(pc: FakeWindows) -> None:
    pc.place(SCRIPTS / f"xlwings64-{XLWINGS}.dll").unlink()


def damaged_dll(pc: FakeWindows) -> None:
    pc.write(SCRIPTS / f"xlwings64-{XLWINGS}.dll", b"MZ cut short")


def unknown_bits(pc: FakeWindows) -> None:
    pc.write(PureWindowsPath(r"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE"), b"?")


def python_gone(pc: FakeWindows) -> None:
    pc.set_variable(PYTHON_VARIABLE, r"C:\gone\python.exe")


def other_python(pc: FakeWindows) -> None:
    path = PureWindowsPath(r"D:\py\python.exe")
    pc.write(path, b"")
    pc.set_variable(PYTHON_VARIABLE, str(path))


def no_settings(pc: FakeWindows) -> None:
    pc.set_variable(PYTHON_VARIABLE, None)
    pc.set_variable(TEMP_VARIABLE, None)


def plain_nowhere(pc: FakeWindows) -> None:
    pc.set_environment(TEMP=r"C:\Tạm", PUBLIC=r"C:\Dùng chung")


def running(pc: FakeWindows) -> None:
    pc.running = True


def no_package(name: str) -> Change:
    def change(pc: FakeWindows) -> None:
        del pc.versions[name]

    return change


def old_xlwings(pc: FakeWindows) -> None:
    pc.versions["xlwings"] = "0.33.1"


def network_profile(pc: FakeWindows) -> None:
    """The profile is redirected to a server after the installation."""
    there = pc.place(pc.add_in).read_bytes()
    pc.set_environment(APPDATA=r"\\may-chu\ho-so\canbo")
    share = PureWindowsPath(r"\\may-chu\ho-so\canbo\Microsoft\Excel\XLSTART\foreignaffairs.xlam")
    pc.write(share, there)


def not_ours(pc: FakeWindows) -> None:
    pc.write(pc.add_in, b"not ours")


def no_add_in(pc: FakeWindows) -> None:
    pc.place(pc.add_in).unlink()


def disabled(pc: FakeWindows) -> None:
    words = "\0".join((str(pc.add_in).lower(), "foreignaffairs.xlam")).encode("utf-16-le")
    pc.set(DISABLED, "5A1C33", b"\x01\0\0\0\x86\0\0\0" + words)


WRONG: dict[str, tuple[Change, set[str]]] = {
    "không có Excel": (lambda pc: pc.remove_excel(), {"excel_missing"}),
    "Excel 2007": (lambda pc: pc.install_excel(32, "12"), {"excel_old"}),
    "không rõ số bit": (unknown_bits, {"excel_bits"}),
    "Python của Store": (
        move(r"C:\Users\canbo\AppData\Local\Microsoft\WindowsApps\python.exe"),
        {"python_store", "settings_other"},
    ),
    "Python trên mạng": (move(r"\\may-chu\py\python.exe"), {"python_network", "settings_other"}),
    "Python có dấu": (
        move(r"C:\Người dùng\python.exe"), {"path_letters", "settings_other"},
    ),
    "thiếu pywin32": (no_package("pywin32"), {"pywin32_missing"}),
    "thiếu xlwings": (no_package("xlwings"), {"xlwings_missing"}),
    "xlwings cũ": (old_xlwings, {"xlwings_other"}),
    "diệt virus lấy mất DLL": (without_dll, {"dll_missing"}),
    "DLL hỏng": (damaged_dll, {"dll_damaged"}),
    "chưa cài": (no_add_in, {"add_in_missing"}),
    "tệp lạ chiếm chỗ": (not_ours, {"add_in_not_ours"}),
    "bị đánh dấu từ mạng": (lambda pc: pc.mark(pc.add_in), {"add_in_marked"}),
    "hai bản": (
        value(OPTIONS, "OPEN1", r'/R "C:\Users\canbo\Downloads\foreignaffairs.xlam"'),
        {"twice_named"},
    ),
    "bị tắt sau khi treo": (disabled, {"disabled_named"}),
    "chưa đặt biến": (no_settings, {"settings_missing", "temp_missing"}),
    "Python đã gỡ": (python_gone, {"settings_gone"}),
    "Python khác": (other_python, {"settings_other"}),
    "không nơi nào không dấu": (plain_nowhere, {"temp_letters"}),
    "tắt vị trí tin cậy": (value(LOCATIONS, "AllLocationsDisabled", 1), {"trust_off"}),
    "cơ quan tắt vị trí tin cậy": (
        value(rf"{POLICY}\Trusted Locations", "AllLocationsDisabled", 1),
        {"trust_off_by_policy"},
    ),
    "XLSTART bị bỏ khỏi danh sách": (
        value(rf"{LOCATIONS}\Location3", "Path", r"C:\Tin cậy"), {"trust_not_listed"},
    ),
    "hồ sơ trên mạng": (network_profile, {"trust_network", "profile_network"}),
    "cơ quan tắt VBA": (
        value(r"HKLM\SOFTWARE\Policies\Microsoft\Office\16.0\Common", "VBAOFF", 1),
        {"macros_vba_off"},
    ),
    "cơ quan chặn macro": (value(POLICY, "VBAWarnings", 4), {"macros_none_by_policy"}),
    "cơ quan chỉ nhận chữ ký": (value(POLICY, "vbawarnings", 3), {"macros_signed_by_policy"}),
    "chính sách từ đám mây": (
        value(
            r"HKCU\Software\Policies\Microsoft\Cloud\Office\16.0\Excel\Security", "VBAWarnings", 4
        ),
        {"macros_none_by_policy"},
    ),
    "tự tắt macro": (value(SECURITY, "VBAWarnings", 4), {"macros_none_by_choice"}),
    "tự chọn chữ ký": (value(SECURITY, "VBAWarnings", 3), {"macros_signed_by_choice"}),
    "cơ quan tắt phần bổ trợ": (value(POLICY, "DisableAllAddins", 1), {"add_ins_off_by_policy"}),
    "cơ quan đòi ký phần bổ trợ": (
        value(POLICY, "RequireAddinSig", 1), {"add_ins_signed_by_policy"},
    ),
    "tự tắt phần bổ trợ": (value(SECURITY, "DisableAllAddins", 1), {"add_ins_off"}),
    "tự đòi ký": (value(SECURITY, "RequireAddinSig", 1), {"add_ins_signed"}),
    "Excel đang mở": (running, {"running_open"}),
}  # fmt: skip
"""By what is wrong: the change, and every case that is not in order then."""


def mixed_bits(pc: FakeWindows) -> None:
    pc.install_excel(32)


def overruled(pc: FakeWindows) -> None:
    pc.set(SECURITY, "VBAWarnings", 4)
    pc.set(POLICY, "VBAWarnings", 2)


def trusted(pc: FakeWindows) -> None:
    pc.set(rf"{LOCATIONS}\Location2", "Path", r"%APPDATA%\Microsoft\Excel\XLSTART")


FINE: dict[str, tuple[Change, set[str]]] = {
    "Excel 32 bit, Python 64 bit": (mixed_bits, {"dll_there"}),
    "XLSTART có trong danh sách": (trusted, {"trust_listed"}),
    "XLSTART theo mặc định": (lambda pc: None, {"trust_default", "macros_ask"}),
    "cho mọi macro": (value(SECURITY, "VBAWarnings", 1), {"macros_all"}),
    "cơ quan cho, người dùng cấm": (
        overruled, {"macros_ask"},
    ),
    "ổ mạng được tin cậy": (
        value(LOCATIONS, "AllowNetworkLocations", 1), {"trust_default"},
    ),
}  # fmt: skip
"""PCs that are unlike the good one but in order, with cases that must be found."""
