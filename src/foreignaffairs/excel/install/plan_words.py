"""A step of a plan as a sentence."""

from __future__ import annotations

from foreignaffairs.language.catalogue import text

from .plan import (
    Action,
    DropManifest,
    KeepManifest,
    MakeFolder,
    PutFile,
    RemoveFile,
    RemoveFolder,
    SetVariable,
)


def line(action: Action, lang: str) -> str:
    """What a step does, for a person to read."""
    match action:
        case MakeFolder(path):
            return text("excel_install.do_make_folder", lang, path=path)
        case PutFile(path, source):
            return text("excel_install.do_put_file", lang, path=path, source=source)
        case RemoveFile(path):
            return text("excel_install.do_remove_file", lang, path=path)
        case RemoveFolder(path):
            return text("excel_install.do_remove_folder", lang, path=path)
        case SetVariable(name, None):
            return text("excel_install.do_drop_variable", lang, name=name)
        case SetVariable(name, value):
            return text("excel_install.do_set_variable", lang, name=name, value=value)
        case KeepManifest():
            return text("excel_install.do_keep_manifest", lang)
        case DropManifest():
            return text("excel_install.do_drop_manifest", lang)
