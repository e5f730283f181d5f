"""The private profile of one LibreOffice process."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

_CALC_LOAD = "/org.openoffice.Office.Calc/Formula/Load"
_CALC_SYNTAX = "/org.openoffice.Office.Calc/Formula/Syntax"
_COMMON = "/org.openoffice.Office.Common"
_SETUP = "/org.openoffice.Setup"

# (node, property, value)
_SETTINGS = (
    # Files by XlsxWriter carry no computed values: compute whatever is opened. 0 is "always".
    (_CALC_LOAD, "OOXMLRecalcMode", "0"),
    (_CALC_LOAD, "ODFRecalcMode", "0"),
    # Separators as Excel's formulas have them, and words as in English Excel, whatever the
    # language of the machine: a cell's text is then the same everywhere.
    (_CALC_SYNTAX, "SeparatorArg", ","),
    (_CALC_SYNTAX, "SeparatorArrayCol", ","),
    (_CALC_SYNTAX, "SeparatorArrayRow", ";"),
    (_CALC_SYNTAX, "EnglishFunctionName", "true"),
    (f"{_SETUP}/L10N", "ooLocale", "en-US"),
    (f"{_SETUP}/L10N", "ooSetupSystemLocale", "en-US"),
    # Nobody is there to answer a greeting, an update notice or an offer to recover files.
    (f"{_SETUP}/Office", "ooSetupInstCompleted", "true"),
    (f"{_COMMON}/Misc", "FirstRun", "false"),
    (f"{_COMMON}/Misc", "CrashReport", "false"),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
)
# Macro security: 0 lets the macros of an opened workbook run, 3 none but signed ones.
_MACROS_RUN, _NO_MACROS = "0", "3"


def write_profile(folder: Path, *, run_macros: bool) -> None:
    """Write the settings into ``folder``, a fresh ``UserInstallation``."""
    level = _MACROS_RUN if run_macros else _NO_MACROS
    settings = (*_SETTINGS, (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", level))
    items = "\n".join(
        f'<item oor:path="{node}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{escape(value)}</value></prop></item>"
        for node, name, value in settings
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
        f"{items}\n</oor:items>\n",
        "utf-8",
    )
