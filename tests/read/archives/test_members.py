"""Names in archives are labels: whatever they hold, they lead nowhere and stay apart."""

from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.archives.members import choose_members, choose_warcs, label
from whence.read.archives.unpacking import LIMITS, Limits

NAMES = st.text("ab/\\.:\0\u202e\u2028é\u200cق ", max_size=12)


def info(name, *, at=0, size=10, packed=10, **fields):
    made = ZipInfo(name)
    made.header_offset, made.file_size, made.compress_size = at, size, packed
    made.flag_bits = 0x800
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def chosen(*names):
    return choose_members("z", [info(name, at=i * 500) for i, name in enumerate(names)], LIMITS)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("report.txt", "report.txt"),
        ("a/b/report.txt", "a/b/report.txt"),
        ("./a.txt", "a.txt"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("C:\\Users\\me\\a.txt", "Users/me/a.txt"),
        ("a/./.. /b.txt", "a/b.txt"),
        ("evil\u202etxt.exe", "evil\ufffdtxt.exe"),
        ("a\x1b[31m.txt", "a\ufffd[31m.txt"),
        ("a\0b.txt", "a\ufffdb.txt"),
        ("می\u200cگوید.txt", "می\u200cگوید.txt"),
        ("Screenshot 4.15\u202fPM.txt", "Screenshot 4.15\u202fPM.txt"),
        ("", "unnamed"),
        ("..", "unnamed"),
        ("x" * 1_000 + ".txt", "x" * 200 + "…" + "x" * 35 + ".txt"),
    ],
)
def test_a_name_becomes_a_label(name, shown):
    assert label(info(name)) == shown


def test_a_name_in_utf_8_is_read_as_such_though_nothing_says_so():
    old = info("تقرير.txt".encode().decode("cp437"), flag_bits=0)
    assert label(old) == "تقرير.txt"
    assert label(info("é.txt", flag_bits=0)) == "é.txt"


@given(NAMES)
def test_no_label_leads_anywhere(name):
    shown = label(info(name))
    assert not {"", ".", ".."} & set(shown.split("/"))
    assert "\\" not in shown
    assert all(each.isprintable() or each == "\u200c" for each in shown)
    assert label(info(shown)) == shown


@given(st.lists(NAMES, max_size=12))
def test_ids_are_unique(names):
    ids = [member.id for member in chosen(*names).members]
    assert len(set(ids)) == len(ids)


def test_an_id_has_the_ending_where_two_would_be_equal():
    found = chosen("a/x.txt", "a/x.md", "b/x.txt", "c.v2.txt")
    assert [one.id for one in found.members] == ["z/a/x.txt", "z/a/x.md", "z/b/x", "z/c.v2"]


def test_equal_names_are_told_and_numbered():
    found = chosen("x.txt", "x.txt", "x.txt.html", "x.txt")
    assert [one.id for one in found.members] == ["z/x.txt", "z/x.txt-2", "z/x.txt-3", "z/x.txt-4"]
    assert found.repeated == ("x.txt",)


def test_what_is_no_reading_matter_is_passed_over():
    found = chosen(
        *("a/", "b\\", ".hidden/a.txt", "a/.DS_Store", "__MACOSX/a.txt", "Thumbs.db"),
        *("photo.JPG", "clip.mp4", "page_files/style.css", "font.woff2", "a/read.txt"),
    )
    assert [one.label for one in found.members] == ["a/read.txt"]
    assert found.media == 4


def test_what_a_hunchly_export_says_of_its_case_is_passed_over():
    found = chosen(
        *("Case/pages/1.mhtml", "Case/pages/2.mhtml", "Case/case_data/pages.csv"),
        *("Case/case_data/notes.json", "Case/note_screenshots/1.jpeg", "case_data/mine.csv"),
    )
    labels = [one.label for one in found.members]
    assert labels == ["Case/pages/1.mhtml", "Case/pages/2.mhtml", "case_data/mine.csv"]
    assert (found.metadata, found.media) == (2, 1)


def test_of_a_wacz_the_warc_files_are_read():
    names = ("archive/a.warc.gz", "archive/b.warc", "pages/pages.jsonl", "indexes/index.cdx.gz")
    infos = [info(name, at=i * 500) for i, name in enumerate((*names, "datapackage.json"))]
    found = choose_warcs("z", infos, LIMITS)
    assert [one.id for one in found.members] == ["z/archive/a", "z/archive/b"]
    assert found.media == 0


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"flag_bits": 0x1}, "encrypted; unpack it with its password"),
        ({"compress_type": ZIP_BZIP2}, "number 12"),
        ({"compress_type": 99}, "number 99"),
        ({"size": 2 * 10**7, "packed": 10**5 - 1}, "unpacks to 200 times its size"),
        ({"size": 2 * 10**7, "packed": 0}, "unpacks to 20,000,000 times its size"),
        ({"size": 10**9 + 1, "packed": 10**9}, "unpacks to 1,000,000,001 bytes"),
        ({"size": 10**6, "packed": 1_000}, None),
        ({"size": 10**9, "packed": 10**8, "compress_type": ZIP_DEFLATED}, None),
    ],
)
def test_reasons_against_reading_a_member(fields, reason):
    (member,) = choose_members("z", [info("a.txt", **fields)], Limits(member=10**9)).members
    assert reason is None if member.reason is None else reason in member.reason


def test_members_that_reach_into_the_next_are_refused():
    infos = [
        info("c", at=200, packed=50),
        info("a", at=0, packed=190),
        info("b", at=100, packed=60),
    ]
    found = choose_members("z", infos, LIMITS)
    assert [(one.label, bool(one.reason)) for one in found.members] == [
        ("a", True),
        ("b", False),
        ("c", False),
    ]
