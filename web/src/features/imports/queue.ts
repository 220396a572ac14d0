/** Files on their way into the node: two at a time, each with its own answer, and none lost when one fails. */
import { type Problem, problemFrom } from '../../api/problem';
import type { Schemas } from '../../api/queries';

export type FileResult = Schemas['FileResult'];

/** What the node answers about a file. */
export const OUTCOMES = ['stored', 'already_there', 'quarantined', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How far a file is. A picture that says not whose it is waits until somebody says so. */
export type FileState = 'waiting' | 'sending' | 'needs_case' | 'failed' | 'cancelled' | Outcome;

/** A file that somebody brought, with the folder in which it lay. */
export interface Brought {
  file: File;
  path: string;
}

/** A file of the queue. */
export interface Queued extends Brought {
  readonly id: number;
  readonly state: FileState;
  /** Bytes that are sent. */
  readonly sent: number;
  /** The case that it is said to belong to; null = as its header says. */
  readonly caseId: string | null;
  readonly result: FileResult | null;
  /** Why it could not be sent. */
  readonly problem: Problem | null;
}

/** How files reach the node. */
export interface Ways {
  begin: (caseId: string | null) => Promise<string>;
  send: (
    importId: string,
    file: File,
    told: (bytes: number) => void,
    stop: AbortSignal,
  ) => Promise<FileResult>;
  /** Whether a file is a picture without a header. */
  isBare: (file: File) => Promise<boolean>;
  pause: (seconds: number) => Promise<void>;
}

const AT_A_TIME = 2;
const TRIES_WHEN_BUSY = 5;

/** The files of one destination. */
export class ImportQueue {
  #files: readonly Queued[] = [];
  #running = 0;
  readonly #stops = new Map<number, AbortController>();
  readonly #imports = new Map<string | null, Promise<string>>();
  readonly #heard = new Set<() => void>();
  readonly #ways: Ways;
  readonly #caseId: string | null;

  constructor(ways: Ways, caseId: string | null) {
    this.#ways = ways;
    this.#caseId = caseId;
  }

  /** Every file, in the order in which they were brought. Another list after each change. */
  files = (): readonly Queued[] => this.#files;

  /** Calls `hear` after each change. */
  subscribe = (hear: () => void): (() => void) => {
    this.#heard.add(hear);
    return () => this.#heard.delete(hear);
  };

  /** Takes files, and begins to send them. */
  add(brought: readonly Brought[]): void {
    const first = this.#files.length;
    const added = brought.map(
      (one, at): Queued => ({
        ...one,
        id: first + at,
        state: 'waiting',
        sent: 0,
        caseId: this.#caseId,
        result: null,
        problem: null,
      }),
    );
    this.#become([...this.#files, ...added]);
    this.#pump();
  }

  /** Stops what is under way, and sends nothing that waits. What is answered stays answered. */
  cancel(): void {
    this.#each(['waiting'], { state: 'cancelled' });
    for (const stop of this.#stops.values()) stop.abort();
  }

  /** Sends again what failed or was cancelled. */
  retry(): void {
    this.#each(['failed', 'cancelled'], { state: 'waiting', sent: 0, problem: null });
    this.#pump();
  }

  /** Says to which case the pictures belong that do not say it themselves. */
  assign(caseId: string): void {
    this.#each(['needs_case'], { state: 'waiting', caseId });
    this.#pump();
  }

  /** Forgets the files; only when none is under way. */
  clear(): void {
    if (this.#running > 0) return;
    this.#imports.clear();
    this.#become([]);
  }

  #become(files: readonly Queued[]): void {
    this.#files = files;
    for (const hear of this.#heard) hear();
  }

  #put(id: number, change: Partial<Queued>): void {
    const before = this.#files[id];
    if (before) this.#become(this.#files.with(id, { ...before, ...change }));
  }

  #each(states: readonly FileState[], change: Partial<Queued>): void {
    const changed = (file: Queued) => (states.includes(file.state) ? { ...file, ...change } : file);
    this.#become(this.#files.map(changed));
  }

  #pump(): void {
    while (this.#running < AT_A_TIME) {
      const next = this.#files.find((file) => file.state === 'waiting');
      if (!next) return;
      this.#running += 1;
      this.#put(next.id, { state: 'sending' });
      void this.#take(next).finally(() => {
        this.#running -= 1;
        this.#stops.delete(next.id);
        this.#pump();
        this.#become([...this.#files]);
      });
    }
  }

  async #take(file: Queued): Promise<void> {
    const stop = new AbortController();
    this.#stops.set(file.id, stop);
    try {
      if (file.caseId === null && (await this.#ways.isBare(file.file))) {
        this.#put(file.id, { state: 'needs_case' });
        return;
      }
      const result = await this.#sent(file, stop.signal);
      this.#put(file.id, { state: outcomeOf(result), sent: file.file.size, result });
    } catch (error) {
      const problem = problemFrom(error);
      this.#put(
        file.id,
        stop.signal.aborted ? { state: 'cancelled', sent: 0 } : { state: 'failed', sent: 0, problem },
      );
    }
  }

  async #sent(file: Queued, stop: AbortSignal): Promise<FileResult> {
    for (let tries = 1; ; tries += 1) {
      try {
        const importId = await this.#importFor(file.caseId);
        stop.throwIfAborted();
        return await this.#ways.send(importId, file.file, (sent) => this.#put(file.id, { sent }), stop);
      } catch (error) {
        const seconds = problemFrom(error).retry_after;
        if (!seconds || tries === TRIES_WHEN_BUSY) throw error;
        await this.#ways.pause(seconds);
      }
    }
  }

  #importFor(caseId: string | null): Promise<string> {
    const known = this.#imports.get(caseId);
    if (known) return known;
    const begun = this.#ways.begin(caseId);
    this.#imports.set(caseId, begun);
    begun.catch(() => this.#imports.delete(caseId));
    return begun;
  }
}

/** What became of a file; an answer that this page does not know is one that a person must read. */
function outcomeOf(result: FileResult): Outcome {
  return OUTCOMES.find((outcome) => outcome === result.outcome) ?? 'refused';
}
