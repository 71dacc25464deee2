"""Links and origins of a whole corpus: rarity, candidates, fitted models of pairs, and the forest of copies."""
