"""Write the generated pages of the documentation, or with ``--check`` tell whether they are fresh.

Run ``python tools/make_docs.py`` after a change of rules, report types, findings, hooks, commands
or tables; then read the difference. Each page is one function in ``tools/docs``.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.docs.pages import DOCS, GENERATED_FOLDER, stale, write  # noqa: E402


def main(arguments: list[str]) -> int:
    """Write every page, or with ``--check`` name those that are not as they would be made."""
    if arguments == ["--check"]:
        wrong = stale(DOCS)
        for name in wrong:
            print(f"differs: docs/{name}")
        if wrong:
            print("Run python tools/make_docs.py and look at what changed.")
        else:
            print("generated pages are up to date")
        return 1 if wrong else 0
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    count = write(DOCS)
    print(f"{count} pages written below docs ({GENERATED_FOLDER} and the open points)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
