import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Capture, RawFile, Redirect
from whence.store.captures import attach_captures, capture_json, load_captures, with_capture
from whence.store.case import open_case

WHEN = datetime(2031, 5, 12, 7, 30, tzinfo=UTC)


def capture(**changes) -> Capture:
    given = {
        "path": "documents/x.html",
        "url": "https://example.com/short",
        "final_url": "https://example.com/x",
        "redirects": (Redirect(status=301, url="https://example.com/x"),),
        "captured": WHEN,
        "status": 200,
        "media": "text/html; charset=cp1251",
        "etag": '"1"',
        "sha256": "0" * 64,
        "text_sha256": {"x": "1" * 64, "x#1": "2" * 64},
        "whence": "0.1.0",
    }
    return Capture(**given | changes)


def case(folder: Path, **records: bytes) -> Path:
    for name in ("documents", "captures"):
        (folder / name).mkdir(parents=True)
    (folder / "documents" / "x.html").write_text("<p>words")
    for name, content in records.items():
        (folder / "captures" / f"{name}.json").write_bytes(content)
    return folder


def test_a_record_is_read_as_it_was_written(tmp_path):
    found, issues = load_captures(case(tmp_path, x=capture_json(capture())))
    assert (found, issues) == ((capture(),), [])


text = st.text(max_size=20)


@given(st.builds(lambda url, etag, ids: capture(url=url, etag=etag, text_sha256=ids), text, st.none() | text, st.dictionaries(text, text)))  # fmt: skip
def test_whatever_it_says(one):
    from pydantic import TypeAdapter

    assert TypeAdapter(Capture).validate_json(capture_json(one)) == one


def test_a_record_can_be_read_by_people(tmp_path):
    written = json.loads(capture_json(capture()))
    assert written["captured"] == "2031-05-12T07:30:00Z"
    assert written["redirects"] == [{"status": 301, "url": "https://example.com/x"}]


def test_the_oldest_comes_first(tmp_path):
    later = capture(captured=WHEN.replace(year=2032))
    folder = case(tmp_path, a=capture_json(later), b=capture_json(capture()))
    assert [one.captured.year for one in load_captures(folder)[0]] == [2031, 2032]


def test_a_time_without_a_zone_is_utc(tmp_path):
    content = capture_json(capture()).replace(b"07:30:00Z", b"07:30:00")
    assert load_captures(case(tmp_path, x=content))[0] == (capture(),)


def test_keys_of_a_later_version_do_no_harm(tmp_path):
    content = json.dumps(json.loads(capture_json(capture())) | {"colour": "red"}).encode()
    assert load_captures(case(tmp_path, x=content))[0] == (capture(),)


BROKEN = [
    (b"", "json"),
    (b"[]", "x.json was not read"),
    (b"{}", "path: field required"),
    (b"\xff", "x.json was not read"),
    (b"[" * 100_000, "x.json was not read"),
    (capture_json(capture()).replace(b"2031-05", b"2031-99"), "captured: "),
    (b" " * (5 * 1024 * 1024), "too large"),
]


@pytest.mark.parametrize(("content", "said"), BROKEN)
def test_a_broken_record_is_a_warning(tmp_path, content, said):
    folder = case(tmp_path, x=content)
    (issue,) = open_case(folder).issues
    assert issue.level == "warning"
    assert issue.what.startswith("captures/x.json was not read (")
    assert said in issue.what
    assert "pydantic" not in issue.what


def test_links_are_not_followed(tmp_path):
    folder = case(tmp_path / "case")
    (tmp_path / "secret.json").write_bytes(capture_json(capture()))
    (folder / "captures" / "x.json").symlink_to(tmp_path / "secret.json")
    found, (issue,) = load_captures(folder)
    assert found == ()
    assert "not a regular file" in issue.what


def test_a_file_knows_where_and_when_it_was_fetched(tmp_path):
    opened = open_case(case(tmp_path, x=capture_json(capture())))
    (file,) = opened.files
    assert (file.url, file.captured) == ("https://example.com/x", WHEN)
    assert file.media == "text/html; charset=cp1251"
    assert opened.captures == (capture(),)
    assert opened.issues == ()


def test_other_files_know_nothing():
    file = RawFile(id="y", path="documents/y.html")
    assert attach_captures([file], [capture()]) == (file,)


def test_a_vague_media_type_is_not_believed():
    file = RawFile(id="x", path="documents/x.pdf")
    assert with_capture(file, capture(media="application/octet-stream")).media is None


def test_the_folder_of_captures_is_part_of_a_case(tmp_path):
    folder = case(tmp_path, x=capture_json(capture()))
    (folder / "captures" / "x.txt").write_text("words")
    (folder / "captures" / ".y.json.7.part").write_text("{")
    (folder / "capture").mkdir()
    (issue,) = open_case(folder).issues
    assert issue.what.startswith("capture is not part of a case")
