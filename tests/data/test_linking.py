"""The constants of linking, and the list of common words."""

from whence.data.lexicons import read_yaml
from whence.data.linking import load_linking
from whence.data.trees import load_trees


def test_every_constant_has_its_reason() -> None:
    assert all(row["reason"].strip() for row in read_yaml("linking.yaml").values())


def test_thresholds_are_chances() -> None:
    constants = load_linking()
    for name in (
        "screened",
        "spoken",
        "parent_least",
        "together_least",
        "written",
        "copy",
        "copied",
        "quoted",
    ):
        assert 0 < getattr(constants, name) < 1, name


def test_a_common_word_stands_in_one_class_in_order_of_rarity() -> None:
    rows = read_yaml("common_words.yaml")
    words = [word for row in rows for word in row["words"].split()]
    assert len(words) == len(set(words)) > 2_000
    assert [row["share"] for row in rows] == sorted((row["share"] for row in rows), reverse=True)
    assert "the" in rows[0]["words"].split()


def test_every_node_of_every_tree_leads_to_a_leaf() -> None:
    for name in ("pairs", "parents", "kin"):
        trees = load_trees(name)
        inner = trees.features >= 0
        places = set(range(len(trees.features)))
        assert {*trees.below[inner].tolist(), *trees.above[inner].tolist()} | set(
            trees.roots.tolist()
        ) == places
        assert (trees.features < len(trees.inputs)).all()
