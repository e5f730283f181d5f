"""The documentation builds without a warning: every link and anchor leads somewhere."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
needs_mkdocs = pytest.mark.skipif(
    importlib.util.find_spec("mkdocs") is None, reason="mkdocs is not installed (extra “dev”)"
)


def build(config: Path, site: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(
        [*words, "--config-file", str(config), "--site-dir", str(site)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@needs_mkdocs
def test_the_site_builds_strictly(tmp_path: Path) -> None:
    done = build(ROOT / "mkdocs.yml", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/can-bo/mot-ky-bao-cao.html").is_file()


@needs_mkdocs
def test_the_site_fetches_nothing_from_the_network(tmp_path: Path) -> None:
    assert build(ROOT / "mkdocs.yml", tmp_path / "site").returncode == 0
    pages = [path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html")]
    outside = [
        tag
        for page in pages
        for tag in page.split("<")
        if tag.startswith(("script", "link", "img")) and ('="http' in tag or '="//' in tag)
    ]
    assert outside == []


@needs_mkdocs
def test_a_dead_link_breaks_the_build(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("[không có](khong-co.md)\n", "utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: mẫu\nvalidation: {links: {not_found: warn}}\n", "utf-8")
    assert build(config, tmp_path / "site").returncode == 1


def test_every_page_is_in_the_navigation() -> None:
    listed = (ROOT / "mkdocs.yml").read_text("utf-8")
    pages = (ROOT / "docs").rglob("*.md")
    assert [n for p in pages if (n := p.relative_to(ROOT / "docs").as_posix()) not in listed] == []


def test_pages_name_no_place_outside_the_project() -> None:
    """No path of a developer's machine and no package registry."""
    forbidden = ("/work/", "/tmp/", "/root/", "pypi.org", "files.pythonhosted")
    files = [
        *(ROOT / "docs").rglob("*.*"),
        *(ROOT / "tools/docs").rglob("*.*"),
        ROOT / "mkdocs.yml",
    ]
    wrong = [
        (path.name, word)
        for path in files
        if path.suffix in (".md", ".py", ".toml", ".yml", ".json", ".css")
        for word in forbidden
        if word in path.read_text("utf-8")
    ]
    assert wrong == []


def test_the_architecture_page_names_every_room() -> None:
    page = (ROOT / "docs/phat-trien/kien-truc.md").read_text("utf-8")
    folders = (ROOT / "src/foreignaffairs").iterdir()
    rooms = {path.name for path in folders if path.is_dir() and any(path.glob("*.py"))}
    assert {room for room in rooms if f"`{room}/`" not in page} == set()
