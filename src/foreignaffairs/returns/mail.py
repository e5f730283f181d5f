"""E-mail drafts (.eml) that a mail program opens ready to be sent; nothing is sent from here."""

from __future__ import annotations

import mimetypes
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from pathlib import Path
from typing import Any

from foreignaffairs.files import write_once
from foreignaffairs.language.text import clean


class _WholeSubject(EmailPolicy):
    """The usual policy, but for the subject: folding one, it loses spaces between words."""

    def fold(self, name: str, value: Any) -> str:
        if name.lower() != "subject":
            return str(super().fold(name, value))
        coded = Header(str(value), "utf-8", header_name=name)
        return f"{name}: {coded.encode(linesep=self.linesep)}{self.linesep}"

    def fold_binary(self, name: str, value: Any) -> bytes:
        if name.lower() != "subject":
            return super().fold_binary(name, value)
        return self.fold(name, value).encode("ascii")


_POLICY = _WholeSubject(linesep=SMTP.linesep)


def write_mail_draft(to: str, subject: str, body: str, attachment: Path | None, out: Path) -> Path:
    """Write a draft to ``out`` (.eml) and return the path written; another there is kept.

    ``to`` may be empty, or several addresses with commas between them. Raises ``OSError`` where
    the attachment cannot be read.
    """
    message = EmailMessage(policy=_POLICY)
    if to.strip():
        message["To"] = clean(to)
    message["Subject"] = clean(subject)
    message["X-Unsent"] = "1"
    message.set_content(body, subtype="plain", charset="utf-8", cte="base64")
    if attachment is not None:
        kind = mimetypes.guess_type(attachment.name)[0] or "application/octet-stream"
        main, _, sub = kind.partition("/")
        message.add_attachment(
            attachment.read_bytes(), maintype=main, subtype=sub, filename=attachment.name
        )
    return write_once(out, message.as_bytes())
