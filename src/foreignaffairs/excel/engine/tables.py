"""Tables, which LibreOffice calls database ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .calls import guarded
from .collection import Named
from .formats import as_box

if TYPE_CHECKING:
    from .range import Range
    from .sheet import Sheet

_UNNAMED = "__Anonymous"
"""What the name of a bare autofilter begins with: no table."""


@guarded
class Table(base_classes.Table):
    """One table."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        self.office = sheet.office
        self._sheet = sheet
        self._name = name

    @property
    def api(self) -> Any:
        """LibreOffice's database range."""
        return self._sheet.book.document.DatabaseRanges.getByName(self._name)

    @property
    def name(self) -> str:
        """Its name."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self.api.Name = value
        self._name = value

    @property
    def parent(self) -> Sheet:
        """The sheet it is on."""
        return self._sheet

    @property
    def range(self) -> Range:
        """All its cells, headings included."""
        from .range import Range

        return Range(self._sheet, as_box(self.api.DataArea))

    @property
    def header_row_range(self) -> Range | None:
        """The cells of its headings."""
        whole = self.range
        return whole.at(whole.box._replace(rows=1)) if self.api.ContainsHeader else None

    @property
    def data_body_range(self) -> Range | None:
        """The cells below the headings; ``None`` where there are none."""
        whole = self.range
        headings = int(bool(self.api.ContainsHeader))
        rows = whole.box.rows - headings
        if rows == 0:
            return None
        return whole.at(whole.box._replace(row=whole.row + headings, rows=rows))

    def delete(self) -> None:
        """Make plain cells of it; what stands in them stays."""
        self._sheet.book.document.DatabaseRanges.removeByName(self._name)


@guarded
class Tables(Named[Table], base_classes.Tables):
    """The tables of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.office = sheet.office
        self.parent = sheet

    @property
    def api(self) -> Any:
        """LibreOffice's database ranges of the whole workbook."""
        return self.parent.book.document.DatabaseRanges

    def items(self) -> list[Table]:
        """Return the tables of the sheet."""
        here = self.parent.index - 1
        ranges = self.api
        return [
            Table(self.parent, name)
            for name in ranges.ElementNames
            if not name.startswith(_UNNAMED) and ranges.getByName(name).DataArea.Sheet == here
        ]

    def add(
        self,
        source_type: Any = None,
        source: Any = None,
        link_source: Any = None,
        has_headers: bool = True,
        destination: Any = None,
        table_style_name: str | None = None,
        name: str | None = None,
    ) -> Table:
        """Make a table of the cells ``source``, with filter buttons; it has no style here."""
        label = name or self.free_name("Table")
        self.api.addNewByName(label, source.impl.native.RangeAddress)
        table = Table(self.parent, label)
        table.api.ContainsHeader = has_headers
        table.api.AutoFilter = has_headers
        return table
