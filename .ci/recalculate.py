"""Recalculates workbooks from scratch and compares each formula with its cached result.

LibreOffice converts each workbook in a private profile that always recalculates; then
every formula cell must show what the file carried, to the last digit its format prints.
Before anything else the check proves itself: a workbook with a deliberately wrong
cached value must be caught, and one with a right value must pass.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl

# Always recalculate (0) workbooks of Excel 2007 and later, whoever wrote them.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def recalculate(paths, folder):
    """Converts the workbooks with LibreOffice and returns the paths of the results."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    out = folder / "recalculated"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
               "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    results = [out / path.name for path in paths]
    missing = [path.name for path in results if not path.exists()]
    if done.returncode != 0 or missing:
        raise SystemExit(f"recalculate: LibreOffice non ha convertito {missing}\n{done.stdout}{done.stderr}")
    shutil.rmtree(profile)
    return results


def decimals(number_format):
    """Decimals that a number format prints; General counts as eight."""
    match = re.search(r"0\.([0#]+)", number_format)
    if match:
        return len(match.group(1))
    return 8 if number_format == "General" else 0


def shown(value, number_format):
    """A value as it is printed, for comparison."""
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, (int, float)):
        step = Decimal(1).scaleb(-decimals(number_format))
        # Fifteen significant digits are all that a spreadsheet shows of a number.
        exact = Decimal(f"{value:.15g}")
        return str(exact.quantize(step, rounding=ROUND_HALF_UP).normalize() + 0)
    return str(value)


def differences(original, recalculated):
    """Compares the two workbooks; yields the faults, then counts the formulas in `checked`."""
    formulas = openpyxl.load_workbook(original, data_only=False)
    cached = openpyxl.load_workbook(original, data_only=True)
    fresh = openpyxl.load_workbook(recalculated, data_only=True)
    checked, faults = 0, []
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                checked += 1
                was = shown(cached[sheet.title][cell.coordinate].value, cell.number_format)
                now = shown(fresh[sheet.title][cell.coordinate].value, cell.number_format)
                if was != now:
                    faults.append(f"{original.name} {sheet.title}!{cell.coordinate}: "
                                  f"nel file «{was}», ricalcolato «{now}»: {cell.value}")
    return checked, faults


def self_test(folder):
    """A wrong cached value must be caught, a right one must pass."""
    for name, value, caught in [("giusto.xlsx", "62.63", False), ("sbagliato.xlsx", "62.62", True),
                                ("vuoto.xlsx", "", True)]:
        path = folder / name
        write_probe(path, value)
        (result,) = recalculate([path], folder / path.stem)
        checked, faults = differences(path, result)
        if checked != 1 or bool(faults) != caught:
            raise SystemExit(f"recalculate: la verifica non si accorge di {name}: {checked} formule, {faults}")


def write_probe(path, cached):
    """The smallest workbook with one formula and the given cached value."""
    book = openpyxl.Workbook()
    book.active["A1"] = "=ROUND(ROUND((83.5*3+0)/4,11),2)"
    plain = path.with_suffix(".plain")
    book.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for item in source.namelist():
            text = source.read(item)
            if item == "xl/worksheets/sheet1.xml":
                assert b"<v />" in text or b"<v></v>" in text or b"<v/>" in text
                text = re.sub(rb"<v ?/>|<v></v>", f"<v>{cached}</v>".encode(), text)
            target.writestr(item, text)


def main(arguments):
    paths = []
    for argument in map(Path, arguments):
        paths.extend(sorted(argument.rglob("*.xlsx")) if argument.is_dir() else [argument])
    if not paths:
        raise SystemExit("recalculate: nessuna cartella di lavoro da verificare")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        self_test(folder)
        checked, faults = 0, []
        # One folder at a time: annexes of different years have the same names.
        for index, parent in enumerate(sorted({path.parent for path in paths})):
            together = [path for path in paths if path.parent == parent]
            for path, result in zip(together, recalculate(together, folder / str(index))):
                count, found = differences(path, result)
                checked += count
                faults += found
    for fault in faults[:50]:
        print(fault, file=sys.stderr)
    print(f"recalculate: {len(paths)} cartelle, {checked} formule, {len(faults)} differenze")
    return 1 if faults or not checked else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
