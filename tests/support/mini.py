"""A tiny province with two obligations and five units, for tests of the core without plugins."""

from __future__ import annotations

from datetime import date, time

from foreignaffairs.model import (
    Addressee,
    Citation,
    DateRule,
    Deadline,
    Directive,
    Letterhead,
    Obligation,
    OptionalWho,
    Province,
    Recipient,
    Roster,
    Setting,
    Task,
    Unit,
    UnitKind,
    Window,
)

CITE = Citation(directive="MINI-CV", clause="H1", text="Công văn mẫu, đoạn H1")


def _deadline(code: str, period: str, month: int, day: int, window: Window) -> Deadline:
    return Deadline(
        id=code,
        code=code,
        title=f"Trước ngày {day}/{month}",
        period=period,  # type: ignore[arg-type]
        level=Setting(value="unit", basis="seed"),
        date=Setting(value=DateRule(month=month, day=day), basis="seed", citation=CITE),
        inclusive=Setting(value=False, basis="proposed", reason="“trước ngày”"),
        day_off=Setting(value="keep", basis="proposed", reason="giữ nguyên"),
        closing_time=Setting(value=time(17, 0), basis="proposed"),
        window=Setting(value=window, basis="proposed"),
        named_years=(2023,),
        after_named_years=Setting(value=True, basis="proposed"),
        recipients=("SO",),
        through="Văn phòng Sở",
        citation=CITE,
    )


MINI = Province(
    id="mini",
    name="Mẫu",
    city="Thành phố Mẫu",
    letterhead=Letterhead(
        parent_agency="UBND THÀNH PHỐ MẪU",
        agency="SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        agency_short="Sở GD&ĐT",
        symbol="SGDĐT",
        office_symbol="VP",
        place="Mẫu",
        signer_titles=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    ),
    main_directive="MINI-CV",
    directives=(
        Directive(
            id="MINI-CV", kind="Công văn", issuer="Sở GD&ĐT Mẫu", subject="Công tác đối ngoại"
        ),
    ),
    tasks=(
        Task(id="M-1", title="Quán triệt, tuyên truyền", order=1, narrative=True, citation=CITE),
        Task(
            id="M-2",
            title="Rà soát, ban hành văn bản",
            order=2,
            narrative=True,
            kinds=("SO_GDDT", "PHONG_SO"),
            citation=CITE,
        ),
        Task(id="M-3", title="Giao lưu, hợp tác", order=3, narrative=True, citation=CITE),
    ),
    unit_kinds=(
        UnitKind(id="PHONG_SO", title="Phòng thuộc Sở"),
        UnitKind(id="PHONG_GDDT", title="Phòng GD&ĐT", level="intermediate"),
        UnitKind(id="THPT", title="Trường THPT"),
        UnitKind(id="TV_DU_HOC", title="Tổ chức tư vấn du học"),
        UnitKind(id="TRUC_THUOC_SO", title="Đơn vị trực thuộc Sở"),
    ),
    addressees=(
        Addressee(id="M-KG-1", title="Các trường THPT", kinds=("THPT",), citation=CITE),
        Addressee(id="M-KG-2", title="Đơn vị trực thuộc", kinds=("TRUC_THUOC_SO",), citation=CITE),
    ),
    recipients=(
        Recipient(id="SO", title="Sở GD&ĐT", role="consolidates", channel="qua Văn phòng Sở"),
        Recipient(id="UBND", title="UBND thành phố Mẫu", role="main"),
        Recipient(id="SNGV", title="Sở Ngoại vụ", role="main"),
    ),
    deadlines=(
        _deadline(
            "M-H1",
            "N",
            12,
            10,
            Window(
                start=DateRule(month=12, day=1, year_offset=-1),
                end=DateRule(month=11, day=30),
                cumulative=True,
            ),
        ),
        _deadline(
            "M-H2",
            "K1",
            6,
            15,
            Window(start=DateRule(month=12, day=1, year_offset=-1), end=DateRule(month=5, day=31)),
        ),
    ),
    obligations=(
        Obligation(
            id="B02",
            title="Báo cáo kết quả thực hiện nhiệm vụ",
            who=("PHONG_SO", "PHONG_GDDT", "THPT", "TRUC_THUOC_SO"),
            perhaps=(
                OptionalWho(
                    kinds=("TV_DU_HOC",), applies=Setting(value=False, reason="chỉ nộp Biểu 02")
                ),
            ),
            report_types=("F01",),
            deadlines=("M-H1",),
            mode="compulsory",
            citations=(CITE,),
        ),
        Obligation(
            id="B03",
            title="Thống kê học sinh đi du học",
            who=("PHONG_GDDT", "THPT", "TRUC_THUOC_SO", "TV_DU_HOC"),
            report_types=("F02",),
            deadlines=("M-H1", "M-H2"),
            mode="compulsory",
            citations=(CITE,),
        ),
    ),
    plugin="tests",
    version="0",
)

UNITS = Roster(
    units=(
        Unit(code="P01", name="Phòng mẫu số 1", kinds=("PHONG_SO",), sample=True),
        Unit(
            code="Q01",
            name="Phòng GD&ĐT quận mẫu 1",
            kinds=("PHONG_GDDT",),
            area="Quận mẫu 1",
            until=date(2025, 6, 30),
            sample=True,
        ),
        Unit(
            code="T01",
            name="Trường THPT mẫu 01",
            kinds=("THPT", "TRUC_THUOC_SO"),
            area="Quận mẫu 1",
            sample=True,
        ),
        Unit(
            code="T02", name="Trường THPT mẫu 02", kinds=("THPT",), area="Quận mẫu 2", sample=True
        ),
        Unit(code="V01", name="Trung tâm tư vấn du học mẫu 01", kinds=("TV_DU_HOC",), sample=True),
    )
)
