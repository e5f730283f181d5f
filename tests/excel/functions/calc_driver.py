"""Asks formulas of a real Calc document; run with the Python that has ``uno``.

    calc_driver.py PIPE DOCUMENT_URL < {"cells": {…}, "formulas": […]} > [results]

``cells`` are put down first (A1 addresses to values); a formula is ``[text, rows, columns]`` and is
entered as an array formula where it has more than one cell.
"""

import contextlib
import json
import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import DisposedException


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    end = time.monotonic() + 60
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # whatever it is, LibreOffice is not ready yet
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def main(pipe, url):
    asked = json.load(sys.stdin)
    context = connect(pipe)
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    document = desktop.loadComponentFromURL(
        "private:factory/scalc", "_blank", 0, (prop("Hidden", True),)
    )
    document.storeAsURL(url, (prop("FilterName", "calc8"),))
    sheet = document.Sheets.getByIndex(0)
    for address, value in asked["cells"].items():
        cell = sheet.getCellRangeByName(address)
        if isinstance(value, str):
            cell.setString(value)
        else:
            cell.setValue(value)
    results, places, row = [], [], 50
    started = time.monotonic()
    for formula, high, wide in asked["formulas"]:
        area = sheet.getCellRangeByPosition(0, row, wide - 1, row + high - 1)
        if (high, wide) == (1, 1):
            area.getCellByPosition(0, 0).setFormula(formula)
        else:
            area.setArrayFormula(formula)
        results.append([list(line) for line in area.getDataArray()])
        places.append(area.RangeAddress)
        row += high + 1
    seconds = time.monotonic() - started
    document.store()
    document.close(True)
    again = desktop.loadComponentFromURL(url, "_blank", 0, (prop("Hidden", True),))
    again.calculateAll()
    sheet = again.Sheets.getByIndex(0)
    reopened = [
        [
            list(line)
            for line in sheet.getCellRangeByPosition(
                p.StartColumn, p.StartRow, p.EndColumn, p.EndRow
            ).getDataArray()
        ]
        for p in places
    ]
    again.close(True)
    json.dump({"results": results, "reopened": reopened, "seconds": seconds}, sys.stdout)
    sys.stdout.flush()
    with contextlib.suppress(DisposedException):  # it may hang up while it answers
        desktop.terminate()
    # The bridge still has threads that wait for the office: an orderly end may crash over them.
    os._exit(0)


main(*sys.argv[1:])
