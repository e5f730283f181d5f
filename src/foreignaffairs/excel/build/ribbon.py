"""The ribbon tab "Đối ngoại" of the add-in, made from the declared macros."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from foreignaffairs.excel.macros.declared import GROUPS, MACROS, WAY, WAY_STEPS, Macro
from foreignaffairs.language.catalogue import text

from .vba_text import ON_ACTION

NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"


def ribbon_xml() -> str:
    """The text of customUI14.xml; the steps of the way are large and numbered."""
    groups = "".join(_group(group) for group in GROUPS)
    tab = f'<tab id="faTab" label={quoteattr(text("excel.tab"))}>{groups}</tab>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<customUI xmlns="{NAMESPACE}"><ribbon><tabs>{tab}</tabs></ribbon></customUI>\n'
    )


def _group(group: str) -> str:
    buttons = "".join(_button(m) for m in MACROS if m.group == group)
    label = quoteattr(text(f"excel.group_{group}"))
    return f'<group id="faGroup_{group}" label={label}>{buttons}</group>'


def _button(macro: Macro) -> str:
    label = macro.caption()
    if macro.group == WAY:
        label = f"{WAY_STEPS.index(macro) + 1}. {label}"
    attributes = {
        "id": macro.name,
        "tag": macro.name,
        "label": label,
        "imageMso": macro.image,
        "size": "normal",
        "screentip": label,
        "supertip": macro.help(),
        "onAction": ON_ACTION,
    }
    return f"<button {' '.join(f'{k}={quoteattr(v)}' for k, v in attributes.items())}/>"
