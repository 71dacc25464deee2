"""How networks of factors are solved: planned by structure, then followed by numpy or a kernel."""
