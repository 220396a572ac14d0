#!/usr/bin/env python3
"""Checks an exported trail of a node: every record is bound to the one before, and none is missing.

    python3 docs/verify_trail.py audit.jsonl

Each line is a record. Its hash is the SHA-256 of this array as JSON without spaces, in UTF-8:
[seq, at, account_id, action, case_id, object, outcome, detail, prev]; the first record is bound to 64 zeros.
Keep the last line's seq and hash elsewhere: with them, records that are cut off at the end are noticed too.
"""

import hashlib
import json
import sys

FIELDS = ["seq", "at", "account_id", "action", "case_id", "object", "outcome", "detail", "prev"]


def main(path):
    before, count = "0" * 64, 0
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            record = json.loads(line)
            if record["seq"] != number:
                sys.exit(f"line {number}: record {record['seq']}; records are missing or out of order")
            if record["prev"] != before:
                sys.exit(f"record {number}: not bound to the one before it")
            text = json.dumps([record[name] for name in FIELDS], ensure_ascii=False, separators=(",", ":"))
            if hashlib.sha256(text.encode()).hexdigest() != record["hash"]:
                sys.exit(f"record {number}: changed after it was written")
            before, count = record["hash"], number
    print(f"{count} records, each bound to the one before; the last is {before}")


if __name__ == "__main__":
    main(sys.argv[1])
