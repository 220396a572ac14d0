export { loadMeasure, type Measure, measureNow } from './load';
export { DRAWS, type Expected, type FilmFacts, Tracing } from './tracing';
export type { Line, ParameterInfo, Reading } from './types';
