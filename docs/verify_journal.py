"""Verifies a journal that Cadans exported, without Cadans: python3 verify_journal.py < FILE

An anchor that was kept elsewhere may follow as one more line of the input:
{"anchor_seq": 1200, "anchor_head": "<hex>"}. Without it, a tail that was cut off cannot show.
"""
import hashlib
import json

head, seq, heads, ended = bytes(32), 0, {}, False
for text in open(0, "rb"):
    at = seq + 1
    try:
        line = json.loads(text)
        if not ended and set(line) == {"seq", "body", "head"}:
            head = hashlib.blake2b(head + line["body"].encode(), digest_size=32).digest()
            fits = line["seq"] == seq + 1 and line["head"] == head.hex()
            seq += fits
            heads[seq] = line["head"]
        elif not ended and set(line) == {"count", "head"}:
            fits = ended = line["count"] == seq and line["head"] == head.hex()
        else:
            at = min(at, line["anchor_seq"]) if ended else at
            fits = ended and heads.get(line["anchor_seq"]) == line["anchor_head"]
    except (ValueError, TypeError, KeyError, AttributeError):
        fits = False
    if not fits:
        raise SystemExit(f"broken: entry {at} is not what was written, or missing: {text[:80]}")
if not ended:
    raise SystemExit(f"broken: entry {seq + 1} and what follows are missing")
print(f"the chain holds: {seq} entries, head {head.hex()}")
