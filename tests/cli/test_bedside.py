#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Patients in whom the simple reading goes wrong, and what must happen: adults, headline, ladders and not knowing."""

import re

from process import Tap, evaluate, json, outcomes, run

tap = Tap()
MAN = {"age": 50, "sex": "male", "setting": "ward"}


def verdict_of(observations, **more):
    return evaluate({**more, "observations": observations})


def result_of(verdict, guideline):
    return next(result for result in verdict["guidelines"] if result["id"] == guideline)


def points(verdict, guideline, score):
    found = next(item for item in result_of(verdict, guideline)["scores"] if item["id"] == score)
    return found["low"], found["high"]


def item(verdict, guideline, score, name):
    found = next(entry for entry in result_of(verdict, guideline)["scores"] if entry["id"] == score)
    return next(entry for entry in found["items"] if entry["id"] == name)


def report(observations, *words, **more):
    text = run("evaluate", *words, "-", given=json.dumps({**more, "observations": observations})).text
    return re.sub(r"\s+", " ", text)


def urgency(verdict):
    return verdict["headline"]["urgency"]


# S1: obvious shock without a laboratory.
woman = {
    "age": 67, "sex": "female", "setting": "emergency", "systolic-pressure": 84, "diastolic-pressure": 50, "respiratory-rate": 24,
    "lactate": 4.1, "infection": "suspected", "temperature": 38.9, "heart-rate": 112, "hypotension-after-fluid": True,
}  # fmt: skip
verdict = verdict_of(woman)
tap.equal(urgency(verdict), "now", "S1: the headline is an urgency")
tap.equal(points(verdict, "sepsis-3", "sofa")[0], 1, "S1: SOFA is at least the pressure")
tap.equal(outcomes(verdict, "sepsis-3")["sepsis"], "unknown", "S1: Sepsis-3 is open")
tap.equal((verdict["headline"]["guideline"], verdict["headline"]["outcome"]), ("sepsis-1", "septic-shock"), "S1: the most severe state heads")
tap.equal(outcomes(verdict, "cms-sep-1")["septic-shock"], "met", "S1: SEP-1 says shock")
tap.ok(
    any(entry["met"] == "sepsis-1" and entry["other"] == "sepsis-3" for entry in verdict["disagreements"]),
    "S1: why they differ is told", verdict["disagreements"],
)  # fmt: skip

# S2: states add up, classes exclude each other.
states = outcomes(verdict)
tap.ok(all(states[name] == "met" for name in ("sirs", "sepsis", "severe-sepsis", "septic-shock")), "S2: shock is sepsis too", states)
bands = outcomes(verdict, "news2")
tap.ok(list(bands.values()).count("met") <= 1, "S2: one class at most", bands)

# S3: an open class says what it is at least.
half = {**MAN, "respiratory-rate": 24, "spo2": 95, "oxygen-therapy": "air", "systolic-pressure": 100, "heart-rate": 95, "consciousness": "alert"}
verdict = verdict_of(half)
tap.equal(points(verdict, "news2", "news2"), (6, 9), "S3: known part 6, temperature missing")
tap.equal(result_of(verdict, "news2")["band"], {"low": "medium", "high": "high"}, "S3: at least medium")
tap.ok("Medium risk to High risk" in report(half), "S3: and the report says so")

# S4: nobody is possibly in shock for want of a lactate.
cystitis = {"age": 25, "sex": "female", "pregnancy": "none", "temperature": 37.8, "infection": "suspected", "dysuria": True}
verdict = verdict_of(cystitis)
tap.ok("possible" not in verdict["headline"] or verdict["headline"]["possible"] != "septic-shock", "S4: no possible shock", verdict["headline"])
verdict = verdict_of({**cystitis, "systolic-pressure": 86, "diastolic-pressure": 48})
tap.equal(verdict["headline"].get("possible"), "septic-shock", "S4: a low pressure makes it possible")

# S5: criteria that are not met do not reassure.
old = {
    "age": 82, "sex": "male", "beta-blocker": True, "temperature": 36.2, "heart-rate": 78, "respiratory-rate": 18, "spo2": 96,
    "oxygen-therapy": "air", "systolic-pressure": 128, "diastolic-pressure": 70, "consciousness": "new-confusion", "setting": "ward",
}  # fmt: skip
verdict = verdict_of(old)
tap.equal((points(verdict, "sepsis-1", "sirs")[0], points(verdict, "news2", "news2")), (0, (3, 3)), "S5: SIRS 0 on vitals, NEWS2 3")
tap.equal(outcomes(verdict, "nice-ng253")["single-parameter-3"], "met", "S5: one observation of 3 points asks for review")
text = report(old)
tap.ok("normal or low temperature" in text.split("Red flags")[0], "S5: the warning stands in the headline", text[:400])
tap.ok(not re.search(r"\bno sepsis\b|\bnegative\b(?! cult)|\bexcluded\b", text, re.I), "S5: no word that reassures")
tap.ok("Speaks against" not in text, "S5: nothing stands under “against”")

# S6: infection not answered.
ill = {**MAN, "respiratory-rate": 32, "spo2": 88, "oxygen-therapy": "oxygen", "systolic-pressure": 84, "heart-rate": 134, "consciousness": "voice", "temperature": 39.2}
verdict = verdict_of(ill)
tap.equal((urgency(verdict), outcomes(verdict)["sepsis"]), ("now", "unknown"), "S6: act now, sepsis open")
text = report(ill)
tap.ok("cause not stated" in text[:120] and "Could this be infection?" in text, "S6: could this be infection?", text[:300])

# S7: the vasopressor is required, not only running.
base = {**MAN, "infection": "suspected", "lactate": 4.1, "platelets": 90, "systolic-pressure": 88, "diastolic-pressure": 47}
tap.equal(outcomes(verdict_of(base), "sepsis-3")["septic-shock"], "unknown", "S7: fluid unfinished is unknown")
full = {**base, "hypotension-after-fluid": True}
tap.equal(outcomes(verdict_of(full), "sepsis-3")["septic-shock"], "met", "S7: pressure below 65 after full fluid")
tap.equal(outcomes(verdict_of({**full, "lactate": 2.0}), "sepsis-3")["septic-shock"], "not-met", "S7: lactate exactly 2.0 does not count")
tap.equal(outcomes(verdict_of({**base, "norepinephrine": 0.05}), "sepsis-3")["septic-shock"], "met", "S7: or one running")

# S9: 16 and 17 years; pregnancy goes first.
verdict = verdict_of({"age": 17, "sex": "male", "temperature": 38.5, "setting": "ward"})
tap.equal([result_of(verdict, name)["applies"] for name in ("news2", "nice-ng253", "sepsis-3")], ["met", "met", "not-met"], "S9: 17 years")
verdict = verdict_of({"age": 15, "sex": "female", "pregnancy": "pregnant", "temperature": 38.5})
tap.ok(all(result["applies"] == "not-met" for result in verdict["guidelines"]), "S9: a pregnant girl of 15 is outside every adult definition")

# S10: on organ support.
supported = {
    **MAN, "respiratory-rate": 18, "spo2": 97, "oxygen-therapy": "air", "systolic-pressure": 112, "heart-rate": 88, "temperature": 37.4,
    "consciousness": "alert", "norepinephrine": 0.06,
}  # fmt: skip
verdict = verdict_of(supported)
tap.equal(points(verdict, "news2", "news2"), (0, 0), "S10: NEWS2 0 on norepinephrine")
tap.equal((result_of(verdict, "news2")["outcomes"], result_of(verdict, "news2")["outcomes-withheld"]), ([], True), "S10: and no class")
tap.equal(result_of(verdict, "news2")["because"], ["norepinephrine"], "S10: because of the drug")
tap.equal((result_of(verdict, "nice-ng253")["applies"], result_of(verdict, "nice-ng253")["because"]), ("not-met", ["norepinephrine"]), "S10: NG253 is not for it")
for support in ({"respiratory-support": "imv"}, {"respiratory-support": "ecmo"}, {"setting": "icu"}, {"vasopressin": 0.02}):
    verdict = verdict_of({**supported, "norepinephrine": 0, **support})
    tap.equal((result_of(verdict, "news2")["outcomes"], result_of(verdict, "nice-ng253")["applies"]), ([], "not-met"), f"S10: {support}")
verdict = verdict_of({**supported, "norepinephrine": 0})
tap.equal(outcomes(verdict, "news2")["low"], "met", "S10: a drug that is stopped is no support")

# S11: a value that is too old is not known; one that speaks for something stays, and is told as old.
def aged(lactate, hours, minutes=0, **more):
    time = f"2026-11-22T{12 - hours:02d}:{(60 - minutes) % 60:02d}:00Z" if not minutes else f"2026-11-22T{11 - hours:02d}:{60 - minutes:02d}:00Z"
    return evaluate(
        {
            "time": "2026-11-22T12:00:00Z",
            "observations": {**MAN, "infection": "suspected", "platelets": 90, "norepinephrine": 0.1, "lactate": {"value": lactate, "time": time}, **more},
        }
    )


def stale(verdict):
    return [(issue["concept"], issue["severity"]) for issue in verdict["issues"] if issue["code"] == "stale"]


verdict = aged(1.0, 6)
tap.equal((outcomes(verdict, "sepsis-3")["septic-shock"], stale(verdict)), ("not-met", []), "S11: six hours are inside the look-back")
verdict = aged(1.0, 6, 1)
tap.equal((outcomes(verdict, "sepsis-3")["septic-shock"], stale(verdict)), ("unknown", [("lactate", "info")]), "S11: one minute more is unknown")
tap.ok("lactate" in [entry["concept"] for entry in verdict["missing"]], "S11: and asked for again")
verdict = aged(5.2, 6, 1)
shock = next(entry for entry in result_of(verdict, "sepsis-3")["outcomes"] if entry["id"] == "septic-shock")
tap.equal((shock["truth"], shock.get("as_of")), ("met", "2026-11-22T05:59Z"), "S11: an old high lactate keeps the state")
tap.equal(stale(verdict), [("lactate", "warning")], "S11: with a warning")
old = {"time": "2026-11-22T12:00:00Z", "observations": {**MAN, "infection": "suspected", "platelets": 90, "norepinephrine": 0.1,
                                                       "lactate": {"value": 5.2, "time": "2026-11-22T05:50:00Z"}}}  # fmt: skip
text = re.sub(r"\s+", " ", run("evaluate", "--full", "-", given=json.dumps(old)).text)
tap.holds(text, "Met at 05:50, not measured again since")
verdict = aged(1.9, 1)
tap.equal(outcomes(verdict, "sepsis-3")["septic-shock"], "not-met", "S11: a newer value ends it")
tap.equal(urgency(aged(5.2, 6, 1, **{"norepinephrine": 0, "temperature": 38.5})), "now", "S11: the urgency does not forget it")

# PaO2 goes with the oxygen that was set when the sample was taken.
def gas(taken, fraction):
    observations = {**MAN, "pao2": {"value": 80, "time": taken}, "fio2": fraction, "oxygen-therapy": "oxygen", "respiratory-support": "none"}
    return evaluate({"time": "2026-11-22T12:00:00Z", "observations": observations})


for taken, fraction, expected in (
    ("2026-11-22T11:00:00Z", {"value": 0.4, "time": "2026-11-22T10:30:00Z"}, (2, 2)),
    ("2026-11-22T11:00:00Z", {"value": 0.4, "time": "2026-11-22T07:00:00Z"}, (2, 2)),
    ("2026-11-22T11:00:00Z", {"value": 0.4, "time": "2026-11-22T06:59:00Z"}, (0, 2)),
    ("2026-11-22T11:00:00Z", {"value": 0.4, "time": "2026-11-22T11:01:00Z"}, (0, 2)),
    ("2026-11-22T11:00:00Z", 0.4, (0, 2)),
):
    verdict = gas(taken, fraction)
    lungs = item(verdict, "sepsis-3", "sofa", "respiration")
    unpaired = [issue["concept"] for issue in verdict["issues"] if issue["code"] == "unpaired"]
    tap.equal((lungs["low"], lungs["high"], "pao2" in unpaired), (*expected, expected == (0, 2)), f"pairing: oxygen {fraction}")

# The tables of two units that disagree: both are shown.
verdict = verdict_of({**MAN, "creatinine": 107})
kidneys = item(verdict, "sepsis-3", "sofa", "renal")
tap.equal((kidneys["low"], kidneys["other_units"]), (0, [{"unit": "mg/dL", "points": 1}]), "creatinine 107: 0 here, 1 by the other table")
tap.ok(any(issue["code"] == "unit-tables-differ" for issue in verdict["issues"]), "and an issue says so")
tap.holds(report({**MAN, "creatinine": 107}, "--full"), "By the table published for mg/dL: 1 point")
tap.ok("other_units" not in item(verdict_of({**MAN, "creatinine": 90}), "sepsis-3", "sofa", "renal"), "90: the tables agree")

# The publication's own rule for what is missing, beside the range.
found = next(score for score in result_of(verdict_of({**MAN, "platelets": 90}), "sepsis-3")["scores"] if score["id"] == "sofa")
tap.equal((found["low"], found["high"], found["as_published"]), (2, 22, 2), "SOFA as published, with missing organs as 0")
tap.holds(report({**MAN, "platelets": 90}, "--guideline", "sepsis-3"), "its total would be 2")

# S12: met, now better. The worst of this episode stays in the headline, with its time.
later = {"age": 50, "sex": "male", "norepinephrine": 0.06, "lactate": 2.0, "infection": "suspected", "platelets": 90, "mean-pressure": 72}
series = {
    "assessments": [
        {"time": "2026-11-22T03:00:00+02:00", "observations": {**later, "lactate": 4.1, "mean-pressure": 61}},
        {"time": "2026-11-22T09:00:00+02:00", "observations": later},
    ]
}
verdict = evaluate(series, "--guideline", "sepsis-3")
tap.equal(verdict["headline"]["outcome"], "sepsis", "S12: shock is not met now")
tap.equal(
    verdict["headline"]["episode"], {"guideline": "sepsis-3", "outcome": "septic-shock", "time": "2026-11-22T03:00+02:00"}, "S12: but it was, at 03:00"
)
text = re.sub(r"\s+", " ", run("evaluate", "--guideline", "sepsis-3", "-", given=json.dumps(series)).text)
tap.holds(text, "Earlier in this episode, at 03:00: Septic shock (Sepsis-3)")
tap.ok("episode" not in verdict_of(later)["headline"], "S12: nothing earlier, nothing said")

# S13: assumptions are declared and give way to one answer.
verdict = verdict_of({**MAN, "temperature": 36.0, "heart-rate": 90, "respiratory-rate": 20, "wbc": 4.0})
tap.equal(points(verdict, "sepsis-1", "sirs"), (0, 0), "S13: bands and carbon dioxide assumed")
assumed = {entry["concept"]: entry for entry in result_of(verdict, "sepsis-1")["assumed"]}
tap.ok("bands" in assumed and all("source" in entry for entry in assumed.values()), "S13: each with its source", assumed)
tap.ok("bands" in [entry["concept"] for entry in verdict["missing"]], "S13: and still among the missing")
verdict = verdict_of({**MAN, "temperature": 36.0, "heart-rate": 90, "respiratory-rate": 20, "wbc": 4.0, "bands": 11})
tap.equal(points(verdict, "sepsis-1", "sirs"), (1, 1), "S13: one answer replaces it")

# S14: what sex and age imply is not asked.
verdict = verdict_of({"age": 80, "sex": "male", "temperature": 38.2, "setting": "ward"})
tap.ok(all(result["applies"] == "met" for result in verdict["guidelines"]), "S14: a man of 80 is not asked about pregnancy")
verdict = verdict_of({"age": 60, "sex": "female", "temperature": 38.2, "setting": "ward"})
tap.ok(all(result["applies"] == "met" for result in verdict["guidelines"]), "S14: nor a woman of 60")

# S15: pregnancy not asked.
young = {"age": 28, "sex": "female", "temperature": 38.2, "heart-rate": 118, "systolic-pressure": 102, "diastolic-pressure": 60, "abdominal-pain": True,
         "setting": "emergency", "infection": "suspected"}  # fmt: skip
verdict = verdict_of(young)
tap.ok(all(result["applies"] == "unknown" for result in verdict["guidelines"]), "S15: every adult definition is conditional")
tap.equal(verdict["missing"][0]["concept"], "pregnancy", "S15: pregnancy is asked first")
tap.equal(points(verdict, "sepsis-1", "sirs")[0], 2, "S15: scores are shown as they are if she is not pregnant")
tap.ok(any("pregnan" in step["id"] and step["group"] == "now" for step in verdict["steps"]), "S15: a bedside test now", [s["id"] for s in verdict["steps"]])

# S16: each guideline has its own window after birth.
after = {"age": 30, "sex": "female", "pregnancy": "postpartum", "pregnancy-ended-by": "birth", "temperature": 39, "setting": "ward"}
verdict = verdict_of({**after, "days-since-pregnancy-ended": 28})
tap.equal(result_of(verdict, "nice-ng253")["applies"], "not-met", "S16: 28 days after birth is still NG255's")
verdict = verdict_of({**after, "days-since-pregnancy-ended": 29})
tap.equal(result_of(verdict, "nice-ng253")["applies"], "met", "S16: 29 days is not")
tap.equal(result_of(verdict_of(after), "nice-ng253")["applies"], "unknown", "S16: the days are asked for")

# S17: chronic disease without a baseline.
dialysis = {**MAN, "infection": "suspected", "creatinine": 720, "platelets": 200, "bilirubin": 10, "gcs": 15, "mean-pressure": 80, "pao2-fio2": 420,
            "norepinephrine": 0, "epinephrine": 0, "dopamine": 0, "dobutamine": 0}  # fmt: skip
tap.equal(outcomes(verdict_of(dialysis), "sepsis-3")["sepsis"], "met", "S17: creatinine 720 in a man without kidney disease")
tap.equal(outcomes(verdict_of({**dialysis, "chronic-dialysis": True}), "sepsis-3")["sepsis"], "unknown", "S17: dialysis without a usual value is open")
usual = {**dialysis, "chronic-dialysis": True, "baseline-creatinine": 700}
tap.equal(outcomes(verdict_of(usual), "sepsis-3")["sepsis"], "not-met", "S17: no change from 700")
cirrhosis = {**dialysis, "creatinine": 80, "bilirubin": 60}
tap.equal(outcomes(verdict_of(cirrhosis), "sepsis-3")["sepsis"], "met", "S17: bilirubin 60 without liver disease")
tap.equal(outcomes(verdict_of({**cirrhosis, "cirrhosis": True}), "sepsis-3")["sepsis"], "unknown", "S17: with cirrhosis it is open")

# S18: alert is 15, confused at most 14; both are said.
verdict = verdict_of({**MAN, "consciousness": "alert"})
brain = item(verdict, "sepsis-3", "sofa", "cns")
tap.equal((brain["low"], brain["high"]), (0, 0), "S18: alert closes the brain")
entry = next(entry for entry in result_of(verdict, "sepsis-3")["assumed"] if entry["concept"] == "gcs")
tap.equal(entry["as"], 15, "S18: as a declared assumption")
verdict = verdict_of({**MAN, "consciousness": "new-confusion"})
brain = item(verdict, "sepsis-3", "sofa", "cns")
tap.equal((brain["low"], brain["high"]), (1, 4), "S18: new confusion is at most 14")
entry = next(entry for entry in result_of(verdict, "sepsis-3")["assumed"] if entry["concept"] == "gcs")
tap.equal((entry["as"], entry.get("at_most")), (14, True), "S18: said as a bound")
verdict = verdict_of({**MAN, "consciousness": "new-confusion", "gcs": 15})
tap.ok(any(issue["code"] == "contradiction" for issue in verdict["issues"]), "S18: 15 with confusion is a question", verdict["issues"])
tap.equal(item(verdict, "news2", "news2", "consciousness")["low"], 3, "S18: NEWS2 still scores 3")

# S19: one answer for the skin.
calm = {**MAN, "respiratory-rate": 22, "spo2": 97, "oxygen-therapy": "air", "systolic-pressure": 105, "heart-rate": 112, "temperature": 37.5,
        "consciousness": "alert", "infection": "suspected"}  # fmt: skip
verdict = verdict_of(calm)
tap.equal(outcomes(verdict, "nice-ng253")["high"], "unknown", "S19: skin not looked at leaves high open")
tap.ok("Moderate risk" in report(calm), "S19: moderate on what is known")
verdict = verdict_of({**calm, "skin-mottled": False, "skin-cyanosis": False, "rash-non-blanching": False})
tap.equal(outcomes(verdict, "nice-ng253")["moderate"], "met", "S19: looked: none of these")

# S20: what is asked first is what helps first.
verdict = verdict_of({**MAN, "spo2": 98, "oxygen-therapy": "air", "temperature": 38.4, "heart-rate": 100, "infection": "suspected", "respiratory-rate": 20,
                      "systolic-pressure": 118, "diastolic-pressure": 70, "consciousness": "alert"})  # fmt: skip
asked = [entry["concept"] for entry in verdict["missing"]]
tap.ok(asked.index("lactate") < asked.index("bilirubin"), "S20: lactate before bilirubin", asked)
tap.ok(asked.index("lactate") < min([asked.index(name) for name in ("pao2-fio2", "pao2") if name in asked] or [999]), "S20: and before an arterial gas", asked)
lungs = item(verdict, "sepsis-3", "sofa", "respiration")
tap.equal((lungs["low"], lungs["high"]), (0, 2), "S20: unsupported lungs give at most 2")

# One patient, five answers missing: the matrix, the ranges, what is missing in order and where definitions differ, in words.
text = report({**woman, "hypotension-after-fluid": False, "lactate": 3.1, "weight": 72, "platelets": 140, "creatinine": {"value": 1.8, "unit": "mg/dL"}, "sepsis-likelihood": "probable"})
for part in ("Definitions side by side", "Sepsis-3 (2016): Sepsis is met", "SOFA: 3 to", "NEWS2:", "Where they differ", "What would settle it", "Can decide:"):
    tap.holds(text, part)

# What differs, with the limits that make it differ.
text = report({**MAN, "temperature": 38.2, "heart-rate": 95, "respiratory-rate": 18, "wbc": 8, "infection": "suspected", "lactate": 2.5}, "--full")
tap.holds(text, "Severe sepsis: met by Sepsis-1, not by SEP-1")
tap.holds(text, "Temperature 38.2 °C counts in Sepsis-1 (above 38 °C), not in SEP-1 (above 38.3 °C)")

tap.done()
