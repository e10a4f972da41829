"""What a program has read: how many rows, and a sum over them, the one that the class Tally makes."""

import signal
import sys
from datetime import datetime, timezone
from zlib import crc32

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
NAIVE_EPOCH = datetime(1970, 1, 1)

rows = 0
total = 0


def take(messages):
    """Takes objects; the sum is the one that the class Tally makes."""
    global rows, total
    taken = added = 0
    try:
        for m in messages:
            texts = "\t".join((m.id, m.sender, m.type, m.site_id, m.data))
            time = m.timestamp - EPOCH
            taken += 1
            added += crc32(texts.encode()) + time.days * 86400 + time.seconds
    finally:
        rows += taken
        total += added


def take_tuples(tuples):
    """Takes rows as the driver has them."""
    global rows, total
    taken = added = 0
    try:
        for row in tuples:
            texts = "\t".join(row[:5])
            time = row[5] - NAIVE_EPOCH
            taken += 1
            added += crc32(texts.encode()) + time.days * 86400 + time.seconds
    finally:
        rows += taken
        total += added


def end(number, frame):
    sys.exit(128 + number)


def run(way):
    """Reads, and prints the tally, also where it is asked to end before its end."""
    signal.signal(signal.SIGTERM, end)
    try:
        way()
    finally:
        print("rows=%d sum=%d" % (rows, total))
