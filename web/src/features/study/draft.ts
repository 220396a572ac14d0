/** What a person places is kept: at the node a moment later, and on this computer at once. */
import type { SheetDocument } from '../../viewer/store/sheet';

/** A sheet that the node does not have yet. */
export interface LocalDraft {
  /** The version that it follows. */
  base: number;
  document: SheetDocument;
  /** How the film was taken, as far as it was said. */
  conditions: Conditions;
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

const nameOf = (account: string, image: string) => `upright.draft.${account}.${image}`;

/** Keeps a draft on this computer; a full store is no reason to lose it from the page. */
export function keepLocally(account: string, image: string, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(nameOf(account, image), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** The draft that this computer has of a film, and the node has not. */
export function localDraft(account: string, image: string): LocalDraft | null {
  try {
    const text = localStorage.getItem(nameOf(account, image));
    return text ? (JSON.parse(text) as LocalDraft) : null;
  } catch {
    return null;
  }
}

/** Forgets it: the node has it. */
export function forgetLocally(account: string, image: string): void {
  localStorage.removeItem(nameOf(account, image));
}

/** The sites on which two documents differ. */
export function differences(one: SheetDocument, other: SheetDocument): string[] {
  const at = (document: SheetDocument) =>
    new Map(document.landmarks.map((landmark) => [landmark.site, landmark]));
  const [left, right] = [at(one), at(other)];
  const sites = new Set([...left.keys(), ...right.keys()]);
  return [...sites].filter((site) => {
    const [a, b] = [left.get(site), right.get(site)];
    return !a || !b || a.x !== b.x || a.y !== b.y || a.radius !== b.radius;
  });
}
