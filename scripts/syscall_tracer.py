"""Runs a program and makes one of its system calls fail, or kills the program at one (ptrace(2), x86-64 only).

strace can inject faults, too, but it counts the calls of each thread by itself and begins with the dynamic loader. Here
calls are counted over all threads and child processes, in the order in which they happen, and only from the program's
own first act on: it ignores SIGPIPE (`FolioCommand.main`). What comes before is the work of the dynamic loader and of
Swift's start, which no program can mend.
"""
import ctypes
import os
import platform
import signal
import time

TRACEME, PEEKUSER, POKEUSER, SYSCALL, SETOPTIONS, GETEVENTMSG, GET_SYSCALL_INFO = 0, 3, 6, 24, 0x4200, 0x4201, 0x420E
# Stops of system calls are marked, children and threads are traced, and all of them end with the tracer.
OPTIONS = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 0x100000
FORK, VFORK, CLONE, EXEC = 1, 2, 3, 4
WALL = 0x40000000
# Places of registers in the kernel's `struct user` on x86-64.
RAX, RDX, RDI, ORIG_RAX = 10 * 8, 12 * 8, 14 * 8, 15 * 8

NAMES = {
    0: "read", 1: "write", 3: "close", 4: "stat", 5: "fstat", 6: "lstat", 7: "poll", 8: "lseek", 9: "mmap",
    10: "mprotect", 11: "munmap", 12: "brk", 13: "rt_sigaction", 14: "rt_sigprocmask", 15: "rt_sigreturn",
    16: "ioctl", 17: "pread64", 18: "pwrite64", 20: "writev", 21: "access", 22: "pipe", 24: "sched_yield",
    25: "mremap", 28: "madvise", 32: "dup", 33: "dup2", 35: "nanosleep", 39: "getpid", 56: "clone", 57: "fork",
    58: "vfork", 59: "execve", 60: "exit", 61: "wait4", 62: "kill", 63: "uname", 72: "fcntl", 73: "flock",
    74: "fsync", 75: "fdatasync", 77: "ftruncate", 79: "getcwd", 80: "chdir", 82: "rename", 83: "mkdir", 84: "rmdir",
    87: "unlink", 88: "symlink", 89: "readlink", 90: "chmod", 95: "umask", 97: "getrlimit", 98: "getrusage",
    99: "sysinfo", 102: "getuid", 104: "getgid", 107: "geteuid", 108: "getegid", 110: "getppid", 131: "sigaltstack",
    137: "statfs", 138: "fstatfs", 157: "prctl", 158: "arch_prctl", 186: "gettid", 202: "futex",
    203: "sched_setaffinity", 204: "sched_getaffinity", 217: "getdents64", 218: "set_tid_address",
    228: "clock_gettime", 230: "clock_nanosleep", 231: "exit_group", 234: "tgkill", 257: "openat", 258: "mkdirat",
    262: "newfstatat", 263: "unlinkat", 264: "renameat", 267: "readlinkat", 269: "faccessat", 273: "set_robust_list",
    285: "fallocate", 292: "dup3", 293: "pipe2", 302: "prlimit64", 316: "renameat2", 318: "getrandom", 332: "statx",
    334: "rseq", 435: "clone3", 436: "close_range", 439: "faccessat2",
}
SIGACTION = 13

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.restype = ctypes.c_long
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


class SyscallInfo(ctypes.Structure):
    """The beginning of `struct ptrace_syscall_info`; `values` are the call's number and arguments at its entry."""
    _fields_ = [("op", ctypes.c_uint8), ("pad", ctypes.c_uint8 * 3), ("arch", ctypes.c_uint32),
                ("instruction", ctypes.c_uint64), ("stack", ctypes.c_uint64), ("values", ctypes.c_uint64 * 7)]


def ptrace(request, process, address=None, data=None):
    result = libc.ptrace(request, process, address, data)
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
    return result


class Fault:
    """One system call to be disturbed: the `index`-th call (from 0) of the kind `name`, or of any kind if None.

    `error` is the number of the error that it gives, without being done (`close` is done, as the kernel does it);
    "short" reads or writes half of the bytes; "refused" is what `brk` does if there is no memory; "kill" ends the
    program with SIGKILL before the call. If the fault is lasting, all later calls of the kind fail, too.
    """

    def __init__(self, name, index, error, is_lasting=False):
        self.name, self.index, self.error, self.is_lasting = name, index, error, is_lasting
        self.hit = None

    def strikes(self, name, index, total):
        """Tells whether it disturbs a call: the `index`-th of its kind, and the `total`-th of all."""
        if self.name not in (None, name):
            return False
        number = total if self.name is None else index
        return number >= self.index if self.is_lasting else number == self.index


class Outcome:
    """`status` is the exit code, or minus the signal's number; None if the program took too long."""

    def __init__(self):
        self.status, self.output, self.errors, self.calls = None, "", "", []


def unavailable():
    """The reason why programs cannot be traced here; None if they can."""
    if platform.machine() != "x86_64":
        return "the registers of this processor are not known to the script"
    try:
        outcome = run(["/bin/true"], 5)
    except OSError as error:
        return f"ptrace is not allowed: {error}"
    return None if outcome.status == 0 else "ptrace does not work here"


def spawn(command, folder, environment, files):
    child = os.fork()
    if child:
        return child
    try:
        os.dup2(os.open("/dev/null", os.O_RDONLY), 0)
        os.dup2(files[0], 1)
        os.dup2(files[1], 2)
        os.chdir(folder)
        ptrace(TRACEME, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        os.execvpe(command[0], command, environment)
    finally:
        os._exit(127)


class Tracer:
    def __init__(self, process, fault):
        self.main, self.fault = process, fault
        self.group = {process: process}
        # The processes that have begun their own work; of each thread, the register to be set after its call.
        self.started, self.pending, self.known = set(), {}, {process}
        self.counts, self.calls, self.status = {}, [], None

    def enter(self, thread, info):
        number, arguments = info.values[0], list(info.values[1:])
        process = self.group[thread]
        if process not in self.started:
            if number == SIGACTION and arguments[0] == signal.SIGPIPE and arguments[1]:
                self.started.add(process)
            return
        name = NAMES.get(number, f"call-{number}")
        if name == "futex":
            # Waiting may fail; waking does not.
            name = "futex-wait" if arguments[1] & 0x7F in (0, 9) else "futex-wake"
        index = self.counts.get(name, 0)
        self.counts[name] = index + 1
        total = len(self.calls)
        self.calls.append(name)
        fault = self.fault
        if fault is None or not fault.strikes(name, index, total):
            return
        where = "the main thread" if thread == process else "a thread"
        fault.hit = f"{name} to {arguments[0]} in {where}" if name == "write" else f"{name} in {where}"
        self.disturb(thread, name, arguments)

    def disturb(self, thread, name, arguments):
        error = self.fault.error
        if error == "kill":
            os.kill(self.main, signal.SIGKILL)
        elif error == "short":
            self.replace(thread, RDX, max(arguments[2] // 2, 1), arguments[2])
        elif error == "refused":
            self.replace(thread, RDI, 0, arguments[0])
        else:
            if name != "close":
                ptrace(POKEUSER, thread, ORIG_RAX, ctypes.c_void_p(-1).value)
            self.pending[thread] = RAX, -error

    def replace(self, thread, register, value, usual):
        """Gives a call another argument. The register is restored after it, as a call changes none of them."""
        ptrace(POKEUSER, thread, register, value)
        self.pending[thread] = register, usual

    def stopped(self, thread, status):
        """What to do at a stop; returns the signal to be passed on."""
        stop, event = os.WSTOPSIG(status), status >> 16
        if event:
            if event == EXEC:
                self.group = {t: g for t, g in self.group.items() if g != self.group[thread]} | {thread: thread}
                self.started.discard(thread)
            elif event in (FORK, VFORK, CLONE):
                message = ctypes.c_ulong()
                ptrace(GETEVENTMSG, thread, None, ctypes.addressof(message))
                process = self.group[thread]
                self.group[message.value] = process if event == CLONE else message.value
                if event != CLONE and process in self.started:
                    self.started.add(message.value)
            return 0
        if stop == signal.SIGTRAP | 0x80:
            info = SyscallInfo()
            ptrace(GET_SYSCALL_INFO, thread, ctypes.sizeof(info), ctypes.addressof(info))
            if info.op == 1:
                self.enter(thread, info)
            elif info.op == 2 and thread in self.pending:
                register, value = self.pending.pop(thread)
                ptrace(POKEUSER, thread, register, ctypes.c_void_p(value).value)
            return 0
        if thread not in self.known:
            self.known.add(thread)
            return 0
        return 0 if stop == signal.SIGTRAP else stop

    def loop(self):
        early = {}
        while True:
            try:
                thread, status = os.waitpid(-1, WALL)
            except ChildProcessError:
                return
            if os.WIFSTOPPED(status):
                # A new thread may stop before its parent has told of it.
                if thread not in self.group:
                    early[thread] = status
                    continue
                self.go_on(thread, status)
                for waiting in [t for t in early if t in self.group]:
                    self.go_on(waiting, early.pop(waiting))
                continue
            # Its number may soon be that of another process.
            self.group.pop(thread, None)
            self.known.discard(thread)
            if thread == self.main:
                self.status = os.waitstatus_to_exitcode(status)

    def go_on(self, thread, status):
        try:
            passed = self.stopped(thread, status)
            ptrace(SYSCALL, thread, None, passed)
        except ProcessLookupError:
            pass  # It was killed meanwhile.


class TookTooLong(Exception):
    pass


def run(command, seconds, fault=None, folder=".", environment=None):
    """Runs a command, disturbs one call, and returns its `Outcome`. The outcome's `calls` are the calls' kinds."""
    def late(*_):
        raise TookTooLong

    files = [os.memfd_create("output"), os.memfd_create("errors")]
    child = spawn(command, folder, environment or dict(os.environ), files)
    outcome = Outcome()
    tracer = Tracer(child, fault)
    before = signal.signal(signal.SIGALRM, late)
    try:
        _, status = os.waitpid(child, WALL)
        if not os.WIFSTOPPED(status):
            raise OSError("the child cannot be traced")
        ptrace(SETOPTIONS, child, None, OPTIONS)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        ptrace(SYSCALL, child)
        tracer.loop()
        outcome.status = tracer.status
    except TookTooLong:
        end(tracer)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        outcome.calls = tracer.calls
        texts = []
        for file in files:
            texts.append(os.pread(file, 1 << 24, 0).decode(errors="replace"))
            os.close(file)
        outcome.output, outcome.errors = texts
    return outcome


def end(tracer):
    """Kills what is traced, and waits for it."""
    for process in set(tracer.group.values()):
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass
    limit = time.monotonic() + 10
    while time.monotonic() < limit:
        try:
            os.waitpid(-1, WALL)
        except ChildProcessError:
            return
