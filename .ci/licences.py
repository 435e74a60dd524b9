#!/usr/bin/env python3
"""Checks the licences of all dependencies and which crates are there in two versions.

    licences.py

Every crate that `cargo metadata` names, for any platform, must be usable under the licences
of ALLOWED: of alternatives («OR») one is enough, of sums («AND») all are needed. The list of
crates that are compiled in two versions must not get longer than TWICE.
"""

import json
import re
import subprocess
import sys

# Licences that go with the EUPL-1.2 of this program, by their SPDX names.
ALLOWED = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "EUPL-1.2", "ISC", "MIT",
    "Unicode-3.0", "Unlicense", "Zlib",
}

# Crates that dependencies ask for in two versions; a name leaves the list when it is there once.
TWICE = {"heck", "miniz_oxide", "syn"}


def cargo(*arguments):
    return subprocess.run(["cargo", *arguments, "--locked"], check=True, capture_output=True, text=True).stdout


def tokens(expression):
    """Names, brackets and operators; `MIT/Apache-2.0` is the old way to write OR, `WITH` is part of a name."""
    parts = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))
    joined = []
    for part in parts:
        if joined and (part == "WITH" or joined[-1].endswith(" WITH")):
            joined[-1] += f" {part}"
        else:
            joined.append(part)
    return joined


def is_allowed(expression):
    """Whether an SPDX expression can be met with what is allowed."""
    rest = tokens(expression)

    def alternatives():
        met = sum_of_terms()
        while rest and rest[0] == "OR":
            rest.pop(0)
            met = sum_of_terms() or met
        return met

    def sum_of_terms():
        met = term()
        while rest and rest[0] == "AND":
            rest.pop(0)
            met = term() and met
        return met

    def term():
        if not rest:
            return False
        name = rest.pop(0)
        if name != "(":
            return name in ALLOWED
        met = alternatives()
        return bool(rest) and rest.pop(0) == ")" and met

    return alternatives() and not rest


def twice():
    """Names of the crates that are compiled in more than one version, here and now."""
    found = {}
    for line in cargo("tree", "--edges", "normal,build,dev", "--prefix", "none", "--format", "{p}").splitlines():
        if line.strip():
            name, version = line.split()[:2]
            found.setdefault(name, set()).add(version)
    return {name for name, versions in found.items() if len(versions) > 1}


def main():
    # The check must see a fault before it is believed.
    expected = {"MIT OR GPL-3.0-only": True, "(MIT OR Apache-2.0) AND Unicode-3.0": True, "Zlib/GPL-2.0": True,
                "GPL-3.0-only": False, "MIT AND GPL-3.0-only": False, "(MIT OR GPL-3.0-only": False, "": False}
    wrong = [expression for expression, allowed in expected.items() if is_allowed(expression) != allowed]
    if wrong:
        raise SystemExit(f"licences: the check misjudges {wrong}")
    packages = json.loads(cargo("metadata", "--format-version", "1", "--all-features"))["packages"]
    faults = [f"{package['name']} {package['version']}: licence {package['license'] or 'not named'}"
              for package in packages if not is_allowed(package["license"] or "")]
    doubled = twice()
    faults += [f"{name}: now in two versions (cargo tree -d)" for name in sorted(doubled - TWICE)]
    faults += [f"{name}: in one version again, take it off the list TWICE" for name in sorted(TWICE - doubled)]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"licences: {len(packages)} crates, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
