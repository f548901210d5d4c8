# SPDX-License-Identifier: GPL-3.0-or-later
"""What of data/ can be checked without the program: sources, LOINC check digits, and that every file travels along."""

import json
import re

import tap


def no_duplicates(pairs):
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise ValueError(f"the key “{key}” stands twice")
    return dict(pairs)


def load(path):
    return json.loads(tap.read(path), object_pairs_hook=no_duplicates)


def read_all():
    documents, faults = {}, []
    for path in tap.files("data", suffixes={".json"}):
        try:
            documents[path] = load(path)
        except ValueError as error:
            faults.append(f"{path}: {error}")
    return documents, faults


def sources_named(node, pointer=""):
    """(pointer, key) of every `source` in a document."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "source":
                for one in value if isinstance(value, list) else [value]:
                    if isinstance(one, str):
                        yield f"{pointer}/source", one
            elif key != "sources":
                yield from sources_named(value, f"{pointer}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from sources_named(value, f"{pointer}/{index}")


def source_faults(documents):
    shared = set()
    own = {}
    for path, document in documents.items():
        if document.get("format") == "sepse-sources/1":
            shared |= set(document["sources"])
        elif document.get("format") == "sepse-guideline/1":
            own[path] = set(document.get("sources", {}))
    for path, document in documents.items():
        if document.get("format") in ("sepse-vectors/1", "sepse-case/1"):
            continue
        for pointer, key in sources_named(document):
            if key not in shared and key not in own.get(path, ()):
                yield f"{path}#{pointer}: no source is called “{key}”"


def citation_faults(documents):
    """A source can be found: a citation, and a DOI that looks like one."""
    for path, document in documents.items():
        for key, source in document.get("sources", {}).items():
            if not source.get("citation"):
                yield f"{path}#/sources/{key}: no citation"
            if "doi" in source and not re.fullmatch(r"10\.\d{4,9}/\S+", source["doi"]):
                yield f"{path}#/sources/{key}: “{source['doi']}” is no DOI"


def is_loinc(code):
    """The digit behind the hyphen is the check digit of those before it, by Luhn."""
    match = re.fullmatch(r"(\d{1,7})-(\d)", code)
    if not match:
        return False
    total = 0
    for place, digit in enumerate(reversed(match.group(1))):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value // 10 + value % 10
    return (10 - total % 10) % 10 == int(match.group(2))


def loinc_faults(documents):
    for path, document in documents.items():
        for concept in document.get("concepts", []) if document.get("format") == "sepse-concepts/1" else []:
            if "loinc" in concept and not is_loinc(concept["loinc"]):
                yield f"{path}: {concept['id']}: the check digit of {concept['loinc']} is wrong"


def packing_faults():
    names = re.findall(r"'([^']+\.json)'", tap.read("data/meson.build"))
    there = [path.relative_to("data").as_posix() for path in tap.files("data", suffixes={".json"})]
    yield from (f"data/{name} is not listed in data/meson.build" for name in there if name not in names)
    yield from (f"data/meson.build lists {name} twice" for name in set(names) if names.count(name) > 1)


def main():
    points = tap.Tap()
    documents, faults = read_all()
    points.check("every file reads, no key twice", faults)
    points.check("every source is known", source_faults(documents))
    points.check("every source can be found", citation_faults(documents))
    points.check("LOINC check digits", loinc_faults(documents))
    points.check("every file travels in the program", packing_faults())
    points.done()


main()
