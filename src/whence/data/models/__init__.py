"""Trained models that ship with the package; their cards are in docs/models."""
