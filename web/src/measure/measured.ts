/** What other landmarks on the same film give: of an earlier version, beside the one that is worked on. */
import type { Sheet } from '../viewer/store/sheet';
import type { FilmFacts } from './film';
import type { Measure } from './load';
import { Tracing } from './tracing';
import type { Reading } from './types';

/** Every parameter on this sheet with its interval; empty where the module stops or nothing can be measured. Throws as a tracing does. */
export function measuredOn(measure: Measure, facts: FilmFacts, sheet: Sheet): Reading[] {
  const tracing = new Tracing(measure, facts, sheet);
  const readings = tracing.readings();
  tracing.close();
  return readings;
}
