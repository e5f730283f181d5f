"""Archives and mails in the inbox: opened once, kept with all that was in them."""

from .opening import Expanded, Opening

__all__ = ["Expanded", "Opening"]
