"""Issues by kind, the first few in full."""

from whence.model import Document
from whence.read.records.tally import Tally


def test_ten_of_a_kind_are_told_and_the_rest_counted():
    tally = Tally(Document(id="a", text="", path="a.csv"))
    told = [
        issue
        for number in range(13)
        for issue in tally.tell("error", "bad rows", f":{number}", "wrong", f"a#{number}")
    ]
    told += tally.tell("warning", "bad rows", "", "other")
    assert [issue.what for issue in told[:2]] == ["a.csv:0: wrong", "a.csv:1: wrong"]
    assert [issue.document for issue in told[:1] + told[-1:]] == ["a#0", "a"]
    assert len(told) == 11
    tally.count("service messages")
    tally.count("service messages")
    assert [(issue.level, issue.what) for issue in tally.rest()] == [
        ("error", "a.csv: more bad rows: 3"),
        ("info", "a.csv: service messages: 2"),
    ]
