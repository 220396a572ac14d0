/** Every parameter with its interval: values at once, intervals when the hand rests. */
import { useEffect, useState } from 'react';
import type { Reading } from '../../measure';
import type { FilmViewer } from '../../viewer/viewer';
import { useViewerPart } from './useViewer';

/** Intervals cost a thousand draws: they wait until nothing has moved for so long. */
const REST_MS = 150;

/** The readings of the landmarks as they lie; while one is dragged, values without intervals. */
export function useReadings(viewer: FilmViewer): readonly Reading[] {
  const values = useViewerPart(viewer, (state) => state.values);
  const [rested, setRested] = useState<{ of: Float64Array | null; readings: readonly Reading[] }>({
    of: null,
    readings: [],
  });
  useEffect(() => {
    const tracing = viewer.tracing;
    if (!values || !tracing) return;
    const timer = setTimeout(() => {
      // The film may have been left, or said to face the other way, meanwhile.
      if (viewer.tracing === tracing) setRested({ of: values, readings: tracing.readings() });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [viewer, values]);
  const tracing = viewer.tracing;
  if (!tracing || !values) return [];
  if (rested.of === values) return rested.readings;
  return tracing.measure.parameters.map((parameter) => {
    const value = values[parameter.index];
    return {
      parameter,
      value: value === undefined || Number.isNaN(value) ? null : value,
      low: null,
      high: null,
      open: tracing.openIn(parameter.index),
    };
  });
}
