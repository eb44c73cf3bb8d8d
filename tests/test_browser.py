"""The browser that other tests rely on: does it see what it is there to see?"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import Serve, Visit, axe_violations, chromium, visit

GOOD = (
    "<!doctype html><html lang=zh><meta charset=utf-8><title>账目</title><main><h1>账目</h1><p>公开</p></main></html>"
)


def test_a_page_of_a_folder_is_opened_at_phone_width(visitor: Visit, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(GOOD, "utf-8")
    guest = visitor(tmp_path, viewport={"width": 360, "height": 640})
    assert guest.open().inner_text("h1") == "账目"
    assert guest.page.evaluate("innerWidth") == 360
    assert axe_violations(guest.page) == []
    assert guest.elsewhere == []


def test_a_request_to_somebody_else_is_seen_and_stopped(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(GOOD + "<img alt='' src='http://elsewhere.invalid/a.png'>", "utf-8")
    with visit(browser, serve(tmp_path)) as guest:
        guest.open()
        assert guest.elsewhere == ["http://elsewhere.invalid/a.png"]


def test_axe_sees_a_field_without_a_name(visitor: Visit, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(GOOD.replace("公开", "<input>"), "utf-8")
    [found] = axe_violations(visitor(tmp_path).open())
    assert found.startswith("label (critical)")


def test_what_the_policy_refuses_is_a_complaint(visitor: Visit, tmp_path: Path) -> None:
    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
    (tmp_path / "index.html").write_text(policy + GOOD + "<script>1</script>", "utf-8")
    guest = visitor(tmp_path)
    guest.open()
    assert any("Content Security Policy" in complaint for complaint in guest.complaints)
    assert axe_violations(guest.page) == [], "axe works under the strictest policy"


def test_without_chromium_the_failure_names_the_command_that_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(pytest.fail.Exception, match=re.escape("sudo apt-get install -y chromium")):
        chromium()
