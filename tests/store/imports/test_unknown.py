"""What is none of the kinds is named for what it is, with the remedy; the case stays as it was."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from whence.data.ged import GED_COLUMNS
from whence.model import InputError
from whence.store.imports import import_file

GED = ",".join(GED_COLUMNS)


def archive() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("GEDEvent_v25_1.csv", GED)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "kind", "data", "said"),
    [
        ("a.pdf", None, b"%PDF-1.7\n%\xe2\xe3", "a.pdf is a PDF; .* put it into documents/"),
        ("a.html", None, b"<html>hello</html>", "is a page without ClaimReview; .* documents/"),
        ("a.html", None, b"<html>ClaimReview</html>", "is a page without JSON-LD"),
        ("a.zip", None, archive(), "is an archive; unpack it"),
        ("a.csv.gz", None, b"\x1f\x8b\x08", "is an archive; unpack it"),
        ("a.png", None, b"\x89PNG\r\n\x1a\n\0", "is no text"),
        ("a.csv", None, b" \n", "a.csv is empty; fetch it again"),
        ("a.csv", None, GED.encode("utf-16"), "is UTF-16; save it as UTF-8"),
        ("a.csv", None, GED.encode("utf-16-le"), "not in UTF-8; save a table as “CSV UTF-8”"),
        ("a.csv", None, b"name;age\nx;3\n", "a.csv:1: no table .* these columns: name, age"),
        (
            "a.csv",
            None,
            GED.replace("side_b,", "").encode(),
            "a.csv:1: events of UCDP GED have columns that are not here: side_b",
        ),
        ("a.csv", "ucdp", b"name,age\nx,3\n", "a.csv:1: these columns are not there: date_end"),
        ("a.csv", "acled", b"name,age\nx,3\n", "a.csv:1: these columns are not there: actor1"),
        ("a.csv", "ucdp", GED.encode("utf-16"), "is UTF-16; save it as UTF-8"),
        ("a.csv", "matrix", b"name,age\nx,3\n", "no matrix is in it; whence export"),
        ("a.json", None, b'{"success": false, "error": []}', "its keys are success, error"),
        ("a.json", None, b'[\n{"x": 1', "a.json:2: this is not JSON: .*cut off"),
        ("a.json", "annotations", b"{}", "a.json has no annotation"),
        ("a.json", "claimreview", json.dumps({"x": 1}).encode(), "no ClaimReview"),
        ("a.json", "acled", b'{"success": false}', "a.json has no list of events"),
        ("a.pdf", "claimreview", b"%PDF-1.7\n%\xe2\xe3", "is not UTF-8 text; save it as UTF-8"),
    ],
)
def test_a_wrong_file_is_named_with_the_remedy(tmp_path: Path, name, kind, data, said) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(InputError, match=said) as error:
        import_file(tmp_path / "case", file, kind)
    assert name in str(error.value)
    assert not (tmp_path / "case").exists()
