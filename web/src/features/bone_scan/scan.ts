/** A bone scan as the node reads it: its pictures by phase, and the frames of each. */
import type { components } from '../../api/schema';

export type Seen = components['schemas']['BoneScanSeen'];
export type Scan = components['schemas']['StudyDocument.bone_scan'];
export type Frame = components['schemas']['FrameSeen'];
export type Picture = Scan['pictures'][number];
export type Spine = NonNullable<Scan['spine']>;

/** A phase of a triple-phase bone scan. */
export type Phase = 'flow' | 'blood_pool' | 'delayed';

/** A picture with its frames. */
export interface Framed {
  /** Its place among all. */
  number: number;
  picture: Picture;
  frames: Frame[];
}

/** The pictures of a phase; `null` = those of which the phase is not known. */
export function picturesOf({ scan, frames }: Seen, phase: Phase | null): Framed[] {
  const all = scan.pictures.map((picture, number) => ({
    number,
    picture,
    frames: frames.filter((frame) => frame.picture === number),
  }));
  return all.filter(({ picture, frames }) => (picture.phase ?? null) === phase && frames.length > 0);
}

/** Frames by view, those of each in the order of the file. */
export function byView(frames: readonly Frame[]): Frame[][] {
  const views = [...new Set(frames.map(({ view }) => view ?? null))];
  return views.map((view) => frames.filter((frame) => (frame.view ?? null) === view));
}

/** The frame on which the spine was found. */
export function spineFrame({ scan, frames }: Seen): Frame | undefined {
  const { spine } = scan;
  return spine ? frames.filter(({ picture }) => picture === spine.picture_number)[spine.frame] : undefined;
}

/** A part of a picture in mm from the middle of its first pixel. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Millimetres of a pixel, across and down; pixels count as 1 where none are stated, and nothing is measured. */
export function pixelOf({ spacing_mm }: Frame): [number, number] {
  const [across, down] = spacing_mm ?? [];
  return across && down ? [across, down] : [1, 1];
}

/** The whole of a picture. */
export function wholeOf(frame: Frame): Box {
  const [across, down] = pixelOf(frame);
  const { columns, rows } = frame;
  return { left: -across / 2, top: -down / 2, width: columns * across, height: rows * down };
}

/** So far around the spine is shown, in mm: for looking alone. */
const AROUND = { aside: 120, along: 50 };

/** The spine with what lies around it. */
export function aroundSpine(frame: Frame, { ends_mm, profile }: Spine): Box {
  const whole = wholeOf(frame);
  const [head = 0, foot = whole.height] = ends_mm;
  const across = profile.map(({ across_mm }) => across_mm);
  const middle = across.length > 0 ? (Math.min(...across) + Math.max(...across)) / 2 : whole.width / 2;
  const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
  const left = clamp(middle - AROUND.aside, whole.left, whole.left + whole.width);
  const right = clamp(middle + AROUND.aside, left, whole.left + whole.width);
  const top = clamp(head - AROUND.along, whole.top, whole.top + whole.height);
  const bottom = clamp(foot + AROUND.along, top, whole.top + whole.height);
  return { left, top, width: right - left, height: bottom - top };
}

/** Seconds for people, as `75 s`, `5 min`, `3 h 5 min`. */
export function span(seconds: number): string {
  if (Math.abs(seconds) < 120) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (Math.abs(minutes) < 120) return `${minutes} min`;
  return `${Math.trunc(minutes / 60)} h ${Math.abs(minutes % 60)} min`;
}

/** What a place that was chosen is called: A, B, C. */
export const letter = (number: number): string => String.fromCharCode('A'.charCodeAt(0) + number);
