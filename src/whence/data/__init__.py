"""Lexicons, scales and constants as text, each with its source, and what reads them."""
