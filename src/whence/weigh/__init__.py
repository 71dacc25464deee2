"""Weigh: how much a source, an origin or a finding counts, before anything is judged."""
