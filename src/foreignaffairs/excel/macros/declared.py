"""Every macro, declared once: name for VBA, words for people, the function that does it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from foreignaffairs.language.catalogue import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from .control import Control
    from .outcome import Done

WAY, DECIDE, TOOLS = "way", "decide", "tools"
GROUPS = (WAY, DECIDE, TOOLS)


@dataclass(frozen=True, slots=True)
class Macro:
    """One macro.

    ``name`` is ASCII and begins with Fa: VBA source is kept in a code page that Vietnamese does
    not fit. ``action`` names the function ``module:function`` of this package. ``image`` is one of
    Office's own pictures. ``group`` is where it stands: the way of the period, decisions on units,
    or tools. ``anywhere`` macros also work on a workbook that is not the control workbook.
    """

    name: str
    action: str
    group: str
    image: str
    anywhere: bool = False

    @property
    def key(self) -> str:
        """The key of its words in the catalogue."""
        return self.action.partition(":")[2]

    def caption(self, lang: str = "vi") -> str:
        """What its button says."""
        return text(f"excel.macro_{self.key}", lang)

    def help(self, lang: str = "vi") -> str:
        """What it does, in one sentence."""
        return text(f"excel.help_{self.key}", lang)

    def function(self) -> Callable[[Control], Done]:
        """The function; its module is imported only now."""
        module, _, function = self.action.partition(":")
        return getattr(import_module(f".{module}", __package__), function)  # type: ignore[no-any-return]


MACROS = (
    Macro("FaMoVanPhong", "opening:open_office", WAY, "FileOpen"),
    Macro("FaNhapDonVi", "opening:import_units", WAY, "GetExternalDataFromText"),
    Macro("FaPhatBieuMau", "sending:issue_forms", WAY, "FileNew"),
    Macro("FaThuBaoCao", "receiving:collect_inbox", WAY, "GetExternalDataFromOtherSources"),
    Macro("FaTraCoLoi", "receiving:return_faulty", WAY, "ReviewNewComment"),
    Macro("FaDuyetDat", "deciding:accept_clean", WAY, "AcceptInvitation"),
    Macro("FaChamThieu", "sending:list_late", WAY, "FilterBySelection"),
    Macro("FaDonDoc", "sending:remind", WAY, "FileSendAsAttachment"),
    Macro("FaTongHop", "reporting:consolidate", WAY, "Consolidate"),
    Macro("FaLapBaoCao", "reporting:make_report", WAY, "FilePrintPreview"),
    Macro("FaKhoaKy", "deciding:close_period", WAY, "Lock"),
    Macro("FaDuyetChon", "deciding:accept_chosen", DECIDE, "AcceptInvitation"),
    Macro("FaTraChon", "deciding:return_chosen", DECIDE, "ReviewNewComment"),
    Macro("FaGiaHan", "deciding:extend_chosen", DECIDE, "DateAndTimeInsert"),
    Macro("FaLoaiTru", "deciding:exclude_chosen", DECIDE, "DeclineInvitation"),
    Macro("FaMoLaiKy", "deciding:reopen_period", DECIDE, "ReviewProtectWorkbook"),
    Macro("FaCapNhat", "opening:refresh", TOOLS, "RefreshAll"),
    Macro("FaTruyNguon", "reporting:trace_selected", TOOLS, "TracePrecedents"),
    Macro("FaKiemTraBieu", "checking:check_form", TOOLS, "Spelling", anywhere=True),
    Macro("FaXoaDanhDau", "checking:clear_marks", TOOLS, "ClearFormats", anywhere=True),
    Macro("FaHoanTac", "undoing:undo_last", TOOLS, "Undo"),
)
WAY_STEPS = tuple(m for m in MACROS if m.group == WAY)
"""The way of a period, in the order of its numbered buttons."""


def macro(name: str) -> Macro:
    """Return one macro; raises ``KeyError``."""
    for each in MACROS:
        if each.name == name:
            return each
    raise KeyError(name)
