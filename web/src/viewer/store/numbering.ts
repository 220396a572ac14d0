/** How the vertebrae of a patient are counted: how many there are, and landmarks that get other names. */
import type { Placed, Sheet, SheetDocument } from './sheet';

export type Count = NonNullable<SheetDocument['numbering']>;

/** How many there may be, as a document takes them. */
export const COUNTS = { thoracic: [11, 12, 13], lumbar: [4, 5, 6] } as const;

/** A level with the name that it gets; without one where it has none in this way of counting. */
export interface Renamed {
  level: string;
  counted_as?: string | null;
}

/** The sheet of a patient with so many vertebrae, and why it is counted so; null = as most people have them. */
export function counted(sheet: Sheet, numbering: Count | null, why: string): Sheet {
  const { numbering: _, ...rest } = sheet.rest ?? {};
  return { ...sheet, rest: { ...rest, source: noted(rest.source, why), ...(numbering && { numbering }) } };
}

/** The sheet with its levels renamed, counted as in most people. What has no name then is no landmark any more. */
export function renumbered(sheet: Sheet, renamed: readonly Renamed[], why: string): Sheet {
  const named = new Map(renamed.map(({ level, counted_as }) => [level, counted_as ?? null]));
  const landmarks = [...sheet.landmarks].flatMap(([site, placed]): [string, Placed][] => {
    const [level = '', ...part] = site.split('.');
    const now = named.has(level) ? named.get(level) : level;
    // Of S1 there is an upper endplate alone.
    const exists = now !== 'S1' || part[0] === 'superior';
    return now && exists ? [[[now, ...part].join('.'), placed]] : [];
  });
  return counted({ ...sheet, landmarks: new Map(landmarks) }, null, why);
}

/** How many landmarks a way of counting has no name for. */
export function unnamed(sheet: Sheet, renamed: readonly Renamed[]): number {
  return sheet.landmarks.size - renumbered(sheet, renamed, '').landmarks.size;
}

/** Levels on which landmarks are placed and that a patient with so many vertebrae does not have. */
export function levelsWithout(sheet: Sheet, { thoracic, lumbar }: Count): string[] {
  const most: Record<string, number> = { T: thoracic, L: lumbar };
  const placed = new Set([...sheet.landmarks.keys()].map((site) => site.split('.')[0] ?? ''));
  return [...placed].filter((level) => {
    const [, region = '', number] = /^([TL])(\d+)$/.exec(level) ?? [];
    return Number(number) > (most[region] ?? Number.POSITIVE_INFINITY);
  });
}

/** Where the landmarks come from, in words; empty where nobody says. */
export function sourceOf(sheet: Sheet): string {
  const source = sheet.rest?.source;
  if (typeof source === 'string') return source;
  const described = (source as { description?: unknown } | null | undefined)?.description;
  return typeof described === 'string' ? described : '';
}

/** What a document says of its source, and this beside it. */
function noted(source: unknown, note: string): unknown {
  const joined = (before: unknown) =>
    [before, note].filter((text) => typeof text === 'string' && text).join('; ');
  if (source === null || typeof source !== 'object') return joined(source);
  return { ...source, description: joined((source as { description?: unknown }).description) };
}
