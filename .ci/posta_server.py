#!/usr/bin/env python3
"""A mail server on this machine that keeps what it takes.

    posta_server.py PORT_FILE FOLDER

Writes its port into PORT_FILE and each message into FOLDER, until it is ended.
"""

import pathlib
import sys
import threading

from aiosmtpd.controller import Controller

port_file, folder = map(pathlib.Path, sys.argv[1:])
folder.mkdir()


class Keeper:
    async def handle_DATA(self, _server, _session, envelope):
        (folder / f"{len(list(folder.iterdir()))}.eml").write_bytes(envelope.content)
        return "250 OK"


class AnyPort(Controller):
    """On a port that the system chooses: the one asked for must be known to be free."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


controller = AnyPort(Keeper(), hostname="127.0.0.1", port=0)
controller.start()
port_file.write_text(str(controller.port))
threading.Event().wait()
