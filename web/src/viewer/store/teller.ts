/** A state that is told to panels: a new object whenever something has changed, told at most once a frame. */
export class Teller<State extends object> {
  #state: State;
  #heard = new Set<() => void>();
  #frame = 0;
  #isClosed = false;

  constructor(first: State) {
    this.#state = first;
  }

  get state(): State {
    return this.#state;
  }

  /** Calls `heard` after changes; whoever wants to hear no more calls what this gives. */
  subscribe = (heard: () => void): (() => void) => {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  };

  tell(changes: Partial<State>): void {
    this.#state = { ...this.#state, ...changes };
    if (this.#frame !== 0 || this.#isClosed) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      for (const heard of this.#heard) heard();
    });
  }

  close(): void {
    this.#isClosed = true;
    cancelAnimationFrame(this.#frame);
  }
}
