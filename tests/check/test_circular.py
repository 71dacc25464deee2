"""Findings on the word of a report that takes sides itself."""

from whence.model import Citation

PAIR = ("pavo", "orion")


def stated(make, document):
    cited = Citation(document=document, quote="Pavo", start=0)
    return make.fact("pavo", "at_war_with", "orion", "2030", stated=True, source=cited)


def war(scene, make):
    asked = make.claim("agreement", PAIR, text="They will merge.", dated="2031-03")
    return scene.findings(asked, subkind="state_of_world")[0]


def test_a_report_that_doubts_and_supplies_the_fact(scene, make):
    for stance, words in (
        ("doubts", "doubts the claim"),
        ("denies", "denies the claim"),
        ("asserts", "asserts the claim"),
        ("discusses", None),
    ):
        again = make.scene()
        again.know(*map(make.actor, PAIR), stated(make, "herald"))
        again.says("herald", "Pavo and Orion are at war", stance=stance)
        found = war(again, make)
        assert found.circular is bool(words), stance
        said = f"This is on the word of Herald alone, which itself {words}."
        assert found.explanation.endswith(said) is bool(words)
        assert found.facts[0].stated
        assert found.facts[0].spans[0].quote == "Pavo"


def test_another_documents_word_is_not_circular(scene, make):
    scene.know(*map(make.actor, PAIR), stated(make, "post"))
    scene.report("post", "Pavo is at war with Orion.")
    scene.says("herald", "They will not merge", stance="denies")
    assert not war(scene, make).circular


def test_what_others_know_too_is_not_circular(scene, make):
    known = make.fact("orion", "hostile_to", "pavo", "2030")
    scene.know(*map(make.actor, PAIR), stated(make, "herald"), known)
    scene.says("herald", "Pavo will not merge with Orion", stance="denies")
    assert not war(scene, make).circular
