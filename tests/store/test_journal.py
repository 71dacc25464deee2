"""What was done lies beside the output until all is done."""

import json

import pytest

from whence.model import UsageError
from whence.store.journal import Journal

WORK = {"whence": "1", "tagger": "rules"}
BATCHES = [(f"key{number}", number + 1, f'{{"n": {number}}}\n'.encode()) for number in range(4)]


@pytest.fixture
def open_journal(tmp_path):
    told = []

    def opener(work=WORK, restart=False):
        journal = Journal(tmp_path / "out.jsonl", work, restart=restart, tell=told.append)
        journal.told = told
        return journal

    return opener


def work_through(journal, batches=BATCHES, most=None):
    """Do what is not done, at most so much; return the keys of what was done now."""
    done = []
    for key, documents, rows in batches:
        if not journal.is_done(key, documents):
            if len(done) == most:
                return done
            journal.append(key, documents, 1, rows)
            done.append(key)
    journal.forget_rest()
    return done


@pytest.mark.parametrize("first", range(5))
def test_it_goes_on_where_it_was(open_journal, first):
    with open_journal() as journal:
        work_through(journal, most=first)
    with open_journal() as journal:
        assert work_through(journal) == [f"key{number}" for number in range(first, 4)]
        assert journal.rows.read_bytes() == b"".join(rows for *_, rows in BATCHES)
        assert (journal.documents, journal.count) == (10, 4)
        assert journal.kept == sum(range(first + 1))


@pytest.mark.parametrize("lost", range(1, 400, 7))
def test_a_log_cut_anywhere_is_believed_as_far_as_it_goes(open_journal, tmp_path, lost):
    with open_journal() as journal:
        work_through(journal)
    log = tmp_path / "out.jsonl.part" / "log.jsonl"
    log.write_bytes(log.read_bytes()[:-lost])
    with open_journal() as journal:
        work_through(journal)
        assert journal.rows.read_bytes() == b"".join(rows for *_, rows in BATCHES)


@pytest.mark.parametrize("size", range(0, 40, 3))
def test_rows_cut_anywhere_are_made_again(open_journal, tmp_path, size):
    with open_journal() as journal:
        work_through(journal)
    rows = tmp_path / "out.jsonl.part" / "rows.jsonl"
    rows.write_bytes(rows.read_bytes()[:size])
    with open_journal() as journal:
        work_through(journal)
        assert journal.rows.read_bytes() == b"".join(rows for *_, rows in BATCHES)


def test_rows_without_a_line_in_the_log_are_cut_off(open_journal, tmp_path):
    with open_journal() as journal:
        work_through(journal, most=2)
    with (tmp_path / "out.jsonl.part" / "rows.jsonl").open("ab") as rows:
        rows.write(b'{"half')
    with open_journal() as journal:
        work_through(journal)
        assert [json.loads(line)["n"] for line in journal.rows.open()] == [0, 1, 2, 3]


def test_other_settings_start_over_and_say_so(open_journal):
    with open_journal() as journal:
        work_through(journal, most=2)
    with open_journal(WORK | {"tagger": "fast"}) as journal:
        assert len(work_through(journal)) == 4
        assert journal.told[-1] == (
            "begun with other settings (tagger was rules, is fast): starting over"
        )


def test_other_input_starts_over_from_there_and_says_so(open_journal):
    with open_journal() as journal:
        work_through(journal)
    changed = [*BATCHES[:2], ("other", 3, b"{}\n")]
    with open_journal() as journal:
        assert work_through(journal, changed) == ["other"]
        assert journal.rows.read_bytes() == b"".join(rows for *_, rows in changed)
        assert journal.told[-1].endswith("starting over after document 3")


def test_shorter_input_drops_the_rest(open_journal):
    with open_journal() as journal:
        work_through(journal)
    with open_journal() as journal:
        assert work_through(journal, BATCHES[:1]) == []
        assert journal.rows.read_bytes() == BATCHES[0][2]


def test_restart(open_journal):
    with open_journal() as journal:
        work_through(journal)
    with open_journal(restart=True) as journal:
        assert len(work_through(journal)) == 4


def test_one_run_at_a_time(open_journal):
    pytest.importorskip("fcntl")
    with open_journal() as journal:
        work_through(journal, most=1)
        with pytest.raises(UsageError, match="another run"):
            open_journal()
    open_journal().remove()


def test_nothing_is_left_of_it(open_journal, tmp_path):
    journal = open_journal()
    work_through(journal)
    journal.remove()
    assert not list(tmp_path.iterdir())
