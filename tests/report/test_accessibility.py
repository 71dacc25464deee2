"""axe-core finds no serious fault in the page: light and dark, on a phone and on a desk."""

from pathlib import Path

import pytest
from browser import axe_core, chromium, faults

from whence.model import Assessment
from whence.report.html import render_html

GRAVE = ("serious", "critical")


@pytest.fixture(scope="module")
def axe(request: pytest.FixtureRequest) -> Path:
    if chromium() is None:
        pytest.skip("no Chromium on the PATH (chromium, chromium-browser, google-chrome)")
    found = axe_core(Path(request.config.cache.mkdir("axe-core")))
    if found is None:
        pytest.skip("no axe-core: neither $AXE_CORE nor node_modules has it, nor can npm fetch it")
    return found


def grave(found: list[dict]) -> list[dict]:
    return [one for one in found if one["impact"] in GRAVE]


@pytest.mark.parametrize(
    ("width", "dark"),
    [(1280, False), (1280, True), (390, False)],
    ids=["desk-light", "desk-dark", "phone-light"],
)
def test_the_page_is_accessible(
    merger: Assessment, axe: Path, tmp_path: Path, width: int, dark: bool
) -> None:
    assert grave(faults(render_html(merger), axe, tmp_path, width=width, dark=dark)) == []


def test_a_page_of_strangers_texts_is_accessible(
    hostile: Assessment, axe: Path, tmp_path: Path
) -> None:
    assert grave(faults(render_html(hostile), axe, tmp_path, width=390, dark=True)) == []


def test_axe_core_sees_a_fault(axe: Path, tmp_path: Path) -> None:
    page = '<!doctype html><html><head><title>x</title></head><body><p style="color:#aaa">pale</p></body></html>'
    found = grave(faults(page, axe, tmp_path, width=1280, dark=False))
    assert {"color-contrast", "html-has-lang"} <= {one["id"] for one in found}
