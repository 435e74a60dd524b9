"""Checks that LibreOffice reads from the ods what the CSV tables hold.

    dati_ods.py DATI-FOLDER …

Each sheet is exported by LibreOffice in a private profile and compared field by field:
texts and days as they are, numbers as numbers, an empty field as an empty field.
"""

import csv
import subprocess
import sys
import tempfile
from decimal import Decimal, InvalidOperation
from pathlib import Path

# Comma, quotes, UTF-8, from line 1, all columns, values rather than looks, every sheet.
EXPORT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,-1"


def exported(spreadsheet, folder):
    """The sheets as LibreOffice exports them, by name."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
               "--convert-to", EXPORT, "--outdir", str(folder), str(spreadsheet)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    sheets = {path.stem.rsplit("-", 1)[1]: path for path in folder.glob(f"{spreadsheet.stem}-*.csv")}
    if done.returncode != 0 or not sheets:
        raise SystemExit(f"dati_ods: LibreOffice non legge {spreadsheet}\n{done.stdout}{done.stderr}")
    return sheets


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def exact(field):
    """The text that a field of the package stands for: one that begins as a formula has an apostrophe before it."""
    is_shielded = field.startswith("'") and field.lstrip("'")[:1] in tuple("=+-@\t\r")
    return field[1:] if is_shielded else field


def day(text):
    """A day as LibreOffice writes it in English, which the export asks for, in ISO 8601."""
    parts = text.split("/")
    return f"{parts[2]}-{parts[0]}-{parts[1]}" if len(parts) == 3 else text


def same(field, own):
    if exact(field) == own or field == day(own):
        return True
    try:
        return Decimal(field) == Decimal(own)
    except InvalidOperation:
        return False


def differences(table, sheet):
    """Fields of the table that the sheet does not hold."""
    faults = []
    if len(table) != len(sheet):
        faults.append(f"{len(table)} righe nel CSV, {len(sheet)} nel foglio")
    for line, (row, own) in enumerate(zip(table, sheet), start=1):
        own = own + [""] * (len(row) - len(own))
        faults += [f"riga {line}, {name}: CSV «{field}», foglio «{cell}»"
                   for name, field, cell in zip(table[0], row, own) if not same(field, cell)]
    return faults


def main(folders):
    faults, fields = [], 0
    for data in map(Path, folders):
        (spreadsheet,) = data.glob("*.ods")
        with tempfile.TemporaryDirectory() as name:
            sheets = exported(spreadsheet, Path(name))
            for path in sorted(data.glob("*.csv")):
                table, sheet = rows(path), [row for row in rows(sheets[path.stem]) if any(row)]
                # The check must see a fault before it is believed.
                if not differences([*table[:-1], ["alterato", *table[-1][1:]]], sheet):
                    raise SystemExit("dati_ods: la verifica non si accorge di un campo alterato")
                faults += [f"{path}: {fault}" for fault in differences(table, sheet)]
                fields += sum(len(row) for row in table)
    for fault in faults[:50]:
        print(fault, file=sys.stderr)
    print(f"dati_ods: {fields} campi, {len(faults)} differenze")
    return 1 if faults or not fields else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
