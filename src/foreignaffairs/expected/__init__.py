"""Who owes what, when and to whom."""
