# SPDX-License-Identifier: GPL-3.0-or-later
"""The report for people: what a physician reads of the woman of 67, and what is never written."""

import copy
import json
import re

from process import CASES, WOMAN, Tap, run

tap = Tap()


def report(case, **more):
    answer = run("evaluate", "-", given=json.dumps(case), **more)
    assert answer.code == 0, answer.errors
    return answer.text


def joined(text):
    """One line, so that a sentence is found wherever it was broken."""
    return re.sub(r"\s+", " ", text)


text = report(WOMAN)
flat = joined(text)
tap.ok(text.startswith("Act now: septic shock\n"), "the first line says act now, and why", text)
tap.holds(flat, "by 03:42", "the antimicrobial has a clock time, one hour on")
tap.holds(flat, "Because: ")
tap.holds(flat, "lactate 4.1 mmol/L")
tap.holds(flat, "Sepsis-1 (1992): Septic shock is met")
tap.holds(flat, "Systemic inflammatory response 3 to 4")
tap.holds(flat, "Speaks for it")
tap.holds(flat, "Not known")
tap.holds(flat, "What would settle it")
tap.holds(flat, "Find the source")
tap.holds(flat, "Urine culture")
tap.ok(re.search(r"kidney", flat, re.IGNORECASE) and re.search(r"obstruct", flat, re.IGNORECASE), "an obstructed kidney is not missed", flat)
tap.holds(flat, "doi:10.1378/chest.101.6.1644")
tap.holds(flat, "the clinician decides", "the disclaimer")
tap.equal(flat.count("the clinician decides"), 1, "the disclaimer stands once")
tap.holds(flat, "Case woman-67, judged for 2026-11-22T02:42+02:00")
tap.ok(text.index("Act now") < text.index("Find the source") < text.index("Definition") < text.index("What would settle it"), "the order")
tap.ok(text.index("Find the source") < text.index("What it rests on") < text.index("Sources"), "the basis comes last")
tap.ok("…" not in text.split("What it rests on")[0] or "weight" in flat, "no hole without a question", text)

# A weight makes the volume of fluid known.
heavy = copy.deepcopy(WOMAN)
heavy["observations"]["weight"] = 72
tap.holds(joined(report(heavy)), "72 kg")

# Without a time there is no clock time.
timeless = copy.deepcopy(WOMAN)
del timeless["time"]
tap.holds(joined(report(timeless)), "within 1 h")

# Nothing met, infection not answered, an afebrile old man.
flat = joined(report({"observations": {"age": 67, "temperature": 37.0}}))
tap.ok(flat.startswith("Not assessed"), "not assessed stays not assessed", flat)
tap.holds(flat, "Sepsis-3 (2016): Sepsis not established")
tap.holds(flat, "Not yet decided")
flat = joined(report({"observations": {"age": 67, "systolic-pressure": 70, "temperature": 38.9, "heart-rate": 130}}))
tap.ok(flat.startswith("Act now: critically ill, cause not stated "), "infection not answered", flat)
tap.holds(flat.split("Red flags")[0], "Could this be infection?")
flat = joined(run("evaluate", CASES / "05-afebrile-old-man.json").text)
tap.holds(flat.split("Definition")[0], "may have a normal or low temperature", "the warning stands in the headline")

# Outside the definition: said plainly, urgency all the same.
flat = joined(report({"observations": {"age": 3, "rash-non-blanching": True}}))
tap.ok(flat.startswith("Act now: Rash that does not fade"), "a child with a rash", flat)
tap.holds(flat, "outside this definition")

# Never written, whatever the case; no control characters; no line too long.
FORBIDDEN = re.compile(r"\bno sepsis\b|\bexcluded\b|\bsepsis (is )?(negative|ruled out)\b|\bnot septic\b", re.IGNORECASE)
cases = {path.stem: path.read_text(encoding="utf-8") for path in sorted(CASES.glob("*.json"))}
cases["nothing"] = json.dumps({"observations": {}})
cases["well"] = json.dumps(
    {
        "observations": {
            "age": 30, "sex": "male", "temperature": 36.8, "heart-rate": 64, "respiratory-rate": 12, "systolic-pressure": 124,
            "diastolic-pressure": 76, "spo2": 99, "oxygen-therapy": "air", "consciousness": "alert", "infection": "absent",
            "rash-non-blanching": False, "skin-mottled": False, "wbc": 7, "lactate": 0.9,
        }
    }
)  # fmt: skip
for name, case in cases.items():
    text = run("evaluate", "-", given=case).text
    found = FORBIDDEN.search(joined(text))
    tap.ok(found is None, f"{name}: no forbidden words", found)
    tap.ok(not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text), f"{name}: plain text")
    wide = [row for row in text.splitlines() if len(row) > 80 and "http" not in row and "doi:" not in row]
    tap.ok(not wide, f"{name}: 80 columns", "\n".join(wide))
    tap.ok(not re.search(r" \n", text) and text.endswith("\n"), f"{name}: no space before a line's end")
    tap.ok("{" not in text and "(null)" not in text, f"{name}: nothing unfinished", text)

tap.done()
