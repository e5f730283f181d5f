"""``office.toml``: which province, how files are accepted, and what the office decided."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Frozen, OfficeError, Province
from foreignaffairs.provinces.settings import SECTIONS
from foreignaffairs.provinces.shape import said

ENVIRONMENT = "FOREIGNAFFAIRS_"
"""Prefix of environment variables; they come before office.toml."""


class PublicSettings(Frozen):
    """What the office wants of its public reports.

    Counts from 1 to ``hide_below`` - 1 are hidden, with what would give them away; 0 hides none.
    """

    hide_below: int = Field(default=0, ge=0, le=100)
    reason: str = ""


class OfficeSettings(Frozen):
    """The office's own settings; ``rules`` are the sections that change a province's rules.

    ``acceptance``: ``auto`` accepts what is valid or has warnings only and returns the rest;
    ``manual`` leaves every decision to the officer. ``register`` is a database URL, empty for the
    file in the folder. ``personal`` are the personal report types that are turned on. ``days_off``
    and ``working_days`` are special days beyond the committed table, ``days_off_confirmed`` the
    years whose official notices the office has seen. ``public`` is for public reports only.
    """

    province: str
    name: str = ""
    acceptance: Literal["auto", "manual"] = "manual"
    actor: str = ""
    register_url: str = Field(default="", alias="register")
    personal: tuple[str, ...] = ()
    days_off: tuple[date, ...] = ()
    working_days: tuple[date, ...] = ()
    days_off_confirmed: tuple[int, ...] = ()
    public: PublicSettings = PublicSettings()
    rules: Mapping[str, Any] = Field(default_factory=dict)


def load_settings(path: Path, environment: Mapping[str, str] = os.environ) -> OfficeSettings:
    """Read ``office.toml``; raises ``OfficeError`` that names the key and the line to mend."""
    try:
        given = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OfficeError(text("office.broken_settings", path=path, detail=error)) from error
    own = {key: value for key, value in given.items() if key not in SECTIONS}
    own["rules"] = {key: value for key, value in given.items() if key in SECTIONS}
    for key in ("acceptance", "actor", "register"):
        value = environment.get(f"{ENVIRONMENT}{key.upper()}")
        if value:
            own[key] = value
    try:
        return OfficeSettings.model_validate(own)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        code, params = said(first, name)
        detail = text(f"provinces.{code}", **params)
        raise OfficeError(
            text("office.wrong_setting", path=path, name=name, detail=detail)
        ) from error


def settings_text(province: Province, name: str) -> str:
    """The first ``office.toml``; what can be decided stands in it as comments."""
    return text(
        "office.settings_file",
        province=province.id,
        name=name,
        directive=province.main_directive,
        deadline=province.deadlines[0].id,
    )
