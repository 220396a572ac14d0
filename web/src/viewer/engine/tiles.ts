/** The samples of a picture, fetched when they are needed and forgotten when they are many. */
import {
  type Block,
  levelAt,
  nameOf,
  type PictureInfo,
  type Progress,
  type Samples,
  splitTop,
  type TileKey,
} from './picture';

/** At most so many tiles are kept: 136 MB. */
const MOST_TILES = 256;
/** At most so many requests at once. */
const MOST_REQUESTS = 6;

/** Gets the bytes of an address; replaced in tests. */
export type Fetch = (address: string, signal: AbortSignal) => Promise<ArrayBuffer>;

const overHttp: Fetch = async (address, signal) => {
  const answer = await fetch(address, { signal, credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`tile: ${answer.status}`);
  return answer.arrayBuffer();
};

/** The tiles of one picture. */
export class Tiles implements Samples {
  readonly info: PictureInfo;
  #id: string;
  #fetch: Fetch;
  #changed: () => void;
  #forget: (block: Block) => void;
  #kept = new Map<string, Block>();
  #failed = new Map<string, TileKey>();
  #asked = new Map<string, AbortController>();
  #wanted: TileKey[] = [];
  #top: Block[] = [];
  #topState: 'none' | 'asked' | 'there' | 'failed' = 'none';
  #closed = new AbortController();

  constructor(
    id: string,
    info: PictureInfo,
    changed: () => void,
    forget: (block: Block) => void,
    fetch: Fetch = overHttp,
  ) {
    this.#id = id;
    this.info = info;
    this.#changed = changed;
    this.#forget = forget;
    this.#fetch = fetch;
  }

  /** The coarse levels, which come in one piece; asks for them the first time. */
  get top(): readonly Block[] {
    if (this.#topState === 'none') void this.#askTop();
    return this.#top;
  }

  /** Whether the coarse levels could not be had. */
  get topFailed(): boolean {
    return this.#topState === 'failed';
  }

  /** A block that covers a tile's level wholly, where the level is one of the coarse ones. */
  topAt(level: number): Block | undefined {
    return this.top[level - this.info.top_from];
  }

  /** The tile, if it is there. It counts as used. */
  at(key: TileKey): Block | undefined {
    const name = nameOf(key);
    const block = this.#kept.get(name);
    if (block) {
      this.#kept.delete(name);
      this.#kept.set(name, block);
    }
    return block;
  }

  /** Asks for these tiles, the first one first, and stops asking for others. */
  want(keys: readonly TileKey[]): void {
    // More than are kept would push each other out for ever.
    this.#wanted = keys.slice(0, MOST_TILES);
    const names = new Set(this.#wanted.map(nameOf));
    for (const [name, asking] of this.#asked) if (!names.has(name)) asking.abort();
    this.#next();
  }

  /** Asks again for everything that could not be had. */
  retry(): void {
    this.#failed.clear();
    if (this.#topState === 'failed') void this.#askTop();
    this.#next();
  }

  get progress(): Progress {
    const there = this.#wanted.filter((key) => this.#kept.has(nameOf(key))).length;
    return { wanted: this.#wanted.length, there, missing: [...this.#failed.values()] };
  }

  /** Bytes of samples that are kept. */
  get bytes(): number {
    const blocks = [...this.#kept.values(), ...this.#top];
    return blocks.reduce((sum, block) => sum + block.samples.byteLength, 0);
  }

  close(): void {
    this.#closed.abort();
    for (const asking of this.#asked.values()) asking.abort();
    for (const block of [...this.#kept.values(), ...this.#top]) this.#forget(block);
    this.#kept.clear();
    this.#top = [];
  }

  async #askTop(): Promise<void> {
    this.#topState = 'asked';
    try {
      const bytes = await this.#fetch(`/api/v1/images/${this.#id}/top.u16`, this.#closed.signal);
      this.#top = splitTop(this.info, samplesOf(bytes));
      this.#topState = 'there';
    } catch {
      if (this.#closed.signal.aborted) return;
      this.#topState = 'failed';
    }
    this.#changed();
  }

  #next(): void {
    for (const key of this.#wanted) {
      if (this.#asked.size >= MOST_REQUESTS) return;
      const name = nameOf(key);
      if (!this.#kept.has(name) && !this.#failed.has(name) && !this.#asked.has(name))
        void this.#ask(key, name);
    }
  }

  async #ask(key: TileKey, name: string): Promise<void> {
    const asking = new AbortController();
    this.#asked.set(name, asking);
    try {
      const bytes = await this.#fetch(
        `/api/v1/images/${this.#id}/t/${key.level}/${key.x}/${key.y}.u16`,
        asking.signal,
      );
      if (this.#closed.signal.aborted) return;
      this.#keep(name, this.#blockOf(key, samplesOf(bytes)));
    } catch {
      if (!asking.signal.aborted && !this.#closed.signal.aborted) this.#failed.set(name, key);
    } finally {
      this.#asked.delete(name);
    }
    if (this.#closed.signal.aborted) return;
    this.#changed();
    this.#next();
  }

  #blockOf(key: TileKey, samples: Uint16Array): Block {
    const { tile, apron } = this.info;
    const side = tile + 2 * apron;
    if (samples.length !== side * side) throw new Error('a tile has another size than the node says');
    return { samples, stride: side, height: side, left: key.x * tile - apron, top: key.y * tile - apron };
  }

  #keep(name: string, block: Block): void {
    this.#kept.set(name, block);
    for (const [oldest, dropped] of this.#kept) {
      if (this.#kept.size <= MOST_TILES) return;
      this.#kept.delete(oldest);
      this.#forget(dropped);
    }
  }
}

function samplesOf(bytes: ArrayBuffer): Uint16Array {
  return new Uint16Array(bytes, 0, bytes.byteLength >> 1);
}

/** The tiles of a level on a part of it, from the middle outwards. */
export function tilesOn(
  info: PictureInfo,
  level: number,
  area: { left: number; top: number; right: number; bottom: number },
): TileKey[] {
  const { across, down } = levelAt(info, level);
  const [x0, x1] = [
    Math.max(0, Math.floor(area.left / info.tile)),
    Math.min(across - 1, Math.floor(area.right / info.tile)),
  ];
  const [y0, y1] = [
    Math.max(0, Math.floor(area.top / info.tile)),
    Math.min(down - 1, Math.floor(area.bottom / info.tile)),
  ];
  const keys: TileKey[] = [];
  for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) keys.push({ level, x, y });
  const [middleX, middleY] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const far = (key: TileKey) => Math.hypot(key.x - middleX, key.y - middleY);
  return keys.sort((one, other) => far(one) - far(other));
}
