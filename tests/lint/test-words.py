# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for people: collected, translated, and never the three that nobody may read here."""

import importlib.util
import re
import subprocess
import sys

import tap

# A verdict that takes responsibility away. A negative culture may be called so.
FORBIDDEN = re.compile(
    r"\bno sepsis\b|\bnot septic\b|\bexcluded\b|\bsepsis(:| is| was)? negative\b|\bnegative for sepsis\b|"
    r"\bnav sepses\b|\bsepse (ir |nav )?izslēgta\b",
    re.IGNORECASE,
)


def module(name):
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), tap.ROOT / "po" / f"{name}.py")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def is_current(script):
    result = subprocess.run(
        [sys.executable, tap.ROOT / "po" / script, "--check"], capture_output=True, text=True, check=False
    )
    return result.stderr.splitlines() or (["failed"] if result.returncode else [])


def untranslated(language):
    result = subprocess.run(
        ["msgfmt", "--check", "--statistics", "-o", "/dev/null", f"po/{language}.po"],
        cwd=tap.ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
    )
    lines = result.stderr.splitlines()
    return [line for line in lines if re.search(r"untranslated|fuzzy|error|warning", line)]


def not_collected(language):
    """Texts of data/ that the catalogue of `language` does not have."""
    catalogue = read_catalogue(language)
    for role, text in module("data-strings").collect():
        if (role, text) not in catalogue:
            yield f"po/{language}.po: {role}: “{text}” is missing: run po/update.sh"


def read_catalogue(language):
    """{(context, msgid): [msgstr...]}"""
    entries = {}
    for block in re.split(r"\n\s*\n", tap.read(f"po/{language}.po")):
        if re.search(r"^#~", block, re.MULTILINE):
            continue
        fields = {}
        key = None
        for line in block.splitlines():
            match = re.match(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$', line)
            if match:
                key = match.group(1)
                fields[key] = match.group(2)[1:-1]
            elif line.startswith('"') and key:
                fields[key] += line[1:-1]
        if "msgid" in fields:
            context, text = (unescape(fields.get(name, "")) for name in ("msgctxt", "msgid"))
            entries[context, text] = [unescape(fields[name]) for name in fields if name.startswith("msgstr")]
    return entries


def unescape(text):
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "t": "\t"}.get(match.group(1), match.group(1)), text)


def placeholder_faults(language):
    """A translation keeps the {places} of its text."""
    for (_, text), translations in read_catalogue(language).items():
        places = sorted(re.findall(r"\{[a-z0-9#-]+\}", text))
        for translation in translations:
            if text and translation and sorted(re.findall(r"\{[a-z0-9#-]+\}", translation)) != places:
                yield f"po/{language}.po: “{text}”: other {{places}} in “{translation}”"


def forbidden_in_data():
    for role, text in module("data-strings").collect():
        match = FORBIDDEN.search(text)
        if match:
            yield f"data: {role}: “{match.group()}” in “{text}”"


def forbidden_in_code():
    for path in tap.files("app", suffixes={".c", ".h"}):
        for line, text in tap.strings_of(tap.read(path)):
            match = FORBIDDEN.search(text)
            if match:
                yield f"{path}:{line}: “{match.group()}”"
    for path in tap.files("resources", suffixes={".ui"}):
        match = FORBIDDEN.search(tap.read(path))
        if match:
            yield f"{path}: “{match.group()}”"


def forbidden_in_catalogue(language):
    for translations in read_catalogue(language).values():
        for translation in translations:
            if FORBIDDEN.search(translation):
                yield f"po/{language}.po: “{translation}”"


def main():
    points = tap.Tap()
    points.check("po/data-strings.c is current", is_current("data-strings.py"))
    points.check("po/POTFILES.in is sorted and complete", is_current("potfiles.py"))
    for language in (line for line in tap.read("po/LINGUAS").split("\n") if line and not line.startswith("#")):
        points.check(f"{language} is complete", untranslated(language))
        points.check(f"{language} has every text of data", not_collected(language))
        points.check(f"{language} keeps the places", placeholder_faults(language))
        points.check(f"{language} says nothing forbidden", forbidden_in_catalogue(language))
    points.check("data says nothing forbidden", forbidden_in_data())
    points.check("code says nothing forbidden", forbidden_in_code())
    points.done()


main()
