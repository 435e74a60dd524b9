#!/usr/bin/env python3
"""A mail server on this machine that keeps what it takes.

    posta_server.py PORT_FILE FOLDER

Writes its port into PORT_FILE and each message into FOLDER. Python's smtpd where it is still there, else aiosmtpd.
"""

import pathlib
import sys

port_file, folder = map(pathlib.Path, sys.argv[1:])
folder.mkdir()


def keep(content):
    (folder / f"{len(list(folder.iterdir()))}.eml").write_bytes(content)


try:
    import asyncore
    import smtpd

    class Server(smtpd.SMTPServer):
        def process_message(self, peer, mailfrom, rcpttos, data, **_):
            keep(data)

    server = Server(("127.0.0.1", 0), None)
    port_file.write_text(str(server.socket.getsockname()[1]))
    asyncore.loop()
except ImportError:
    import socket
    import time

    from aiosmtpd.controller import Controller

    class Handler:
        async def handle_DATA(self, server, session, envelope):
            keep(envelope.content)
            return "250 preso"

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    Controller(Handler(), hostname="127.0.0.1", port=port).start()
    port_file.write_text(str(port))
    while True:
        time.sleep(60)
