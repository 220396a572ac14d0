/** Loads the measuring module once; everything measured in this page comes from it. */
import init, * as module from './pkg/upright_wasm.js';
import type { ParameterInfo } from './types';

/** The module, with its words read once. */
export interface Measure {
  module: typeof module;
  parameters: readonly ParameterInfo[];
  /** The number of a parameter by its code. */
  parameterAt: ReadonlyMap<string, number>;
  /** Sites by number; an empty text is a number without a site. */
  sites: readonly string[];
  siteAt: ReadonlyMap<string, number>;
  version: { program: string; evidence: string; compiler: string };
}

let loading: Promise<Measure> | null = null;
let loaded: Measure | null = null;
let renewing: Promise<Measure> | null = null;

/** The module; the same one for every screen. Rejects where this browser cannot run it. */
export function loadMeasure(source?: BufferSource): Promise<Measure> {
  loading ??= (source ? Promise.resolve(module.initSync({ module: source })) : init()).then(() => {
    loaded = described(module);
    return loaded;
  });
  loading.catch(() => {
    loading = null;
  });
  return loading;
}

/** The module, if it is there already. */
export function measureNow(): Measure | null {
  return loaded;
}

/** The module instantiated anew, after the one in use stopped in the middle of its work: once a page, then the same for all. */
export function renewMeasure(stopped: Measure): Promise<Measure> {
  if (loaded && loaded !== stopped) return Promise.resolve(loaded);
  renewing ??= import('./pkg/upright_wasm.js?anew').then(async (anew) => {
    await anew.default();
    loaded = described(anew);
    return loaded;
  });
  renewing.catch(() => {
    renewing = null;
  });
  return renewing;
}

const WORDS = 7;

function described(module: Measure['module']): Measure {
  const words = module.names_of_parameters();
  const decimals = module.decimals();
  const parameters = Array.from({ length: words.length / WORDS }, (_, index): ParameterInfo => {
    const [code = '', abbreviation = '', name = '', unit = '', region = '', sign = '', flag = ''] =
      words.slice(index * WORDS);
    return {
      index,
      code,
      abbreviation,
      name,
      unit: unit as ParameterInfo['unit'],
      region,
      sign,
      flag,
      decimals: decimals[index] ?? 1,
    };
  });
  const sites = module.sites();
  const [program = '', evidence = '', compiler = ''] = module.version();
  return {
    module,
    parameters,
    parameterAt: new Map(parameters.map((parameter) => [parameter.code, parameter.index])),
    sites,
    siteAt: new Map(sites.map((site, index) => [site, index] as const).filter(([site]) => site !== '')),
    version: { program, evidence, compiler },
  };
}
