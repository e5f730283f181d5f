"""The corpus: every kind of file that an inbox may meet, each with what must become of it."""
