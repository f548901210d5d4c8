# SPDX-License-Identifier: GPL-3.0-or-later
"""The verdict as JSON: its shape, the summary, a series."""

import json

from process import WOMAN, Tap, evaluate, outcomes, run

tap = Tap()

verdict = evaluate(WOMAN)
tap.equal(
    list(verdict)[:9],
    ["format", "id", "headline", "red_flags", "guidelines", "steps", "consider", "missing", "issues"],
    "keys in the order of the contract",
)
tap.equal((verdict["format"], verdict["id"]), ("sepse-verdict/1", "woman-67"), "format and id")
headline = verdict["headline"]
tap.equal(
    (headline["urgency"], headline["guideline"], headline["outcome"], headline["truth"]),
    ("now", "sepsis-1", "septic-shock", "met"),
    "headline",
)
tap.ok("possible" not in headline, "nothing stands above septic shock", headline)
tap.ok(headline["because"] and all(isinstance(name, str) for name in headline["because"]), "because holds ids", headline)

result = next(item for item in verdict["guidelines"] if item["id"] == "sepsis-1")
tap.equal((result["edition"], result["applies"]), ("1992", "met"), "guideline")
score = result["scores"][0]
tap.equal((score["id"], score["low"], score["high"]), ("sirs", 3, 4), "three criteria are met, white cells are not known")
tap.equal(
    [(item["id"], item["low"], item["high"], item["truth"]) for item in score["items"]],
    [("temperature", 1, 1, "met"), ("heart-rate", 1, 1, "met"), ("ventilation", 1, 1, "met"), ("leukocytes", 0, 1, "unknown")],
    "items",
)
tap.equal(score["items"][0]["because"], ["temperature"], "because of an item")
tap.ok("wbc" in score["items"][3]["needs"], "needs of an item", score["items"][3])
found = outcomes(verdict)
tap.equal(
    [found[name] for name in ("sirs", "sepsis", "severe-sepsis", "septic-shock")], ["met"] * 4, "every rung is met"
)
groups = [step["group"] for step in verdict["steps"]]
order = ["now", "find-source", "control-source", "ask-help", "re-check"]
tap.equal(groups, sorted(groups, key=order.index), "steps by group")
tap.ok(all(step["state"] in ("open", "done") and step["source"] for step in verdict["steps"]), "each step has a state and a source")
tap.ok(not any("{" in step.get("text", "") for step in verdict["steps"]), "no placeholder is left in a text", verdict["steps"])
tap.ok(all(name.count("/") == 1 for item in verdict["missing"] for name in item["could_change"]), "missing names guideline/outcome")

# Outside the population: no scores, no outcomes, but an urgency.
child = evaluate({"observations": {"age": 3, "temperature": 39.4, "rash-non-blanching": True}})
result = next(item for item in child["guidelines"] if item["id"] == "sepsis-1")
tap.equal((result["applies"], result["because"]), ("not-met", ["age"]), "a child is outside")
tap.ok("scores" not in result and "outcomes" not in result, "no scores, no outcomes", result)
tap.equal(child["headline"]["urgency"], "now", "a rash that does not fade is urgent at any age")
tap.equal([flag["id"] for flag in child["red_flags"]], ["non-blanching-rash"], "red flag")
tap.ok("id" not in child, "no id, no key")

# An unanswered gate stands first in missing.
young = evaluate({"observations": {"age": 28, "sex": "female", "temperature": 38.2, "heart-rate": 118, "infection": "suspected"}})
result = next(item for item in young["guidelines"] if item["id"] == "sepsis-1")
tap.equal((result["applies"], result["needs"]), ("unknown", ["pregnancy"]), "pregnancy is not answered")
tap.equal(young["missing"][0]["concept"], "pregnancy", "the gate stands first")
tap.equal(outcomes(young)["sirs"], "met", "outcomes as they are if it applies")

# Nothing known is nothing decided.
empty = evaluate({"observations": {}})
tap.equal(empty["headline"]["urgency"], "not-assessed", "nothing known: not assessed")
tap.ok(all(truth == "unknown" for truth in outcomes(empty).values()), "nothing known: every outcome is unknown", outcomes(empty))

# The summary.
summary = run("batch", "--summary", given=json.dumps(WOMAN)).lines()[0]
tap.equal(list(summary), ["format", "id", "headline", "guidelines"], "summary: keys")
tap.equal(summary["headline"], headline, "summary: headline")
result = next(item for item in summary["guidelines"] if item["id"] == "sepsis-1")
tap.equal(list(result), ["id", "applies", "scores", "outcomes"], "summary: guideline keys")
tap.equal(result["scores"], [{"id": "sirs", "low": 3, "high": 4}], "summary: scores")
tap.ok(all(list(item) == ["id", "truth"] for item in result["outcomes"]), "summary: outcomes", result["outcomes"])

# A series: the verdict of its latest assessment, in whatever order they stand.
early = {"age": 67, "sex": "female", "temperature": 38.4, "heart-rate": 95, "infection": "suspected"}
series = {
    "id": "series",
    "assessments": [
        {"time": "2026-11-22T02:42:00+02:00", "observations": WOMAN["observations"]},
        {"time": "2026-11-22T00:30:00+02:00", "observations": early},
    ],
}
verdict = evaluate(series)
tap.equal(list(verdict)[-1], "assessments", "a series lists its assessments")
tap.equal([outcomes(item)["septic-shock"] for item in verdict["assessments"]], ["unknown", "met"], "in time order")
tap.equal([outcomes(item)["sepsis"] for item in verdict["assessments"]], ["met", "met"], "each on its own")
tap.equal(verdict["headline"], headline, "the latest one heads")
tap.ok(all(list(item)[:4] == ["format", "id", "headline", "guidelines"] for item in verdict["assessments"]), "as a summary gives it")
tap.ok("assessments" not in evaluate(WOMAN), "one assessment is no series")

tap.done()
