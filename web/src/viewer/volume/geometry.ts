/** Planes through a volume: how they lie, how they are turned, what of the volume they can show. */
import { cross, dot, minus, plus, times, unit, type Vector } from './vector';

/** Where the voxels of a volume lie. */
export interface VoxelGrid {
  /** Columns, rows and slices. */
  size: readonly number[];
  first_voxel_mm: readonly number[];
  steps_mm: readonly (readonly number[])[];
  /** Runs of absent slices, first and last. */
  absent: readonly (readonly number[])[];
}

/** How a plane lies on the screen: both of length 1, and upright on each other. */
export interface Basis {
  /** Towards the right of the screen. */
  across: Vector;
  /** Towards its foot. */
  down: Vector;
}

/** The planes that are shown. */
export const PLANES = ['sagittal', 'coronal', 'axial'] as const;
export type PlaneName = (typeof PLANES)[number];
export type Bases = Readonly<Record<PlaneName, Basis>>;

/** As radiologists hang them: from the left side, from the front, from the feet. */
export const STRAIGHT: Bases = {
  sagittal: { across: [0, 1, 0], down: [0, 0, -1] },
  coronal: { across: [1, 0, 0], down: [0, 0, -1] },
  axial: { across: [1, 0, 0], down: [0, 1, 0] },
};

/** A direction on a plane: along `across` and along `down`. */
export interface Flat {
  u: number;
  v: number;
}

/** The line that stands on a plane. */
export const normalOf = ({ across, down }: Basis): Vector => cross(across, down);

/** A plane that stands like this on the axes of the patient is straight: no clinical limit. */
const UPRIGHT = 0.99999;

/** Whether a plane was turned out of the plane of its name. */
export function isOblique(basis: Basis, plane: PlaneName): boolean {
  return dot(normalOf(basis), normalOf(STRAIGHT[plane])) < UPRIGHT;
}

const vector = (numbers: readonly number[] | undefined): Vector => [
  numbers?.[0] ?? 0,
  numbers?.[1] ?? 0,
  numbers?.[2] ?? 0,
];

/** The steps to the next column, row and slice. */
const stepsOf = (grid: VoxelGrid): readonly [Vector, Vector, Vector] => [
  vector(grid.steps_mm[0]),
  vector(grid.steps_mm[1]),
  vector(grid.steps_mm[2]),
];

/** The place of a voxel, counted from the middle of the first. */
export function placeOf(grid: VoxelGrid, voxel: Vector): Vector {
  return stepsOf(grid).reduce<Vector>(
    (place, step, axis) => plus(place, times(step, voxel[axis] ?? 0)),
    vector(grid.first_voxel_mm),
  );
}

/** How far a voxel is numbered on along each axis of the volume, for a mm towards left, back and head. */
function gradients(grid: VoxelGrid): readonly [Vector, Vector, Vector] {
  const [column, row, slice] = stepsOf(grid);
  const volume = dot(column, cross(row, slice));
  return [
    times(cross(row, slice), 1 / volume),
    times(cross(slice, column), 1 / volume),
    times(cross(column, row), 1 / volume),
  ];
}

/** The middle voxel. */
export function middleOf(grid: VoxelGrid): Vector {
  const [columns, rows, slices] = vector(grid.size);
  return placeOf(grid, [Math.floor(columns / 2), Math.floor(rows / 2), Math.floor(slices / 2)]);
}

function corners(grid: VoxelGrid): Vector[] {
  const ends = vector(grid.size).map((side) => [-0.5, side - 0.5] as const);
  const [x, y, z] = ends as [readonly [number, number], readonly [number, number], readonly [number, number]];
  return x.flatMap((column) => y.flatMap((row) => z.map((slice) => placeOf(grid, [column, row, slice]))));
}

/** From where to where the volume reaches along a direction, in mm. */
export function reach(grid: VoxelGrid, direction: Vector): [number, number] {
  const along = corners(grid).map((corner) => dot(corner, direction));
  return [Math.min(...along), Math.max(...along)];
}

/** The smallest side of a voxel. */
export function finest(grid: VoxelGrid): number {
  return Math.min(...stepsOf(grid).map((step) => Math.hypot(...step)));
}

/** From plane to plane along a direction: a slice where slices lie across it. */
export function stride(grid: VoxelGrid, direction: Vector): number {
  return Math.max(...stepsOf(grid).map((step) => Math.abs(dot(step, direction))));
}

/** A picture of a plane: where its first pixel is, and how far apart pixels are. */
export interface PlanePicture {
  first: Vector;
  step: number;
  columns: number;
  rows: number;
  /** Where the first pixel lies along `across` and `down`. */
  from: Flat;
}

/** At most so many pixels a picture, and places that are looked at for it. */
const PIXELS = { fine: 700_000, coarse: 120_000 };
const PLACES = { fine: 16e6, coarse: 3e6 };
const MOST_SIDE = 2048;

/** The picture of the plane through `centre` that holds all of the volume, no finer than its voxels. */
export function pictureOf(
  grid: VoxelGrid,
  basis: Basis,
  centre: Vector,
  { thickness, coarse }: { thickness: number; coarse: boolean },
): PlanePicture {
  const [left, right] = reach(grid, basis.across);
  const [top, foot] = reach(grid, basis.down);
  const [wide, high] = [right - left, foot - top];
  const kind = coarse ? 'coarse' : 'fine';
  const sheets = 1 + thickness / finest(grid);
  const most = Math.min(PIXELS[kind], PLACES[kind] / sheets);
  const step = Math.max(finest(grid), Math.sqrt((wide * high) / most), Math.max(wide, high) / MOST_SIDE);
  const from = { u: left + step / 2, v: top + step / 2 };
  const normal = normalOf(basis);
  const first = plus(
    times(normal, dot(centre, normal)),
    plus(times(basis.across, from.u), times(basis.down, from.v)),
  );
  const pixels = (length: number) => Math.min(MOST_SIDE, Math.max(1, Math.round(length / step)));
  return { first, step, columns: pixels(wide), rows: pixels(high), from };
}

/** The other planes turned about the line that stands on a plane, so that what lay along `from` there lies along `to`. */
export function turned(bases: Bases, about: PlaneName, from: Flat, to: Flat): Bases {
  const { across, down } = bases[about];
  const size = Math.hypot(from.u, from.v) * Math.hypot(to.u, to.v);
  if (!(size > 0)) return bases;
  // The quotient of two directions, taken as complex numbers, is the turn between them.
  const turn = { u: (from.u * to.u + from.v * to.v) / size, v: (from.u * to.v - from.v * to.u) / size };
  const move = (direction: Vector): Vector => {
    const flat = { u: dot(direction, across), v: dot(direction, down) };
    const rest = minus(direction, plus(times(across, flat.u), times(down, flat.v)));
    const u = flat.u * turn.u - flat.v * turn.v;
    const v = flat.u * turn.v + flat.v * turn.u;
    return plus(rest, plus(times(across, u), times(down, v)));
  };
  const of = (name: PlaneName): Basis => {
    if (name === about) return bases[name];
    const moved = unit(move(bases[name].across));
    const below = move(bases[name].down);
    return { across: moved, down: unit(minus(below, times(moved, dot(moved, below)))) };
  };
  return { sagittal: of('sagittal'), coronal: of('coronal'), axial: of('axial') };
}

/** Where the plane `other` cuts the plane `on`: a direction on it. */
export function cutLine(bases: Bases, on: PlaneName, other: PlaneName): Flat {
  const along = cross(normalOf(bases[on]), normalOf(bases[other]));
  return { u: dot(along, bases[on].across), v: dot(along, bases[on].down) };
}

/** Where a place lies on a plane. */
export const flatOf = ({ across, down }: Basis, place: Vector): Flat => ({
  u: dot(place, across),
  v: dot(place, down),
});

/** The place of a point of the plane through `centre`. */
export function onPlane(basis: Basis, centre: Vector, { u, v }: Flat): Vector {
  const normal = normalOf(basis);
  return plus(times(normal, dot(centre, normal)), plus(times(basis.across, u), times(basis.down, v)));
}

/** What of the plane through `centre` lies where slices are absent, a polygon for each run; `thickness` of a slab in mm. */
export function gapsOn(grid: VoxelGrid, basis: Basis, centre: Vector, thickness: number): Flat[][] {
  const ways = gradients(grid);
  const origin = minus(onPlane(basis, centre, { u: 0, v: 0 }), vector(grid.first_voxel_mm));
  const affine = ways.map((way) => ({
    at: dot(way, origin),
    u: dot(way, basis.across),
    v: dot(way, basis.down),
    through: (Math.abs(dot(way, normalOf(basis))) * thickness) / 2,
  }));
  const [wide, high] = [reach(grid, basis.across), reach(grid, basis.down)];
  const whole: Flat[] = [
    { u: wide[0], v: high[0] },
    { u: wide[1], v: high[0] },
    { u: wide[1], v: high[1] },
    { u: wide[0], v: high[1] },
  ];
  return grid.absent.map(([first = 0, last = 0]) => {
    const ends = vector(grid.size).map((side) => [-0.5, side - 0.5] as [number, number]);
    const through = affine[2]?.through ?? 0;
    // Between slices both have a share: nothing is known up to the slices beside the gap.
    const gap: [number, number] = [
      Math.max(-0.5, first - 1 + through),
      Math.min((grid.size[2] ?? 0) - 0.5, last + 1 - through),
    ];
    return affine.reduce<Flat[]>((polygon, way, axis) => {
      const [low, most] = axis === 2 ? gap : (ends[axis] ?? [0, 0]);
      const number = ({ u, v }: Flat) => way.at + way.u * u + way.v * v;
      return clipped(
        clipped(polygon, (at) => number(at) - low),
        (at) => most - number(at),
      );
    }, whole);
  });
}

/** The part of a polygon on which an affine function is not below 0. */
function clipped(polygon: readonly Flat[], of: (at: Flat) => number): Flat[] {
  return polygon.flatMap((at, index) => {
    const next = polygon[(index + 1) % polygon.length] ?? at;
    const [here, there] = [of(at), of(next)];
    const kept = here >= 0 ? [at] : [];
    if (here >= 0 === there >= 0) return kept;
    const share = here / (here - there);
    return [...kept, { u: at.u + (next.u - at.u) * share, v: at.v + (next.v - at.v) * share }];
  });
}
