#!/usr/bin/env python3
"""Builds the fuzz targets (Tests/Fuzz) and runs each for a while: `make fuzz`.

    scripts/fuzz.py                             each target for 20 seconds
    scripts/fuzz.py --seconds 300 prose plots   some targets, for longer
    scripts/fuzz.py --forever --jobs 2 --seconds 240 --log long.log
    scripts/fuzz.py --totals long.log           adds up what such a run has written

It first checks itself: a target with a trap, a read beyond an allocation, a leak, and an endless loop must be reported.
Inputs to begin with are in Tests/Fuzz/Corpus. Inputs that reach new code are kept in .build/fuzz-corpus, so that the
next run goes on from there. Inputs that crash, hang or leak are put into .build/fuzz-found; once the fault is mended,
they become cases of ordinary tests.

The variable FUZZ_PROGRAM names another program than the one that was built, such as a copy of it, for a long run beside
builds.

Exit code: 0 if nothing was found, 1 if something was, 2 if it could not run.
"""
import argparse, collections, concurrent.futures, os, pathlib, re, subprocess, sys, threading, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / ".build/fuzz"
PROGRAM = pathlib.Path(os.environ.get("FUZZ_PROGRAM", BUILD / "release/fuzz"))
SECONDS_AN_INPUT, MEGABYTES = 8, 3072


def lib_fuzzer():
    """The toolchain's libFuzzer without a main function; None if it has none."""
    info = subprocess.run(["swiftc", "-print-target-info"], capture_output=True, text=True, check=True).stdout
    resources = re.search(r'"runtimeResourcePath"\s*:\s*"([^"]*)"', info)[1]
    machine = os.uname().machine
    for path in sorted(pathlib.Path(resources, "clang/lib").glob("*/libclang_rt.fuzzer_no_main*.a")):
        if machine in path.name or machine in path.parent.name:
            return path.resolve()
    return None


def build(library):
    environment = dict(os.environ, FOLIO_FUZZ=str(library), FOLIO_TESTABLE="1")
    command = ["swift", "build", "-c", "release", "--product", "fuzz", "--scratch-path", str(BUILD)]
    print("fuzz: building with coverage and the address sanitizer; the first time takes some ten minutes", flush=True)
    result = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if result.returncode != 0:
        sys.stdout.buffer.write(result.stdout)
        fail("the fuzz targets cannot be built")


def fail(sentence):
    print(f"fuzz: {sentence}", file=sys.stderr)
    sys.exit(2)


Outcome = collections.namedtuple("Outcome", "target executions edges seconds cpu fault output")


def run(target, *arguments, timeout=SECONDS_AN_INPUT):
    """Runs the program with libFuzzer's arguments and reads what it says."""
    # Swift's own backtraces would take the place of libFuzzer's reports.
    environment = dict(os.environ, FUZZ_TARGET=target, SWIFT_BACKTRACE="enable=no")
    limits = [f"-timeout={timeout}", f"-rss_limit_mb={MEGABYTES}", "-print_final_stats=1"]
    begin = time.monotonic()
    process = subprocess.Popen(
        [str(PROGRAM), *limits, *map(str, arguments)], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read().decode(errors="replace")
    # wait4 tells the processor time of this child alone.
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    executions = re.search(r"stat::number_of_executed_units:\s*(\d+)", output) or re.search(
        r"(?s).*^#(\d+)", output, re.M)
    edges = re.findall(r"cov: (\d+)", output)
    return Outcome(
        target, int(executions[1]) if executions else 0, int(edges[-1]) if edges else 0, time.monotonic() - begin,
        usage.ru_utime + usage.ru_stime, fault(process.returncode, output), output)


def fault(code, output):
    """The kind of what was found; None if nothing was."""
    for mark, kind in [
        ("ERROR: LeakSanitizer", "LEAK"), ("ERROR: AddressSanitizer", "MEMORY"), ("ERROR: libFuzzer: timeout", "HANG"),
        ("ERROR: libFuzzer: out-of-memory", "OUT OF MEMORY"), ("ERROR: libFuzzer: deadly signal", "CRASH"),
    ]:
        if mark in output:
            return kind
    return None if code == 0 else f"EXIT CODE {code}"


def check_itself(scratch):
    """Fails unless all kinds of faults are reported, and a trap behind two comparisons is found by search."""
    scratch.mkdir(parents=True, exist_ok=True)
    prefix = f"-artifact_prefix={scratch}/"
    for word, kind in [("trap", "CRASH"), ("overrun", "MEMORY"), ("leak", "LEAK"), ("hang", "HANG"), ("none", None)]:
        path = scratch / word
        path.write_text(word)
        outcome = run("selftest", prefix, path, timeout=2 if word == "hang" else 60)
        if outcome.fault != kind:
            print(outcome.output)
            fail(f"the self-test “{word}” should be reported as {kind}, not as {outcome.fault}")
    # Shorter than the words above.
    outcome = run("selftest", prefix, "-seed=1", "-max_len=3", "-max_total_time=300", timeout=60)
    if outcome.fault != "CRASH":
        print(outcome.output)
        fail("the self-test's trap behind two comparisons was not found: the code is not instrumented")
    print("fuzz: a trap, a bad read, a leak and an endless loop are reported; a hidden trap is found", flush=True)


def fuzz(target, seconds, corpus, found, timeout, seed):
    """Runs a target for some seconds; whatever it finds stays in the two folders."""
    kept, artifacts = corpus / target, found / target
    kept.mkdir(parents=True, exist_ok=True)
    artifacts.mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={seconds}", f"-artifact_prefix={artifacts}/"]
    if seed is not None:
        options.append(f"-seed={seed}")
    words = ROOT / f"Tests/Fuzz/Dictionaries/{target}.dict"
    if words.exists():
        options.append(f"-dict={words}")
    outcome = run(target, *options, kept, ROOT / "Tests/Fuzz/Corpus" / target, timeout=timeout)
    if outcome.fault:
        (artifacts / f"{time.strftime('%Y%m%d-%H%M%S')}.log").write_text(outcome.output)
    return outcome


def line(outcome):
    return (f"{outcome.target:<12} {outcome.executions:>12,} {outcome.edges:>7,} {outcome.cpu:>9.1f}  "
            f"{outcome.fault or 'nothing found'}")


HEADER = f"{'target':<12} {'executions':>12} {'edges':>7} {'CPU s':>9}  result"


def write_log(path, lock, outcome):
    with lock, open(path, "a") as log:
        log.write(f"{time.strftime('%Y-%m-%dT%H:%M:%S')} target={outcome.target} executions={outcome.executions} "
                  f"edges={outcome.edges} wall={outcome.seconds:.1f} cpu={outcome.cpu:.1f} "
                  f"result={(outcome.fault or 'nothing').replace(' ', '-')}\n")


def totals(path):
    sums = {}
    for text in open(path):
        fields = dict(field.split("=", 1) for field in text.split() if "=" in field)
        if "target" not in fields:
            continue
        row = sums.setdefault(fields["target"], [0, 0, 0.0, collections.Counter()])
        row[0] += int(fields["executions"])
        row[1] = max(row[1], int(fields["edges"]))
        row[2] += float(fields["cpu"])
        row[3][fields["result"]] += 1
    print(HEADER)
    for target, (executions, edges, cpu, results) in sums.items():
        words = ", ".join(f"{count} × {result}" for result, count in results.items())
        print(f"{target:<12} {executions:>12,} {edges:>7,} {cpu:>9.0f}  {words}")
    executions, cpu = sum(row[0] for row in sums.values()), sum(row[2] for row in sums.values())
    print(f"{'all':<12} {executions:>12,} {'':>7} {cpu:>9.0f}  {cpu / 3600:.2f} CPU hours")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", help="names of targets; all if there are none")
    parser.add_argument("--seconds", type=int, default=20, help="for each target (default: 20)")
    parser.add_argument("--timeout", type=int, default=SECONDS_AN_INPUT,
                        help="wall-clock seconds for an input (default: %(default)s); more on a busy machine")
    parser.add_argument("--seed", type=int, help="the same random inputs each time, as far as the time reaches")
    parser.add_argument("--jobs", type=int, default=1, help="targets that run at once (default: 1)")
    parser.add_argument("--corpus", type=pathlib.Path, default=ROOT / ".build/fuzz-corpus", help="inputs that are kept")
    parser.add_argument("--found", type=pathlib.Path, default=ROOT / ".build/fuzz-found", help="inputs that failed")
    parser.add_argument("--log", help="a file to which a line is added for each run of a target")
    parser.add_argument("--forever", action="store_true", help="go through the targets until it is interrupted")
    parser.add_argument("--no-build", action="store_true", help="use the program that is there")
    parser.add_argument("--if-possible", action="store_true", help="exit with 0 if the toolchain has no libFuzzer")
    parser.add_argument("--totals", metavar="LOG", help="add up a log and do nothing else")
    options = parser.parse_args()
    if options.totals:
        return totals(options.totals)
    if not options.no_build:
        library = lib_fuzzer()
        if library is None:
            sentence = "NOT FUZZED: this Swift toolchain has no libFuzzer (libclang_rt.fuzzer_no_main)"
            if not options.if_possible:
                fail(sentence)
            print(f"fuzz: {sentence}", file=sys.stderr)
            return
        build(library)
    all_targets = subprocess.run([PROGRAM], capture_output=True, text=True, check=True).stdout.split()
    unknown = [name for name in options.targets if name not in all_targets]
    if unknown:
        fail(f"there is no target {', '.join(unknown)}; there are {', '.join(all_targets)}")
    check_itself(options.found / "selftest")
    targets, lock, found = options.targets or all_targets, threading.Lock(), []
    print(HEADER, flush=True)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        def task(target):
            outcome = fuzz(
                target, options.seconds, options.corpus.resolve(), options.found.resolve(), options.timeout,
                options.seed)
            if options.log:
                write_log(options.log, lock, outcome)
            with lock:
                print(line(outcome), flush=True)
            return outcome
        while True:
            faults = [outcome for outcome in pool.map(task, targets) if outcome.fault]
            if not options.forever:
                found = faults
                break
    for outcome in found:
        print(f"\n--- {outcome.target}: {outcome.fault}; the input is in {options.found}/{outcome.target}\n"
              f"{outcome.output[-6000:]}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
