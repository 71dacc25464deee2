"""E-mail: a message, a mailbox, and the words in them that are quoted."""
