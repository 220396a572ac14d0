/** A bone scan on the screen: pictures by phase, what of them is shown, and how dark. */
import { describe, expect, it } from 'vitest';
import { greys, usualTop } from '../../src/features/bone_scan/counts';
import {
  aroundSpine,
  byView,
  type Frame,
  picturesOf,
  type Seen,
  type Spine,
  span,
  spineFrame,
  wholeOf,
} from '../../src/features/bone_scan/scan';

const frame = (picture: number, index: number, more: Partial<Frame> = {}): Frame => ({
  image: `image ${picture}`,
  index,
  picture,
  view: 'posterior',
  columns: 100,
  rows: 200,
  spacing_mm: [2, 4],
  began_s: null,
  duration_s: null,
  ...more,
});

const SPINE = {
  picture_number: 1,
  frame: 1,
  ends_mm: [100, 500],
  profile: [
    { across_mm: 100, down_mm: 100 },
    { across_mm: 104, down_mm: 500 },
  ],
} as unknown as Spine;

const SEEN = {
  scan: { pictures: [{ phase: 'flow' }, { phase: 'delayed' }, { phase: null }], spine: SPINE },
  frames: [frame(0, 0), frame(0, 1), frame(1, 0, { view: 'anterior' }), frame(1, 1), frame(2, 0)],
} as unknown as Seen;

describe('a bone scan on the screen', () => {
  it('has its pictures by phase, and the frame of the spine', () => {
    expect(picturesOf(SEEN, 'flow').map(({ frames }) => frames.length)).toEqual([2]);
    expect(picturesOf(SEEN, 'blood_pool')).toEqual([]);
    expect(picturesOf(SEEN, null).map(({ number }) => number)).toEqual([2]);
    expect(byView(SEEN.frames).map((frames) => frames.length)).toEqual([4, 1]);
    expect(spineFrame(SEEN)).toBe(SEEN.frames[3]);
  });

  it('shows the spine with what lies around it, never beyond the picture', () => {
    expect(wholeOf(frame(0, 0))).toEqual({ left: -1, top: -2, width: 200, height: 800 });
    expect(aroundSpine(frame(0, 0), SPINE)).toEqual({ left: -1, top: 50, width: 200, height: 500 });
    const wide = frame(0, 0, { columns: 400 });
    expect(aroundSpine(wide, SPINE)).toEqual({ left: -1, top: 50, width: 223, height: 500 });
  });

  it('is as dark as its usual counts, whatever a bladder holds', () => {
    const small = frame(0, 0, { columns: 20, rows: 50, spacing_mm: null });
    const counts = new Uint32Array(1000).fill(8);
    counts[3] = 100_000;
    expect(usualTop([counts], small, wholeOf(small))).toBe(8);
    expect(usualTop([new Uint32Array(1000)], small, wholeOf(small))).toBe(1);
  });

  it('says times as people do', () => {
    expect([span(75), span(300), span(11_100), span(-90)]).toEqual(['75 s', '5 min', '3 h 5 min', '-90 s']);
  });
});

describe('counts', () => {
  it('are the darker the more, or the brighter', () => {
    class Picture {
      data: Uint8ClampedArray;
      constructor(
        readonly width: number,
        readonly height: number,
      ) {
        this.data = new Uint8ClampedArray(width * height * 4);
      }
    }
    globalThis.ImageData ??= Picture as unknown as typeof ImageData;
    const three = frame(0, 0, { columns: 3, rows: 1 });
    const reds = (isInverted: boolean) =>
      [...greys(Uint32Array.of(0, 5, 99), three, 10, isInverted).data].filter((_, at) => at % 4 === 0);
    expect(reds(false)).toEqual([255, 128, 0]);
    expect(reds(true)).toEqual([0, 128, 255]);
  });
});
