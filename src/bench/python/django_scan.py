"""Reads a table as users of Django do: django_scan.py PORT PASSWORD_FILE TABLE WAY."""

import sys

import django
from django.conf import settings

from tally import run, take

PORT, PASSWORD_FILE, TABLE, WAY = sys.argv[1:]
PAGE = 1000

with open(PASSWORD_FILE) as file:
    PASSWORD = file.read()

settings.configure(
    DEBUG=False,
    USE_TZ=True,
    TIME_ZONE="UTC",
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.mysql",
            "HOST": "127.0.0.1",
            "PORT": PORT,
            "NAME": "bench",
            "USER": "root",
            "PASSWORD": PASSWORD,
            "OPTIONS": {"charset": "utf8mb4"},
        }
    },
)
django.setup()

from django.core.paginator import Paginator
from django.db import models


class Message(models.Model):
    """A row; the table is there already."""

    id = models.CharField(max_length=255, primary_key=True)
    sender = models.CharField(max_length=255, db_column="from")
    type = models.CharField(max_length=50)
    site_id = models.CharField(max_length=50)
    data = models.CharField(max_length=255)
    timestamp = models.DateTimeField()

    class Meta:
        app_label = "bench"
        managed = False
        db_table = TABLE


def load_all():
    take(list(Message.objects.all()))


def buffered():
    take(Message.objects.all().iterator(chunk_size=PAGE))


def cursor_pages():
    """Pages of what .iterator() gives."""
    page = []
    for message in Message.objects.all().iterator(chunk_size=PAGE):
        page.append(message)
        if len(page) == PAGE:
            take(page)
            page = []
    take(page)


def keyset():
    ordered = Message.objects.order_by("pk")
    page = list(ordered[:PAGE])
    while page:
        take(page)
        page = list(ordered.filter(pk__gt=page[-1].pk)[:PAGE])


def offset():
    ordered = Message.objects.order_by("pk")
    before = 0
    page = list(ordered[:PAGE])
    while page:
        take(page)
        before += PAGE
        page = list(ordered[before : before + PAGE])


def counted_pages():
    """A new paginator for each page, as a view has it: each counts the rows first."""
    number = 1
    has_next = True
    while has_next:
        page = Paginator(Message.objects.order_by("pk"), PAGE).page(number)
        take(page.object_list)
        has_next = page.has_next()
        number += 1


WAYS = {
    "LOAD_ALL": load_all,
    "BUFFERED": buffered,
    "CURSOR_PAGES": cursor_pages,
    "KEYSET": keyset,
    "OFFSET": offset,
    "COUNTED_PAGES": counted_pages,
}

run(WAYS[WAY])
