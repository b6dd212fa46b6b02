#!/usr/bin/env python3
"""Measures the start of what the package installs, and prints a table.

    jpackage/measure.py [--runs 7] [--root FOLDER] [--deb FILE]

FOLDER is where the package was unpacked (default: /, that is, installed). Needs Xvfb for the desktop, which is started as
from the menu: without arguments, over the data folder of a user of its own, on the usual port, which has to be free. Times
begin when the process is started; the data folder has been used once before, the file cache is warm. Once more with
postbacks in it, since a table needs more than the first steps that stand in its place. Ends all that it starts, and deletes
what it made.
"""
import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from datetime import datetime

READY = re.compile(r"Receiving on (http://\S+)")
COMPLETE = "The window is complete"
IDLE_AFTER = 10
USUAL_PORT = 8377
POSTBACKS = 200


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1000


def java(pid):
    """The launcher may have started the virtual machine as a child."""
    children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()
    return max([pid, *map(int, children)], key=resident)


def logged(file, since):
    """When the window was complete, by the log's own clock; None as long as it is not."""
    if not os.path.exists(file):
        return None
    with open(file) as lines:
        for line in lines:
            if COMPLETE in line:
                moment = datetime.fromisoformat(line.split()[0]).timestamp()
                if moment >= since:
                    return moment
    return None


def get(address):
    with urllib.request.urlopen(address) as answer:
        answer.read()


def refused(address):
    try:
        get(address)
    except urllib.error.HTTPError as answer:
        answer.close()
        if answer.code != 400:
            raise


def start(command, environment, log, postbacks=0):
    """Times in ms and idle RSS in MB of one start.

    log is where the desktop writes when its window is complete, or None for the receiver; postbacks how many are sent to it
    at the end.
    """
    begin = time.time()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
    try:
        ready = READY.match(process.stdout.readline())
        if not ready:
            sys.exit(f"{command[0]} did not start." + (f" Is something running on port {USUAL_PORT}?" if log else ""))
        get(ready.group(1) + "/health")
        answered = time.time() - begin
        shown = None
        if log:
            end = begin + 60
            while shown is None:
                if time.time() > end:
                    sys.exit("The window did not come within a minute")
                time.sleep(0.02)
                shown = logged(log, begin)
            shown -= begin
        for number in range(postbacks):
            refused(f"{ready.group(1)}/postback?clickId=none&val={number}")
        time.sleep(IDLE_AFTER)
        return {"answer": answered * 1000, "window": shown and shown * 1000, "rss": resident(java(process.pid))}
    finally:
        process.terminate()
        process.wait(15)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--root", default="/")
    parser.add_argument("--deb")
    options = parser.parse_args()
    binaries = os.path.join(options.root, "usr/lib/postback-desk/bin")
    work = tempfile.mkdtemp(prefix="postback-measure")
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    try:
        display = os.read(read, 16).decode().strip()
        environment = {**os.environ, "DISPLAY": ":" + display, "HOME": work, "XDG_DATA_HOME": work + "/data",
                       "XDG_STATE_HOME": work + "/state", "XDG_CACHE_HOME": work + "/cache"}
        environment.pop("WAYLAND_DISPLAY", None)
        desktop = [binaries + "/postback-desk"]
        log = work + "/state/postback-desk/desktop.log"
        receiver = [binaries + "/postback-receiver", "receive", "--quiet", "--data", work + "/alone", "--port", "0"]
        rows = []
        for name, command, written, sent, goals in (
                ("desktop", desktop, log, 0, {"window": 500, "answer": 700, "rss": 210}),
                (f"desktop, {POSTBACKS} postbacks", desktop, log, POSTBACKS, {"window": "", "rss": ""}),
                ("receiver", receiver, None, 0, {"answer": 400, "rss": 90})):
            start(command, environment, written, sent)
            seen = [start(command, environment, written) for _ in range(options.runs)]
            for key, goal in goals.items():
                values = [one[key] for one in seen]
                rows.append((name, key, statistics.median(values), min(values), max(values), goal))
        if options.deb:
            size = os.path.getsize(options.deb) / 1e6
            rows.append(("package", "size", size, size, size, 75))
        words = {"window": "start to the first complete frame, ms", "answer": "start to the first answer, ms",
                 "rss": f"RSS after {IDLE_AFTER} s idle, MB", "size": "the .deb, MB"}
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, median of {options.runs}\n")
        print("| | | median | least | most | goal |\n|---|---|---|---|---|---|")
        for name, key, median, least, most, goal in rows:
            print(f"| {name} | {words[key]} | {median:.0f} | {least:.0f} | {most:.0f} | {goal} |")
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
