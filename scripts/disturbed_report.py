"""A small report that is disturbed while it is made, and what must be true of it afterwards.

The report is that of the notebook StoppingDistances. A `Workplace` is a folder with the report, the cache and the
folder for temporary files of one disturbed run.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
NAME = "StoppingDistances"
PROGRAM = ROOT / ".build" / "release" / NAME
DATA = ROOT / "Notebooks" / NAME / "data"
FOLDERS = ["--out", "report", "--cache", "cache"]
COMPUTING = ["--threads", "2", "--data", str(DATA)] + FOLDERS
# Each command, and whether it begins in a folder where a report and a cache are.
COMMANDS = {
    "run": (["run", "-P", "divisions=2"] + COMPUTING, False),
    "again": (["run", "-P", "divisions=2", "--force"] + COMPUTING, True),
    "render": (["render"] + FOLDERS, True),
    "status": (["status", "--data", str(DATA)] + FOLDERS, True),
    "verify": (["verify"] + COMPUTING, True),
    "clean": (["clean", "--days", "0"] + FOLDERS, True),
}
# Exit codes with a meaning, in the help of the program.
EXIT_CODES = {0, 1, 64, 66, 74}
# What was measured, in the report: it may differ between two runs.
MEASURED = re.compile(rb"^<sub>.*<br>computed .*$|(?<=\)) \xc2\xb7 [0-9][^<]*(?=</sub>)|^<sub>[0-9][^<]*</sub>$", re.M)
# The same in the web page, whose fonts have the letters of the page.
MEASURED_IN_PAGE = re.compile(
    rb'<br>computed [^<]*(?=</p>)| \xc2\xb7 [0-9][^<]*(?=<a class="anchor")|<p class="source">[0-9][^<]*</p>'
    rb'|^@font-face.*$', re.M)
# The same in the notebook, where it is also in the metadata and in plain text.
MEASURED_IN_NOTEBOOK = re.compile(
    rb'<br>computed [^<]*(?=</small>)|(?<=</a>) \xc2\xb7 [0-9][^<]*(?=</small>)|(?<=[0-9]) \xc2\xb7 [0-9][^"]*(?=")'
    rb'|,\n *"timing": "[^"]*"|"date": "[^"]*"')


def difference(bytes, usual, measured):
    """The first line of a report that is not as usual."""
    lines, expected = (measured.sub(b"", text).decode().splitlines() for text in (bytes, usual))
    for line, other in zip(lines + [""], expected + [""]):
        if line != other:
            return f"“{line[:100]}” for “{other[:100]}”"
    return "another length"


class Workplace:
    def __init__(self, folder, program):
        self.folder, self.program = pathlib.Path(folder), str(pathlib.Path(program).resolve())
        self.environment = dict(os.environ, TMPDIR=str(self.folder / "tmp"))

    def clear(self, template=None):
        """Empties the folder, or makes it a copy of another workplace."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if template:
            shutil.copytree(template.folder, self.folder)
        else:
            (self.folder / "tmp").mkdir(parents=True)

    def run(self, command, seconds=60):
        """Runs the program undisturbed."""
        return subprocess.run([self.program] + command, cwd=self.folder, env=self.environment, capture_output=True,
                              text=True, timeout=seconds)

    def files(self, *parts):
        """The bytes of all files below some folders, by their paths."""
        return {str(path.relative_to(self.folder)): path.read_bytes() for part in parts or ("",)
                for path in sorted((self.folder / part).rglob("*")) if path.is_file()}

    def names(self):
        """The paths of all files and folders."""
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*"))


def program_argument(parser):
    parser.add_argument("--program", default=str(PROGRAM), help=f"the program; the built {NAME} if none is given")


def refuse_missing(program):
    if not pathlib.Path(program).exists():
        sys.exit(f"There is no {program}: run `swift build -c release --product {NAME}`.")


class Reference:
    """What undisturbed runs give, in folders that are made anew."""

    def __init__(self, folder, program):
        folder = pathlib.Path(folder)
        self.finished, self.template, self.usual = (
            Workplace(folder / name, program) for name in ("finished", "template", "usual"))
        self.finished.clear()
        self.made(self.finished, COMMANDS["run"][0])
        # The template's cache has results of no report, too, for `clean` to remove.
        self.template.clear(self.finished)
        self.made(self.template, ["run", "-P", "divisions=3"] + COMPUTING[:4] + ["--out", "other", "--cache", "cache"])
        shutil.rmtree(self.template.folder / "other")
        self.report = self.finished.files("report")
        self.names = self.finished.names()
        self.outputs = {}
        for name, (command, begun) in COMMANDS.items():
            self.usual.clear(self.template if begun else None)
            self.outputs[name] = self.made(self.usual, command).stdout

    @staticmethod
    def made(place, command):
        outcome = place.run(command)
        assert outcome.returncode == 0, outcome.stderr
        return outcome

    def faults_of_report(self, place, is_complete):
        """What is wrong with a report after a disturbed run: every file is whole, and has the usual bytes."""
        faults, there = [], place.files("report")
        for path, bytes in there.items():
            usual = self.report.get(path)
            if path.endswith(".pdf"):
                right = bytes.startswith(b"%PDF") and bytes.rstrip().endswith(b"%%EOF")
            elif path.endswith("measurements.json"):
                right = bytes.endswith(b"}\n")
            elif path.endswith((".md", ".html", ".ipynb")):
                measured = {"md": MEASURED, "html": MEASURED_IN_PAGE}.get(path.rsplit(".")[-1], MEASURED_IN_NOTEBOOK)
                right = measured.sub(b"", bytes) == measured.sub(b"", usual)
                if not right and is_complete:
                    path += f" ({difference(bytes, usual, measured)})"
            else:
                right = usual is None or bytes == usual
            if not right and (is_complete or not self.tells_of_failure(path, bytes)):
                faults.append(f"{path} is wrong")
        if is_complete:
            faults += [f"{path} is missing" for path in self.report if path not in there]
        return faults

    @staticmethod
    def tells_of_failure(path, bytes):
        """Tells whether a record or the report says itself that a part failed or was not computed."""
        return b'"failure"' in bytes or path.endswith(("report.md", "report.html", "report.ipynb", "claims.json"))

    def faults_of_rendering(self, place):
        """What is wrong with a report that should be finished: it must be what its results and measurements give."""
        before = place.files("report")
        outcome = place.run(COMMANDS["render"][0])
        if outcome.returncode != 0:
            return [f"render gives {outcome.returncode}: {outcome.stderr.strip()}"]
        return [f"{path} is not what render gives" for path, bytes in place.files("report").items()
                if bytes != before.get(path)]

    def faults_of_repair(self, place, may_lack_results=False):
        """What is wrong after a further run without disturbance: it must mend everything and leave nothing behind.

        Results in the cache may be missing if the disturbed run said so.
        """
        try:
            outcome = place.run(COMMANDS["run"][0])
        except subprocess.TimeoutExpired:
            return ["the next run hangs"]
        if outcome.returncode != 0:
            return [f"the next run gives {outcome.returncode}: {outcome.stderr.strip()}"]
        faults = [f"next: {fault}" for fault in self.faults_of_report(place, True)]
        if any((place.folder / "tmp").iterdir()):
            # What a verification left in the folder for temporary files, the next verification removes.
            outcome = place.run(COMMANDS["verify"][0])
            faults += [] if outcome.returncode == 0 else [f"verify gives {outcome.returncode}: {outcome.stderr.strip()}"]
        expected = set(self.names)
        names = {name for name in place.names() if not name.startswith("cache/")}
        faults += [f"{name} is left behind" for name in sorted(names - expected)]
        faults += [f"{name} is left behind" for name in place.names() if name.endswith(".tmp")]
        faults += [f"{name} is not there" for name in sorted(expected - set(place.names()))
                   if not (may_lack_results and name.startswith("cache"))]
        # With the same measurements, the report has the same bytes.
        (place.folder / "report" / "measurements.json").write_bytes(self.report["report/measurements.json"])
        outcome = place.run(COMMANDS["render"][0])
        if outcome.returncode != 0:
            return faults + [f"render gives {outcome.returncode}: {outcome.stderr.strip()}"]
        return faults + [f"next: {path} differs" for path, bytes in place.files("report").items()
                         if bytes != self.report.get(path)]
