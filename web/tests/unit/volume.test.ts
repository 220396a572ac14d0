// Planes through a volume: how they hang, turn, and what of them was not seen.
import { describe, expect, it } from 'vitest';
import type { Volume } from '../../src/api/queries';
import { besideIn } from '../../src/features/volume/space';
import { addressOf, Cut } from '../../src/viewer/volume/cut';
import {
  cutLine,
  gapsOn,
  isOblique,
  middleOf,
  normalOf,
  PLANES,
  pictureOf,
  placeOf,
  reach,
  STRAIGHT,
  stride,
  turned,
  type VoxelGrid,
} from '../../src/viewer/volume/geometry';
import { dot, letters, type Vector } from '../../src/viewer/volume/vector';
import { windowNamed, windowsFor } from '../../src/viewer/volume/windows';

/** Axial slices of 100 × 80 voxels, 2 mm apart, the third and fourth of ten absent. */
const GRID: VoxelGrid = {
  size: [100, 80, 10],
  first_voxel_mm: [-50, -40, 0],
  steps_mm: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 2],
  ],
  absent: [[3, 4]],
};

const thin = { thickness: 0, coarse: false };

describe('letters', () => {
  it('name what a direction leads to, the largest part first', () => {
    const of = (way: Vector) => letters(way);
    expect([of([1, 0, 0]), of([0, -1, 0]), of([0, 0, -1])]).toEqual(['L', 'A', 'F']);
    expect(of([0, -0.8, 0.6])).toBe('AH');
    expect(of([0.1, 0, -0.995])).toBe('F');
  });

  it('stand where radiologists expect them', () => {
    const seen = PLANES.map((name) => letters(STRAIGHT[name].across) + letters(STRAIGHT[name].down));
    expect(seen).toEqual(['PF', 'LF', 'LP']);
  });
});

describe('a plane', () => {
  it('holds all of the volume, no finer than its voxels', () => {
    const picture = pictureOf(GRID, STRAIGHT.sagittal, middleOf(GRID), thin);
    expect(picture).toMatchObject({ step: 1, columns: 80, rows: 20 });
    // The middle of the first pixel is half a pixel within the walls: front and head.
    expect(picture.first.map((mm) => mm + 0)).toEqual([0, -40, 18.5]);
    expect(reach(GRID, [0, 0, 1])).toEqual([-1, 19]);
    expect([stride(GRID, [0, 0, 1]), stride(GRID, [1, 0, 0])]).toEqual([2, 1]);
  });

  it('is coarser where it must come quickly, and where a slab takes long', () => {
    const large = { ...GRID, size: [1000, 900, 10] };
    const of = (how: { thickness: number; coarse: boolean }) =>
      pictureOf(large, STRAIGHT.axial, middleOf(large), how);
    expect(of(thin).columns * of(thin).rows).toBeLessThanOrEqual(701_000);
    expect(of({ thickness: 0, coarse: true }).step).toBeGreaterThan(of(thin).step);
    expect(of({ thickness: 100, coarse: false }).step).toBeGreaterThan(of(thin).step);
  });

  it('asks the node by millimetres', () => {
    const picture = pictureOf(GRID, STRAIGHT.axial, middleOf(GRID), thin);
    const basis = STRAIGHT.axial;
    const address = addressOf('v', { picture, basis, slab: { kind: 'mean', thickness: 5 }, coarse: false });
    const asked = new URL(address, 'http://node').searchParams;
    expect(asked.get('first')).toBe('-50,-40,10');
    expect([asked.get('across'), asked.get('down')]).toEqual(['1,0,0', '0,1,0']);
    expect([asked.get('columns'), asked.get('rows')]).toEqual(['100', '80']);
    expect([asked.get('slab'), asked.get('thickness')]).toEqual(['mean', '5']);
  });
});

describe('turning', () => {
  it('lets a plane follow a line, and keeps the planes upright on each other', () => {
    const along = { u: 0.8, v: 0.6 };
    const bases = turned(STRAIGHT, 'sagittal', cutLine(STRAIGHT, 'sagittal', 'axial'), along);
    const line = cutLine(bases, 'sagittal', 'axial');
    expect(Math.abs(line.u * along.v - line.v * along.u)).toBeCloseTo(0, 12);
    expect(bases.sagittal).toEqual(STRAIGHT.sagittal);
    const normals = PLANES.map((name) => normalOf(bases[name]));
    for (const [index, one] of normals.entries())
      for (const [other, normal] of normals.entries())
        expect(dot(one, normal)).toBeCloseTo(index === other ? 1 : 0, 12);
    expect(PLANES.map((name) => isOblique(bases[name], name))).toEqual([false, true, true]);
  });

  it('comes back by the way it went, and stays where nothing is said', () => {
    const [one, other] = [
      { u: 1, v: 0 },
      { u: 3, v: -4 },
    ];
    const there = turned(STRAIGHT, 'axial', one, other);
    const back = turned(there, 'axial', other, one);
    for (const name of PLANES) expect(dot(back[name].across, STRAIGHT[name].across)).toBeCloseTo(1, 12);
    expect(turned(STRAIGHT, 'axial', one, { u: 0, v: 0 })).toBe(STRAIGHT);
  });
});

describe('what was not seen', () => {
  const heights = (polygon: readonly { v: number }[]) => polygon.map(({ v }) => v);

  it('reaches from slice to slice beside the gap', () => {
    const [gap = []] = gapsOn(GRID, STRAIGHT.sagittal, middleOf(GRID), 0);
    // The slices beside it lie at 4 and 10 mm; down is towards the feet.
    expect([Math.min(...heights(gap)), Math.max(...heights(gap))]).toEqual([-10, -4]);
  });

  it('is the whole of a plane within it, and nothing of one beside it', () => {
    const at = (slice: number) => placeOf(GRID, [50, 40, slice]);
    expect(gapsOn(GRID, STRAIGHT.axial, at(3.5), 0)[0]).toHaveLength(4);
    expect(gapsOn(GRID, STRAIGHT.axial, at(6), 0)[0]).toHaveLength(0);
    // A slab that reaches beyond the gap shows what is there.
    expect(gapsOn(GRID, STRAIGHT.axial, at(3.5), 20)[0]).toHaveLength(0);
  });
});

it('only Hounsfield units have windows by name', () => {
  expect(windowsFor('HU')[0]).toBe('bone');
  expect(windowsFor(null)).toEqual(['automatic']);
  expect(windowNamed('automatic', { centre: 1, width: 2 })).toEqual({ centre: 1, width: 2 });
});

describe('asking', () => {
  const wanted = (slice: number, coarse: boolean) => ({
    basis: STRAIGHT.axial,
    slab: { kind: 'thin' as const },
    coarse,
    picture: pictureOf(GRID, STRAIGHT.axial, placeOf(GRID, [0, 0, slice]), thin),
  });
  const answer = () => new Uint16Array(8000).buffer;
  const idle = () => new Promise((resolve) => setTimeout(resolve, 0));

  it('leaves out planes that were passed by', async () => {
    const asked: string[] = [];
    const fetch = async (address: string) => {
      asked.push(address);
      await idle();
      return answer();
    };
    const came: number[] = [];
    const heard = { came: () => came.push(1), failed: () => {} };
    const cut = new Cut('v', fetch, () => {}, heard);
    for (const slice of [0, 1, 2, 5]) cut.ask(wanted(slice, true));
    await idle();
    await idle();
    await idle();
    expect(asked).toHaveLength(2);
    expect([came.length, cut.isCurrent]).toEqual([2, true]);
  });

  it('says what could not be had, and asks again', async () => {
    let isThere = false;
    const fetch = async () => {
      if (!isThere) throw new Error('no node');
      return answer();
    };
    const problems: unknown[] = [];
    const cut = new Cut('v', fetch, () => {}, {
      came: () => {},
      failed: (problem) => problems.push(problem),
    });
    cut.ask(wanted(0, false));
    await idle();
    expect([problems.length, cut.topFailed]).toEqual([1, true]);
    isThere = true;
    cut.retry();
    await idle();
    expect([cut.topFailed, cut.topAt()?.stride]).toEqual([false, 100]);
  });
});

describe('volumes of one space', () => {
  const volume = (id: string, space: string | null, taken_on: string | null = '2024-02-03') =>
    ({ id, space, taken_on }) as unknown as Volume;
  const beside = (one: Volume, ...all: Volume[]) => besideIn(one, [one, ...all]).map(({ id }) => id);

  it('are those that state the same, of one day', () => {
    const [t1, t2] = [volume('t1', 'a'), volume('t2', 'a')];
    expect(beside(t1, t2, volume('ct', 'b'), volume('later', 'a', '2025-02-03'))).toEqual(['t2']);
  });

  it('are none where nothing is stated', () => {
    expect(beside(volume('old', null), volume('older', null))).toEqual([]);
    expect(beside(volume('t1', 'a', null), volume('t2', 'a', null))).toEqual([]);
  });
});
