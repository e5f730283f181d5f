"""Files changed at random, and our own parsers fed with anything: ``python -m tests.fuzz``."""
