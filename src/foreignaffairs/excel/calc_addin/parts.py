"""The texts of an add-in's parts, made from the declarations of its functions.

LibreOffice reads the types from a plain ``.idl`` as well as from a binary registry, so no SDK is
needed. Every argument is ``any``, which takes a cell or a range; the calling document comes in an
argument of its own that Calc does not show.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from foreignaffairs.excel.functions.errors import CellError
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import ExcelArgument, ExcelFunction

from .names import IDENTIFIER, INTERFACE, NAMESPACE, SERVICE, method_name

LANGUAGES = ("en-US", "vi")
"""Calc falls back to en-US; Vietnamese help stands under both, because that is its reader."""
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_CELLS = "sequence< sequence<any> >"
_CALLER = "[in] com::sun::star::beans::XPropertySet caller"
_OOR = 'xmlns:oor="http://openoffice.org/2001/registry"'


def types_idl(functions: Sequence[ExcelFunction]) -> str:
    """The interface with one method a function, as UNO's interface language."""
    methods = "\n".join(f"    {_method(f)}" for f in functions)
    opened = " ".join(f"module {name} {{" for name in NAMESPACE)
    closed = " ".join("};" for _ in NAMESPACE)
    return (
        f"{opened}\ninterface {INTERFACE} {{\n{methods}\n}};\n"
        f"service Functions : {INTERFACE};\n{closed}\n"
    )


def _method(function: ExcelFunction) -> str:
    arguments = ", ".join([_CALLER, *(f"[in] any {_argument(a)}" for a in function.arguments)])
    return f"{_CELLS} {method_name(function.name)}({arguments});"


def _argument(argument: ExcelArgument) -> str:
    """UNO takes no digits after an underscore alone; camel case has none."""
    return method_name(argument.name)


def calc_add_ins_xcu(functions: Sequence[ExcelFunction]) -> str:
    """Names and help of functions and arguments, as Calc's configuration reads them."""
    nodes = "\n".join("".join(_function_node(f)) for f in functions)
    return (
        f'{_XML}<oor:component-data {_OOR} oor:name="CalcAddIns" '
        'oor:package="org.openoffice.Office">\n<node oor:name="AddInInfo">\n'
        f'<node oor:name={quoteattr(SERVICE)} oor:op="replace">\n'
        f'<node oor:name="AddInFunctions">\n{nodes}\n</node>\n</node>\n</node>\n'
        "</oor:component-data>\n"
    )


def _function_node(function: ExcelFunction) -> Iterator[str]:
    yield f'<node oor:name="{method_name(function.name)}" oor:op="replace">'
    yield _localised("DisplayName", function.name)
    yield _localised("Description", function.doc)
    yield '<prop oor:name="Category"><value>Add-In</value></prop>'
    yield _localised("CompatibilityName", function.name)
    yield '<node oor:name="Parameters">'
    for argument in function.arguments:
        yield f'<node oor:name="{_argument(argument)}" oor:op="replace">'
        yield _localised("DisplayName", argument.name)
        yield _localised("Description", argument.doc)
        yield "</node>"
    yield "</node></node>"


def _localised(name: str, words: str) -> str:
    values = "".join(f'<value xml:lang="{lang}">{escape(words)}</value>' for lang in LANGUAGES)
    return f'<prop oor:name="{name}">{values}</prop>'


def functions_json(functions: Sequence[ExcelFunction]) -> str:
    """Method to function, and what a cell shows while no worker answers."""
    known = {method_name(f.name): f.name for f in functions}
    told = {"functions": known, "no_worker": CellError("STD_no_worker").shown}
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def components_xml() -> str:
    """Where the component is; read without running it, because types are not there yet then."""
    return (
        f'{_XML}<components xmlns="http://openoffice.org/2010/uno-components">\n'
        '<component loader="com.sun.star.loader.Python" uri="component.py">\n'
        f'<implementation name="{SERVICE}"><service name="{SERVICE}"/>'
        '<service name="com.sun.star.sheet.AddIn"/></implementation>\n'
        "</component>\n</components>\n"
    )


def description_xml(version: str) -> str:
    """Name and version of the extension."""
    names = "".join(
        f'<name lang="{lang}">{escape(text("excel_functions.add_in_name", lang[:2]))}</name>'
        for lang in ("vi", "en")
    )
    return (
        f'{_XML}<description xmlns="http://openoffice.org/extensions/description/2006">\n'
        f'<identifier value="{IDENTIFIER}"/>\n<version value="{version}"/>\n'
        f"<display-name>{names}</display-name>\n</description>\n"
    )


def manifest_xml() -> str:
    """Which part is what; types come before the component that needs them."""
    entries = "\n".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
        for path, media in (
            ("types.idl", "application/vnd.sun.star.uno-typelibrary;type=RDB"),
            ("functions.components", "application/vnd.sun.star.uno-components"),
            ("CalcAddIns.xcu", "application/vnd.sun.star.configuration-data"),
        )
    )
    return (
        f'{_XML}<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">\n'
        f"{entries}\n</manifest:manifest>\n"
    )
