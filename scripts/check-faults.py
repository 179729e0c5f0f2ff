#!/usr/bin/env python3
"""Makes every system call of a small run fail once, and checks what the program makes of it.

    scripts/check-faults.py [--of run,again,render,status,verify,clean] [--count N] [--seed 1] [--only KIND,…]

The run is one of the notebook StoppingDistances: it computes, stores results, writes records, figures, Markdown and
PDF. Each call that it makes after its start is disturbed in a run of its own, with each error that the call may give:
no room, no memory, no thread, no permission, an interruption, half of the bytes, and so on. After each of them:

- the program has ended within 20 seconds, by itself and not by a signal;
- it gave an exit code with a meaning, and if that is not 0, a sentence; if it is 0, the usual output;
- every file of the report is as usual, or is not there; if the exit code is 0, all are there;
- a further run without a fault gives the same bytes, and nothing else is left: no temporary file, no lock.

A fault happens once, or lasts from a call on. Without --count every call is taken, which takes hours; for `--of run`
half an hour. With it, so many are drawn at random; the seed decides.
Calls that cannot fail are named in `CANNOT_FAIL`. The exit code is 1 if something is wrong, and 77 if programs cannot
be traced here.
"""
import argparse
import collections
import errno
import pathlib
import random
import re
import sys
import tempfile

import syscall_tracer
from disturbed_report import (
    COMMANDS, EXIT_CODES, NAME, Reference, Workplace, program_argument, refuse_missing)

E = errno
ERRORS = {
    "openat": [E.EACCES, E.EMFILE, E.ENOENT, E.EINTR],
    "newfstatat": [E.EACCES, E.EIO], "statx": [E.EACCES, E.EIO], "fstat": [E.EIO],
    "read": [E.EIO, E.EINTR, "short"], "pread64": [E.EIO, E.EINTR],
    "write": [E.ENOSPC, E.EIO, E.EINTR, "short"], "pwrite64": [E.ENOSPC],
    "fsync": [E.EIO, E.ENOSPC, E.EINTR], "rename": [E.EIO, E.EACCES], "unlink": [E.EIO, E.EACCES],
    "unlinkat": [E.EIO, E.EACCES], "mkdir": [E.EACCES, E.ENOSPC], "ftruncate": [E.EIO, E.EINTR],
    "flock": [E.EINTR, E.ENOLCK], "close": [E.EIO, E.EINTR], "getdents64": [E.EIO], "getcwd": [E.ENOENT],
    "readlink": [E.EACCES], "mmap": [E.ENOMEM], "mprotect": [E.ENOMEM], "brk": ["refused"], "mremap": [E.ENOMEM],
    "clone3": [E.EAGAIN, E.ENOMEM], "clone": [E.EAGAIN], "getrandom": [E.ENOSYS, E.EINTR],
    "futex-wait": [E.EINTR, E.EAGAIN], "getrusage": [E.EPERM], "sysinfo": [E.EPERM], "ioctl": [E.ENOTTY],
    "fcntl": [E.EBADF], "lseek": [E.ESPIPE], "madvise": [E.EINVAL], "wait4": [E.EINTR],
}
# Faults that last, from a call on: a full disk, no descriptors, no threads, folders that may not be used.
LASTING = {
    "openat": [E.EMFILE, E.EACCES], "newfstatat": [E.EACCES], "read": [E.EIO], "write": [E.ENOSPC, "short"],
    "fsync": [E.EIO], "rename": [E.EACCES], "unlink": [E.EACCES], "mkdir": [E.EACCES], "flock": [E.ENOLCK],
    "clone3": [E.EAGAIN], "getrandom": [E.ENOSYS], "getcwd": [E.ENOENT], "getrusage": [E.EPERM],
}
# Calls of the kernel's with an errno for nothing that a system does: ended threads, numbers of threads, woken waiters.
CANNOT_FAIL = {
    "exit", "exit_group", "gettid", "getpid", "getppid", "futex-wake", "rt_sigreturn", "rseq", "set_robust_list",
    "munmap", "rt_sigprocmask", "sched_yield",
}


def calls_of(name, place, reference):
    """How many calls of each kind an undisturbed run makes, as the most of three."""
    most = collections.Counter()
    for _ in range(3):
        outcome = disturbed(name, place, reference, None)
        if outcome.status != 0:
            sys.exit(f"{name} without a fault gives {outcome.status}: {outcome.errors}")
        most |= collections.Counter(outcome.calls)
    return most


def disturbed(name, place, reference, fault):
    command, begun = COMMANDS[name]
    place.clear(reference.template if begun else None)
    return syscall_tracer.run([place.program] + command, 20, fault, place.folder, place.environment)


def without_times(output):
    """What a command prints, without the times that `verify` tells."""
    return re.sub(r"then .*?, now .*?  ", "", output)


def faults_found(name, place, reference, fault, outcome):
    if outcome.status is None:
        found = ["it hangs"]
    elif outcome.status < 0 or outcome.status > 128:
        found = [f"it is ended by a signal ({outcome.status})"]
    elif outcome.status not in EXIT_CODES:
        found = [f"exit code {outcome.status}"]
    else:
        # A file that is not there, as if somebody had removed it, is no fault: the report may be without it.
        is_complete = outcome.status == 0 and fault.error != E.ENOENT
        found = reference.faults_of_report(place, is_complete)
        if is_complete:
            found += reference.faults_of_rendering(place)
        is_said = f"{NAME}: " in outcome.errors or fault.hit.startswith("write to 2 ")
        # `status` says it beside the part; a file that is said not to be there is missing.
        words = ["cannot be read"] + ["missing"] * (fault.error == E.ENOENT)
        is_said = is_said or name == "status" and any(word in outcome.output for word in words)
        if outcome.status != 0 and not is_said:
            found.append(f"exit code {outcome.status} without a sentence: {outcome.output.strip()[-300:]}")
        if name == "verify" and "DIFFERS" in outcome.output:
            found.append(f"says that results differ: {outcome.output.strip()}")
        if is_complete and without_times(outcome.output) != without_times(reference.outputs[name]):
            found.append(f"says: {outcome.output.strip()}")
    # A run that could not store a result in the cache says so, unless it ends with another sentence.
    may_lack_results = outcome.status != 0 or "would have to be computed again" in outcome.errors
    return found + reference.faults_of_repair(place, may_lack_results)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--of", default=",".join(COMMANDS), help="the commands to be disturbed")
    parser.add_argument("--count", type=int, help="so many faults, drawn at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="only calls of these kinds")
    parser.add_argument("--verbose", action="store_true", help="print every fault and its outcome")
    parser.add_argument("--possible", action="store_true", help="only say whether programs can be traced here")
    program_argument(parser)
    arguments = parser.parse_args()
    reason = syscall_tracer.unavailable()
    if reason:
        print(f"skipped: {reason}")
        sys.exit(77)
    if arguments.possible:
        sys.exit(0)
    refuse_missing(arguments.program)

    with tempfile.TemporaryDirectory(prefix="check-faults-") as folder:
        reference = Reference(folder, arguments.program)
        place = Workplace(pathlib.Path(folder) / "place", arguments.program)
        cases, exempt = [], collections.Counter()
        for name in arguments.of.split(","):
            for kind, count in sorted(calls_of(name, place, reference).items()):
                if kind in CANNOT_FAIL:
                    exempt[kind] += count
                elif arguments.only is None or kind in arguments.only.split(","):
                    cases += [(name, kind, index, error, is_lasting) for index in range(count)
                              for is_lasting, errors in ((False, ERRORS.get(kind, [E.EPERM])),
                                                         (True, LASTING.get(kind, [])))
                              for error in errors]
        if arguments.count:
            cases = random.Random(arguments.seed).sample(cases, min(arguments.count, len(cases)))
        sys.exit(check(cases, exempt, place, reference, arguments.verbose))


def check(cases, exempt, place, reference, verbose):
    """Disturbs each case and prints what is wrong; returns the exit code."""
    statuses, wrong, missed, kinds = collections.Counter(), 0, 0, collections.Counter()
    for name, kind, index, error, is_lasting in cases:
        fault = syscall_tracer.Fault(kind, index, error, is_lasting)
        outcome = disturbed(name, place, reference, fault)
        if fault.hit is None:
            missed += 1  # The threads took turns otherwise, and this run made fewer calls.
            continue
        word = (error if isinstance(error, str) else E.errorcode[error]) + " from now on" * is_lasting
        found = faults_found(name, place, reference, fault, outcome)
        statuses[outcome.status] += 1
        kinds[kind] += 1
        wrong += bool(found)
        if found or verbose:
            last = [line for line in outcome.errors.splitlines() if NAME in line or "rror" in line][-1:]
            print(f"{name:7}{kind} {index} ({fault.hit}) {word}: {outcome.status} "
                  f"{'; '.join(found) or 'right'} {last}", flush=True)
    print(", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))
    print(f"{sum(kinds.values())} faults ({missed} more did not come up), "
          + ", ".join(f"{count} with exit code {status}" for status, count in sorted(statuses.items(), key=str))
          + f"; calls that cannot fail: {sum(exempt.values())}; {wrong} went wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    main()
