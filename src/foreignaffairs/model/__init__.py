"""The nouns of the field: frozen records, no I/O. Import them from here."""

from .base import Dated, Frozen
from .check import CheckFacts, CheckPlugin
from .codes import Code, CodeList, code_list
from .content import ContentRow, CoverEntry, FormContent, TableContent, UnreadCell
from .country import Country
from .directive import Citation, Directive
from .errors import (
    ForeignAffairsError,
    OfficeError,
    RulesError,
    UnknownCountry,
    UnknownProvince,
    UnknownUnit,
    WorkbookUnreadable,
)
from .excel_function import ExcelArgument, ExcelFacts, ExcelFunction
from .finding import Finding, Severity, Verdict, verdict_of
from .identity import row_identity
from .obligation import (
    DateRule,
    DayOff,
    Deadline,
    DueDate,
    DueLevel,
    Obligation,
    OptionalWho,
    Recipient,
    Window,
)
from .outline import OutlineSection
from .period import Period
from .province import Letterhead, Province
from .report_type import (
    INTERMEDIATE_KINDS,
    MOST_COUNT,
    MOST_MONEY,
    Column,
    Count,
    Countries,
    CountryCode,
    Money,
    ReportType,
    Row,
    RowContext,
    Rule,
    TableRow,
    columns_of,
)
from .roster import Roster
from .setting import Basis, Setting
from .task import Task
from .unit import Addressee, Unit, UnitChange, UnitKind

__all__ = [
    "INTERMEDIATE_KINDS",
    "MOST_COUNT",
    "MOST_MONEY",
    "Addressee",
    "Basis",
    "CheckFacts",
    "CheckPlugin",
    "Citation",
    "Code",
    "CodeList",
    "Column",
    "ContentRow",
    "Count",
    "Countries",
    "Country",
    "CountryCode",
    "CoverEntry",
    "DateRule",
    "Dated",
    "DayOff",
    "Deadline",
    "Directive",
    "DueDate",
    "DueLevel",
    "ExcelArgument",
    "ExcelFacts",
    "ExcelFunction",
    "Finding",
    "ForeignAffairsError",
    "FormContent",
    "Frozen",
    "Letterhead",
    "Money",
    "Obligation",
    "OfficeError",
    "OptionalWho",
    "OutlineSection",
    "Period",
    "Province",
    "Recipient",
    "ReportType",
    "Roster",
    "Row",
    "RowContext",
    "Rule",
    "RulesError",
    "Setting",
    "Severity",
    "TableContent",
    "TableRow",
    "Task",
    "Unit",
    "UnitChange",
    "UnitKind",
    "UnknownCountry",
    "UnknownProvince",
    "UnknownUnit",
    "UnreadCell",
    "Verdict",
    "Window",
    "WorkbookUnreadable",
    "code_list",
    "columns_of",
    "row_identity",
    "verdict_of",
]
