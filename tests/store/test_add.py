import hashlib
import json
from ipaddress import ip_network
from pathlib import Path

import pytest

from whence import __version__
from whence.model import InputError, UsageError
from whence.read import read_file
from whence.store.add import Collection
from whence.store.case import open_case
from whence.store.fetch import Fetcher, Limits

HTML = {"Content_Type": "text/html; charset=utf-8"}


def page(words: str) -> str:
    return f"<html><body><article><h1>Merger</h1><p>{words} Orion and Pavo have agreed to merge, a senior official said on Monday.</p></article></body></html>"


@pytest.fixture
def collect():
    """Make a collection for a folder, which may ask this machine."""

    def collection(folder: Path, **options) -> Collection:
        given = {"allowed": [ip_network("127.0.0.1/32")]} | options
        return Collection(folder, Fetcher(**given), read_file)

    return collection


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def test_a_page_is_kept_with_its_record_and_its_text(site, collect, tmp_path):
    site.page("/2031/merger.php?id=7", page("Yes."), **HTML, ETag='"1"')
    added = collect(tmp_path / "new" / "case").add(site.url("/2031/merger.php?id=7"))
    folder = tmp_path / "new" / "case"
    stem = "127-0-0-1-2031-merger-id-7"
    assert names(folder) == [
        f"captures/{stem}.json",
        f"captures/{stem}.txt",
        f"documents/{stem}.html",
    ]
    body = (folder / f"documents/{stem}.html").read_bytes()
    assert body == page("Yes.").encode()
    text = (folder / f"captures/{stem}.txt").read_bytes()
    assert text.startswith(b"Merger\n\nYes. Orion")
    assert json.loads((folder / f"captures/{stem}.json").read_text()) == {
        "path": f"documents/{stem}.html",
        "url": site.url("/2031/merger.php?id=7"),
        "final_url": site.url("/2031/merger.php?id=7"),
        "redirects": [],
        "captured": added.capture.captured.isoformat().replace("+00:00", "Z"),
        "status": 200,
        "media": "text/html; charset=utf-8",
        "etag": '"1"',
        "last_modified": None,
        "sha256": hashlib.sha256(body).hexdigest(),
        "text_sha256": {stem: hashlib.sha256(text).hexdigest()},
        "whence": __version__,
    }
    assert (added.outcome, added.before, added.issues) == ("new", None, ())
    assert added.capture.captured.utcoffset().total_seconds() == 0


def test_what_the_case_has_is_not_fetched_again(site, collect, tmp_path):
    site.page("/a", status=302, Location="/b")
    site.page("/b", page("Yes."), **HTML)
    first = collect(tmp_path).add(site.url("/a"))
    asked = len(site.asked)
    for url in ("/a", "/b", "/b#part"):
        again = collect(tmp_path).add(site.url(url))
        assert (again.outcome, again.capture) == ("kept", first.capture)
    assert len(site.asked) == asked
    assert len(names(tmp_path)) == 3


def test_twice_in_one_run_is_once(site, collect, tmp_path):
    site.page("/a", page("Yes."), **HTML)
    collection = collect(tmp_path, obey_robots=False)
    outcomes = [collection.add(site.url("/a")).outcome for _ in range(2)]
    assert outcomes == ["new", "kept"]
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("status", [304, 200])
def test_an_unchanged_page_is_not_kept_twice(site, collect, tmp_path, status):
    site.page("/a", page("Yes."), **HTML, ETag='"1"', Last_Modified="Sun, 02 Nov 2014 10:00:00 GMT")
    first = collect(tmp_path).add(site.url("/a"))
    before = names(tmp_path)
    if status == 304:
        site.page("/a", status=304)
    again = collect(tmp_path).add(site.url("/a"), refresh=True)
    assert (again.outcome, again.capture) == ("unchanged", first.capture)
    headers = site.asked[-1][1]
    assert headers["If-None-Match"] == '"1"'
    assert headers["If-Modified-Since"] == "Sun, 02 Nov 2014 10:00:00 GMT"
    assert names(tmp_path) == before


def test_a_changed_page_stands_beside_the_old_one(site, collect, tmp_path):
    site.page("/a", page("Yes."), **HTML, ETag='"1"')
    first = collect(tmp_path).add(site.url("/a"))
    site.page("/a", page("No."), **HTML, ETag='"2"')
    second = collect(tmp_path).add(site.url("/a"), refresh=True)
    assert (second.outcome, second.before) == ("changed", first.capture)
    assert second.capture.path != first.capture.path
    assert (tmp_path / first.capture.path).read_bytes() == page("Yes.").encode()
    assert (tmp_path / second.capture.path).read_bytes() == page("No.").encode()
    # Once changed, it is the later capture that is asked about, even where the old one comes back.
    site.page("/a", page("Yes."), **HTML)
    third = collect(tmp_path).add(site.url("/a"), refresh=True)
    assert third.outcome == "changed"
    assert third.before.path in (first.capture.path, second.capture.path)
    assert len(open_case(tmp_path).files) == len(names(tmp_path)) / 3


def test_a_document_that_was_removed_is_fetched_again(site, collect, tmp_path):
    site.page("/a", page("Yes."), **HTML)
    first = collect(tmp_path).add(site.url("/a"))
    (tmp_path / first.capture.path).unlink()
    again = collect(tmp_path).add(site.url("/a"))
    assert again.outcome == "new"
    assert again.capture.path != first.capture.path


def test_names_that_are_taken_are_left_alone(site, collect, tmp_path):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "127-0-0-1-A.TXT").write_text("mine")
    site.page("/a", page("Yes."), **HTML)
    site.page("/A", page("No."), **HTML)
    collection = collect(tmp_path)
    paths = [collection.add(site.url(path)).capture.path for path in ("/a", "/A")]
    assert all(len(Path(path).stem) == len("127-0-0-1-a-01234567") for path in paths)
    assert len(set(paths)) == 2
    assert (tmp_path / "documents" / "127-0-0-1-A.TXT").read_text() == "mine"
    assert sorted(file.id for file in open_case(tmp_path).files) == sorted(
        ["127-0-0-1-A", *(Path(path).stem for path in paths)]
    )


@pytest.mark.parametrize(
    ("path", "stem"),
    [
        ("/..%2F..%2F..%2Fetc%2Fpasswd", "127-0-0-1-etc-passwd"),
        ("/%2e%2e/%2e%2e/x", "127-0-0-1-x"),
        ("/C%3A%5Ccon.txt", "127-0-0-1-c-con-txt"),
        ("/.hidden", "127-0-0-1-hidden"),
        ("/a%00b%0A", "127-0-0-1-a-b"),
        ("/" + "long-" * 500, "127-0-0-1" + "-long" * 14),
        ("/" + "%F0%9D%92%B3" * 200, None),
    ],
)
def test_a_url_cannot_write_where_it_likes(site, collect, tmp_path, path, stem):
    site.page(path, page("Yes."), **HTML)
    folder = tmp_path / "case"
    added = collect(folder).add(site.url(path))
    assert (folder / added.capture.path).parent == folder / "documents"
    assert (folder / added.capture.path).is_file()
    assert Path(added.capture.path).stem == (stem or Path(added.capture.path).stem)
    assert [one.name for one in tmp_path.iterdir()] == ["case"]


@pytest.mark.parametrize(
    ("headers", "body", "ending", "kept"),
    [
        ({"Content_Type": "text/plain"}, "Orion agreed.", ".txt", True),
        ({"Content_Type": "application/pdf"}, b"%PDF-1.4 broken", ".pdf", True),
        ({"Content_Type": "application/json"}, "{}", ".json", True),
        ({}, "Orion agreed.", ".txt", True),
        ({"Content_Type": "image/png"}, b"\x89PNG", "", False),
        ({"Content_Type": "video/mp4"}, b"\0", "", False),
        ({"Content_Type": "text/html"}, " \n", "", False),
    ],
)
def test_the_ending_is_that_of_the_media_type(site, collect, tmp_path, headers, body, ending, kept):
    site.page("/a", body, **headers)
    collection = collect(tmp_path)
    if kept:
        assert collection.add(site.url("/a")).capture.path == f"documents/127-0-0-1-a{ending}"
    else:
        with pytest.raises(InputError, match=r"holds text|is empty"):
            collection.add(site.url("/a"))
        assert names(tmp_path) == []


def test_what_cannot_be_read_is_kept_and_said(site, collect, tmp_path):
    site.page("/a", "<html><img src=x></html>", **HTML)
    added = collect(tmp_path).add(site.url("/a"))
    assert added.capture.text_sha256 == {}
    (issue,) = added.issues
    assert "no article text was found" in issue.what
    assert (tmp_path / "captures" / "127-0-0-1-a.txt").read_bytes() == b""


def test_a_page_that_would_stop_the_case_is_not_kept(site, collect, tmp_path):
    site.page("/a", "---\npublished: true\n---\nOrion agreed.", Content_Type="text/plain")
    with pytest.raises(InputError, match="would stop the case from being read") as raised:
        collect(tmp_path).add(site.url("/a"))
    assert "'true' is not a date" in str(raised.value)
    assert names(tmp_path) == []


def test_a_page_cannot_say_where_it_was_fetched(site, collect, tmp_path):
    front = "---\nurl: https://elsewhere.example/\n---\nOrion agreed."
    site.page("/a", front, Content_Type="text/plain")
    site.page("/b", '<link rel=canonical href="https://elsewhere.example/">' + page("Yes."), **HTML)
    collection = collect(tmp_path)
    times = {path: collection.add(site.url(path)).capture.captured for path in ("/a", "/b")}
    for file in open_case(tmp_path).files:
        (document,), _ = read_file(file)
        path = "/" + document.id[-1]
        assert (document.url, document.captured) == (site.url(path), times[path])


def test_what_fails_leaves_nothing(site, collect, tmp_path):
    site.page("/a", b"short", Content_Length=99)
    with pytest.raises(InputError):
        collect(tmp_path / "case").add(site.url("/a"))
    with pytest.raises(InputError):
        collect(tmp_path / "case", limits=Limits(size=3)).add(site.url("/a"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(site, collect, tmp_path):
    (tmp_path / "documents").mkdir()
    (tmp_path / "captures").write_text("in the way")
    site.page("/a", page("Yes."), **HTML)
    with pytest.raises(InputError, match=r"captures.* cannot be written: "):
        collect(tmp_path).add(site.url("/a"))
    assert list((tmp_path / "documents").iterdir()) == []


def test_a_file_is_no_case(collect, tmp_path):
    (tmp_path / "case").write_text("")
    with pytest.raises(UsageError, match="case is a file"):
        collect(tmp_path / "case")


def test_a_folder_of_documents_is_not_hidden_by_a_case(collect, tmp_path):
    """With `documents/` in it, it would be a case, and what lies beside not be read."""
    (tmp_path / "report.txt").write_text("Orion agreed.")
    with pytest.raises(UsageError, match=r"is no case, but holds files such as report\.txt"):
        collect(tmp_path)
    (tmp_path / "case.yaml").write_text("")
    collect(tmp_path)


def test_a_record_of_another_cannot_name_a_file_outside(site, collect, tmp_path):
    site.page("/a", page("Yes."), **HTML)
    added = collect(tmp_path / "case").add(site.url("/a"))
    record = next((tmp_path / "case" / "captures").glob("*.json"))
    (tmp_path / "secret.html").write_text("secret")
    record.write_text(record.read_text().replace(added.capture.path, "documents/../../secret.html"))
    again = collect(tmp_path / "case").add(site.url("/a"))
    assert again.outcome == "new"
    assert all(file.url is None or file.path == again.capture.path for file in open_case(tmp_path / "case").files)  # fmt: skip
