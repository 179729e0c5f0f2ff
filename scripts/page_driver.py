"""Browsers driven by WebDriver BiDi (https://w3c.github.io/webdriver-bidi): Firefox by itself, Chromium by its driver.

It needs the Python package websocket-client. A browser talks to the loopback interface only.
"""

import base64
import itertools
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request

import websocket


class Browser:
    """A browser without a window, with one tab."""

    def __init__(self, name):
        self.name = name
        self.numbers = itertools.count(1)
        self.events = []
        self.folder = tempfile.mkdtemp(prefix="folio-page-")
        if name == "firefox":
            self._start_firefox()
        else:
            self._start_chromium()
        self.context = self.call("browsingContext.getTree")["contexts"][0]["context"]
        self.call("browsingContext.activate", context=self.context)
        self.call("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])

    @staticmethod
    def available():
        """The names of the browsers that are installed."""
        names = []
        if shutil.which("chromium") and shutil.which("chromedriver"):
            names.append("chromium")
        if shutil.which("firefox-esr") or shutil.which("firefox"):
            names.append("firefox")
        return names

    def _start_firefox(self):
        program = shutil.which("firefox-esr") or shutil.which("firefox")
        with open(os.path.join(self.folder, "user.js"), "w") as file:
            # What the browser asks the network for by itself is not the page's.
            for line in ['"app.update.enabled", false', '"browser.shell.checkDefaultBrowser", false',
                         '"network.captive-portal-service.enabled", false', '"remote.active-protocols", 1',
                         '"network.connectivity-service.enabled", false', '"layout.css.devPixelsPerPx", "1"']:
                file.write(f"user_pref({line});\n")
        log = os.path.join(self.folder, "log")
        self.process = subprocess.Popen(
            [program, "--headless", "--remote-debugging-port=0", "--profile", self.folder, "--no-remote", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=open(log, "w"))
        address = self._line(log, "WebDriver BiDi listening on ")
        self.socket = websocket.create_connection(address + "/session", timeout=60, suppress_origin=True)
        self.call("session.new", capabilities={})

    def _start_chromium(self):
        log = os.path.join(self.folder, "log")
        self.process = subprocess.Popen(["chromedriver", "--port=0"], stdout=open(log, "w"), stderr=subprocess.STDOUT)
        port = int(self._line(log, "started successfully on port ").rstrip("."))
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]}
        wanted = {"capabilities": {"alwaysMatch": {"webSocketUrl": True, "goog:chromeOptions": options}}}
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/session", json.dumps(wanted).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            session = json.load(answer)["value"]
        self.socket = websocket.create_connection(
            session["capabilities"]["webSocketUrl"], timeout=60, suppress_origin=True)

    @staticmethod
    def _line(path, start):
        for _ in range(600):
            with open(path) as file:
                for line in file:
                    if start in line:
                        return line.split(start)[1].strip()
            time.sleep(0.1)
        raise RuntimeError(f"the browser did not start: {open(path).read()[-400:]}")

    # Protocol

    def call(self, method, **parameters):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == number:
                if message.get("type") == "error" or "error" in message:
                    raise RuntimeError(f"{self.name}: {method}: {message.get('message')}")
                return message["result"]
            self.events.append(message)

    def run(self, code, wait=True):
        """The value of a piece of JavaScript, through JSON."""
        result = self.call(
            "script.evaluate", expression=f"(async () => JSON.stringify(await (async () => {{ {code} }})()))()",
            target={"context": self.context}, awaitPromise=wait, userActivation=True)
        if result["type"] == "exception":
            raise RuntimeError(f"{self.name}: {result['exceptionDetails']['text']}")
        value = result["result"].get("value")
        return None if value is None else json.loads(value)

    def open(self, address):
        self.call("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def size(self, width, height):
        self.call("browsingContext.setViewport", context=self.context, viewport={"width": width, "height": height})

    def picture(self, path, origin="viewport"):
        data = self.call("browsingContext.captureScreenshot", context=self.context, origin=origin)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def printed(self):
        return base64.b64decode(self.call("browsingContext.print", context=self.context, background=True)["data"])

    def point(self, x, y):
        """Moves the pointer to a place in the view."""
        self.call("input.performActions", context=self.context, actions=[
            {"type": "pointer", "id": "mouse", "actions": [
                {"type": "pointerMove", "x": int(x), "y": int(y)}]}])

    def click(self, x, y):
        self.call("input.performActions", context=self.context, actions=[
            {"type": "pointer", "id": "mouse", "actions": [
                {"type": "pointerMove", "x": int(x), "y": int(y)}, {"type": "pointerDown", "button": 0},
                {"type": "pointerUp", "button": 0}]}])

    def press(self, key):
        self.call("input.performActions", context=self.context, actions=[
            {"type": "key", "id": "keys", "actions": [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]}])

    def messages(self):
        """The console's messages so far, and the addresses that were asked for."""
        logs = [event["params"]["text"] for event in self.events if event.get("method") == "log.entryAdded"]
        requests = [event["params"]["request"]["url"] for event in self.events
                    if event.get("method") == "network.beforeRequestSent"]
        return logs, requests

    def close(self):
        try:
            self.call("browser.close")
            self.socket.close()
        except (RuntimeError, OSError, websocket.WebSocketException):
            pass  # It is ended below.
        finally:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
