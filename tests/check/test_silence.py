"""Who would gain and is silent; which insider speaks of something else; a foe's denial."""

from whence.model import Interest

PAIR = ("pavo", "orion")


def deal(make, **more):
    return make.claim("agreement", PAIR, **{"dated": "2031-03", "text": "A merger.", **more})


QUIET = "Lynx is not playing up any merger between Pavo and Orion"


def test_who_would_gain_and_does_not_use_the_story(scene, make):
    war = make.fact("lynx", "at_war_with", "pavo", "2030-02")
    cases = [
        ("at war", (war,), "", (), "playing_up", "is at war with Pavo (since February 2030)"),
        (
            "set upon, by the words",
            (),
            "Lynx saw its men attacked there by Pavo. ",
            (),
            "playing_up",
            "was set upon by Pavo (“attacked there by Pavo”)",
        ),
        (
            "coded",
            (),
            "",
            (Interest(claim="c", direction="for", why="wants the port"),),
            "playing_up",
            "would gain from the story (wants the port)",
        ),
        ("no quarrel", (), "", (), "silent", "leaves the story out"),
    ]
    for name, rows, before, interests, subkind, words in cases:
        again = make.scene()
        again.know(*map(make.actor, (*PAIR, "lynx")), *rows)
        again.source("lynx", "Lynx", interests=interests)
        again.report("herald", before)
        again.says("herald", QUIET, stance="discusses")
        (found,) = again.findings(deal(make), kind="absent", subkind=subkind)
        assert words in found.explanation, name
        assert QUIET in found.explanation


def test_the_group_is_whom_the_sentence_before_names(scene, make):
    war = make.fact("lynx", "at_war_with", "pavo", "2030-02")
    scene.know(*map(make.actor, (*PAIR, "lynx")), war)
    scene.report("herald", "Lynx lost two trucks in Brno. ")
    text = "Nonetheless the group has not mentioned a merger of Pavo and Orion"
    scene.says("herald", text, stance="discusses")
    (found,) = scene.findings(deal(make), subkind="playing_up")
    assert found.explanation.startswith("Lynx, which is at war with Pavo")


def test_an_insider_who_speaks_of_something_else_is_named(scene, make):
    scene.know(*map(make.actor, PAIR))
    scene.says("herald", "they will merge", by="a banker", named=False)
    text = "a senior Pavo engineer told the Herald that forty men had left"
    scene.says("herald", text, by="a senior Pavo engineer", named=False, claim="d")
    (found,) = scene.findings(deal(make), kind="absent", subkind="insider")
    assert (
        "A senior Pavo engineer, inside Pavo, is quoted only on something else: "
        f"“{text}”. Nobody inside Orion is quoted there at all." in found.explanation
    )


def test_opponents_and_officials_are_told_as_such(scene, make):
    war = make.fact("lynx", "at_war_with", "pavo", "2030-02")
    scene.know(*map(make.actor, (*PAIR, "lynx")), war)
    scene.source("clerk", "a clerk", kind="official")
    scene.source("scout", "a scout", affiliation=("lynx",))
    scene.says("herald", "they will merge", by="clerk")
    scene.says("herald", "they will merge soon", by="scout")
    (found,) = scene.findings(deal(make), kind="absent", subkind="insider")
    assert "a clerk (an official)" in found.explanation
    assert "a scout (Lynx, an opponent of Pavo)" in found.explanation


def test_a_foes_denial_runs_against_its_interest(scene, make):
    war = make.fact("lynx", "at_war_with", "pavo", "2030-02")
    scene.know(*map(make.actor, (*PAIR, "lynx")), war)
    scene.says("herald", "Lynx denied a merger", by="Lynx", stance="denies")
    (found,) = scene.findings(deal(make), kind="denial")
    assert found.subkind == "foe"
    assert "The denier is at war with Pavo (since February 2030): the story would serve it" in (
        found.explanation
    )


def test_what_a_denial_reaches(scene, make):
    scene.know(*map(make.actor, (*PAIR, "lynx")))
    cases = [
        ("Lynx has denied to me that they agreed", "It was given to the writer of the report"),
        ("Lynx told Herald that nobody agreed", "It was given to the writer of the report"),
        ("Lynx denied that they agreed", "The denier does not say how it would know"),
        ("No contract was signed while we held office, Lynx said", "“while we held office”"),
    ]
    for text, words in cases:
        scene.said.clear()
        scene.texts.clear()
        scene.says("herald", text, by="Lynx", stance="denies")
        (found,) = scene.findings(deal(make, text="They agreed."), kind="denial")
        assert words in found.explanation, text


def test_a_denial_of_more_than_the_claim_leaves_the_claim(scene, make):
    scene.know(*map(make.actor, PAIR))
    scene.says("herald", "a clerk denied that there is a merger", by="a clerk", stance="denies")
    for text, subkind in (("They agreed.", "beyond"), ("They will merge.", "other")):
        (found,) = scene.findings(deal(make, text=text), kind="denial")
        assert found.subkind == subkind
    (found,) = scene.findings(deal(make, text="They agreed."), kind="denial")
    assert "which is more than the claim says: an agreement is not denied." in found.explanation


def test_a_denial_of_one_claim_is_none_of_the_other(scene, make):
    scene.know(*map(make.actor, PAIR))
    scene.says("herald", "a clerk denied it", by="a clerk", stance="denies")
    other = make.claim("supply", PAIR, id="d", text="Pavo sent engines.", dated="2031-03")
    (found,) = scene.findings(deal(make), other, kind="denial")
    assert found.explanation.endswith("It denies this claim only, not “Pavo sent engines”.")


def test_the_position_to_know_is_quoted_from_the_facts(scene, make):
    rows = (make.place("port"), make.fact("lynx", "present_in", "port", "2030"))
    scene.know(*map(make.actor, (*PAIR, "lynx")), *rows)
    scene.says("herald", "Lynx denied it", by="Lynx", stance="denies")
    (found,) = scene.findings(deal(make, place="port"), kind="denial")
    assert "It is placed to know: Lynx is present in Port" in found.explanation


def test_who_says_what_it_has_not_done_is_not_silent(make):
    own = QUIET.replace("Lynx is", "Lynx says we are")
    for words, expected in ((QUIET, True), (own, False)):
        again = make.scene()
        again.know(*map(make.actor, (*PAIR, "lynx")))
        again.says("tide", "Pavo and Orion will merge", by="a docker")
        again.report("herald", f"{words}. ")
        assert bool(again.findings(deal(make), subkind="silent")) is expected, words
