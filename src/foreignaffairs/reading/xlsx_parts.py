"""Where the worksheets of an .xlsx stand, found by relationships rather than by path."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import lru_cache
from xml.etree import ElementTree

from .container import Container
from .refusal import DAMAGED, SUSPICIOUS, refuse

_REMEMBERED = 64 << 10
"""Bytes of XML that are remembered at most; a crafted file must not fill the worker's memory."""


def worksheet_parts(container: Container) -> Mapping[str, str]:
    """Return the part of each worksheet by sheet name; chart sheets are left out."""
    workbook = _target(container, "_rels/.rels", "", "/officeDocument")
    if workbook is None:
        raise refuse(DAMAGED)
    folder, _, name = workbook.rpartition("/")
    targets = _relationships(container, posixpath.join(folder, "_rels", f"{name}.rels"), folder)
    parts = {}
    xml = _part(container, workbook)
    for sheet, relation in (_known_sheets if len(xml) <= _REMEMBERED else _sheets)(xml):
        kind, part = targets.get(relation, ("", ""))
        if kind.endswith("/worksheet"):
            if part not in container.entries:
                raise refuse(DAMAGED)
            parts[sheet] = part
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


def _relationships(container: Container, name: str, folder: str) -> Mapping[str, tuple[str, str]]:
    """Return type and resolved part by relationship id; external targets are left out."""
    xml = _part(container, name)
    return (_known_relationships if len(xml) <= _REMEMBERED else _resolved)(xml, folder)


def _sheets(xml: bytes) -> tuple[tuple[str, str], ...]:
    """The name and the relationship id of each sheet of a workbook."""
    return tuple(
        (
            element.attrib.get("name", ""),
            next((v for k, v in element.attrib.items() if _local(k) == "id"), ""),
        )
        for element in _parse(xml).iter()
        if _local(element.tag) == "sheet"
    )


def _resolved(xml: bytes, folder: str) -> Mapping[str, tuple[str, str]]:
    found = {}
    for element in _parse(xml):
        if element.get("TargetMode") == "External":
            continue
        target = element.get("Target", "")
        part = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[element.get("Id", "")] = (element.get("Type", ""), part)
    return found


# Forms of one kind have the same sheets and relationships: parsed once, they are remembered.
_known_sheets = lru_cache(maxsize=64)(_sheets)
_known_relationships = lru_cache(maxsize=64)(_resolved)


def _part(container: Container, name: str) -> bytes:
    if name not in container.entries:
        raise refuse(DAMAGED)
    return container.inflate(name)


def _parse(xml: bytes) -> ElementTree.Element:
    if b"<!DOCTYPE" in xml:
        raise refuse(SUSPICIOUS)
    try:
        return ElementTree.fromstring(xml)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise refuse(DAMAGED) from error


def _local(name: str) -> str:
    return name.rpartition("}")[2]
