"""Quotations signed by their speaker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.signed import find_signed


@pytest.mark.parametrize(
    ("line", "content", "source"),
    [
        ("“It was a hard winter.” — Amal Haddad", "“It was a hard winter.”", "Amal Haddad"),
        (
            "“It was a hard winter.”― Amal Haddad, Aden\xa0",
            "“It was a hard winter.”",
            "Amal Haddad, Aden",
        ),
        ('"We left." -- Jo Marsh, mayor of the Old Town', None, None),  # “mayor” is no name
        ('"We left." -- Jo Marsh of the Old Town', '"We left."', "Jo Marsh of the Old Town"),
        ("«Мы ушли.» — Пётр Ильин.", "«Мы ушли.»", "Пётр Ильин"),
        ("”Wrong mark, same thing.” – A. Haddad", "”Wrong mark, same thing.”", "A. Haddad"),
        ("“We left,” he said – then wept", None, None),
        ("They left. — Amal Haddad", None, None),
        ("“We left.”", None, None),
        ("“We left.” —", None, None),
        ("“We left.” — and that was all of it", None, None),
        ("", None, None),
        ("“”", None, None),
        ("—", None, None),
    ],
)
def test_signed_quotations(line, content, source):
    text = "Voices of the day\n" + line + "\nMore follows."
    found = [
        (text[slice(*one.content[0])], text[slice(*one.cue[0])], text[slice(*one.source[0])])
        for one in find_signed(text)
    ]
    assert [(c, s) for c, _, s in found] == ([(content, source)] if content else [])
    assert all(cue in "―—–-" for _, cue, _ in found)


@given(st.text('“”"—– .A b\n', max_size=80))
def test_pieces_stand_in_their_line(text):
    for one in find_signed(text):
        ((first, last),) = one.content
        ((name, end),) = one.source
        assert first < last <= one.cue[0][0] < name < end <= len(text)
        assert "\n" not in text[first:end]
