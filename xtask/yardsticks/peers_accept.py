#!/usr/bin/env python3
"""Whether programs that are not ours take and show every slice and scan of a phantom, with the values that ours wrote.

    python3 xtask/yardsticks/peers_accept.py FOLDER

FOLDER holds what `upright phantom patient --studies all` wrote, with --landmarks-only. pydicom decodes every object; dcmtk's dcm2pnm draws one of each
series; Debian's Orthanc stores all of them and gives back the pixels of one of each series. Prints a line a series and ends
with an error at the first that is refused, differs or shows nothing.
"""

import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from pathlib import Path

import numpy
import pydicom

PORT = 18043


class Orthanc:
    """Debian's Orthanc with an empty store, on loopback."""

    def __init__(self, folder):
        self.address = f"http://127.0.0.1:{PORT}"
        settings = {
            "StorageDirectory": f"{folder}/orthanc", "IndexDirectory": f"{folder}/orthanc", "HttpPort": PORT,
            "RemoteAccessAllowed": False, "AuthenticationEnabled": False, "DicomServerEnabled": False, "Plugins": [],
        }
        path = Path(folder, "orthanc.json")
        path.write_text(json.dumps(settings))
        self.process = subprocess.Popen(["Orthanc", str(path)], stdout=subprocess.DEVNULL, stderr=open(Path(folder, "orthanc.log"), "w"))
        for _ in range(100):
            try:
                self.read("/system")
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("Orthanc does not answer")

    def read(self, path, accept="application/json"):
        asked = urllib.request.Request(self.address + path, headers={"Accept": accept})
        return urllib.request.urlopen(asked).read()

    def store(self, content):
        asked = urllib.request.Request(self.address + "/instances", data=content, headers={"Content-Type": "application/dicom"})
        return json.loads(urllib.request.urlopen(asked).read())

    def stored_values(self, instance, frame, of):
        """The values as Orthanc decodes them, before any transformation: a PAM of 16 bits, high byte first."""
        kind = "image-int16" if of.PixelRepresentation else "image-uint16"
        pam = self.read(f"/instances/{instance}/frames/{frame}/{kind}", "image/x-portable-arbitrarymap")
        head, body = pam.split(b"ENDHDR\n", 1)
        assert b"MAXVAL 65535" in head, head
        samples = numpy.frombuffer(body, ">i2" if of.PixelRepresentation else ">u2")
        return samples.reshape(of.Rows, of.Columns)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def frames_of(decoded, data):
    """Frame by frame, whether there are several or one."""
    return decoded if "NumberOfFrames" in data and int(data.NumberOfFrames) > 1 else decoded[numpy.newaxis]


def drawn(path, frame, folder):
    """What dcm2pnm draws of a frame in the window of the file: grey values."""
    to = Path(folder, "drawn.pgm")
    # Debian's dcmtk does not know windows of the kind LINEAR_EXACT, says so and draws them as LINEAR.
    quietly = ["dcm2pnm", "--quiet", "--use-window", "1", "--frame", str(frame + 1), "--write-raw-pnm"]
    subprocess.run([*quietly, str(path), str(to)], check=True)
    kind, size, most, body = to.read_bytes().split(b"\n", 3)
    assert kind == b"P5" and most == b"255", (kind, most)
    return numpy.frombuffer(body, numpy.uint8).reshape(tuple(map(int, size.split()))[::-1])


def series_of(folder):
    """Files by series, in their order."""
    found = defaultdict(list)
    for path in sorted(Path(folder).rglob("*.dcm")):
        data = pydicom.dcmread(path)
        found[(data.Modality, data.SeriesInstanceUID)].append((path, data))
    return found


def judged(files, orthanc, folder):
    """One series: every object is taken as new, and decodes; the middle one is drawn and read back."""
    stored = []
    for path, data in files:
        frames = frames_of(data.pixel_array, data)
        assert frames.shape[1:] == (data.Rows, data.Columns), path
        answer = orthanc.store(path.read_bytes())
        assert answer["Status"] == "Success", (path, answer)
        stored.append(answer["ID"])
    path, data = files[len(files) // 2]
    frames = frames_of(data.pixel_array, data)
    at = len(frames) // 2
    picture = drawn(path, at, folder)
    assert picture.shape == frames.shape[1:] and picture.std() > 1, f"{path}: dcm2pnm draws nothing"
    theirs = orthanc.stored_values(stored[len(files) // 2], at, data)
    assert (theirs == frames[at]).all(), f"{path}: Orthanc shows other values"
    preview = orthanc.read(f"/instances/{stored[len(files) // 2]}/preview", "image/png")
    assert preview.startswith(b"\x89PNG"), f"{path}: Orthanc shows nothing"
    return len(files), sum(len(frames_of(data.pixel_array, data)) for _, data in files)


def main(made):
    series = series_of(made)
    assert series, f"{made} holds no studies"
    with tempfile.TemporaryDirectory() as folder, Orthanc(folder) as orthanc:
        for (modality, _), files in sorted(series.items()):
            objects, frames = judged(files, orthanc, folder)
            print(f"{modality} {files[0][1].SeriesDescription}: {objects} objects, {frames} pictures", flush=True)
        kept = json.loads(orthanc.read("/statistics"))
        assert kept["CountSeries"] == len(series), kept
        assert kept["CountInstances"] == sum(map(len, series.values())), kept
    print(f"pydicom, dcmtk and Orthanc take {len(series)} series")


if __name__ == "__main__":
    main(sys.argv[1])
