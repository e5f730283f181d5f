"""The VBA that hands each worksheet function over to Python, generated on any machine.

Only ASCII goes into it: VBA source is written in a code page. ``wrapper_text`` is what xlwings
itself would import with "Import Functions", with the help of each function beside it;
``registration_text`` gives Excel's function wizard the Vietnamese help of functions and
arguments, letters beyond ASCII written as ``\\uXXXX`` and turned back by VBA.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType, SimpleNamespace

from foreignaffairs.excel.functions.session import Session
from foreignaffairs.model import ExcelFunction

from .adapter import Decorators, plain, udfs
from .windows_only import xlwings_udfs

UDF_MODULE = "foreignaffairs.excel.udf.module"
"""The setting "UDF Modules" of the add-in."""
WRAPPERS = "fa_ham"
REGISTRATION = "fa_tro_giup"
"""Names of the two VBA modules."""
ADD_IN = "foreignaffairs.xlam"

_HEAD = """Attribute VB_Name = "{name}"
'{note}
#Const App = "Microsoft Excel"
"""
_NOTE = "Made by foreignaffairs from the declarations of its functions; do not edit."
_LINE = re.compile(r"^Function (?P<name>FA_\w+)\(.*\)$", re.MULTILINE)
_MOST_CHARACTERS = 1000
"""VBA takes lines of 1,023 characters."""


def wrapper_text(functions: Sequence[ExcelFunction]) -> str:
    """The ``.bas`` text of the module :data:`WRAPPERS`: one VBA function a declaration."""
    xlwings = xlwings_udfs()
    module = ModuleType(UDF_MODULE)
    decorators = Decorators(xlwings.xlfunc, xlwings.xlarg, xlwings.xlret)
    vars(module).update(udfs(functions, _no_session, decorators))
    written = io.StringIO()
    xlwings.generate_vba_wrapper(UDF_MODULE, module, written, SimpleNamespace(Name=ADD_IN))
    docs = {f.name: plain(f.doc) for f in functions}
    head = _HEAD.format(name=WRAPPERS, note=_NOTE)
    return head + _described(written.getvalue().replace("\r\n", "\n"), docs)


def registration_text(functions: Sequence[ExcelFunction]) -> str:
    """The ``.bas`` text of the module :data:`REGISTRATION`: help for Excel's function wizard.

    Its ``FA_DangKyTroGiup`` is run once when the add-in opens; what Excel refuses is passed over,
    because a function without help still answers.
    """
    lines = [*_HEAD.format(name=REGISTRATION, note=_NOTE).splitlines(), ""]
    lines += ["Public Sub FA_DangKyTroGiup()"]
    lines += ["    Dim d() As String, m As String, c As String", "    On Error Resume Next"]
    for function in sorted(functions, key=lambda f: f.name):
        lines += _registered(function)
    lines += ["End Sub", "", *_DECODER.splitlines()]
    long = [line for line in lines if len(line) > _MOST_CHARACTERS]
    if long:
        raise ValueError(f"too long for VBA: {long[0][:60]}…")
    return "\n".join(lines) + "\n"


def escaped(words: str) -> str:
    """ASCII for a VBA text: letters beyond it as ``\\uXXXX``, quotes doubled."""
    made = "".join(c if c.isascii() else f"\\u{ord(c):04x}" for c in words.replace("\\", "/"))
    return made.replace('"', '""')


def _no_session() -> Session:
    raise RuntimeError("wrappers are generated, not called")


def _described(text: str, docs: dict[str, str]) -> str:
    """Put each function's help below its head, where VBA keeps it with the source."""

    def with_help(line: re.Match[str]) -> str:
        words = docs[line["name"]].replace('"', "'")
        return f'{line[0]}\nAttribute {line["name"]}.VB_Description = "{words}"'

    return _LINE.sub(with_help, text)


def _registered(function: ExcelFunction) -> Iterator[str]:
    """Fill an array with the arguments' help, then hand everything to Excel."""
    count = len(function.arguments)
    yield f"    ReDim d(1 To {count})"
    for at, argument in enumerate(function.arguments, start=1):
        yield f'    d({at}) = FA_Chu("{escaped(argument.doc)}")'
    yield f'    m = FA_Chu("{escaped(function.doc)}")'
    yield f'    c = FA_Chu("{escaped(function.category)}")'
    call = f'    Application.MacroOptions Macro:="{function.name}", Description:=m, Category:=c'
    yield f"{call}, ArgumentDescriptions:=d"


_DECODER = """Private Function FA_Chu(ByVal s As String) As String
    Dim p As Long, r As String
    p = InStr(s, "\\u")
    Do While p > 0
        r = r & Left$(s, p - 1) & ChrW$(CLng("&H" & Mid$(s, p + 2, 4)))
        s = Mid$(s, p + 6)
        p = InStr(s, "\\u")
    Loop
    FA_Chu = r & s
End Function"""

Make = Callable[[Sequence[ExcelFunction]], str]
MODULES: dict[str, Make] = {WRAPPERS: wrapper_text, REGISTRATION: registration_text}
"""Every generated VBA module by name."""
