"""The command line ``foreignaffairs``: commands over the library and the Office, no logic."""

from .main import main

__all__ = ["main"]
