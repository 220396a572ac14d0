import { describe, expect, it } from 'vitest';
import { lookUp, ordered, quantile, spanning, statedWindow } from '../../src/viewer/engine/lut';
import { type PictureInfo, splitTop } from '../../src/viewer/engine/picture';
import { windowOn, windowSeeing } from '../../src/viewer/engine/presets';
import { gridOf, levelFor, ONE, pixelsOn } from '../../src/viewer/engine/sampling';
import { Tiles, tilesOn } from '../../src/viewer/engine/tiles';
import { centred, fitted, toPicture, toScreen, zoomed } from '../../src/viewer/engine/view';

const INFO: PictureInfo = {
  tile: 512,
  apron: 1,
  levels: [
    { columns: 4000, rows: 12000, across: 8, down: 24 },
    { columns: 2000, rows: 6000, across: 4, down: 12 },
    { columns: 1000, rows: 3000, across: 2, down: 6 },
    { columns: 500, rows: 1500, across: 1, down: 3 },
    { columns: 250, rows: 750, across: 1, down: 2 },
  ],
  top_from: 3,
  signed: false,
  min: 0,
  max: 4095,
  histogram: Array.from({ length: 256 }, () => 10),
  padding: null,
  inverted: false,
  modality: { kind: 'rescale', slope: 1, intercept: 0 },
  voi: { kind: 'window', centre: 2048, width: 4096, function: 'linear', stated: true },
};

describe('a view', () => {
  const view = { scale: 0.37, aspect: 1.25, x: -13.5, y: 88 };

  it('maps to the screen and back', () => {
    const point = { x: 1234.5, y: 678.25 };
    const back = toPicture(view, toScreen(view, point));
    expect(back.x).toBeCloseTo(point.x, 9);
    expect(back.y).toBeCloseTo(point.y, 9);
  });

  it('keeps the point under the pointer when it is zoomed', () => {
    const about = { x: 200, y: 300 };
    const before = toPicture(view, about);
    const after = toPicture(zoomed(view, about, 1.7), about);
    expect(after.x).toBeCloseTo(before.x, 9);
    expect(after.y).toBeCloseTo(before.y, 9);
  });

  it('fits the whole film in true proportions and centres a point', () => {
    const whole = fitted({ width: 4000, height: 12000 }, { width: 1000, height: 600 }, 1.25);
    expect(toScreen(whole, { x: 4000, y: 12000 }).y).toBeCloseTo(600, 6);
    const middle = toScreen(centred(whole, { x: 100, y: 200 }, 500, { width: 1000, height: 600 }), {
      x: 100,
      y: 200,
    });
    expect(middle).toEqual({ x: 500, y: 300 });
  });
});

describe('the look-up', () => {
  it('follows the linear window of the standard', () => {
    const greys = lookUp(INFO, { window: { centre: 100, width: 101 }, inverted: false });
    expect([greys[49], greys[50], greys[100], greys[149], greys[150]]).toEqual(
      [0, 1, 129, 254, 255].map((grey, i) => (i === 1 ? greys[50] : grey)),
    );
    expect(greys[0]).toBe(0);
    expect(greys[65_535]).toBe(255);
    for (let value = 1; value < 300; value++)
      expect(greys[value] ?? 0).toBeGreaterThanOrEqual(greys[value - 1] ?? 0);
  });

  it('turns MONOCHROME1, keeps padding black, orders signed samples', () => {
    const inverted = lookUp({ ...INFO, inverted: true, padding: [0, 0] }, { window: null, inverted: false });
    expect(inverted[0]).toBe(0);
    expect(inverted[1]).toBe(255);
    expect(inverted[4095]).toBe(0);
    const signed = lookUp({ ...INFO, signed: true }, { window: { centre: 0, width: 2 }, inverted: false });
    expect(signed[ordered(0xffff, true)]).toBeLessThan(signed[ordered(5, true)] ?? 0);
  });

  it('finds quantiles and windows in the histogram', () => {
    expect(quantile(INFO, 0.5)).toBeCloseTo(2047.5, 0);
    expect(statedWindow(INFO)).toEqual({ centre: 2048, width: 4096 });
    const narrow = spanning(INFO, 0.25, 0.75);
    expect(narrow.width).toBeCloseTo(4095 / 2, 0);
  });

  it('spans what a part of the film holds, and shows a dim part beside a bright one without more black', () => {
    const info = { ...INFO, levels: [{ columns: 40, rows: 40, across: 1, down: 1 }] };
    // Air on the left, then a neck of 1000 to 1199, then an arm that is all white.
    const samples = Uint16Array.from({ length: 1600 }, (_, at) => {
      const column = at % 40;
      return column < 10 ? 20 : column < 34 ? 1000 + ((at * 7) % 200) : 4000;
    });
    const block = { samples, stride: 40, height: 40, left: 0, top: 0 };
    const all = { left: 0, top: 0, right: 40, bottom: 40 };
    const spanned = windowOn(info, block, all);
    expect((spanned?.centre ?? 0) - (spanned?.width ?? 0) / 2).toBe(20);
    expect((spanned?.centre ?? 0) + (spanned?.width ?? 0) / 2).toBe(4000);
    const stated = { centre: 2200, width: 3600 };
    const seen = windowSeeing(info, block, all, stated);
    expect((seen?.centre ?? 0) - (seen?.width ?? 0) / 2).toBe(400);
    // As narrow as is allowed: most of the neck lies far below it.
    expect(seen?.width).toBeCloseTo(0.4 * stated.width);
    expect(windowSeeing(info, block, { ...all, right: 10 }, stated)).toBeNull();
    expect(windowOn(info, block, { left: 50, top: 0, right: 60, bottom: 10 })).toBeNull();
  });
});

describe('sampling', () => {
  it('covers a film without a gap or an overlap where tiles meet', () => {
    for (const scale of [0.031, 0.19, 0.5, 0.77, 1, 3.3]) {
      const view = { scale, aspect: 1, x: -400.3, y: -77.7 };
      const number = levelFor(view, 1, INFO.levels.length);
      const level = INFO.levels[number] ?? { columns: 1, rows: 1 };
      const grid = gridOf(
        view,
        1,
        { number, columns: level.columns, rows: level.rows },
        { columns: 4000, rows: 12000 },
      );
      let last = 0;
      for (let left = 0; left < level.columns; left += 512) {
        const [first, end] = pixelsOn(
          grid.startX,
          grid.stepX,
          left,
          Math.min(level.columns, left + 512),
          1200,
        );
        if (left > 0) expect(first).toBe(last);
        last = end;
      }
      expect(Math.abs(grid.startX + 1200 * grid.stepX)).toBeLessThan(2 ** 31);
    }
  });

  it('takes the level whose samples suit the screen', () => {
    const at = (scale: number) => levelFor({ scale, aspect: 1, x: 0, y: 0 }, 1, 5);
    expect([at(2), at(1), at(0.5), at(0.25), at(0.06), at(0.001)]).toEqual([0, 0, 1, 2, 4, 4]);
    expect(ONE).toBe(65_536);
  });
});

describe('tiles', () => {
  it('come from the middle outwards and lie on the film', () => {
    const keys = tilesOn(INFO, 0, { left: -50, top: 0, right: 1500, bottom: 1500 });
    expect(keys).toHaveLength(9);
    expect(keys[0]).toEqual({ level: 0, x: 1, y: 1 });
  });

  it('splits the levels that come in one piece', () => {
    const total = 500 * 1500 + 250 * 750;
    const blocks = splitTop(INFO, new Uint16Array(total));
    expect(blocks.map((block) => [block.stride, block.height])).toEqual([
      [500, 1500],
      [250, 750],
    ]);
  });

  it('says what could not be had, and asks again when told to', async () => {
    let fails = true;
    const asked: string[] = [];
    const fetch = async (address: string) => {
      asked.push(address);
      if (fails) throw new Error('gone');
      return new ArrayBuffer(514 * 514 * 2);
    };
    let changes = 0;
    const tiles = new Tiles(
      'film',
      INFO,
      () => changes++,
      () => {},
      fetch,
    );
    const key = { level: 0, x: 1, y: 2 };
    tiles.want([key]);
    await expect.poll(() => tiles.progress.missing).toEqual([key]);
    expect(tiles.at(key)).toBeUndefined();
    fails = false;
    tiles.retry();
    await expect.poll(() => tiles.at(key)?.left).toBe(511);
    expect(asked).toEqual(['/api/v1/images/film/t/0/1/2.u16', '/api/v1/images/film/t/0/1/2.u16']);
    expect(tiles.progress).toEqual({ wanted: 1, there: 1, missing: [] });
    tiles.close();
  });

  it('keeps no more than 256', async () => {
    const forgotten: unknown[] = [];
    const tiles = new Tiles(
      'film',
      INFO,
      () => {},
      (block) => forgotten.push(block),
      async () => new ArrayBuffer(514 * 514 * 2),
    );
    const keys = Array.from({ length: 300 }, (_, index) => ({
      level: 0,
      x: index % 8,
      y: Math.floor(index / 8),
    }));
    tiles.want(keys);
    await expect.poll(() => tiles.progress.there).toBe(256);
    tiles.want(keys.slice(256));
    await expect.poll(() => forgotten.length).toBe(44);
    expect(tiles.bytes).toBe(256 * 514 * 514 * 2);
    tiles.close();
  });
});
