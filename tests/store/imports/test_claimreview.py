"""Claims from reviews of others: every shape they come in, and nothing lost on the way round."""

import json
from typing import Any

import pytest

from whence.model import CaseError, InputError
from whence.pipeline import assess
from whence.read import read_files
from whence.report.exports import export
from whence.store.case import open_case
from whence.store.imports import import_file
from whence.store.imports.reviews import review_of

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/whales",
    "claimReviewed": "Whales were seen in the harbour.",
    "datePublished": "2031-06-01",
    "author": {"@type": "Organization", "name": "Harbour Checks"},
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": "1",
        "worstRating": "1",
        "bestRating": "5",
        "alternateName": "Pants on fire",
    },
    "reviewBody": "<p>The picture is from <b>another</b> sea.</p><script>alert(1)</script>",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "A. Sailor"},
        "appearance": [
            "https://posts.example/1",
            {"@type": "CreativeWork", "url": "https://posts.example/2"},
        ],
        "firstAppearance": {
            "@type": "SocialMediaPosting",
            "url": "https://posts.example/0",
            "author": {"@type": "Person", "name": "A. Sailor"},
            "datePublished": "2031-05-30",
            "text": "Whales were seen in the harbour this morning!",
        },
    },
}


def taken(tmp_path: Any, data: Any, name: str = "reviews.jsonld") -> Any:
    tmp_path.mkdir(exist_ok=True)
    file = tmp_path / name
    file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return import_file(tmp_path / "case", file)


def texts(tmp_path: Any) -> dict[str, str]:
    folder = tmp_path / "case" / "documents"
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


PAGE = "<html><head><script type='application/ld+json'>{}</script></head><body>x</body></html>"
IN_A_SCRIPT = json.dumps(REVIEW).replace("<", "\\u003c")
WHO = {"@id": "https://checks.example/#org"}
SHAPES = {
    "alone": REVIEW,
    "list": [REVIEW],
    "graph": {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]},
    "feed": {
        "@type": "DataFeed",
        "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}],
    },
    "typed": REVIEW | {"@type": ["http://schema.org/ClaimReview", "Review"]},
    "pointed at": {
        "@graph": [
            WHO | {"@type": "Organization", "name": "Harbour Checks"},
            REVIEW | {"author": WHO, "itemReviewed": {"@id": "#claim"}},
            REVIEW["itemReviewed"] | {"@id": "#claim"},
        ]
    },
    "entities": REVIEW
    | {"claimReviewed": "&lt;p&gt;Whales were seen in the harbour&#46;&lt;/p&gt;"},
    "several items": REVIEW
    | {
        "itemReviewed": [
            {"@type": "CreativeWork", "url": "https://posts.example/2"},
            REVIEW["itemReviewed"] | {"appearance": "https://posts.example/1"},
        ]
    },
    "day in words": REVIEW | {"datePublished": "June 1, 2031"},
    "broken line": json.dumps(REVIEW).replace("another</b> sea", "another</b>\n sea"),
    "page with a comment": PAGE.format(f"<!-- {IN_A_SCRIPT} -->"),
    "page with a section": PAGE.format(f"/*<![CDATA[*/ {IN_A_SCRIPT} /*]]>*/"),
    "page": PAGE.format(
        "{</script><script type='application/ld+json'>" + json.dumps(REVIEW).replace("<", "\\u003c")
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_claim_the_review_and_the_works(tmp_path, shape):
    added = taken(tmp_path, SHAPES[shape], "page.html" if "page" in shape else "reviews.json")
    (claim,) = open_case(tmp_path / "case").question.claims
    assert (claim.id, claim.text) == ("whales-were-seen-in-the-harbour", REVIEW["claimReviewed"])
    review, work = sorted(texts(tmp_path).values(), key=len, reverse=True)
    assert "Harbour Checks rates it: Pants on fire (1 on a scale from 1 (worst) to 5" in review
    assert "The picture is from another sea." in " ".join(review.split())
    assert 'published: "2031-06-01"' in review
    assert "alert" not in review
    assert "A. Sailor, 2031-05-30, https://posts.example/0" in review
    assert "Whales were seen in the harbour this morning!" in work
    for url in ("https://posts.example/1", "https://posts.example/2"):
        assert f"- {url}" in review
        assert any(f"whence add {url} --case" in line for line in added.told)


def test_nodes_that_all_point_at_each_other_fill_no_memory(tmp_path):
    everything = [{"@id": f"#{number}"} for number in range(300)]
    graph = [one | {"@type": "ClaimReview", "itemReviewed": everything} for one in everything]
    taken(tmp_path, {"@graph": [REVIEW, *graph]})
    assert len(texts(tmp_path)) == 2


def test_an_answer_of_fact_check_tools_is_reviews(tmp_path):
    review = {
        "publisher": {"name": "Harbour Checks", "site": "checks.example"},
        "url": "https://checks.example/whales",
        "title": "No whales",
        "reviewDate": "2031-06-01T00:00:00Z",
        "textualRating": "False",
        "languageCode": "en",
    }
    claim = {"text": "Whales were seen.", "claimant": "A. Sailor", "claimReview": [review]}
    told = taken(tmp_path, {"claims": [claim], "nextPageToken": "CAo"}, "answer.json").told
    assert told[:2] == (
        "reviews: 1, new claims: 1",
        "one page of an answer; fetch the next ones, too (nextPageToken)",
    )
    (text,) = texts(tmp_path).values()
    for part in ("Harbour Checks rates it: False.", "A. Sailor", "No whales", "2031-06-01"):
        assert part in text
    assert open_case(tmp_path / "case").question.statements[0].stance == "denies"


def test_the_same_file_twice_adds_nothing(tmp_path):
    taken(tmp_path, REVIEW)
    before = texts(tmp_path)
    assert taken(tmp_path, REVIEW).told[-1].startswith("nothing new")
    assert texts(tmp_path) == before


def test_a_claim_that_is_there_keeps_its_id(tmp_path):
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "case.yaml").write_text(
        "claims:\n  - id: W # mine\n    text: Whales were seen in the harbour.\n    kind: presence\n"
    )
    added = taken(tmp_path, REVIEW)
    (claim,) = open_case(tmp_path / "case").question.claims
    assert (claim.id, claim.kind) == ("W", "presence")
    assert any("as W" in line for line in added.told)


def test_an_id_that_is_taken_goes_to_nobody_else(tmp_path):
    first = REVIEW | {"itemReviewed": {"identifier": "C1"}}
    second = first | {"claimReviewed": "Whales sank the ferry.", "url": "https://checks.example/2"}
    taken(tmp_path, [first, second])
    claims = open_case(tmp_path / "case").question.claims
    assert [one.id for one in claims] == ["C1", "whales-sank-the-ferry"]


def test_a_review_says_what_its_rating_says(tmp_path):
    taken(tmp_path, REVIEW)
    found = assess(tmp_path / "case")
    on_it = {one.document.split("-")[0]: one for one in found.statements if one.claim}
    assert on_it["review"].stance == "denies"
    assert on_it["review"].coded
    assert on_it["a"].stance == "asserts"
    assert found.claims[0].reports == 1


@pytest.mark.parametrize(
    ("rating", "stance"),
    [
        ({"ratingValue": 1, "worstRating": 1, "bestRating": 5}, "denies"),
        ({"ratingValue": "2", "worstRating": "1", "bestRating": "5"}, "denies"),
        ({"ratingValue": 3, "worstRating": 1, "bestRating": 5}, "discusses"),
        ({"ratingValue": 5, "worstRating": 1, "bestRating": 5}, "asserts"),
        ({"ratingValue": 5, "alternateName": "False"}, "denies"),
        # Ends that a rating does not give are 1 and 5, by schema.org.
        ({"ratingValue": 4, "bestRating": 5, "alternateName": "Mostly true"}, "asserts"),
        ({"ratingValue": "-1", "bestRating": "-1", "worstRating": "-1"}, "discusses"),
        ({"ratingValue": 8, "alternateName": "Fair"}, "discusses"),
        ({"ratingValue": "False"}, "denies"),
        ({"alternateName": "True."}, "asserts"),
        ({"alternateName": "Half true"}, "discusses"),
        ({"ratingValue": 1, "worstRating": 5, "bestRating": 1}, "discusses"),
        ({}, "discusses"),
    ],
)
def test_the_stance_of_a_rating(rating, stance):
    review = review_of(REVIEW | {"reviewRating": rating})
    assert review is not None
    assert review.stance == stance


OWN = {"isBasedOn": {"@type": "SoftwareApplication", "name": "whence"}}


def test_a_review_of_our_own_is_no_report(tmp_path):
    """It would be counted with the reports it is about; of other claims, too, whose words it quotes."""
    review = review_of(REVIEW | OWN)
    assert review is not None
    assert (review.own, review.stance) == (True, "discusses")
    added = taken(tmp_path, [REVIEW | OWN, REVIEW | OWN | {"claimReviewed": "A whale was seen."}])
    assert [name for name in texts(tmp_path) if name.startswith("review")] == []
    assert "statements" not in (tmp_path / "case" / "case.yaml").read_text(encoding="utf-8")
    assert any("A whale was seen.: Pants on fire" in line for line in added.told)


def test_what_reviews_quote_of_one_work_is_one_document(tmp_path):
    """Two claims that one report makes are two reviews, but one report."""
    named = {"identifier": "tide", "publisher": {"name": "The Tide"}}
    first, second, third = (
        REVIEW
        | OWN
        | {"claimReviewed": claim, "itemReviewed": {"appearance": named | {"text": text}}}
        for claim, text in (
            ("Whales were seen.", "Whales were seen at noon."),
            ("The ferry sank.", "The ferry sank at one."),
            ("Whales came.", "Whales were seen"),
        )
    )
    taken(tmp_path, [first, second, third])
    (work,) = texts(tmp_path).values()
    assert work.endswith("Whales were seen at noon.\n\n[…]\n\nThe ferry sank at one.\n")
    assert taken(tmp_path, [first, second, third]).told[-1].startswith("nothing new")


def test_an_export_taken_into_an_empty_case_counts_no_report_more(tmp_path, pier):
    """Its own reviews do not count, the one report that makes both claims is one, and who denies is there."""
    taken(tmp_path, export(pier, "claimreview"))
    again = assess(tmp_path / "case")
    assert [one.publisher for one in again.documents] == ["Orlo Lines", "The Tide"]
    assert {one.id: one.reports for one in again.claims} == {"sale": 1, "talks": 1}


@pytest.mark.parametrize(
    "data",
    [
        "[" * 100_000,
        '{"@type": "ClaimReview"',
        json.dumps({"@type": "ClaimReview"}),
        json.dumps({"@type": "ClaimReview", "claimReviewed": {"a": 1}, "reviewRating": 3}),
        json.dumps({"@type": "ClaimReview", "claimReviewed": [None, True, "<p></p>"]}),
        PAGE.format("{}") + "ClaimReview",
        "<p>ClaimReview</p>",
    ],
)
def test_what_is_no_review_is_said_to_be_none(tmp_path, data):
    with pytest.raises((InputError, CaseError)):
        import_file_as(tmp_path, data)
    assert not (tmp_path / "case").exists()


def import_file_as(tmp_path: Any, data: str) -> Any:
    file = tmp_path / "x.json"
    file.write_text(data)
    return import_file(tmp_path / "case", file, "claimreview")


@pytest.mark.parametrize(
    "wrong",
    [
        {"reviewRating": ["x", 3, {"ratingValue": {"a": []}, "alternateName": 7}]},
        {"itemReviewed": "text", "author": 3, "url": ["javascript:alert(1)"]},
        {"itemReviewed": [{"appearance": {"url": "file:///etc/passwd"}, "firstAppearance": 9}]},
        {
            "datePublished": "yesterday",
            "headline": "a\n---\nkind: nonsense",
            "reviewBody": "x" * 9**6,
        },
        {"author": {"name": "\ud800\u202e: [\x00\x1b[31m"}, "inLanguage": {}},
        {"mentions": [{"@type": "PropertyValue", "name": "n", "value": "NaN"}]},
        {"reviewRating": {"ratingValue": 1e999, "worstRating": True}},
    ],
)
def test_odd_values_are_left_out_and_the_rest_is_taken(tmp_path, wrong):
    taken(tmp_path, REVIEW | wrong)
    case = open_case(tmp_path / "case")
    assert [one.text for one in case.question.claims] == [REVIEW["claimReviewed"]]
    for text in texts(tmp_path).values():
        assert "javascript:" not in text
        assert "file:" not in text
        assert "\x1b" not in text
        assert "\u202e" not in text
    read, _ = read_files(case.files)
    assert len(read) == len(case.files)


def test_who_says_what_is_believed_of_our_own_reviews_only(tmp_path):
    quoted = {
        "@type": "Quotation",
        "text": "Whales were seen at noon",
        "keywords": ["denies", "probable", "kind:official", "directness:told"],
        "spokenByCharacter": {"@type": "Person", "name": "the harbour master"},
    }
    work = {
        "identifier": "tide",
        "publisher": {"name": "The Tide"},
        "text": "Whales were seen at noon",
        "genre": "interview",
        "hasPart": [quoted],
    }
    other = {**work, "identifier": "ebb", "publisher": {"name": "The Ebb"}, "text": "None came."}
    own = REVIEW | OWN | {"itemReviewed": {"appearance": work}, "citation": [other]}
    foreign = {**own, "isBasedOn": None}
    taken(tmp_path / "own", own)
    said = open_case(tmp_path / "own" / "case").question.statements
    assert [(one.stance, one.certainty, one.source, one.kind, one.directness) for one in said] == [
        ("denies", "probable", "the harbour master", "official", "told")
    ] * 2
    assert sum('kind: "interview"' in text for text in texts(tmp_path / "own").values()) == 2
    taken(tmp_path / "foreign", foreign)
    (only,) = open_case(tmp_path / "foreign" / "case").question.statements
    assert only.why == "what its rating says"
    assert not any("None came." in text for text in texts(tmp_path / "foreign").values())
    assert not any("interview" in text for text in texts(tmp_path / "foreign").values())
