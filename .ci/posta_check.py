#!/usr/bin/env python3
"""Reads the letters of `spedisci` with Python's email module, and compares them with what a server took.

    posta_check.py POSTA TAKEN
"""

import email
import email.policy
import io
import pathlib
import sys
import zipfile


def parts(message):
    """The attachments by name, decoded; a defect anywhere is a fault."""
    defects = [defect for part in message.walk() for defect in part.defects]
    if defects:
        raise SystemExit(f"posta: {message['subject']}: {defects}")
    return {part.get_filename(): part.get_payload(decode=True) for part in message.iter_attachments()}


def main():
    posta, taken = map(pathlib.Path, sys.argv[1:])
    read = lambda path: email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    ready = [read(path) for path in sorted(posta.glob("*.eml"))]
    if len(ready) != 2:
        raise SystemExit(f"posta: {len(ready)} letters, not two")
    names = set()
    for letter in ready:
        files = parts(letter)
        names |= set(files)
        for name, content in files.items():
            if name.endswith(".xlsx") and zipfile.ZipFile(io.BytesIO(content)).testzip():
                raise SystemExit(f"posta: {name} is damaged")
            if name.endswith(".ics") and not content.startswith(b"BEGIN:VCALENDAR\r\n"):
                raise SystemExit(f"posta: {name} is no calendar")
        text = letter.get_body(("plain",)).get_content()
        if "indicatori previsti" not in text or "«" not in letter["subject"]:
            raise SystemExit(f"posta: {letter['subject']}: {text}")
        for header in ("from", "to", "date", "message-id", "subject", "mime-version"):
            if not letter[header]:
                raise SystemExit(f"posta: no {header}")
    got = [read(path) for path in sorted(taken.iterdir())]
    if sorted(m["message-id"] for m in got) != sorted(m["message-id"] for m in ready):
        raise SystemExit("posta: what the server took is not what was ready")
    if [parts(m) for m in sorted(got, key=lambda m: m["message-id"])] != \
            [parts(m) for m in sorted(ready, key=lambda m: m["message-id"])]:
        raise SystemExit("posta: an attachment changed on its way")
    print(f"posta: {len(ready)} letters, attachments {', '.join(sorted(names))}")


if __name__ == "__main__":
    main()
