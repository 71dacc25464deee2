"""Fit the logistic regressions over named features, and write them as JSON that a person can read."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from rumours import STANCES, Pair, Part, fold_of, part_of, read_bodies, read_claims, read_pairs
from whence.extract import extract_statements
from whence.model import Claim, Document, Knowledge
from whence.resolve.articles import article_features
from whence.resolve.bearing import bearing_features
from whence.resolve.book import name_claims
from whence.resolve.fit import MatchConfig, fit, profile_claims, read_contexts
from whence.resolve.identities import identify
from whence.resolve.linear import Linear
from whence.resolve.pairs import pair_features, read_text

FOLDS = 4
Row = Mapping[str, float]


def fit_linear(
    rows: Sequence[Row], labels: Sequence[str], classes: Sequence[str], *, strength: float
) -> Linear:
    """Fit a regularised logistic regression on scaled features; scaling is folded into the weights."""
    vectors = DictVectorizer(sparse=False)
    matrix = vectors.fit_transform(rows)
    scaler = StandardScaler().fit(matrix)
    model = LogisticRegression(C=strength, max_iter=5000).fit(scaler.transform(matrix), labels)
    coefficients, bias = model.coef_, model.intercept_
    if len(classes) == 2:  # one row for the second of the two, in alphabetical order
        coefficients = np.vstack([-coefficients, coefficients]) / 2
        bias = np.array([-bias[0], bias[0]]) / 2
    order = [list(model.classes_).index(name) for name in classes]
    weights = (coefficients / scaler.scale_)[order]
    shift = bias[order] - weights @ scaler.mean_
    return Linear(
        tuple(classes),
        tuple(shift.tolist()),
        {
            name: tuple(column.tolist())
            for name, column in zip(vectors.feature_names_, weights.T, strict=True)
        },
    )


def headline_rows(pairs: Sequence[Pair]) -> list[Row]:
    """Return the features of claim and headline."""
    return [pair_features(read_text(one.claim), read_text(one.headline)) for one in pairs]


def fit_headlines(pairs: Sequence[Pair]) -> Linear:
    """Fit the reader of single sentences on headlines."""
    return fit_linear(headline_rows(pairs), [one.stance for one in pairs], STANCES, strength=0.03)


def fit_articles(headlines: Sequence[Pair], articles: Sequence[Pair]) -> Linear:
    """Fit the reader of articles on what a reader of sentences says that has not seen their claims."""
    rows: dict[int, Row] = {}
    for fold in range(FOLDS):
        seen = [one for one in headlines if fold_of(one.claim_id, FOLDS) != fold]
        linear = fit_headlines(seen)
        for place, one in enumerate(articles):
            if fold_of(one.claim_id, FOLDS) == fold:
                rows[place] = article_features(one.claim, one.headline, one.body, linear)
    labels = [one.stance for one in articles]
    return fit_linear([rows[i] for i in range(len(articles))], labels, STANCES, strength=0.01)


def bearing_rows(data: Path, labels: Path, part: Part) -> list[tuple[str, Row, str]]:
    """Return claim, features and label of the statements read by hand, each found again by its words."""
    texts, claims = read_bodies(data, part), read_claims(data, part)
    rows = []
    for line in labels.read_text("utf-8").splitlines():
        one = json.loads(line)
        if part_of(one["claim"]) != part:
            continue
        page = Document(id="d", text=texts[one["body"]], publisher="The Paper", language="en")
        claim = Claim(id="c", text=claims[one["claim"]])
        pieces = " ".join(page.text[start:end] for start, end in one["pieces"])
        if row := statement_rows(page, claim).get(pieces):
            rows.append((one["claim"], row, one["bears"]))
    return rows


def statement_rows(page: Document, claim: Claim) -> dict[str, Row]:
    """Return the features of every statement of a page toward a claim, by its words."""
    statements = extract_statements([page])
    book = identify([page], Knowledge()).books[page.id]
    books = {page.id: book.merged(name_claims([claim], book))}
    contexts = read_contexts(statements, {page.id: page}, books)
    (profile,) = profile_claims([claim], books[page.id])
    config, rows = MatchConfig(), {}
    for one in statements:
        fits = fit(contexts[one.id], profile, config, one.stance != "asserts")
        rows[one.words] = bearing_features(profile, contexts[one.id], fits)
    return rows


def fit_bearing(data: Path, labels: Path) -> Linear:
    """Fit the probability that a statement bears on a claim."""
    rows = bearing_rows(data, labels, "train")
    said = ["none" if label == "none" else "bears" for _, _, label in rows]
    return fit_linear([row for _, row, _ in rows], said, ("none", "bears"), strength=1.0)


def plain(model: Linear) -> dict[str, Any]:
    """Return a model as plain data, weights to four figures."""
    return {
        "classes": list(model.classes),
        "bias": [round(value, 4) for value in model.bias],
        "weights": {
            name: [round(value, 4) for value in row] for name, row in sorted(model.weights.items())
        },
    }


def fit_models(data: Path, labels: Path, output: Path) -> None:
    """Fit everything on the train part and write `stance.json`."""
    headlines, articles = read_pairs(data, "train")
    result = {
        "headline": plain(fit_headlines(headlines)),
        "article": plain(fit_articles(headlines, articles)),
        "bears": plain(fit_bearing(data, labels)),
    }
    output.mkdir(parents=True, exist_ok=True)
    (output / "stance.json").write_text(json.dumps(result, indent=1) + "\n", "utf-8")
