/** What is placed on a film: an immutable sheet, to and from `upright.landmarks/1`. */

/** A landmark, in pixels of the film; 0, 0 is its outer corner. */
export interface Placed {
  x: number;
  y: number;
  /** Of a femoral head that was drawn as a circle, in heights of a pixel. */
  radius?: number;
  /** Whether a person has confirmed it; null = not stated. */
  confirmed: boolean | null;
}

/** A thing of known size on the film, that tells how large a pixel is. */
export type Known =
  | {
      kind: 'line';
      from: { x: number; y: number };
      to: { x: number; y: number };
      length_mm: number;
      by?: string;
    }
  | { kind: 'ball'; outline: readonly { x: number; y: number }[]; diameter_mm: number; by?: string };

/** What a person says about the film; what is not said is as the film says. */
export interface Settings {
  facing?: 'left' | 'right';
  posture?: string;
  known?: Known;
  /** What a document from elsewhere states of the size of a pixel, and what that rests on. */
  stated?: { spacing?: { row: number; column: number }; calibration?: string };
}

/** Everything on a film. */
export interface Sheet {
  landmarks: ReadonlyMap<string, Placed>;
  settings: Settings;
  /** What a document holds besides, kept as it is. */
  rest?: Pick<SheetDocument, 'source' | 'projection' | 'numbering'>;
}

/** The wire form, as far as the viewer writes it. */
export interface SheetDocument {
  schema: 'upright.landmarks/1';
  frame: {
    kind: 'image';
    columns: number;
    rows: number;
    spacing_mm?: { row: number; column: number } | null;
    calibration?: string | null;
    facing?: 'left' | 'right';
    known_line?: {
      from: { x: number; y: number };
      to: { x: number; y: number };
      length_mm: number;
      by?: string;
    };
    known_ball?: { outline: { x: number; y: number }[]; diameter_mm: number; by?: string };
  };
  source?: unknown;
  projection?: string;
  numbering?: { thoracic: number; lumbar: number } | null;
  posture?: string;
  landmarks: { site: string; x: number; y: number; radius?: number; confirmed?: boolean }[];
}

export const EMPTY: Sheet = { landmarks: new Map(), settings: {} };

/** The sheet with a landmark placed or moved. */
export function place(sheet: Sheet, site: string, placed: Placed): Sheet {
  return { ...sheet, landmarks: new Map(sheet.landmarks).set(site, placed) };
}

/** The sheet with several landmarks placed or moved. */
export function placeAll(sheet: Sheet, placed: Iterable<readonly [string, Placed]>): Sheet {
  return { ...sheet, landmarks: new Map([...sheet.landmarks, ...placed]) };
}

/** The sheet with the two landmarks of each pair in each other's place. */
export function exchange(sheet: Sheet, pairs: Iterable<readonly [string, string]>): Sheet {
  const landmarks = new Map(sheet.landmarks);
  for (const [one, other] of pairs) {
    const [there, here] = [sheet.landmarks.get(one), sheet.landmarks.get(other)];
    if (!there || !here) continue;
    landmarks.set(one, here);
    landmarks.set(other, there);
  }
  return { ...sheet, landmarks };
}

/** The sheet without landmarks, and without where they came from. */
export function emptied({ rest, ...sheet }: Sheet): Sheet {
  const { source: _, ...kept } = rest ?? {};
  return { ...sheet, ...(rest && { rest: kept }), landmarks: new Map() };
}

/** The sheet without a landmark. */
export function remove(sheet: Sheet, site: string): Sheet {
  const landmarks = new Map(sheet.landmarks);
  landmarks.delete(site);
  return { ...sheet, landmarks };
}

/** The sheet with these landmarks confirmed. */
export function confirm(sheet: Sheet, sites: Iterable<string>): Sheet {
  const landmarks = new Map(sheet.landmarks);
  for (const site of sites) {
    const placed = landmarks.get(site);
    if (placed?.confirmed === false) landmarks.set(site, { ...placed, confirmed: true });
  }
  return { ...sheet, landmarks };
}

/** The sheet with something else said about the film; `undefined` takes back what was said. */
export function settle(sheet: Sheet, said: { [K in keyof Settings]?: Settings[K] | undefined }): Sheet {
  const settings = Object.fromEntries(
    Object.entries({ ...sheet.settings, ...said }).filter(([, value]) => value !== undefined),
  );
  return { ...sheet, settings: settings as Settings };
}

/** Landmarks that wait for a person to confirm them. */
export function unconfirmed(sheet: Sheet): string[] {
  return [...sheet.landmarks].filter(([, placed]) => placed.confirmed === false).map(([site]) => site);
}

/** The sheet as a document for a film of this size. */
export function toDocument(sheet: Sheet, film: { columns: number; rows: number }): SheetDocument {
  const { facing, posture, known, stated } = sheet.settings;
  return {
    schema: 'upright.landmarks/1',
    ...sheet.rest,
    frame: {
      kind: 'image',
      columns: film.columns,
      rows: film.rows,
      ...(stated?.spacing && { spacing_mm: stated.spacing }),
      ...(stated?.calibration && !known && { calibration: stated.calibration }),
      ...(facing && { facing }),
      ...(known?.kind === 'line' && {
        known_line: {
          from: known.from,
          to: known.to,
          length_mm: known.length_mm,
          ...(known.by && { by: known.by }),
        },
      }),
      ...(known?.kind === 'ball' && {
        known_ball: {
          outline: [...known.outline],
          diameter_mm: known.diameter_mm,
          ...(known.by && { by: known.by }),
        },
      }),
    },
    ...(posture && { posture }),
    landmarks: [...sheet.landmarks].map(([site, { x, y, radius, confirmed }]) => ({
      site,
      x,
      y,
      ...(radius !== undefined && { radius }),
      ...(confirmed !== null && { confirmed }),
    })),
  };
}

/** The sheet that a document holds. */
export function fromDocument(document: SheetDocument): Sheet {
  const { frame, posture, landmarks } = document;
  const known: Known | undefined = frame.known_line
    ? { kind: 'line', ...frame.known_line }
    : frame.known_ball
      ? { kind: 'ball', ...frame.known_ball }
      : undefined;
  const stated = statedIn(document);
  const rest = restOf(document);
  return {
    ...(Object.keys(rest).length > 0 && { rest }),
    settings: {
      ...(stated && { stated }),
      ...(frame.facing && { facing: frame.facing }),
      ...(posture && { posture }),
      ...(known && { known }),
    },
    landmarks: new Map(
      landmarks.map(({ site, x, y, radius, confirmed }) => [
        site,
        { x, y, ...(radius != null && { radius }), confirmed: confirmed ?? null },
      ]),
    ),
  };
}

/** What a document states of the size of a pixel; where it rests on a thing of known size, that thing says it. */
function statedIn({ frame }: SheetDocument): Settings['stated'] {
  if (frame.known_line || frame.known_ball) return undefined;
  const spacing = frame.spacing_mm ?? undefined;
  const calibration = frame.calibration ?? undefined;
  if (!spacing && !calibration) return undefined;
  return { ...(spacing && { spacing }), ...(calibration && { calibration }) };
}

function restOf({ source, projection, numbering }: SheetDocument): NonNullable<Sheet['rest']> {
  return {
    ...(source !== undefined && { source }),
    ...(projection !== undefined && { projection }),
    ...(numbering != null && { numbering }),
  };
}
