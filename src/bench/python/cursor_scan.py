"""Reads a table by MySQLdb's cursor on the server: cursor_scan.py PORT PASSWORD_FILE TABLE."""

import sys

import MySQLdb
from MySQLdb.cursors import SSCursor

from tally import run, take_tuples

PORT, PASSWORD_FILE, TABLE = sys.argv[1:]
COLUMNS = "id, `from`, type, site_id, data, timestamp"


def cursor():
    with open(PASSWORD_FILE) as file:
        password = file.read()
    database = MySQLdb.connect(
        host="127.0.0.1",
        port=int(PORT),
        user="root",
        passwd=password,
        db="bench",
        charset="utf8mb4",
        init_command="SET time_zone = '+00:00'",
        cursorclass=SSCursor,
    )
    result = database.cursor()
    result.execute("SELECT %s FROM %s" % (COLUMNS, TABLE))
    take_tuples(result)


run(cursor)
