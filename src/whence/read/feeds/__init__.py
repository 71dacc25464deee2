"""Feeds: RSS, Atom and RDF, entry by entry."""
