"""The registry values that decide whether the add-in and its macros run; they are only read."""

from __future__ import annotations

APP_PATHS = (
    r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe",
    r"HKCU\Software\Microsoft\Windows\CurrentVersion\App Paths\excel.exe",
)
CURRENT_VERSION = r"HKLM\SOFTWARE\Classes\Excel.Application\CurVer"
"""Its value is such as "Excel.Application.16"."""
ENVIRONMENT = r"HKCU\Environment"
ONEDRIVE_ACCOUNTS = r"HKCU\Software\Microsoft\OneDrive\Accounts"
_POLICIES = (
    r"HKCU\Software\Policies\Microsoft\Office",
    r"HKCU\Software\Policies\Microsoft\Cloud\Office",
    r"HKLM\SOFTWARE\Policies\Microsoft\Office",
)


def policy(version: str, name: str) -> tuple[str, ...]:
    """A value as an administrator may have set it, strongest first; ``name`` with its key."""
    return tuple(rf"{root}\{version}\{name}" for root in _POLICIES)


def of_user(version: str, name: str) -> str:
    """A value as the user has set it in Excel's options."""
    return rf"HKCU\Software\Microsoft\Office\{version}\{name}"


VBA_WARNINGS = r"Excel\Security\VBAWarnings"
"""1 all macros run, 2 Excel asks, 3 only signed ones, 4 none."""
ALL_LOCATIONS_DISABLED = r"Excel\Security\Trusted Locations\AllLocationsDisabled"
NETWORK_LOCATIONS = r"Excel\Security\Trusted Locations\AllowNetworkLocations"
LOCATIONS = r"Excel\Security\Trusted Locations"
ADD_INS_OFF = r"Excel\Security\DisableAllAddins"
ADD_INS_SIGNED = r"Excel\Security\RequireAddinSig"
VBA_OFF = r"Common\VBAOFF"
OPTIONS = r"Excel\Options"
"""Its values OPEN, OPEN1 … name add-ins to load."""
DISABLED_ITEMS = r"Excel\Resiliency\DisabledItems"
"""Files that Excel does not load any more after a crash; each value names one in UTF-16."""


def keys(version: str) -> tuple[str, ...]:
    """Every key to read, values only."""
    parts = (r"Excel\Security", LOCATIONS, "Common")
    return (
        *(key for part in parts for key in policy(version, part)),
        *(of_user(version, part) for part in (*parts, OPTIONS, DISABLED_ITEMS)),
    )


def keys_of_keys(version: str) -> tuple[str, ...]:
    """Keys whose subkeys' values are read too."""
    return (of_user(version, LOCATIONS), *policy(version, LOCATIONS))
