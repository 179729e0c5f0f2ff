#!/usr/bin/env python3
"""Mutation test of freshness: does `status` notice every change of code that changes results?

    scripts/check-freshness.py [--seed 1] [--count 40] [--minutes 60] [--only MODULE]

It works in a copy of the committed tree. There it computes a quick report of the MNIST notebook and a report of the
example. Then it changes one token of one file at a time, builds, and asks both programs:

- `verify` computes all parts again. If a result differs, or the program stops, the change matters.
- `status` must then say "stale" and name the file.

At least one change that compiles is made in every module that the notebooks depend on. A change that no result depends
on is followed by up to two others of the same module. At the end, comments and blank lines are added to all files that
were changed: everything must be fresh again.

It is slow, as each change is a build: some two minutes each on two cores. The seed decides the choice of changes. All
changes that were ever tried are in Tests/Freshness/changes.tsv: seed, verdict, module, place, change.
"""
import argparse
import pathlib
import random
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
COPY = ROOT / ".build" / "freshness"
LOG = ROOT / "Tests" / "Freshness" / "changes.tsv"
PROGRAMS = {
    "folio": ["--quick", "--out", "report-check", "--cache", "cache-check"],
    "StoppingDistances": ["--out", "report-check-2", "--cache", "cache-check-2"],
}
CHANGES = [
    (r"(?<=[\w)]) \+ (?=[\w(])", " - "), (r"(?<=[\w)]) - (?=[\w(])", " + "), (r"(?<=[\w)]) \* (?=[\w(])", " + "),
    (r"(?<=[\w)]) / (?=[\w(])", " * "), (r"(?<=[\w)]) < (?=[\w(])", " <= "), (r"(?<=[\w)]) > (?=[\w(])", " >= "),
    (r"(?<=[\w)]) == (?=[\w(])", " != "), (r" && ", " || "), (r"\btrue\b", "false"), (r"\bfalse\b", "true"),
    (r"\bmin\(", "max("), (r"\bmax\(", "min("), (r"(?<![\w.])(\d+)(?![\w.])", None), (r"(?<![\w.])(\d+\.\d+)(?!\w)", None),
]


def run(*command, **options):
    return subprocess.run(command, cwd=COPY, capture_output=True, text=True, **options)


def modules():
    """The Swift files of each module that the notebooks depend on, as the build has embedded them."""
    names = set()
    for path in (COPY / ".build").glob("**/EmbeddedSources.swift"):
        names |= set(re.findall(r"^[0-9a-f]{16} (\w+)/[\w+.-]+\.swift$", path.read_text(), re.M))
    result = {}
    for name in sorted(names):
        folders = [p for p in (COPY / "Sources").glob(f"*/{name}") if p.is_dir()]
        result[name] = sorted(f for folder in folders for f in folder.rglob("*.swift"))
    for notebook in ("MNIST", "StoppingDistances"):
        files = (COPY / "Notebooks" / notebook).rglob("*.swift")
        result[f"{notebook} (own code)"] = sorted(f for f in files if f.name != "main.swift")
    return result


def places(text):
    """The places of possible changes: lines of code, without comments, string literals and attributes."""
    found, in_string = [], False
    offset = 0
    for line in text.splitlines(keepends=True):
        toggles = line.count('"""') % 2 == 1
        code = re.sub(r'"(\\.|[^"\\])*"', lambda m: " " * len(m.group()), line)
        code = code.split("//")[0]
        if not in_string and not toggles and not re.match(r"\s*(import|@|#|case |///)", line):
            for pattern, replacement in CHANGES:
                for match in re.finditer(pattern, code):
                    found.append((offset + match.start(), offset + match.end(), replacement))
        if toggles:
            in_string = not in_string
        offset += len(line)
    return found


def changed(text, place):
    start, end, replacement = place
    old = text[start:end]
    if replacement is None:
        replacement = str(int(old) + 1) if old.isdigit() else str(float(old) * 1.5)
    return text[:start] + replacement + text[end:], f"{old.strip()} -> {replacement.strip()}"


def build():
    products = [run("swift", "build", "-c", "release", "--product", name) for name in PROGRAMS]
    return all(product.returncode == 0 for product in products)


def answers(verb):
    """The exit codes and the output of both programs."""
    outcomes = []
    for name, options in PROGRAMS.items():
        options = options if verb != "status" else options[:-2]
        try:
            outcomes.append(run(f".build/release/{name}", verb, *options, timeout=600))
        except subprocess.TimeoutExpired:
            outcomes.append(subprocess.CompletedProcess([], 124, "", ""))
    return outcomes


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40, help="changes that compile, at least")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="begins no change after this time")
    parser.add_argument("--only", help="only this module")
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)

    if COPY.exists():
        run("git", "checkout", "-qf", ".")
        run("git", "pull", "-qf")
    else:
        subprocess.run(["git", "clone", "-q", ROOT, COPY], check=True)
    print("computing the reports …", flush=True)
    if not build() or any(outcome.returncode for outcome in answers("run")):
        sys.exit("The committed tree does not build or run.")

    of_module = modules()
    if arguments.only:
        of_module = {arguments.only: of_module[arguments.only]}
    end = time.monotonic() + 60 * arguments.minutes
    tried, wrong, seen, touched = 0, 0, 0, []
    queue = list(of_module)
    tries = {name: 0 for name in of_module}
    while (queue or tried < arguments.count) and time.monotonic() < end:
        name = queue.pop(0) if queue else chance.choice(sorted(of_module))
        tries[name] += 1
        path = chance.choice(of_module[name])
        text = path.read_text()
        spots = places(text)
        if not spots:
            queue.append(name)
            continue
        place = chance.choice(spots)
        altered, words = changed(text, place)
        path.write_text(altered)
        verdict = "does not compile"
        if build():
            states = "".join(outcome.stdout for outcome in answers("status"))
            matters = any(outcome.returncode for outcome in answers("verify"))
            # Changes that matter to nothing only cost time; what counts is that no change that matters is missed.
            is_named = "stale" in states and path.name in states
            verdict = ("seen" if is_named else "MISSED") if matters else "equal results"
            tried += 1
            touched.append(path)
            seen += matters
            wrong += matters and not is_named
        path.write_text(text)
        number = text[: place[0]].count("\n") + 1
        print(f"{verdict:16}  {name:20}  {path.relative_to(COPY)}:{number}  {words}", flush=True)
        LOG.parent.mkdir(exist_ok=True)
        with LOG.open("a") as log:
            print(arguments.seed, verdict, name, f"{path.relative_to(COPY)}:{number}", words, sep="\t", file=log)
        most = {"does not compile": 6, "equal results": 3}.get(verdict, 0)
        if tries[name] < most and name not in queue:
            queue.append(name)

    for path in touched:
        lines = [f"{line}  // a comment\n\n" if re.match(r"\s*(let|var|return)\b.*[\w)]$", line) else f"{line}\n"
                 for line in path.read_text().splitlines()]
        path.write_text("// Another comment.\n" + "".join(lines))
    fresh = build() and all(outcome.returncode == 0 for outcome in answers("status"))
    run("git", "checkout", "-qf", ".")
    print(f"{tried} changes that compile, {seen} that matter, {wrong} missed; with comments and layout changed everything is "
          f"{'fresh' if fresh else 'NOT FRESH'}")
    sys.exit(1 if wrong or not fresh else 0)


if __name__ == "__main__":
    main()
