"""The add-in on an officer's PC: put where Excel loads it, looked after, taken away again.

What is decided is apart from what is done: a :class:`~.machine.Machine` says what a PC is like,
pure functions turn it into a plan or into diagnoses, and only :mod:`.doing` and :mod:`.windows`
touch anything. No administrator is needed and nothing is written outside the user's own profile.
"""
