export { type Calibrated, calibrated } from './calibrated';
export { loadMeasure, type Measure, measureNow, renewMeasure } from './load';
export { measuredOn } from './measured';
export { DRAWS, type Expected, type FilmFacts, Tracing } from './tracing';
export { isTrap } from './trap';
export type { Definition, Line, ParameterInfo, Reading, Usual } from './types';
