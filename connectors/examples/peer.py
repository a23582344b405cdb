#!/usr/bin/python3
"""A peer of Cadans in Python: takes the deliveries of one channel, prints each, and tells the
engine one event. PROTOCOL.md has all of the conversation; this is the part that most peers need.

    peer.py --engine ipc:///run/cadans/engine --channel mail --count 2 \\
            --event nl.cadans.task.start.v1 --subject 7 --actor anna

It needs python3-zmq. For a tcp door add --server-key, --public-key and --secret-key (Z85).
"""

import argparse
import json
import sys
import time
import uuid

import zmq

HEARTBEAT = 2.0  # seconds


def arguments():
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--engine", required=True, help="the door: ipc://PATH or tcp://HOST:PORT")
    words.add_argument("--name", default="example", help="this peer's name on an ipc door")
    words.add_argument("--channel", default="example", help="what it carries")
    words.add_argument("--credits", type=int, default=100, help="deliveries in hand at once")
    words.add_argument("--count", type=int, default=0, help="end after so many; 0 = never")
    words.add_argument("--event", help="type of one event to tell: nl.cadans.task.start.v1")
    words.add_argument("--subject", default="", help="what the event is about: a task's number")
    words.add_argument("--actor", help="who decided it: a person of the organisation")
    words.add_argument("--server-key")
    words.add_argument("--public-key")
    words.add_argument("--secret-key")
    return words.parse_args()


def connect(wanted):
    socket = zmq.Context.instance().socket(zmq.DEALER)
    socket.setsockopt(zmq.LINGER, 1000)
    if wanted.engine.startswith("tcp://"):  # the key says who we are: no routing id
        socket.curve_serverkey = wanted.server_key.encode()
        socket.curve_publickey = wanted.public_key.encode()
        socket.curve_secretkey = wanted.secret_key.encode()
    else:
        socket.setsockopt_string(zmq.ROUTING_ID, wanted.name)
    socket.connect(wanted.engine)
    return socket


class Peer:
    def __init__(self, wanted):
        self.wanted = wanted
        self.socket = connect(wanted)
        self.beaten = 0.0
        self.carried = 0
        self.event = None  # told, and neither accepted nor refused

    def say(self, verb, message):
        self.socket.send_multipart([f"{verb}/1".encode(), json.dumps(message).encode()])
        self.beaten = time.monotonic()

    def ready(self):
        self.say("READY", {"name": self.wanted.name, "channels": [self.wanted.channel],
                           "credits": self.wanted.credits})

    def tell(self):
        self.event = str(uuid.uuid4())
        event = {"specversion": "1.0", "id": self.event, "source": self.wanted.name,
                 "type": self.wanted.event, "subject": self.wanted.subject,
                 "datacontenttype": "application/json", "data": {}}
        if self.wanted.actor:
            event["actor"] = self.wanted.actor
        self.say("EVENT", event)

    def carry(self, deliveries):
        for one in deliveries:
            # A real peer sends it here, once per key, and remembers the key on disk.
            print("DELIVERED", one["key"], json.dumps(one["body"]), flush=True)
            self.carried += 1
        self.say("DONE", {"done": [{"id": one["id"], "key": one["key"], "attempt": one["attempt"],
                                    "outcome": "delivered", "receipt": "printed"}
                                   for one in deliveries]})

    def hear(self, verb, message):
        """False when the conversation is over."""
        if verb == "DELIVER/1":
            self.carry(message["deliveries"])
        elif verb == "HEARTBEAT/1" and not message["known"]:
            self.ready()  # the engine has started anew
        elif verb in ("ACCEPTED/1", "REFUSED/1") and message["event"] in (self.event, ""):
            print(verb[:-2], message["event"], message.get("reason", ""), flush=True)
            self.event = None
        return verb != "BYE/1"

    def done(self):
        return 0 < self.wanted.count <= self.carried and self.event is None

    def run(self):
        self.ready()
        if self.wanted.event:
            self.tell()
        while not self.done():
            if time.monotonic() - self.beaten >= HEARTBEAT:
                self.say("HEARTBEAT", {"known": True})
            if self.socket.poll(int(HEARTBEAT * 1000)):
                verb, message = self.socket.recv_multipart()
                if not self.hear(verb.decode(), json.loads(message)):
                    return
        self.say("BYE", {})


if __name__ == "__main__":
    try:
        Peer(arguments()).run()
    except KeyboardInterrupt:
        sys.exit(130)
