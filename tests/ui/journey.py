#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The woman of 67, by keyboard alone, in the real program: journey.py PROGRAM

Keys go in by xdotool, what a user would be told is read through AT-SPI. Then the process is killed, and the work is still there.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time

import pyatspi

PATIENCE = 30  # s: as long as a loaded machine may take
LABELS = {"label", "push button", "button", "toggle button", "text", "list item", "status bar"}


class Journey:
    def __init__(self, program, folder):
        self.environment = dict(os.environ, XDG_DATA_HOME=folder, GSK_RENDERER="cairo")
        self.environment.pop("GTK_A11Y", None)
        self.program = program
        self.process = None
        self.window = None

    def start(self):
        self.process = subprocess.Popen([self.program], env=self.environment)
        self.window = self.wait(self.find_window, "a window")
        subprocess.run(["xdotool", "windowfocus", "--sync", self.window], check=True)
        self.wait(self.find_application, "the program on the accessibility bus")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def find_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               capture_output=True, text=True, check=False).stdout.split()
        return found[-1] if found else None

    def find_application(self):
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and application.get_process_id() == self.process.pid:
                return application
        return None

    @staticmethod
    def wait(condition, what):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = condition()
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f"no {what} within {PATIENCE} s")

    def walk(self, node):
        yield node
        for child in node:
            if child is not None:
                yield from self.walk(child)

    def nodes(self):
        application = self.find_application()
        if application is not None:
            yield from self.walk(application)

    def reads(self, words):
        try:
            return any(words in node.name for node in self.nodes())
        except Exception:  # the tree changes while it is walked
            return False

    def expect(self, words):
        self.wait(lambda: self.reads(words), f"“{words}” to be read")

    def focused(self):
        try:
            for node in self.nodes():
                if node.getState().contains(pyatspi.STATE_FOCUSED) and node.getRoleName() in LABELS:
                    return node.name
        except Exception:
            pass
        return ""

    @staticmethod
    def keys(*names):
        for name in names:
            subprocess.run(["xdotool", "key", name], check=True)
            time.sleep(0.08)

    @staticmethod
    def type(text):
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)

    def go_to(self, name):
        for _ in range(80):
            if self.focused().startswith(name):
                return
            self.keys("Down")
            time.sleep(0.1)
        raise AssertionError(f"the keyboard does not reach “{name}”")


def enter_the_woman(journey):
    journey.expect("New assessment")
    journey.keys("Return")
    journey.expect("Observations in one line")
    journey.type("67F T38.9 P112 R24 84/50")
    journey.keys("Return")
    journey.expect("Act now")
    journey.go_to("Infection:")
    journey.keys("Right", "Right")
    journey.keys("alt+2")
    journey.go_to("Suspected source:")
    journey.keys("Right", "Right", "Right", "space")
    journey.go_to("Painful or frequent urination:")
    journey.keys("y")
    journey.keys("alt+3")
    journey.go_to("Blood gas sample:")
    journey.keys("Down")
    journey.type("4.1")
    journey.keys("alt+4")
    journey.go_to("Blood cultures:")
    journey.keys("Right", "Right")
    journey.go_to("Pressure still low after adequate fluid:")
    journey.keys("y", "Up", "Up")
    journey.type("2 L")
    journey.keys("alt+6")


def main():
    with tempfile.TemporaryDirectory(prefix="sepse-journey-") as folder:
        journey = Journey(sys.argv[1], folder)
        journey.start()
        try:
            enter_the_woman(journey)
            for words in ("Act now: septic shock", "Septic shock (Sepsis-1)", "Antimicrobial within the hour", "Urine culture",
                          "Kidney imaging", "4.1 mmol/L"):
                journey.expect(words)
            print("ok 1 - the woman is assessed by keyboard alone")
            time.sleep(1.5)
        finally:
            journey.kill()

        journey.start()
        try:
            journey.expect("Continue the unfinished assessment")
            journey.keys("Return")
            journey.expect("Act now: septic shock")
            print("ok 2 - a killed process loses nothing")
        finally:
            journey.kill()
    print("1..2")


if __name__ == "__main__":
    main()
