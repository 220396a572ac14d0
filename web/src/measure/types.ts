/** A parameter of the catalogue, as the module tells it. */
export interface ParameterInfo {
  index: number;
  code: string;
  abbreviation: string;
  name: string;
  /** UCUM: degrees, millimetres, per cent, a plain ratio. */
  unit: 'deg' | 'mm' | '%' | '1';
  region: string;
  /** What positive means. */
  sign: string;
  /** How well the definition is backed: V, C, D, M or L. */
  flag: string;
  decimals: number;
}

/** A line that a parameter is read from, in pixels of the film. */
export interface Line {
  kind: 'endplate' | 'connection' | 'normal' | 'vertical' | 'horizontal' | 'distance';
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** A value with the middle 95 % of landmark error; `null` where it was not measured. */
export interface Reading {
  parameter: ParameterInfo;
  value: number | null;
  low: number | null;
  high: number | null;
  /** Landmarks that it was read from and that nobody has confirmed. */
  open: readonly string[];
}

/** What people without complaints have, and who says so. */
export interface Usual {
  value: number;
  /** Two standard deviations to either side; null where the source gives none. */
  spread: number | null;
  source: string;
  flag: string;
}

/** What a parameter is. */
export interface Definition {
  definition: string;
  formula: string;
  needs: string;
  sources: readonly { id: string; text: string; address: string }[];
}
