"""Where the worksheets of an .xlsx stand, found by relationships rather than by path."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from xml.etree import ElementTree

from .container import Container
from .refusal import DAMAGED, SUSPICIOUS, refuse


def worksheet_parts(container: Container) -> Mapping[str, str]:
    """Return the part of each worksheet by sheet name; chart sheets are left out."""
    workbook = _target(container, "_rels/.rels", "", "/officeDocument")
    if workbook is None:
        raise refuse(DAMAGED)
    folder, _, name = workbook.rpartition("/")
    targets = _relationships(container, posixpath.join(folder, "_rels", f"{name}.rels"), folder)
    parts = {}
    for element in _parse(container, workbook).iter():
        if _local(element.tag) != "sheet":
            continue
        relation = next((v for k, v in element.attrib.items() if _local(k) == "id"), "")
        kind, part = targets.get(relation, ("", ""))
        if kind.endswith("/worksheet"):
            if part not in container.entries:
                raise refuse(DAMAGED)
            parts[element.attrib.get("name", "")] = part
    return parts


def relationship_parts(container: Container, owner: str) -> Mapping[str, str]:
    """Return the parts that ``owner`` refers to, by relationship id."""
    folder, _, name = owner.rpartition("/")
    relations = _relationships(container, posixpath.join(folder, "_rels", f"{name}.rels"), folder)
    return {relation: part for relation, (_, part) in relations.items()}


def _target(container: Container, relations: str, folder: str, kind: str) -> str | None:
    for found, part in _relationships(container, relations, folder).values():
        if found.endswith(kind):
            return part if part in container.entries else None
    return None


def _relationships(container: Container, name: str, folder: str) -> dict[str, tuple[str, str]]:
    """Return type and resolved part by relationship id; external targets are left out."""
    found = {}
    for element in _parse(container, name):
        if element.get("TargetMode") == "External":
            continue
        target = element.get("Target", "")
        part = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[element.get("Id", "")] = (element.get("Type", ""), part)
    return found


def _parse(container: Container, name: str) -> ElementTree.Element:
    if name not in container.entries:
        raise refuse(DAMAGED)
    xml = container.inflate(name)
    if b"<!DOCTYPE" in xml:
        raise refuse(SUSPICIOUS)
    try:
        return ElementTree.fromstring(xml)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise refuse(DAMAGED) from error


def _local(name: str) -> str:
    return name.rpartition("}")[2]
