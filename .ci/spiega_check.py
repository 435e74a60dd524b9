"""Checks that the annexes hold the figures that the program explains.

openpyxl, which knows nothing of us, reads the cached values of the published workbooks;
the figures come from riservato/provenienza.json, and, where the program is named, from
`relazione spiega`. Every figure must be found, and every one must be equal.

    spiega_check.py PACKAGE [--programma RELAZIONE --ente DIR --anno N --data GIORNO]
"""

import argparse
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import openpyxl

HEADER_ROW = 5

# Sheet → columns of the figures, by the measure's words in the provenance.
OBJECTIVE = {"M": "Sui misurati M %", "c": "Copertura c %", "C": "Cautelativo C %", "x": "Peso escluso x %"}
GROUP = {"indice cautelativo": "Indice cautelativo %", "indice sui misurati": "Indice sui misurati %",
         "copertura": "Copertura %", "peso escluso": "Peso escluso %"}


def table(sheet):
    """The rows of the sheet's table as dictionaries, until the first empty code."""
    rows = sheet.iter_rows(min_row=HEADER_ROW, values_only=True)
    header = [name for name in next(rows) if name is not None]
    for row in rows:
        if row[0] is None:
            return
        yield dict(zip(header, row))


def printed(value):
    """A cell's value as the provenance writes it; «n.d.» is no value."""
    if value in (None, "n.d.", ""):
        return None
    return str(Decimal(f"{value:.15g}").quantize(Decimal("0.01")))


def figures_of_workbooks(package):
    """Every figure of the workbooks of Annex A, by its name in the provenance."""
    found = {}

    def take(subject, row, columns):
        for measure, column in columns.items():
            found[f"{subject}, {measure}"] = printed(row[column])

    for path in sorted((package / "allegati").glob("*.xlsx")):
        book = openpyxl.load_workbook(path, data_only=True)
        if "Quadratura" in path.name:
            continue
        if "Riepilogo" in path.name:
            for row in table(book["Sommario"]):
                name = "ente" if row["Missione"] == "Ente" else f"missione {row['Missione']}"
                take(name, row, GROUP)
            for sheet, word, column in [("Indirizzi", "indirizzo", "Indirizzo strategico"),
                                        ("Uffici", "ufficio", "Ufficio")]:
                for row in table(book[sheet]):
                    take(f"{word} {row[column]}", row, GROUP)
            continue
        for row in table(book["Sommario"]):
            if not row["Codice"].startswith("Missione"):
                take(f"programma {row['Codice']}", row, GROUP)
        for row in table(book["Obiettivi"]):
            take(f"obiettivo {row['Codice']}", row, OBJECTIVE)
        for row in table(book["Indicatori"]):
            take(f"indicatore {row['Codice indicatore']}", row, {"G": "Grado G %"})
    return found


def explained(arguments, subject):
    """The figures that `relazione spiega` gives for a subject and all its parts."""
    command = [arguments.programma, "spiega", *subject.split(), "--anno", arguments.anno, "--data", arguments.data,
               "--ente", arguments.ente, "--formato", "json"]
    if arguments.pacchetto.name.startswith("v"):
        command.append("--definitiva")
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures, rest = {}, [json.loads(done.stdout)["spiegazione"]]
    while rest:
        part = rest.pop()
        named = {f"{part['soggetto']}, {figure['cifra']}": figure["valore"] for figure in part["cifre"]}
        figures.update({name: value for name, value in named.items() if is_compared(name)})
        rest.extend(part["parti"])
    return figures


def is_compared(name):
    """Whether a figure stands in a column of its own for its kind of subject."""
    subject, _, measure = name.rpartition(", ")
    if subject.startswith("indicatore "):
        return measure == "G"
    return measure in (OBJECTIVE if subject.startswith("obiettivo ") else GROUP)


def differences(expected, found, source):
    """What the source says and the workbooks do not hold, or hold otherwise."""
    return [f"{name}: {source} «{value}», allegati «{found.get(name, 'assente')}»"
            for name, value in expected.items() if name not in found or found[name] != value]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pacchetto", type=Path)
    parser.add_argument("--programma")
    parser.add_argument("--ente")
    parser.add_argument("--anno")
    parser.add_argument("--data")
    arguments = parser.parse_args()
    provenance = json.loads((arguments.pacchetto / "riservato" / "provenienza.json").read_text(encoding="utf-8"))
    # The other figures (counts, values, budget) are read back by the program itself: Allegato_A_99_Quadratura.
    expected = {figure["cifra"]: figure["valore"] for figure in provenance["cifre"] if is_compared(figure["cifra"])}
    found = figures_of_workbooks(arguments.pacchetto)
    # The check must see a fault before it is believed: a figure changed, a figure unknown.
    for name in [next(iter(expected)), "obiettivo inesistente, C"]:
        if len(differences({**expected, name: "-1.00"}, found, "prova")) != len(differences(expected, found, "")) + 1:
            raise SystemExit(f"spiega: la verifica non si accorge di {name}")
    faults = differences(expected, found, "provenienza")
    asked = {}
    if arguments.programma:
        groups = ("ente", "missione ", "programma ", "obiettivo ")
        for subject in sorted({name.split(",")[0] for name in expected if name.startswith(groups)}):
            asked.update(explained(arguments, subject.removeprefix("obiettivo ")))
        faults += differences(asked, found, "spiega")
        faults += [f"{name}: spiega non la dà" for name in expected
                   if not name.startswith(("indirizzo ", "ufficio ")) and name not in asked]
    for fault in faults[:50]:
        print(fault, file=sys.stderr)
    print(f"spiega: {len(expected)} cifre, {len(asked)} spiegate, {len(faults)} differenze")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
