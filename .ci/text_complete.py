#!/usr/bin/env python3
"""Checks that every objective's title and every indicator's value is in the text of the PDF.

Usage: text_complete.py PACKAGE. Titles and values come from the package's own CSV files;
the text comes from pdftotext. Hyphens of broken lines, white space and the form of apostrophes do not count.
"""
import csv
import pathlib
import re
import subprocess
import sys


TYPED = str.maketrans("’‘“”", "''\"\"")


def squeezed(text: str) -> str:
    """Drops what line breaking may add or take away, white space and hyphens, and takes the document's apostrophes and
    quotation marks, which are those of print, back to typed ones."""
    return "".join(c for c in text.translate(TYPED) if not c.isspace() and c not in "-\u00ad\u2010\u2011")


def rows(package: pathlib.Path, table: str) -> list[dict[str, str]]:
    with open(package / "dati" / table, encoding="utf-8", newline="") as file:
        return [{name: exact(field) for name, field in row.items()} for row in csv.DictReader(file)]


def exact(field: str) -> str:
    """The text without the apostrophe that a CSV puts before what begins as a formula."""
    is_shielded = field.startswith("'") and field.lstrip("'")[:1] in tuple("=+-@\t\r")
    return field[1:] if is_shielded else field


def italian(value: str) -> str:
    """1234.5 -> 1.234,5; 2024-06-30 -> 30/06/2024; other values unchanged."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return "/".join(reversed(value.split("-")))
    if not re.fullmatch(r"-?\d+(\.\d+)?", value):
        return value
    whole, _, fraction = value.lstrip("-").partition(".")
    fraction = fraction.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "−" if value.startswith("-") else ""
    return sign + grouped + ("," + fraction if fraction else "")


def printed(indicator: dict[str, str], column: str) -> str:
    """The value of a column, whichever of its three forms (number, day, word) it has."""
    forms = [indicator[column], indicator[f"{column}_data"], indicator[f"{column}_testo"]]
    return italian(next((form for form in forms if form), ""))


def main() -> int:
    package = pathlib.Path(sys.argv[1])
    (pdf,) = package.glob("*.pdf")
    run = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True)
    text = squeezed(run.stdout.decode("utf-8"))
    missing, checked = [], 0
    objectives, indicators = rows(package, "obiettivi.csv"), rows(package, "indicatori.csv")
    for objective in objectives:
        wanted = [objective["codice"], objective["obiettivo_operativo"]]
        missing += [(objective["codice"], piece) for piece in wanted if squeezed(piece) not in text]
        checked += len(wanted)
    for indicator in indicators:
        wanted = [indicator["indicatore"], printed(indicator, "target"), printed(indicator, "consuntivo")]
        missing += [(indicator["codice"], piece) for piece in wanted if squeezed(piece) not in text]
        checked += len(wanted)
    for code, piece in missing:
        print(f"not in the PDF: {code}: {piece}")
    print(f"{package}: {checked} texts and values of {len(objectives)} objectives and "
          f"{len(indicators)} indicators looked for, {len(missing)} missing")
    return 1 if missing or not objectives or not indicators else 0


if __name__ == "__main__":
    sys.exit(main())
