/** Facts that are recorded one after the other, each at the revision that the one before it made. */
import type { NewFact } from '../../../api/record';

/** A fact under a name by which it is recorded once, however often it is sent. */
export interface Named extends NewFact {
  name: string;
}

/** How far it has come, kept from one try to the next. */
export interface Run {
  /** The revision that was looked at, then the one that the last fact made. */
  revision: number;
  /** The entry of each name that is recorded. */
  done: Map<string, string>;
  /** The key of each request: the same request is sent again under the same key, and is recorded once. */
  keys: Map<string, string>;
  /** Whoever asked is gone: what is under way is the last. */
  isStopped: boolean;
}

/** Nothing recorded yet, at the revision that was looked at. */
export function begun(revision: number): Run {
  return { revision, done: new Map(), keys: new Map(), isStopped: false };
}

/** Sends one fact. */
export type Append = (
  fact: NewFact,
  sent: { revision: number; key: string },
) => Promise<{ id: string; revision: number }>;

/** Records what is not recorded yet; answers every entry of the run. Where one is refused those before it stay in `done`. */
export async function recordAll(run: Run, facts: readonly Named[], append: Append): Promise<string[]> {
  for (const { name, ...fact } of facts) {
    if (run.isStopped) break;
    if (run.done.has(name)) continue;
    const { revision } = run;
    const recorded = await append(fact, { revision, key: keyOf(run, fact) });
    run.done.set(name, recorded.id);
    run.revision = recorded.revision;
  }
  return [...run.done.values()];
}

function keyOf({ revision, keys }: Run, fact: NewFact): string {
  const request = JSON.stringify([revision, fact]);
  const key = keys.get(request) ?? crypto.randomUUID();
  keys.set(request, key);
  return key;
}
