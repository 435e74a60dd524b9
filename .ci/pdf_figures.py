"""Prints what is counted of finished PDFs, one line each: pages, KB, tables and how they are named, links and their words.

A table without a caption or a summary, and a link without a description, are faults (exit status 1).
"""
import json
import os
import subprocess
import sys


def attributes(value):
    found = value.get("/A") or []
    return found if isinstance(found, list) else [found]


def count(path):
    run = subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", path], check=True, capture_output=True)
    objects = json.loads(run.stdout)["qpdf"][1]
    values = [entry["value"] for entry in objects.values() if isinstance(entry.get("value"), dict)]
    resolve = lambda kid: objects.get(f"obj:{kid}", {}).get("value") if isinstance(kid, str) else kid
    pages = sum(value.get("/Type") == "/Page" for value in values)
    tables = [value for value in values if value.get("/S") == "/Table"]

    def captioned(table):
        kids = table.get("/K")
        kids = map(resolve, kids if isinstance(kids, list) else [kids])
        return any(isinstance(kid, dict) and kid.get("/S") == "/Caption" for kid in kids)

    def summed_up(table):
        owned = map(resolve, attributes(table))
        return any(isinstance(own, dict) and own.get("/Summary") for own in owned)

    captions = sum(map(captioned, tables))
    nameless = sum(not captioned(table) and not summed_up(table) for table in tables)
    links = [value for value in values if value.get("/Subtype") == "/Link"]
    described = [str(link.get("/Contents") or "").removeprefix("u:") for link in links]
    words = sum(len(text.split()) for text in described) / max(len(links), 1)
    print(
        f"{os.path.basename(path)}: {pages} pages, {os.path.getsize(path) / 1024:.0f} KB, {len(tables)} tables "
        f"({captions} with a caption, the others with a summary), {len(links)} links of {words:.1f} words on average"
    )
    return nameless, sum(not text.strip() for text in described)


faults = 0
for name in sys.argv[1:]:
    nameless, mute = count(name)
    faults += nameless + mute
    if nameless or mute:
        print(f"FAIL {name}: {nameless} tables without a name, {mute} links without a description")
sys.exit(1 if faults else 0)
