from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from whence.read.web.layout import Layout

markup = st.recursive(
    st.sampled_from(["a", "bc ", "<br>"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["div", "b", "ul"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(markup, st.data())
def test_ranges_are_the_elements_within(source, data):
    root = html.fromstring(f"<html><body>{source}</body></html>")
    layout = Layout(root)
    all_elements = list(root.iter())
    numbers = sorted(data.draw(st.sets(st.integers(0, len(all_elements) - 1))))
    for number, element in enumerate(all_elements):
        assert layout.number(element) == number
        assert list(layout.inside(number)) == list(element.iter())
        within = [one for one in numbers if all_elements[one] in set(element.iter())]
        assert layout.count(numbers, number) == len(within)
        assert layout.depth(number) == len(list(element.iterancestors()))
        text = sum(len(piece.strip()) for piece in element.itertext())
        assert layout.length(number) == text + len((element.tail or "").strip())
    chosen = {all_elements[one] for one in numbers}
    outermost = [one for one in numbers if not chosen & set(all_elements[one].iterancestors())]
    assert list(layout.outermost(numbers)) == outermost
