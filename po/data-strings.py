#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes po/data-strings.c: the texts of data/ in a form that xgettext can read.

data-strings.py           writes the file
data-strings.py --check   exits with 1 when the file is not what would be written

The context of a text is its role, so that a term is translated once wherever it stands.
"""

import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "po" / "data-strings.c"

HEAD = """/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of data/, for xgettext alone; never compiled. Written by po/data-strings.py, not by hand. */

"""

RULE_TEXTS = ("label", "text")


def take(strings, role, holder, *keys):
    """Adds the texts that `holder` has under `keys`."""
    for key in keys:
        value = holder.get(key)
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and text.strip():
                strings.add((role, text))


def read_concepts(strings, document):
    for concept in document["concepts"]:
        take(strings, "concept", concept, "label", "short")
        take(strings, "help", concept, "help")
        for unit in concept.get("units", []):
            take(strings, "unit", unit, "label")
        for choice in concept.get("choices", []):
            take(strings, "choice", choice, "label")


def read_facts(strings, document):
    for fact in document.get("facts", {}).values():
        take(strings, "criterion", fact, "label", "clause")


def read_guideline(strings, document):
    take(strings, "guideline", document, "title", "population", "not-for", "limits")
    for score in document.get("scores", []):
        take(strings, "score", score, "label")
        for item in score.get("items", []):
            take(strings, "item", item, "label")
            take(strings, "criterion", item, "clause")
    read_facts(strings, document)
    outcomes = document.get("outcomes", []) + document.get("ladder", {}).get("rungs", [])
    for outcome in outcomes:
        take(strings, "outcome", outcome, "label", "clause")


def read_rules(key, role, *more):
    def read(strings, document):
        for rule in document.get(key, []):
            take(strings, role, rule, *RULE_TEXTS, *more)
            for variant in rule.get("variants", []):
                take(strings, role, variant, "text")
        take(strings, "test", {"all": list(document.get("tests", {}).values())}, "all")

    return read


def read_pages(strings, document):
    for page in document["pages"]:
        take(strings, "page", page, "title")
        for section in page.get("sections", []):
            take(strings, "page", section, "title", "hint")


def read_comparison(strings, document):
    for guideline in document["guidelines"]:
        take(strings, "guideline", guideline, "name")
    for key in ("editions", "rules"):
        read_rules(key, "difference")(strings, document)


def read_texts(strings, document):
    take(strings, "text", {"all": list(document["texts"].values())}, "all")


def read_case(strings, document):
    take(strings, "case", document, "title", "note")


READERS = {
    "sepse-concepts/1": read_concepts,
    "sepse-facts/1": read_facts,
    "sepse-guideline/1": read_guideline,
    "sepse-checks/1": read_rules("checks", "check"),
    "sepse-red-flags/1": read_rules("flags", "flag", "call"),
    "sepse-urgency/1": read_rules("rules", "urgency"),
    "sepse-steps/1": read_rules("steps", "step"),
    "sepse-consider/1": read_rules("conditions", "condition"),
    "sepse-notes/1": read_rules("notes", "note"),
    "sepse-comparison/1": read_comparison,
    "sepse-pages/1": read_pages,
    "sepse-texts/1": read_texts,
    "sepse-case/1": read_case,
    "sepse-sources/1": None,
    "sepse-derived/1": None,
    "sepse-vectors/1": None,
}


def quote(text):
    return json.dumps(text, ensure_ascii=False)


def collect():
    strings = set()
    for path in sorted((ROOT / "data").rglob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        form = document.get("format", "sepse-case/1")
        if form not in READERS:
            sys.exit(f"{path.relative_to(ROOT)}: the format “{form}” is not known here")
        if READERS[form]:
            READERS[form](strings, document)
    return sorted(strings)


def main():
    lines = [f"/* xgettext:no-c-format */ NC_({quote(role)}, {quote(text)})\n" for role, text in collect()]
    wanted = HEAD + "".join(lines)
    if "--check" in sys.argv[1:]:
        current = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""
        sys.exit(0 if current == wanted else "po/data-strings.c is not current: run po/update.sh")
    TARGET.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    main()
