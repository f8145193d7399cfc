"""An application's server around the guide's code: `chat.py`, beside which it is run. Words come by standard input."""

import json
import queue
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import chat

told = queue.Queue()


def words():
    """`word …` says one, `end` is all, `break` breaks off."""
    while True:
        what, _, text = told.get().partition(" ")
        if what == "end":
            return
        if what == "break":
            raise RuntimeError("the model is gone")
        yield text


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/stop":
            chat.webhook(self.headers["X-Pusher-Key"], self.headers["X-Pusher-Signature"], body)
        else:
            chat.start(json.loads(body), words())
        self.send_response(202)
        self.end_headers()

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print("ready", flush=True)
for line in sys.stdin:
    told.put(line.rstrip("\n"))
