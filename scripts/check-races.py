#!/usr/bin/env python3
"""Runs several programs on the same folders at the same time, and checks that none of them disturbs another.

    scripts/check-races.py [--rounds 40]

The programs are those of the notebook StoppingDistances. Beside each other, and each again and again, they compute one
report and another with the same cache, verify, write, and tell the state of the report, and remove from the cache what
no report rests on. After each of them:

- its exit code is 0, and it says nothing but its results, or it is 74, and the sentence says who is at work there;
- a verification finds everything equal.

In the end nothing is left behind: no temporary file, no folder of a verification, no lock. A further run gives the same
bytes. The exit code is 1 if something is wrong.
"""
import argparse
import collections
import concurrent.futures
import pathlib
import re
import shutil
import sys
import tempfile

from disturbed_report import COMMANDS, COMPUTING, Reference, Workplace, program_argument, refuse_missing

OTHER = COMPUTING[:4] + ["--out", "other", "--cache", "cache", "--quiet"]
NEIGHBOURS = {
    "run --force": COMMANDS["again"][0] + ["--quiet"],
    "run --no-cache": COMMANDS["run"][0] + ["--no-cache", "--quiet"],
    "run elsewhere": ["run", "-P", "divisions=4", "--force"] + OTHER,
    "verify": COMMANDS["verify"][0] + ["--quiet"],
    "verify --sample": COMMANDS["verify"][0] + ["--sample", "2", "--quiet"],
    "render": COMMANDS["render"][0],
    "status": COMMANDS["status"][0],
    "clean": COMMANDS["clean"][0],
}
AT_WORK = re.compile(r"StoppingDistances: Cannot write to \S+: .* is at work there\. Wait until it is done, or .*\n")


def fault(name, outcome):
    """What is wrong with the end of a program; None if nothing is."""
    if outcome.returncode == 74 and AT_WORK.fullmatch(outcome.stderr):
        return None
    # Records are replaced one by one: a state that is told in between may be that of a report which is not finished.
    if name == "status" and outcome.returncode == 1:
        return None
    if outcome.returncode == 0 and not outcome.stderr and "DIFFERS" not in outcome.stdout:
        return None
    return f"{name}: {outcome.returncode} {outcome.stdout[-300:]} {outcome.stderr.strip()[-300:]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=40, help="how often each program runs")
    program_argument(parser)
    arguments = parser.parse_args()
    refuse_missing(arguments.program)
    with tempfile.TemporaryDirectory(prefix="check-races-") as folder:
        reference = Reference(folder, arguments.program)
        place = Workplace(pathlib.Path(folder) / "place", arguments.program)
        place.clear(reference.finished)
        ends, wrong = collections.Counter(), []

        def repeat(name):
            for _ in range(arguments.rounds):
                outcome = place.run(NEIGHBOURS[name], 300)
                ends[outcome.returncode] += 1
                found = fault(name, outcome)
                if found:
                    wrong.append(found)

        with concurrent.futures.ThreadPoolExecutor(len(NEIGHBOURS)) as pool:
            list(pool.map(repeat, NEIGHBOURS))
        for path in sorted((place.folder / "other").rglob("*")):
            if path.name == ".lock" or path.name.endswith(".tmp"):
                wrong.append(f"{path} is left behind")
        shutil.rmtree(place.folder / "other")
        wrong += reference.faults_of_repair(place, may_lack_results=True)
        for line in wrong:
            print(line)
        print(", ".join(f"{count} ended with {status}" for status, count in sorted(ends.items()))
              + f"; {len(wrong)} went wrong")
        sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
