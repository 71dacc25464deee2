"""Who says what in a corpus: one table, whatever the workers, the formats and the interruptions."""

import csv
import gzip
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from whence.corpus import Extraction, Watcher, extract_corpus
from whence.model import MissingExtra, UsageError
from whence.store.case import open_case

SENTENCES = [
    "A senior official in the port authority said that the bridge had fallen.",
    "“We are leaving {n},” Omar Haddad told Reuters. “We will not be back.”",
    "Reuters reported, citing two bankers, that the firm was sold for {n} million.",
    "The harbour was calm on Monday.",
    "According to the ministry, {n} people were hurt, which the mayor denied.",
    "قال الوزير إن الطريق مفتوح.",
    "-{n} degrees, “=SUM(A1)”, wrote @haddad.",
]


def texts(count, sentences=8):
    return [
        " ".join(SENTENCES[(n + k) % len(SENTENCES)].format(n=n + k) for k in range(sentences))
        for n in range(count)
    ]


def write_corpus(path, documents):
    lines = (
        json.dumps({"id": f"d{number}", "text": text, "publisher": "The Paper"}) + "\n"
        for number, text in enumerate(documents)
    )
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def corpus(tmp_path):
    return write_corpus(tmp_path / "docs.jsonl", texts(200))


def extract(corpus, output, *, own=False, **options):
    return extract_corpus(open_case(corpus), output, Extraction(tagger="rules", own=own), **options)


def rows(path):
    return [json.loads(line) for line in path.open("rb")]


@pytest.mark.parametrize("own", [False, True])
def test_every_span_quotes_its_document(corpus, tmp_path, own):
    done = extract(corpus, tmp_path / "s.jsonl", workers=1, own=own)
    by_id = {row["id"]: row["text"] for row in rows(corpus)}
    found = rows(tmp_path / "s.jsonl")
    assert (done.documents, done.rows, done.lost) == (200, len(found), 0)
    ids = set()
    for row in found:
        for name in ("source", "cue", "content"):
            spans, text = row[f"{name}_spans"], by_id[row["document_id"]]
            assert " ".join(text[start:end] for start, end in spans) == row[name]
        assert row["parent"] is None or row["parent"] in ids
        assert own or row["source_spans"] or row["cue_spans"]
        ids.add(row["id"])
    assert len(ids) == len(found)


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".parquet"])
def test_the_same_bytes_with_any_number_of_workers(corpus, tmp_path, ending):
    if ending == ".parquet":
        pytest.importorskip("pyarrow")
    for workers in (1, 2):
        extract(corpus, tmp_path / f"{workers}{ending}", workers=workers)
    one, two = [(tmp_path / f"{workers}{ending}").read_bytes() for workers in (1, 2)]
    assert one == two


def test_the_formats_of_input_and_output_make_no_difference(corpus, tmp_path):
    documents = rows(corpus)
    with (tmp_path / "docs.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, documents[0])
        writer.writeheader()
        writer.writerows(documents)
    (tmp_path / "docs.jsonl.gz").write_bytes(gzip.compress(corpus.read_bytes()))
    inputs = [corpus, tmp_path / "docs.csv", tmp_path / "docs.jsonl.gz"]
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        pass
    else:
        parquet.write_table(pyarrow.Table.from_pylist(documents), tmp_path / "docs.parquet")
        inputs.append(tmp_path / "docs.parquet")
        extract(corpus, tmp_path / "s.parquet", workers=1)
    for path in inputs:
        extract(path, tmp_path / f"{path.name}.out.jsonl", workers=1)
    (wanted, *found) = [rows(tmp_path / f"{path.name}.out.jsonl") for path in inputs]
    assert wanted
    assert all(one == wanted for one in found)
    extract(corpus, tmp_path / "s.jsonl.gz", workers=1)
    packed = (tmp_path / "s.jsonl.gz").read_bytes()
    assert [json.loads(line) for line in gzip.decompress(packed).splitlines()] == wanted
    if len(inputs) == 4:
        assert parquet.read_table(tmp_path / "s.parquet").to_pylist() == wanted


def test_nothing_a_spreadsheet_would_run(corpus, tmp_path):
    extract(corpus, tmp_path / "s.csv", workers=1)
    with (tmp_path / "s.csv").open(encoding="utf-8", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert any(cell.startswith("'@haddad") for cell in cells)
    assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") for cell in cells)


def test_a_folder_is_read_as_anywhere(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "b.txt").write_text("The mayor said that the bridge had fallen.")
    (folder / "a.html").write_text("<p>Haddad said the road is open.</p>")
    extract(folder, tmp_path / "s.jsonl", workers=1)
    assert [(row["document_id"], row["source"]) for row in rows(tmp_path / "s.jsonl")] == [
        ("a", "Haddad"),
        ("b", "The mayor"),
    ]


class Stop(Exception):
    pass


def stop_after(batches):
    """Watch some work, and break it off after so many batches; keep what it tells."""
    seen = []
    told = []

    def progress(one):
        seen.append(one)
        if len(seen) == batches:
            raise Stop

    watcher = Watcher(progress=progress, issue=lambda issue: told.append(issue.what))
    return watcher, seen, told


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("stopped", [(1,), (1, 1, 1)])
def test_it_goes_on_after_an_interruption(corpus, tmp_path, workers, stopped):
    extract(corpus, tmp_path / "whole.jsonl", workers=1)
    output = tmp_path / "s.jsonl"
    for batches in stopped:
        watcher, _, _ = stop_after(batches)
        with pytest.raises(Stop):
            extract(corpus, output, workers=workers, watcher=watcher)
        assert not output.exists()
    watcher, _, told = stop_after(99)
    done = extract(corpus, output, workers=workers, watcher=watcher)
    assert done.kept == 64 * sum(stopped)
    assert told == [f"going on after document {done.kept:,}"]
    assert output.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "docs.jsonl",
        "s.jsonl",
        "whole.jsonl",
    ]


@pytest.mark.parametrize("place", [0, 63, 64, 130, 199])
def test_other_input_is_noticed_wherever_it_changed(corpus, tmp_path, place):
    watcher, _, _ = stop_after(3)
    with pytest.raises(Stop):
        extract(corpus, tmp_path / "s.jsonl", workers=1, watcher=watcher)
    documents = texts(200)
    documents[place] = "The firm said that it was sold."
    write_corpus(corpus, documents)
    watcher, _, told = stop_after(99)
    done = extract(corpus, tmp_path / "s.jsonl", workers=1, watcher=watcher)
    extract(corpus, tmp_path / "fresh.jsonl", workers=1)
    assert (tmp_path / "s.jsonl").read_bytes() == (tmp_path / "fresh.jsonl").read_bytes()
    assert done.kept == min(3, place // 64) * 64
    assert any("starting over" in what for what in told) == (place < 192)


def test_other_settings_start_over_and_say_so(corpus, tmp_path):
    watcher, _, _ = stop_after(2)
    with pytest.raises(Stop):
        extract(corpus, tmp_path / "s.jsonl", workers=1, watcher=watcher)
    watcher, _, told = stop_after(99)
    done = extract(corpus, tmp_path / "s.jsonl", workers=1, own=True, watcher=watcher)
    assert done.kept == 0
    assert told == ["begun with other settings (own was False, is True): starting over"]


def test_restart(corpus, tmp_path):
    watcher, _, _ = stop_after(2)
    with pytest.raises(Stop):
        extract(corpus, tmp_path / "s.jsonl", workers=1, watcher=watcher)
    watcher, _, told = stop_after(99)
    done = extract(corpus, tmp_path / "s.jsonl", workers=1, restart=True, watcher=watcher)
    assert (done.kept, told) == (0, [])


def test_progress_only_grows(corpus, tmp_path):
    watcher, seen, _ = stop_after(99)
    extract(corpus, tmp_path / "s.jsonl", workers=2, watcher=watcher)
    assert [one.documents for one in seen] == [64, 128, 192, 200]
    shares = [one.share for one in seen]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] <= 1


def test_no_document_no_table(tmp_path):
    (tmp_path / "docs.jsonl").write_text('{"id": "a"}\n')
    done = extract(tmp_path / "docs.jsonl", tmp_path / "s.jsonl", workers=1)
    assert (done.documents, done.lost) == (0, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["docs.jsonl"]


def test_what_can_only_fail_is_said_before_any_work(corpus, tmp_path):
    with pytest.raises(UsageError, match="the ending picks the format"):
        extract(corpus, tmp_path / "s.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["docs.jsonl"]


def test_parquet_without_its_extra(corpus, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"whence\[parquet\]"):
        extract(corpus, tmp_path / "s.parquet")


# The real command, killed by the system as it comes.


def start(corpus, output, workers):
    command = [sys.executable, "-m", "whence", "extract", corpus, "-o", output, "--rules"]
    return subprocess.Popen(
        [*map(str, command), "--workers", str(workers)], stderr=subprocess.PIPE, text=True
    )


def done_batches(output: Path) -> int:
    log = output.with_name(output.name + ".part") / "log.jsonl"
    return max(0, log.read_bytes().count(b"\n") - 1) if log.exists() else 0


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    """Return twelve batches of documents, and the table that a run without a break makes of them."""
    folder = tmp_path_factory.mktemp("long")
    corpus = write_corpus(folder / "docs.jsonl", texts(64 * 12, sentences=10))
    extract(corpus, folder / "whole.jsonl", workers=1)
    return corpus, (folder / "whole.jsonl").read_bytes()


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_killed_run_goes_on_to_the_same_table(long, tmp_path, how, workers):
    corpus, whole = long
    output = tmp_path / "s.jsonl"
    for batches in (1, 5):
        process = start(corpus, output, workers)
        while done_batches(output) < batches and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(how)
        _, said = process.communicate(timeout=60)
        assert not output.exists()
        assert process.returncode == (130 if how == signal.SIGINT else -signal.SIGKILL)
        assert "Traceback" not in said
        if how == signal.SIGINT:
            assert "run the same command again" in said
        assert done_batches(output) >= batches
    process = start(corpus, output, workers)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert "going on after document" in said
    assert output.read_bytes() == whole
