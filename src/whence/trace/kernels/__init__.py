"""Compiled kernels over the bytes and words of packed texts, and the functions that call them."""
