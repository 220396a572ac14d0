/** A stop of the measuring module in the middle of its work: what it held then can be trusted no more. */

/** Whether an error is such a stop, and not an answer of the module. */
export function isTrap(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError;
}

/** Asks something of the module until it stops; from then on, and for what stopped it, the answer is what stands in its place. */
export class Guard {
  #hasStopped = false;
  #told: () => void;

  constructor(told: () => void) {
    this.#told = told;
  }

  get hasStopped(): boolean {
    return this.#hasStopped;
  }

  ask<T>(instead: T, question: () => T): T {
    if (this.#hasStopped) return instead;
    try {
      return question();
    } catch (error) {
      if (!isTrap(error)) throw error;
      this.#hasStopped = true;
      this.#told();
      return instead;
    }
  }
}
