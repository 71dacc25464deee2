"""Both engines write the same bytes."""

import pytest
from test_trace import corpus_rows, rows, tables, trace, write_rows

from whence.engine.spark import java_version
from whence.model import MissingExtra, UsageError

pytest.importorskip("pyspark", reason="pyspark is not installed: whence[spark]")


@pytest.mark.skipif(
    (java_version() or 0) < 17,
    reason="Spark needs a Java 17 or newer (apt-get install openjdk-17-jre-headless)",
)
# More than 300 documents, so that candidates are found by what they share; copies, no date, no outlet.
def test_the_same_bytes_on_either_engine(tmp_path):
    documents = corpus_rows(170)
    for row in documents[::7]:
        del row["published"]
    for row in documents[::5]:
        del row["publisher"]
    corpus = write_rows(tmp_path / "docs.jsonl", documents)
    told = []
    from whence.corpus import Watcher

    done = trace(corpus, tmp_path / "local.jsonl")
    watcher = Watcher(stage=lambda stage: told.append(stage.name))
    other = trace(corpus, tmp_path / "spark.jsonl", engine="spark", watcher=watcher)
    assert tables(tmp_path / "spark.jsonl") == tables(tmp_path / "local.jsonl")
    assert rows(tmp_path / "local.jsonl")
    assert (other.documents, other.rows) == (done.documents, done.rows)
    wanted = ["reading", "counting", "printing", "matching", "comparing", "linking"]
    assert list(dict.fromkeys(told)) == wanted
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "docs.jsonl", "local.jsonl", "local.origins.jsonl", "spark.jsonl", "spark.origins.jsonl",
    ]  # fmt: skip


def test_without_java_it_says_how_to_get_one(tmp_path, monkeypatch):
    corpus = write_rows(tmp_path / "docs.jsonl", corpus_rows(2))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(UsageError, match="apt-get install openjdk-17-jre-headless"):
        trace(corpus, tmp_path / "l.jsonl", engine="spark")


def test_an_older_java_is_refused(tmp_path, monkeypatch):
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(UsageError, match="this is Java 11"):
        trace(
            write_rows(tmp_path / "d.jsonl", corpus_rows(2)), tmp_path / "l.jsonl", engine="spark"
        )


def test_without_its_extra(tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(MissingExtra, match=r"whence\[spark\]"):
        trace(
            write_rows(tmp_path / "d.jsonl", corpus_rows(2)), tmp_path / "l.jsonl", engine="spark"
        )
