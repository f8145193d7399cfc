"""What a guide uses of the library `pusher`, by Python alone: where it is installed, that one has the same names."""

import hashlib
import hmac
import json
import time
import urllib.request


class Pusher:
    def __init__(self, app_id, key, secret, host, port, ssl):
        self.app_id, self.key, self.secret = app_id, key, secret
        self.base = f"{'https' if ssl else 'http'}://{host}:{port}"

    def sign(self, text):
        return hmac.new(self.secret.encode(), text.encode(), hashlib.sha256).hexdigest()

    def trigger(self, channel, event, data):
        body = json.dumps({"name": event, "channel": channel, "data": json.dumps(data)})
        path = f"/apps/{self.app_id}/events"
        query = (
            f"auth_key={self.key}&auth_timestamp={int(time.time())}&auth_version=1.0"
            f"&body_md5={hashlib.md5(body.encode()).hexdigest()}"
        )
        signature = self.sign(f"POST\n{path}\n{query}")
        request = urllib.request.Request(
            f"{self.base}{path}?{query}&auth_signature={signature}",
            body.encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def validate_webhook(self, key, signature, body):
        if key != self.key or not hmac.compare_digest(self.sign(body), signature):
            return None
        return json.loads(body)
