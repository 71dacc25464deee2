import pytest

from whence.model import CaseError
from whence.store.edit import extended

CASE = b"""# The merger, as asked in May.
title: Merger   # short
claims:
  - id: merged      # the main one
    text: Orion and Pavo have merged.
"""
NEW = {"id": "talked", "text": "Orion and Pavo: talks, “in Azaz”."}


def test_comments_and_order_stay() -> None:
    after = extended(CASE, {"claims": [NEW]}).decode()
    assert after.startswith(CASE.decode())
    assert "talked" in after


def test_what_is_there_already_is_not_added_again() -> None:
    after = extended(CASE, {"claims": [NEW]})
    assert extended(after, {"claims": [NEW]}) == after
    assert extended(CASE, {"claims": []}) == CASE


@pytest.mark.parametrize("content", [b"", b"# nothing yet\n", b"title: Merger\nclaims:\n"])
def test_a_list_is_made_where_there_is_none(content: bytes) -> None:
    after = extended(content, {"claims": [NEW]}).decode()
    assert "talked" in after
    assert after.count("claims:") == 1


def test_what_is_no_yaml_is_an_error() -> None:
    with pytest.raises(CaseError):
        extended(b"a: [", {"claims": [NEW]})
