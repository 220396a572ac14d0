#!/usr/bin/env python3
"""Asks a running node whatever its own description allows, and much that it does not, with schemathesis.

    python3 xtask/yardsticks/node_schema.py UPRIGHT FILM [EXAMPLES]

Starts the program UPRIGHT on a store of its own, brings the DICOM file FILM in, and lets schemathesis loose on it as a clinician
and as an administrator. No answer may be a failure of the node, and every answer must be as described.
"""

import json
import os
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

# Not asked: whether all that the description cannot exclude is taken (a password may be silly, a case may not be there), and what
# the tests of the node itself ask of every route, as keys that are wrong.
UNASKED = ["positive_data_acceptance", "ignored_auth", "use_after_free", "ensure_resource_availability", "missing_required_header"]
# What would take away the key that the questions are asked with.
SPARED = ["DELETE /api/v1/session", "POST /api/v1/session/password", "DELETE /api/v1/tokens/{token}", "PATCH /api/v1/accounts/{account}"]
FORM = "POST /api/v1/imports/{import}/files"
SETTINGS = "rate = { per_second = 1000000, burst = 1000000, log_ins_per_minute = 1000000 }\n"
PASSWORD = "walking upright again"


class Person:
    """Somebody who is logged in."""

    def __init__(self, address, upright, store, name, role):
        first = subprocess.run([upright, "user", "add", name, "--role", role, "--store", store], capture_output=True, text=True, check=True)
        self.address, self.cookie, self.csrf = address, None, None
        password = first.stdout.split()[0]
        self.csrf = self.ask("POST", "/session", {"name": name, "password": password})["csrf"]
        self.ask("POST", "/session/password", {"old": password, "new": PASSWORD})
        self.key = self.ask("POST", "/tokens", {"name": "schemathesis", "days": 1})["key"]

    def ask(self, method, path, body=None, headers=None, raw=None):
        try:
            return self.answer(method, path, body, headers, raw)
        except urllib.error.HTTPError as error:
            sys.exit(f"{method} {path}: {error.code} {error.read().decode()}")

    def answer(self, method, path, body=None, headers=None, raw=None):
        head = {"Content-Type": "application/json", **(headers or {})}
        if self.cookie:
            head["Cookie"], head["X-CSRF-Token"] = self.cookie, self.csrf or ""
        data = raw if raw is not None else None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.address}/api/v1{path}", data=data, method=method, headers=head)
        answer = urllib.request.urlopen(request)
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            self.cookie = cookie.split(";")[0]
        text = answer.read()
        return json.loads(text) if text else None


def seeded(person, film):
    """A case with a film on it, a picture put aside, and the names of all of it."""
    begun = person.ask("POST", "/imports", {})["id"]
    content = open(film, "rb").read()
    results = []
    for bytes_ in [content, content + b"\0\0"]:
        form = b'--b\r\nContent-Disposition: form-data; name="file"; filename="film.dcm"\r\n\r\n' + bytes_ + b"\r\n--b--\r\n"
        results += person.ask("POST", f"/imports/{begun}/files", raw=form, headers={"Content-Type": "multipart/form-data; boundary=b"})
    case, image, aside = results[0]["case"], results[0]["image"], results[1]["quarantine"]
    document = {"schema": "upright.landmarks/1", "frame": {"kind": "image"}, "landmarks": [{"site": "femoral_head", "x": 3, "y": 4}]}
    person.ask("PUT", f"/images/{image}/landmarks", document, {"If-Match": '"0"'})
    series = None
    while not series:
        series = person.ask("GET", f"/cases/{case}/series")
    return {"case": case, "image": image, "import": begun, "file": aside, "series": series[0]["id"], "version": 1, "level": 0, "x": 0, "y": "0.u16"}


def asked(address, key, names, examples, folder):
    """Schemathesis as one person; its exit code."""
    config = os.path.join(folder, "schemathesis.toml")
    with open(config, "w") as file:
        for check in UNASKED:
            file.write(f"[checks.{check}]\nenabled = false\n")
        file.write("[parameters]\n")
        for name, value in names.items():
            file.write(f'"path.{name}" = {json.dumps(value)}\n')
        for operation in SPARED:
            file.write(f'\n[[operations]]\ninclude-name = "{operation}"\nenabled = false\n')
        # A part of the form that is no film is taken, and answered as refused.
        file.write(f'\n[[operations]]\ninclude-name = "{FORM}"\n[operations.checks.negative_data_rejection]\nenabled = false\n')
    command = [os.path.join(os.path.dirname(sys.executable), "schemathesis"), "--config-file", config, "run", f"{address}/api/v1/openapi.json"]
    command += ["-H", f"Authorization: Bearer {key}", "--max-examples", str(examples), "--seed", "1"]
    command += ["--phases", "examples,coverage,fuzzing", "--no-color", "--workers", "1", "--continue-on-failure"]
    return subprocess.run(command, cwd=folder).returncode


def main(upright, film, examples=10):
    with tempfile.TemporaryDirectory() as folder:
        store, settings = os.path.join(folder, "node"), os.path.join(folder, "node.toml")
        open(settings, "w").write(SETTINGS)
        command = [upright, "serve", "--store", store, "--config", settings, "--listen", "127.0.0.1:0"]
        log = open(os.path.join(folder, "log"), "w")
        node = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True, env={**os.environ, "UPRIGHT_LOG": "error"})
        try:
            address = node.stdout.readline().strip().rstrip("/")
            clinician = Person(address, upright, store, "clinician", "clinician")
            administrator = Person(address, upright, store, "boss", "administrator")
            names = seeded(clinician, film)
            codes = [asked(address, person.key, names, examples, folder) for person in (clinician, administrator)]
            log.flush()
            failures = [line for line in open(log.name) if "ERROR" in line]
            print("".join(failures[:20]))
            is_up = node.poll() is None
        finally:
            node.terminate()
            node.wait()
    sys.exit(0 if is_up and not failures and codes == [0, 0] else 1)


if __name__ == "__main__":
    main(*sys.argv[1:3], *map(int, sys.argv[3:4]))
