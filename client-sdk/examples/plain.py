#!/usr/bin/env python3
"""What the SDK does, without it: HTTP, JSON and one WebSocket from Python's standard library.

    python3 plain.py http://localhost:4000 liangping demo 12500155X200000166 2025-12

Signs in, submits a report, returns it, follows the notification of that, submits it again, approves it, and reads the figure.
"""
import base64
import decimal
import json
import os
import random
import socket
import ssl
import struct
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

AWAY = {429, 502, 503, 504}
TRIES = 4


def post(url, body, headers):
    """Posts bytes and reads JSON; again while nobody answers. Safe for queries, and for mutations with a clientRequestId."""
    for attempt in range(1, TRIES + 1):
        try:
            with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=30) as response:
                return json.load(response)
        except urllib.error.HTTPError as error:
            if error.code not in AWAY or attempt == TRIES:
                return json.load(error)
        except OSError:
            if attempt == TRIES:
                raise
        time.sleep(0.25 * 2 ** (attempt - 1) * random.uniform(0.5, 1))


class Client:
    """One signed-in account of the platform."""

    def __init__(self, url, username, password):
        self.url = url.rstrip("/")
        form = {"grant_type": "password", "username": username, "password": password}
        answer = post(self.url + "/auth/token", urllib.parse.urlencode(form).encode(), {})
        if "access_token" not in answer:
            raise SystemExit(answer.get("error_description", "the sign-in was refused"))
        self.authorization = "Bearer " + answer["access_token"]

    def ask(self, query, variables=None):
        """The data of one query or mutation."""
        body = json.dumps({"query": query, "variables": variables or {}}).encode()
        answer = post(self.url + "/graphql", body, {"content-type": "application/json", "authorization": self.authorization})
        if answer.get("errors"):
            raise SystemExit("; ".join(error["message"] for error in answer["errors"]))
        return answer["data"]

    def do(self, field, kind, selection, given):
        """One mutation, numbered once: however often it is sent, it is done once. Its problems end the program."""
        query = "mutation ($input: %s!) { it: %s(input: $input) { %s problems { code message } } }" % (kind, field, selection)
        payload = self.ask(query, {"input": {**given, "clientRequestId": str(uuid.uuid4())}})["it"]
        if payload["problems"]:
            raise SystemExit("; ".join(problem["message"] for problem in payload["problems"]))
        return payload

    def follow(self, query, variables):
        """The events of a subscription, as they come (graphql-transport-ws)."""
        line = WebSocket(self.url + "/graphql", "graphql-transport-ws")
        line.send({"type": "connection_init", "payload": {"authorization": self.authorization}})
        for message in line.messages():
            if message["type"] == "connection_ack":
                line.send({"type": "subscribe", "id": "1", "payload": {"query": query, "variables": variables}})
            elif message["type"] == "ping":
                line.send({"type": "pong"})
            elif message["type"] == "next":
                yield message["payload"]["data"]
            elif message["type"] in ("error", "complete"):
                return


class WebSocket:
    """As much of RFC 6455 as a client needs: text out, masked; text, pings and the end in."""

    def __init__(self, url, protocol):
        address = urllib.parse.urlsplit(url)
        secure = address.scheme == "https"
        line = socket.create_connection((address.hostname, address.port or (443 if secure else 80)), timeout=30)
        self.line = ssl.create_default_context().wrap_socket(line, server_hostname=address.hostname) if secure else line
        key = base64.b64encode(os.urandom(16)).decode()
        head = [f"GET {address.path} HTTP/1.1", f"host: {address.netloc}", "upgrade: websocket", "connection: Upgrade"]
        head += [f"sec-websocket-key: {key}", "sec-websocket-version: 13", f"sec-websocket-protocol: {protocol}"]
        self.line.sendall(("\r\n".join(head) + "\r\n\r\n").encode())
        self.input = self.line.makefile("rb")
        if b" 101 " not in self.input.readline():
            raise SystemExit("the server does not speak WebSocket here")
        while self.input.readline() != b"\r\n":
            pass

    def _frame(self, kind, payload):
        length = len(payload)
        size = bytes([0x80 | length]) if length < 126 else b"\xfe" + struct.pack("!H", length)
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
        self.line.sendall(bytes([0x80 | kind]) + size + mask + masked)

    def send(self, message):
        self._frame(0x1, json.dumps(message).encode())

    def messages(self):
        text = b""
        while True:
            first, second = self.input.read(2)
            length = second & 0x7F
            if length > 125:
                length = struct.unpack("!H" if length == 126 else "!Q", self.input.read(2 if length == 126 else 8))[0]
            payload = self.input.read(length)
            kind = first & 0x0F
            if kind == 0x8:
                return
            if kind == 0x9:
                self._frame(0xA, payload)
            elif kind < 0x3:
                text += payload
                if first & 0x80:
                    yield json.loads(text)
                    text = b""


def main(url, username, password, institution, period):
    county = Client(url, username, password)
    region = county.ask("{ viewer { grants { region { code } } } }")["viewer"]["grants"][0]["region"]["code"]
    before = county.ask("{ eventSequence }")["eventSequence"]

    values = [{"item": "ELECTRICITY", "quantity": "12345.5", "cost": "8000.10", "acquisition": "METERED"},
              {"item": "WATER", "quantity": "321", "acquisition": "METERED"}]
    report = {"institution": institution, "period": period, "values": values}
    first = county.do("submitReport", "ReportInput", "report { id version }", report)["report"]
    print("submitted", first["version"])
    county.do("reviewReports", "ReviewReportsInput", "reports { id }",
              {"reportIds": [first["id"]], "decision": "RETURN", "reason": "请核对水表读数"})

    query = "subscription ($after: String) { notified(after: $after) { sequence notification { kind text } } }"
    for event in county.follow(query, {"after": before}):
        notification = event["notified"]["notification"]
        if notification["kind"] == "REPORT_RETURNED":
            print("told", notification["text"])
            break

    values[1]["quantity"] = "123"
    second = county.do("submitReport", "ReportInput", "report { id version }", {**report, "expectedVersion": first["version"]})["report"]
    county.do("reviewReports", "ReviewReportsInput", "reports { id }", {"reportIds": [second["id"]], "decision": "APPROVE"})
    print("approved", second["version"])

    query = "query ($code: String!, $period: Period!) { region(code: $code) { indicator(code: WATER_TOTAL, period: $period) { value unit } } }"
    figure = county.ask(query, {"code": region, "period": period})["region"]["indicator"]
    # Decimals are text in JSON, so that they stay exact.
    print("figure", decimal.Decimal(figure["value"]), figure["unit"])


if __name__ == "__main__":
    if len(sys.argv) != 6:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
