"""Forms that come inside something: a mail saved to the inbox, a zip with its signed copy."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from foreignaffairs.register import VIETNAM

_SHEET = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SENT = time(15, 20)


def mail(sender: str, subject: str, words: str, name: str, form: bytes, on: date) -> bytes:
    """A mail with the form attached, sent on a day; the same bytes each time."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = "van-phong-so@mau.example"
    message["Subject"] = subject
    message["Date"] = format_datetime(datetime.combine(on, _SENT, VIETNAM))
    message.set_content(words)
    message.add_attachment(form, maintype="application", subtype=_SHEET, filename=name)
    message.set_boundary("=-mau-demo-=")
    return message.as_bytes()


def archive(files: dict[str, bytes], on: date) -> bytes:
    """A zip of files; the same bytes each time."""
    made = io.BytesIO()
    with ZipFile(made, "w") as packed:
        for name, content in files.items():
            info = ZipInfo(name, (on.year, on.month, on.day, 14, 0, 0))
            info.compress_type = ZIP_DEFLATED
            packed.writestr(info, content)
    return made.getvalue()
