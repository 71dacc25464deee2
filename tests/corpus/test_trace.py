"""Who relies on whom in a corpus: the same tables, whatever the workers, formats and interruptions."""

import csv
import gzip
import json
import random
import signal
import subprocess
import sys
import time
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from whence.corpus import Watcher, trace_corpus
from whence.data.linking import load_linking
from whence.model import MissingExtra, UsageError
from whence.store.case import open_case
from whence.trace.corpus.corpus_links import link_documents
from whence.trace.corpus.records import link_rows, origin_rows

SYLLABLES = "ba de fi go ku la me ni so tu ra ve zo pi ha".split()
FUNCTION = "the of and in to a on with for from by at near before after while".split()


def word(chance):
    """Return one of some thousand words, as often as words of that rank are used."""
    rank = int(4_000 ** chance.random())
    made = random.Random(rank)
    return "".join(made.choice(SYLLABLES) for _ in range(made.randint(2, 4)))


def sentence(chance):
    words = [chance.choice(FUNCTION) if chance.random() < 0.4 else word(chance) for _ in range(16)]
    words[5:7] = [word(chance).capitalize(), str(chance.randint(11, 99_999))]
    return " ".join(words).capitalize() + "."


def report(seed, sentences=12):
    chance = random.Random(seed)
    return [sentence(chance) for _ in range(sentences)]


def corpus_rows(events=40, later=0):
    """Return independent reports, and of every second one a copy, a shortened and a mixed one."""
    rows = []
    for event in range(later, later + events):
        own = report(event)
        day = f"2014-11-{1 + event % 28:02}"
        texts = {"a": own}
        if event % 2:
            texts |= {"b": own, "c": own[:5], "d": report(event + 10_000, 4) + own[3:7]}
        for hour, (name, text) in enumerate(texts.items(), start=8):
            rows.append(
                {
                    "id": f"e{event}{name}",
                    "text": " ".join(text),
                    "published": f"{day}T{hour:02}:00:00Z",
                    "publisher": ["The Courant", "Wire One", "Daily Post"][event % 3],
                    "url": f"https://example.org/{event}/{name}",
                }
            )
    return rows


def write_rows(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def corpus(tmp_path):
    return write_rows(tmp_path / "docs.jsonl", corpus_rows())


def trace(corpus, output, **options):
    return trace_corpus(open_case(corpus), output, **{"workers": 1, "memory": 1 << 28} | options)


def rows(path):
    return [json.loads(line) for line in path.open("rb")]


def tables(output):
    """Return the bytes of both tables."""
    stem, _, ending = output.name.partition(".")
    return output.read_bytes(), output.with_name(f"{stem}.origins.{ending}").read_bytes()


def test_copies_are_linked_and_go_back_to_the_first(corpus, tmp_path):
    done = trace(corpus, tmp_path / "l.jsonl")
    links, origins = rows(tmp_path / "l.jsonl"), rows(tmp_path / "l.origins.jsonl")
    assert (done.documents, done.rows, done.lost) == (100, len(links), 0)
    pairs = {(one["from_id"], one["to_id"]) for one in links}
    for event in range(1, 40, 2):
        assert {(f"e{event}b", f"e{event}a"), (f"e{event}c", f"e{event}a")} <= pairs
    assert all(one["from_id"][:-1] == one["to_id"][:-1] for one in links)
    assert {row["id"]: row["origin"] for row in origins} == {
        row["id"]: row["id"][:-1] + "a" for row in rows(corpus)
    }
    assert all(row["cluster"] == row["origin"] for row in origins)
    assert all(0 <= one[name] <= 1 for one in links for name in ("overlap", "probability"))


def test_the_same_bytes_with_any_number_of_workers_and_any_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("whence.corpus.trace._SMALL", 0)  # or else it would all be done here
    monkeypatch.setattr("whence.corpus.sharing._FEW", 1)
    corpus = write_rows(tmp_path / "docs.jsonl", corpus_rows(170))
    trace(corpus, tmp_path / "one.jsonl")
    for number, options in enumerate([{"memory": 1 << 20}, {"workers": 2, "memory": 1 << 21}]):
        trace(corpus, tmp_path / f"{number}.jsonl", **options)
        assert tables(tmp_path / f"{number}.jsonl") == tables(tmp_path / "one.jsonl")


@pytest.mark.parametrize("ending", [".jsonl.gz", ".csv", ".parquet"])
def test_the_same_rows_in_any_format(corpus, tmp_path, ending):
    if ending == ".parquet":
        pytest.importorskip("pyarrow")
    trace(corpus, tmp_path / "l.jsonl")
    for name in ("one", "two"):
        trace(corpus, tmp_path / f"{name}{ending}")
    assert tables(tmp_path / f"one{ending}") == tables(tmp_path / f"two{ending}")
    wanted = rows(tmp_path / "l.jsonl")
    assert read_back(tmp_path / f"one{ending}", wanted[0]) == wanted


def read_back(path, like):
    """Return the rows of a table, with values of the same kinds as those of a row."""
    if path.suffix == ".gz":
        return [json.loads(line) for line in gzip.open(path)]
    if path.suffix == ".parquet":
        from pyarrow.parquet import read_table

        return read_table(path).to_pylist()
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            {name: type(like[name])(value) for name, value in row.items()}
            for row in csv.DictReader(stream)
        ]


def test_it_is_what_the_plain_way_gives(tmp_path):
    """All texts in memory at once, and the rows one by one."""
    corpus = write_rows(tmp_path / "docs.jsonl", documents := corpus_rows(170))
    trace(corpus, tmp_path / "l.jsonl")
    documents.sort(key=lambda row: (row["published"], row["id"].encode()))
    ids = [row["id"] for row in documents]
    times = [datetime.fromisoformat(row["published"]).timestamp() for row in documents]
    links, copies = link_documents(
        [row["text"] for row in documents], np.array(times), [row["publisher"] for row in documents]
    )
    wanted = [asdict(row) for row in link_rows(links, copies, ids, load_linking())]
    place = {id: number for number, id in enumerate(ids)}
    wanted.sort(key=lambda row: (place[row["from_id"]], place[row["to_id"]]))
    assert rows(tmp_path / "l.jsonl") == wanted
    assert rows(tmp_path / "l.origins.jsonl") == list(map(asdict, origin_rows(links, copies, ids)))


def test_the_formats_of_input_make_no_difference(corpus, tmp_path):
    documents = rows(corpus)
    with (tmp_path / "docs.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, documents[0])
        writer.writeheader()
        writer.writerows(documents)
    (tmp_path / "docs.jsonl.gz").write_bytes(gzip.compress(corpus.read_bytes()))
    inputs = [tmp_path / "docs.csv", tmp_path / "docs.jsonl.gz"]
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        pass
    else:
        parquet.write_table(pyarrow.Table.from_pylist(documents), tmp_path / "docs.parquet")
        inputs.append(tmp_path / "docs.parquet")
    trace(corpus, tmp_path / "wanted.jsonl")
    for number, path in enumerate(inputs):
        trace(path, tmp_path / f"out{number}.jsonl")
        assert tables(tmp_path / f"out{number}.jsonl") == tables(tmp_path / "wanted.jsonl")


def test_the_order_of_documents_makes_no_difference(corpus, tmp_path):
    trace(corpus, tmp_path / "wanted.jsonl")
    documents = rows(corpus)
    random.Random(1).shuffle(documents)
    trace(write_rows(tmp_path / "other.jsonl", documents), tmp_path / "l.jsonl")
    assert tables(tmp_path / "l.jsonl") == tables(tmp_path / "wanted.jsonl")


def test_a_folder_is_read_as_anywhere(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    text = " ".join(report(1))
    (folder / "b.txt").write_text(f"---\npublished: 2014-11-03\n---\n{text}")
    (folder / "a.html").write_text(f"<html><body><article><p>{text}</p></article></body></html>")
    (folder / "c.txt").write_text(" ".join(report(2)))
    trace(folder, tmp_path / "l.jsonl")
    assert [(one["from_id"], one["to_id"]) for one in rows(tmp_path / "l.jsonl")] == [("a", "b")]


# An index: what was read is not read again.


def test_documents_that_come_later_give_what_all_at_once_give(corpus, tmp_path):
    trace(corpus, tmp_path / "whole.jsonl")
    documents = rows(corpus)
    index = tmp_path / "index"
    write_rows(tmp_path / "first.jsonl", documents[:60])
    write_rows(tmp_path / "new.jsonl", documents[60:])
    trace(tmp_path / "first.jsonl", tmp_path / "l.jsonl", index=index)
    first = chunks(index)
    done = trace(tmp_path / "new.jsonl", tmp_path / "l.jsonl", index=index)
    assert (done.documents, done.kept) == (100, 0)
    assert tables(tmp_path / "l.jsonl") == tables(tmp_path / "whole.jsonl")
    assert chunks(index).items() >= first.items()
    done = trace(corpus, tmp_path / "again.jsonl", index=index)  # the table grown
    assert (done.documents, done.kept) == (100, 100)
    assert tables(tmp_path / "again.jsonl") == tables(tmp_path / "whole.jsonl")


def chunks(index):
    """Return when each file of each chunk was written."""
    return {path: path.stat().st_mtime_ns for path in (index / "chunks").rglob("*.npy")}


def test_a_changed_document_counts_as_it_came_last(corpus, tmp_path):
    index, documents = tmp_path / "index", rows(corpus)
    trace(corpus, tmp_path / "l.jsonl", index=index)
    documents[3]["text"] = " ".join(report(77_777))
    write_rows(corpus, documents)
    told = []
    watcher = Watcher(issue=lambda issue: told.append(issue.what))
    trace(corpus, tmp_path / "l.jsonl", index=index, watcher=watcher)
    trace(corpus, tmp_path / "whole.jsonl")
    assert tables(tmp_path / "l.jsonl") == tables(tmp_path / "whole.jsonl")
    assert told == ["1 document is not what the index holds: what came last counts"]


def test_documents_of_before_stay_in_an_index_and_nowhere_else(corpus, tmp_path):
    index, documents = tmp_path / "index", rows(corpus)
    trace(corpus, tmp_path / "l.jsonl", index=index)
    write_rows(corpus, documents[:50])
    assert trace(corpus, tmp_path / "l.jsonl", index=index).documents == 100
    assert trace(corpus, tmp_path / "l.jsonl", index=index, restart=True).documents == 50


def test_an_index_of_another_version_is_refused(corpus, tmp_path):
    index = tmp_path / "index"
    trace(corpus, tmp_path / "l.jsonl", index=index)
    about = json.loads((index / "about.json").read_text())
    (index / "about.json").write_text(json.dumps(about | {"format": 0}))
    with pytest.raises(UsageError, match=r"format was 0, is 1.*--restart"):
        trace(corpus, tmp_path / "l.jsonl", index=index)
    assert trace(corpus, tmp_path / "l.jsonl", index=index, restart=True).documents == 100


def test_two_runs_do_not_share_an_index(corpus, tmp_path):
    told = []

    def second(_stage):
        with pytest.raises(UsageError, match="in use by another run"):
            trace(corpus, tmp_path / "m.jsonl", index=tmp_path / "index")
        told.append("refused")

    trace(corpus, tmp_path / "l.jsonl", index=tmp_path / "index", watcher=Watcher(stage=second))
    assert "refused" in told


# Interruptions.


class Stop(Exception):
    pass


def stop_at(stage, times=1):
    """Watch some work, and break it off at a stage."""
    seen = []

    def watch(one):
        seen.append(one.name)
        if seen.count(stage) == times:
            raise Stop

    return Watcher(stage=watch)


STAGES = ["reading", "counting", "printing", "matching", "merging", "comparing", "linking"]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("times", [1, 2])
def test_it_goes_on_after_an_interruption(corpus, tmp_path, stage, times):
    trace(corpus, tmp_path / "whole.jsonl")
    output = tmp_path / "l.jsonl"
    with pytest.raises(Stop):
        trace(corpus, output, watcher=stop_at(stage, times))
    assert not output.exists()
    done = trace(corpus, output)
    assert done.kept == (0 if (stage, times) == ("reading", 1) else 100)
    assert tables(output) == tables(tmp_path / "whole.jsonl")
    assert not output.with_name("l.jsonl.part").exists()


@pytest.mark.parametrize("place", [0, 50, 99])
def test_other_input_after_an_interruption_counts_as_it_is(corpus, tmp_path, place):
    with pytest.raises(Stop):
        trace(corpus, tmp_path / "l.jsonl", watcher=stop_at("comparing"))
    documents = rows(corpus)
    del documents[place]
    documents[10]["text"] = " ".join(report(55_555))
    write_rows(corpus, documents)
    trace(corpus, tmp_path / "l.jsonl")
    trace(corpus, tmp_path / "fresh.jsonl")
    assert tables(tmp_path / "l.jsonl") == tables(tmp_path / "fresh.jsonl")


def test_no_document_no_table(tmp_path):
    (tmp_path / "docs.jsonl").write_text('{"id": "a"}\n')
    done = trace(tmp_path / "docs.jsonl", tmp_path / "l.jsonl")
    assert (done.documents, done.lost) == (0, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["docs.jsonl"]


@pytest.mark.parametrize("texts", [["Yes."], ["Yes.", "No."], ["!!!", "!!!", "?"], ["word"] * 300])
def test_texts_with_hardly_a_word_rely_on_nobody(tmp_path, texts):
    documents = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    trace(write_rows(tmp_path / "docs.jsonl", documents), tmp_path / "l.jsonl")
    assert rows(tmp_path / "l.jsonl") == []
    assert len(rows(tmp_path / "l.origins.jsonl")) == len(texts)


def test_five_hundred_copies_of_one_text_are_as_many_links(tmp_path):
    text = " ".join(report(5))
    documents = [{"id": f"{n:03}", "text": text, "published": "2014-11-02"} for n in range(500)]
    trace(write_rows(tmp_path / "docs.jsonl", documents), tmp_path / "l.jsonl")
    links = rows(tmp_path / "l.jsonl")
    assert {one["to_id"] for one in links} == {"000"}
    assert len(links) == 499
    assert {row["origin"] for row in rows(tmp_path / "l.origins.jsonl")} == {"000"}


def test_what_can_only_fail_is_said_before_any_work(corpus, tmp_path):
    with pytest.raises(UsageError, match="the ending picks the format"):
        trace(corpus, tmp_path / "l.xlsx")
    with pytest.raises(UsageError, match="holds other files"):
        trace(corpus, tmp_path / "l.jsonl", index=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["docs.jsonl"]


def test_parquet_without_its_extra(corpus, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"whence\[parquet\]"):
        trace(corpus, tmp_path / "l.parquet")


# The real command, killed by the system as it comes.


def start(corpus, output, *options):
    command = [sys.executable, "-m", "whence", "trace", corpus, "-o", output, *options]
    return subprocess.Popen([*map(str, command)], stderr=subprocess.PIPE, text=True)


def reached(folder: Path, what: str) -> bool:
    return any(folder.glob(what))


@pytest.mark.parametrize(("how", "index"), [(signal.SIGINT, False), (signal.SIGKILL, True)])
def test_a_killed_run_goes_on_to_the_same_tables(tmp_path, how, index):
    corpus = write_rows(tmp_path / "docs.jsonl", corpus_rows(400))
    trace(corpus, tmp_path / "whole.jsonl")
    output = tmp_path / "l.jsonl"
    folder = tmp_path / "index" if index else output.with_name("l.jsonl.part")
    options = ["--workers", 1 + index, *(["--index", folder] if index else [])]
    for what in ("chunks/000000", "work/*/prints-*", "work/*/compared-*"):
        process = start(corpus, output, *options)
        while not reached(folder, what) and process.poll() is None:
            time.sleep(0.002)
        process.send_signal(how)
        _, said = process.communicate(timeout=60)
        assert "Traceback" not in said
        if process.returncode == 0:  # it was done before the signal came
            break
        assert process.returncode == (130 if how == signal.SIGINT else -signal.SIGKILL)
        if how == signal.SIGINT:
            assert "run the same command again" in said
    process = start(corpus, output, *options)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert tables(output) == tables(tmp_path / "whole.jsonl")
