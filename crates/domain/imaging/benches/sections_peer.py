"""An oblique plane through a MetaImage by SimpleITK: written as raw values, the milliseconds printed."""

import sys
import time

import SimpleITK as sitk

source, target = sys.argv[1:3]
first, right, down = ([float(word) for word in sys.argv[at : at + 3]] for at in (3, 6, 9))
columns, rows, rounds, outside = (int(word) for word in sys.argv[12:16])


def length(way):
    return sum(part * part for part in way) ** 0.5


def unit(way):
    return [part / length(way) for part in way]


x, y = unit(right), unit(down)
z = [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]]
resample = sitk.ResampleImageFilter()
resample.SetInterpolator(sitk.sitkLinear)
resample.SetSize([columns, rows, 1])
resample.SetOutputSpacing([length(right), length(down), 1.0])
resample.SetOutputOrigin(first)
resample.SetOutputDirection([x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2]])
resample.SetDefaultPixelValue(outside)
volume = sitk.ReadImage(source)
times = []
for _ in range(rounds):
    start = time.perf_counter()
    plane = resample.Execute(volume)
    times.append(1000 * (time.perf_counter() - start))
sitk.GetArrayFromImage(plane).astype("<i2").tofile(target)
print(sorted(times)[rounds // 2])
