#!/usr/bin/env python3
"""Imports and frames of a node beside Debian's Orthanc, in one run, over the wire.

    python3 xtask/yardsticks/node_bench.py UPRIGHT FOLDER

Prints a figure a line: its name and its value. Orthanc and its plugin dicomweb must be installed.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import numpy
import pydicom
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

from node_schema import Person, SETTINGS

FILMS = 20
ORTHANC_PORT = 18042
TICKS = os.sysconf("SC_CLK_TCK")


def film(columns, rows, number):
    """A film of 16 bits as a detector gives it: broad shapes and grain."""
    random = numpy.random.default_rng(number)
    y, x = numpy.mgrid[0:rows, 0:columns].astype(numpy.float32)
    shape = 9000 + 5000 * numpy.sin(x / columns * 9 + number) * numpy.cos(y / rows * 23)
    pixels = (shape + random.normal(0, 60, (rows, columns))).clip(0, 16383).astype(numpy.uint16)
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.1"
    meta.MediaStorageSOPInstanceUID = generate_uid()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
    data.SOPClassUID, data.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    data.StudyInstanceUID, data.SeriesInstanceUID = STUDY, generate_uid()
    data.PatientID, data.PatientName, data.PatientBirthDate, data.PatientSex = "BENCH", "Bench^Film", "19500101", "F"
    data.StudyDate = data.AcquisitionDate = "20260101"
    data.StudyTime, data.AccessionNumber, data.ReferringPhysicianName, data.StudyID = "090000", "", "", "1"
    data.Modality, data.SeriesDescription, data.ViewPosition = "CR", "whole spine standing", "LL"
    data.SeriesNumber = data.InstanceNumber = number
    data.PixelSpacing, data.Rows, data.Columns = [0.2, 0.2], rows, columns
    data.SamplesPerPixel, data.PhotometricInterpretation, data.PixelRepresentation = 1, "MONOCHROME2", 0
    data.BitsAllocated, data.BitsStored, data.HighBit = 16, 14, 13
    data.WindowCenter, data.WindowWidth = 9000, 12000
    data.PixelData = pixels.tobytes()
    with tempfile.TemporaryFile() as file:
        data.save_as(file, enforce_file_format=True)
        file.seek(0)
        return file.read(), data


STUDY = generate_uid()


def cpu(process):
    """Seconds of processor that a process and its ended children took."""
    fields = open(f"/proc/{process}/stat").read().rsplit(")", 1)[1].split()
    return sum(int(fields[place]) for place in (11, 12, 13, 14)) / TICKS


def resident(process):
    """Resident memory in MB."""
    lines = open(f"/proc/{process}/status").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1000


def figure(name, value):
    print(f"figure {name} {value:.3f}", flush=True)


class Node:
    def __init__(self, upright, folder, workers):
        self.store = os.path.join(folder, f"node{workers}")
        settings = os.path.join(folder, f"node{workers}.toml")
        open(settings, "w").write(SETTINGS + f"workers = {workers}\n")
        command = [upright, "serve", "--store", self.store, "--config", settings, "--listen", "127.0.0.1:0"]
        self.log = os.path.join(folder, f"log{workers}")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=open(self.log, "w"), text=True, env={**os.environ, "UPRIGHT_LOG": "warn"})
        self.address = self.process.stdout.readline().strip().rstrip("/")
        self.person = Person(self.address, upright, self.store, "dr", "clinician")

    def send(self, content):
        begun = self.person.ask("POST", "/imports", {})["id"]
        form = b'--b\r\nContent-Disposition: form-data; name="file"; filename="film.dcm"\r\n\r\n' + content + b"\r\n--b--\r\n"
        return self.person.ask("POST", f"/imports/{begun}/files", raw=form, headers={"Content-Type": "multipart/form-data; boundary=b"})[0]

    def read(self, path):
        head = {"Cookie": self.person.cookie, "Accept-Encoding": "zstd"}
        return urllib.request.urlopen(urllib.request.Request(f"{self.address}/api/v1{path}", headers=head)).read()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def measured(process, rounds, work):
    """Milliseconds of processor and of the clock, of one round."""
    cpu_before, begun = cpu(process), time.monotonic()
    for round_ in range(rounds):
        work(round_)
    return [(after - before) * 1000 / rounds for before, after in ((cpu_before, cpu(process)), (begun, time.monotonic()))]


def imported(node, films):
    figure("idle_megabytes", resident(node.process.pid))
    processor, clock = measured(node.process.pid, FILMS, lambda number: node.send(films[number][0]))
    figure("import_cpu_milliseconds", processor)
    figure("import_milliseconds", clock)


def looked_at(node, upright, films, long):
    image = node.send(films[0][0])["image"]
    large = node.send(long[0])["image"]
    begun = time.monotonic()
    for name in (image, large):
        while not json.loads(node.read(f"/images/{name}"))["has_tiles"]:
            if time.monotonic() - begun > 60:
                sys.exit(f"no tiles after a minute: {open(node.log).read()}")
            time.sleep(0.02)
    figure("pyramid_seconds", node_seconds(node, upright))
    for name, rounds in (("top", 200),):
        processor, clock = measured(node.process.pid, rounds, lambda _: node.read(f"/images/{image}/top.u16"))
        figure(f"{name}_cpu_milliseconds", processor)
        figure(f"{name}_milliseconds", clock)
    level = json.loads(node.read(f"/images/{image}"))["picture"]["levels"][0]
    places = [(x, y) for y in range(level["down"]) for x in range(level["across"])]
    whole = lambda _: [node.read(f"/images/{image}/t/0/{x}/{y}.u16") for x, y in places]
    processor, clock = measured(node.process.pid, 10, whole)
    figure("all_tiles_cpu_milliseconds", processor)
    figure("all_tiles_milliseconds", clock)
    appended(node, json.loads(node.read(f"/images/{image}"))["case"])
    figure("after_work_megabytes", resident(node.process.pid))


def node_seconds(node, upright):
    """What the longest pyramid took, as the node's own figures say."""
    administrator = Person(node.address, upright, node.store, "boss", "administrator")
    request = urllib.request.Request(f"{node.address}/metrics", headers={"Authorization": f"Bearer {administrator.key}"})
    lines = urllib.request.urlopen(request).read().decode().splitlines()
    total = next(float(line.split()[-1]) for line in lines if line.startswith('upright_job_seconds_sum{kind="pyramid"'))
    return total


def appended(node, case):
    """Entries one after the other, each on the disk before it is acknowledged. The sorting of studies may come in between."""
    times = []
    while len(times) < 50:
        revision = node.person.ask("GET", f"/cases/{case}")["revision"]
        body = {"fact": {"kind": "outcome", "instrument": "nrs_back", "score": len(times) % 10}}
        begun = time.monotonic()
        try:
            node.person.answer("POST", f"/cases/{case}/entries", body, {"If-Match": f'"{revision}"'})
        except urllib.error.HTTPError as error:
            if error.code != 412:
                raise
            continue
        times.append(time.monotonic() - begun)
    figure("append_over_http_milliseconds", sorted(times)[25] * 1000)


def orthanc(folder, films):
    program = shutil.which("Orthanc")
    if program is None:
        sys.exit("please install orthanc and orthanc-dicomweb")
    store = os.path.join(folder, "orthanc")
    settings = os.path.join(folder, "orthanc.json")
    plugins = [path for path in ("/usr/lib/orthanc/libOrthancDicomWeb.so", "/usr/share/orthanc/plugins/libOrthancDicomWeb.so") if os.path.exists(path)]
    config = {
        "StorageDirectory": store, "IndexDirectory": store, "HttpPort": ORTHANC_PORT, "DicomServerEnabled": False,
        "RemoteAccessAllowed": False, "AuthenticationEnabled": False, "Plugins": plugins[:1], "SyncStorageArea": True,
        "DicomWeb": {"Enable": True, "Root": "/dicom-web/"}, "StorageCompression": False,
    }
    json.dump(config, open(settings, "w"))
    log = open(os.path.join(folder, "orthanc.log"), "w")
    process = subprocess.Popen([program, settings], stdout=log, stderr=log)
    address = f"http://127.0.0.1:{ORTHANC_PORT}"
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{address}/system").read()
                break
            except OSError:
                time.sleep(0.05)
        figure("orthanc_idle_megabytes", resident(process.pid))
        send = lambda number: urllib.request.urlopen(urllib.request.Request(f"{address}/instances", data=films[number][0], method="POST")).read()
        processor, clock = measured(process.pid, FILMS, send)
        figure("orthanc_import_cpu_milliseconds", processor)
        figure("orthanc_import_milliseconds", clock)
        data = films[0][1]
        path = f"{address}/dicom-web/studies/{data.StudyInstanceUID}/series/{data.SeriesInstanceUID}/instances/{data.SOPInstanceUID}/frames/1"
        head = {"Accept": 'multipart/related; type="application/octet-stream"; transfer-syntax=1.2.840.10008.1.2.1'}
        frame = lambda _: urllib.request.urlopen(urllib.request.Request(path, headers=head)).read()
        assert len(frame(0)) > 19_000_000
        processor, clock = measured(process.pid, 10, frame)
        figure("orthanc_frame_cpu_milliseconds", processor)
        figure("orthanc_frame_milliseconds", clock)
    finally:
        process.terminate()
        process.wait()


def main(upright, folder):
    with tempfile.TemporaryDirectory(dir=folder) as inside:
        films = [film(2000, 5000, number + 1) for number in range(FILMS)]
        long = film(4000, 12000, 99)
        with Node(upright, inside, 0) as node:
            imported(node, films)
        with Node(upright, inside, 1) as node:
            looked_at(node, upright, films, long)
        orthanc(inside, films)


if __name__ == "__main__":
    main(*sys.argv[1:])
