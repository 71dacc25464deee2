"""Records from and to disk, and the dated knowledge base. Reading and writing happen only here."""
