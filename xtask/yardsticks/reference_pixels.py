"""Writes the pixels of lossy DICOM files as the reference decoders see them: raw samples, little endian.

Usage: reference_pixels.py CORPUS FOLDER
CORPUS holds index.csv; of its files with compare = tolerance each becomes FOLDER/<sha256 of the file>.raw.
A file whose pixels do not have the checksum of the index is an error: the reference would not be the reference.
"""

import csv
import hashlib
import pathlib
import sys

import pydicom
from pydicom.pixels import pixel_array


DECODERS = ("gdcm", "pylibjpeg", "pyjpegls")


def decoded(path, checksum):
    """Stored samples of all frames, no colour converted, by the decoder that the index was made with."""
    data = pydicom.dcmread(path, force=True)
    for decoder in DECODERS:
        try:
            samples = pixel_array(data, raw=True, decoding_plugin=decoder).tobytes()
        except (RuntimeError, ValueError, NotImplementedError):
            continue
        if hashlib.sha256(samples).hexdigest() == checksum:
            return samples
    raise SystemExit(f"{path.name}: no decoder here is the reference of the index")


def main(corpus, folder):
    folder.mkdir(parents=True, exist_ok=True)
    with open(corpus / "index.csv", newline="") as file:
        records = [record for record in csv.DictReader(file) if record["compare"] == "tolerance"]
    for record in records:
        target = folder / f"{record['sha256']}.raw"
        if target.exists():
            continue
        target.write_bytes(decoded(corpus / record["path"], record["pixel_sha256"]))
    print(f"{len(records)} lossy files decoded by the reference")


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
