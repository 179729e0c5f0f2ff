#!/usr/bin/env python3
"""Kills a small run many times (kill -9), and checks that the next run makes everything right.

    scripts/check-kills.py [--count 200] [--seed 1]

The runs are those of the notebook StoppingDistances, in turn: computing from nothing, computing again beside a report
and a cache, rendering, verifying, cleaning. Half of them are killed at a random moment, the others at a random system
call, so that the short time in which files are written is met as well. After each kill:

- every file of the report is whole and has the usual bytes, or is not there;
- the next run gives the same results, Markdown and PDF byte for byte;
- nothing is left behind: no temporary file, no folder of a verification, no lock.

It takes about three minutes. The seed decides moments and calls.
"""
import argparse
import collections
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import syscall_tracer
from disturbed_report import COMMANDS, Reference, Workplace, program_argument, refuse_missing

KILLED = ["run", "again", "render", "verify", "clean"]


def kill_after(seconds, command, place):
    """Starts the program and kills it after some time; returns whether it was still running."""
    process = subprocess.Popen([place.program] + command, cwd=place.folder, env=place.environment,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    return process.wait() == -9


def measured(place, reference):
    """How long each command takes, and how many system calls it makes."""
    durations, calls = {}, {}
    for name in KILLED:
        command, begun = COMMANDS[name]
        place.clear(reference.template if begun else None)
        start = time.monotonic()
        place.run(command)
        durations[name] = time.monotonic() - start
        place.clear(reference.template if begun else None)
        calls[name] = len(syscall_tracer.run([place.program] + command, 60, None, place.folder, place.environment).calls)
    return durations, calls


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    program_argument(parser)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    reason = syscall_tracer.unavailable()
    refuse_missing(arguments.program)
    if reason:
        print(f"All are killed at a moment, none at a call: {reason}")

    killed, wrong, late = collections.Counter(), 0, 0
    with tempfile.TemporaryDirectory(prefix="check-kills-") as folder:
        reference = Reference(folder, arguments.program)
        place = Workplace(pathlib.Path(folder) / "place", arguments.program)
        durations, calls = measured(place, reference)
        number = 0
        while sum(killed.values()) < arguments.count:
            name = KILLED[number % len(KILLED)]
            at_call = reason is None and number // len(KILLED) % 2 == 1
            number += 1
            command, begun = COMMANDS[name]
            place.clear(reference.template if begun else None)
            if at_call:
                fault = syscall_tracer.Fault(None, chance.randrange(calls[name]), "kill")
                where = f"call {fault.index}"
                outcome = syscall_tracer.run([place.program] + command, 60, fault, place.folder, place.environment)
                is_killed = outcome.status == -9
            else:
                seconds = chance.uniform(0, durations[name])
                where = f"{seconds * 1000:.1f} ms"
                is_killed = kill_after(seconds, command, place)
            if not is_killed:
                late += 1
                continue
            killed[name, "call" if at_call else "moment"] += 1
            found = reference.faults_of_report(place, False) + reference.faults_of_repair(place)
            wrong += bool(found)
            if found:
                print(f"{name} killed at {where}: {'; '.join(found)}", flush=True)
    print(", ".join(f"{name} at a {kind} {count}" for (name, kind), count in sorted(killed.items())))
    print(f"{sum(killed.values())} killed ({late} more ended before); {wrong} went wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
