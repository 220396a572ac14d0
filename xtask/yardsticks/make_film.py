"""Writes a long synthetic film: 4000 columns, 10000 rows, 16 bits; waves and noise, no anatomy, no patient.

Usage: make_film.py FILM
"""

import sys

import numpy
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian

ROWS, COLUMNS = 10_000, 4_000


def pixels():
    random = numpy.random.default_rng(1)
    row = numpy.arange(ROWS)[:, None]
    column = numpy.arange(COLUMNS)[None, :]
    waves = 20_000 + 15_000 * numpy.sin(column / 700) * numpy.cos(row / 1500)
    return (waves + random.normal(0, 300, (ROWS, COLUMNS))).clip(0, 65_535).astype("<u2")


def film():
    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data.SOPClassUID = DigitalXRayImageStorageForPresentation
    data.SOPInstanceUID = "2.25.2"
    data.Modality = "DX"
    data.ViewPosition = "LL"
    data.PatientOrientation = ["A", "F"]
    data.ImagerPixelSpacing = [0.143, 0.143]
    data.Rows, data.Columns, data.SamplesPerPixel = ROWS, COLUMNS, 1
    data.PhotometricInterpretation = "MONOCHROME2"
    data.BitsAllocated, data.BitsStored, data.HighBit, data.PixelRepresentation = 16, 16, 15, 0
    data.WindowCenter, data.WindowWidth = "20000", "40000"
    data.add_new("PixelData", "OW", pixels().tobytes())
    return data


pydicom.dcmwrite(sys.argv[1], film(), enforce_file_format=True)
