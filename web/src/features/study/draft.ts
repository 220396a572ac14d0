/** What a person places is kept: at the node a moment later, and on this computer at once. */
import type { Walked } from '../../viewer/state';
import type { SheetDocument } from '../../viewer/store/sheet';

/** A sheet that the node does not have yet. */
export interface LocalDraft {
  /** The version that it follows. */
  base: number;
  document: SheetDocument;
  at: string;
}

/** How a film was taken, as the fact `film` of a record has it. */
export interface Conditions {
  arms?: string;
  support?: string;
  limits?: string[];
  unlimited?: boolean;
  upright?: boolean;
  stitched?: boolean;
  shows_head?: boolean;
  shows_knees?: boolean;
  shows_ankles?: boolean;
  repeated?: number;
}

const draftName = (account: string, image: string) => `upright.draft.${account}.${image}`;
/** Where a draft waits that nobody has decided about, while something else is placed. */
const asideName = (account: string, image: string) => `upright.draft-aside.${account}.${image}`;
const conditionsName = (account: string, image: string) => `upright.conditions.${account}.${image}`;

const walkedName = (account: string, image: string) => `upright.walked.${account}.${image}`;

function kept<T>(name: string): T | null {
  try {
    const text = localStorage.getItem(name);
    return text ? (JSON.parse(text) as T) : null;
  } catch {
    return null;
  }
}

/** Keeps something; a full store is no reason to lose it from the page. */
function keep(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Keeps a draft on this computer. */
export const keepLocally = (account: string, image: string, draft: LocalDraft): boolean =>
  keep(draftName(account, image), draft);

/** The draft that this computer has of a film, and the node has not: one that waits for an answer comes first. */
export const localDraft = (account: string, image: string): LocalDraft | null =>
  kept<LocalDraft>(asideName(account, image)) ?? kept(draftName(account, image));

/** Forgets the draft of what is placed now: the node has it. */
export function forgetLocally(account: string, image: string): void {
  localStorage.removeItem(draftName(account, image));
}

/** Puts a draft that nobody has decided about where what is placed now does not overwrite it. */
export function setDraftAside(account: string, image: string): void {
  const waiting = kept<LocalDraft>(draftName(account, image));
  const isTaken = kept<LocalDraft>(asideName(account, image)) !== null;
  // What cannot be put aside stays where it is for as long as it can.
  if (waiting && !isTaken && keep(asideName(account, image), waiting)) forgetLocally(account, image);
}

/** Somebody has decided about the draft that waited. */
export function answerDraft(account: string, image: string): void {
  if (kept<LocalDraft>(asideName(account, image)) === null) return forgetLocally(account, image);
  localStorage.removeItem(asideName(account, image));
}

/** The draft waits again: whoever decided about it has changed his mind. */
export const waitAgain = (account: string, image: string, draft: LocalDraft): boolean =>
  keep(asideName(account, image), draft);

/** Keeps how a film was taken until its landmarks are signed: the node takes it with the signature. */
export const keepConditions = (account: string, image: string, said: Conditions): boolean =>
  keep(conditionsName(account, image), said);

/** How a film was taken, as far as it was said and not signed; null = nothing was said. */
export const keptConditions = (account: string, image: string): Conditions | null =>
  kept(conditionsName(account, image));

/** Forgets it: the record holds it. */
export function forgetConditions(account: string, image: string): void {
  localStorage.removeItem(conditionsName(account, image));
}

/** Keeps how far a person has come with a film: which steps were left out, and how long it took. */
export const keepWalked = (account: string, image: string, walked: Walked): boolean =>
  keep(walkedName(account, image), walked);

/** How far a person had come with a film; null = it was not begun here, or it is signed. */
export const keptWalked = (account: string, image: string): Walked | null => kept(walkedName(account, image));

/** Forgets it: the film is signed. */
export function forgetWalked(account: string, image: string): void {
  localStorage.removeItem(walkedName(account, image));
}

/** On what two documents differ: sites, and `frame` or `posture` where what is said of the film differs. */
export function differences(one: SheetDocument, other: SheetDocument): string[] {
  const at = (document: SheetDocument) =>
    new Map(document.landmarks.map((landmark) => [landmark.site, landmark]));
  const [left, right] = [at(one), at(other)];
  const sites = [...new Set([...left.keys(), ...right.keys()])].filter((site) => {
    const [a, b] = [left.get(site), right.get(site)];
    return !a || !b || a.x !== b.x || a.y !== b.y || a.radius !== b.radius || a.confirmed !== b.confirmed;
  });
  const said = ({ frame: { facing, spacing_mm, calibration, known_line, known_ball } }: SheetDocument) =>
    JSON.stringify([facing, spacing_mm, calibration, known_line, known_ball]);
  return [
    ...(said(one) === said(other) ? [] : ['frame']),
    ...(one.posture === other.posture ? [] : ['posture']),
    ...sites,
  ];
}
