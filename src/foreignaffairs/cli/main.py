"""The entry point: language, errors as one sentence, exit codes.

Exit codes: 0 done, 1 done but something needs a person, 2 wrong usage or a missing path.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from foreignaffairs.files import cause
from foreignaffairs.language.catalogue import text
from foreignaffairs.model.errors import ForeignAffairsError

from .commands import build
from .output import Screen
from .spoken import usage_error

LANGUAGES = ("vi", "en")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = _take_language(given)
    screen = Screen(lang if lang in LANGUAGES else LANGUAGES[0])
    if lang not in LANGUAGES:
        screen.trouble(screen.words("bad_language", value=lang, choices=", ".join(LANGUAGES)))
        return 2
    try:
        result = build(screen).main(args=given, prog_name="foreignaffairs", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        if isinstance(error, click.exceptions.NoArgsIsHelpError) and context is not None:
            screen.say(context.get_help())
            return 2
        screen.trouble(usage_error(error, screen))
        if context is not None:
            screen.say(context.get_usage())
        return 2
    except click.Abort:
        screen.trouble(screen.words("stopped"))
        return 2
    except BrokenPipeError:
        # The reader of a pipe (head, less) went away: that is no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (ForeignAffairsError, OSError) as error:
        screen.trouble(_sentence(error, screen.lang))
        return 2
    return result if isinstance(result, int) else 0


def _sentence(error: Exception, lang: str) -> str:
    if isinstance(error, PermissionError):
        return text("cli.no_permission", lang, path=error.filename or "")
    if isinstance(error, FileNotFoundError):
        return text("cli.no_file", lang, path=error.filename or "")
    if isinstance(error, OSError):
        detail = error.strerror or str(error)
        return text(f"files.{cause(error)}", lang, path=error.filename or "", detail=detail)
    return str(error)


def _take_language(arguments: list[str]) -> str:
    """Take ``--lang xx`` out of the arguments, wherever it stands."""
    lang = os.environ.get("FOREIGNAFFAIRS_LANG", "vi")
    for position, word in enumerate(arguments):
        if word == "--lang" and position + 1 < len(arguments):
            lang = arguments[position + 1]
            del arguments[position : position + 2]
            break
        if word.startswith("--lang="):
            lang = word.partition("=")[2]
            del arguments[position]
            break
    return lang
