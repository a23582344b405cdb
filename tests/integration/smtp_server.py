#!/usr/bin/python3
"""A mail server for the tests, from python3-aiosmtpd, that answers as it is told.

    smtp_server.py PORT                                     a relay that takes all
    smtp_server.py PORT --answer STEP "451 4.3.0 later"     ... but for one step
    smtp_server.py PORT --hang-up STEP                      ... but hangs up at one step
    smtp_server.py PORT --tls CERTIFICATE KEY --login USER PASSWORD

STEP is connect, mail, rcpt, data (before the text) or dot (after it). With --tls it takes mail only
after STARTTLS and login. It prints a line for each connection ("CONNECT") and mail
("MAIL FROM TO MESSAGE-ID").
"""

import argparse
import asyncio
import email
import ssl

from aiosmtpd.smtp import SMTP, AuthResult


def arguments():
    words = argparse.ArgumentParser()
    words.add_argument("port", type=int)
    words.add_argument("--answer", nargs=2, default=("", ""))
    words.add_argument("--hang-up", default="")
    words.add_argument("--tls", nargs=2)
    words.add_argument("--login", nargs=2)
    return words.parse_args()


class Steps:
    """What aiosmtpd asks at each step of a mail."""

    def __init__(self, wanted):
        self.answers = dict([wanted.answer])
        self.hang_up = wanted.hang_up

    def at(self, step, server, usual):
        if step == self.hang_up:
            server.transport.close()
        return self.answers.get(step, usual)

    async def handle_MAIL(self, server, _session, envelope, *said):
        envelope.mail_from = said[0]
        return self.at("mail", server, "250 2.1.0 ok")

    async def handle_RCPT(self, server, _session, envelope, *said):
        envelope.rcpt_tos.append(said[0])
        return self.at("rcpt", server, "250 2.1.5 ok")

    async def handle_DATA(self, server, _session, envelope):
        message = email.message_from_bytes(envelope.content)
        print("MAIL", envelope.mail_from, *envelope.rcpt_tos, message["Message-ID"], flush=True)
        return self.at("dot", server, "250 2.0.0 queued here")


class Server(SMTP):
    def connection_made(self, transport):
        if transport.get_extra_info("sslcontext") is None:  # not the same one, now in TLS
            print("CONNECT", flush=True)
        super().connection_made(transport)

    async def push(self, status):
        """Each reply passes here: the greeting and that to DATA have no step of their own."""
        step = {"220 ": "connect", "354 ": "data"}.get(str(status)[:4], "")
        await super().push(self.event_handler.at(step, self, status) if step else status)


def main():
    wanted = arguments()
    steps = Steps(wanted)
    options = {}
    if wanted.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*wanted.tls)

        def login(server, session, envelope, mechanism, words):
            said = [words.login.decode(), words.password.decode()]
            return AuthResult(success=said == wanted.login, handled=False)

        options = {"tls_context": context, "require_starttls": True, "auth_required": True,
                   "authenticator": login}
    loop = asyncio.new_event_loop()
    loop.run_until_complete(loop.create_server(
        lambda: Server(steps, loop=loop, **options), "127.0.0.1", wanted.port))
    loop.run_forever()


main()
