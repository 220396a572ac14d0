/** A picture as the node tiles it, and where its tiles are. */

/** One level of the pyramid: the picture itself first, then each half as wide and high. */
export interface Level {
  columns: number;
  rows: number;
  across: number;
  down: number;
}

/** A look-up table; inputs beyond it take its first or last entry. */
export interface Table {
  kind?: 'table';
  first: number;
  bits: number;
  entries: readonly number[];
}

/** From stored values to values with a meaning. */
export type Modality = { kind: 'rescale'; slope: number; intercept: number } | ({ kind: 'table' } & Table);

/** Which values are shown from black to white. */
export type Voi =
  | { kind: 'window'; centre: number; width: number; function: string; stated: boolean }
  | ({ kind: 'table' } & Table);

/** How the stored values of a picture are tiled and shown. */
export interface PictureInfo {
  tile: number;
  apron: number;
  levels: readonly Level[];
  top_from: number;
  signed: boolean;
  min?: number | null;
  max?: number | null;
  histogram: readonly number[];
  padding?: readonly number[] | null;
  inverted: boolean;
  modality: Modality;
  voi: Voi;
}

/** A picture that the viewer can show. */
export interface Film {
  /** The picture's id. */
  id: string;
  info: PictureInfo;
  /** The shape of a pixel: its width over its height. */
  aspect: number;
}

/** 16-bit samples of a part of a level, with where the part begins. */
export interface Block {
  samples: Uint16Array;
  /** Samples across. */
  stride: number;
  /** Samples down. */
  height: number;
  /** The column and the row of the level that the first sample shows; −1 with an apron. */
  left: number;
  top: number;
}

/** Where a stage has the samples of a picture from. */
export interface Samples {
  /** The whole of a level that comes in one piece; asked for the first time. */
  topAt(level: number): Block | undefined;
  /** Whether the levels that come in one piece could not be had. */
  readonly topFailed: boolean;
  /** The tile, if it is there. */
  at(key: TileKey): Block | undefined;
  /** Asks for these tiles, the first one first, and stops asking for others. */
  want(keys: readonly TileKey[]): void;
  /** Asks again for everything that could not be had. */
  retry(): void;
  readonly progress: Progress;
  close(): void;
}

/** How far the tiles that are wanted have come. */
export interface Progress {
  wanted: number;
  there: number;
  /** Tiles that could not be had: shown hatched, never black. */
  missing: readonly TileKey[];
}

/** Which tile. */
export interface TileKey {
  level: number;
  x: number;
  y: number;
}

/** The name under which a tile is kept. */
export const nameOf = (key: TileKey): string => `${key.level}/${key.x}/${key.y}`;

/** The levels that come in one piece, as blocks, the finest first. */
export function splitTop(info: PictureInfo, samples: Uint16Array): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  for (const level of info.levels.slice(info.top_from)) {
    const length = level.columns * level.rows;
    blocks.push({
      samples: samples.subarray(start, start + length),
      stride: level.columns,
      height: level.rows,
      left: 0,
      top: 0,
    });
    start += length;
  }
  return blocks;
}

/** The size of a level; a level that is not there has none. */
export function levelAt(info: PictureInfo, level: number): Level {
  return info.levels[level] ?? { columns: 0, rows: 0, across: 0, down: 0 };
}
