/** Looking through landmarks that nobody has confirmed, from head to foot. */
import { type Sheet, unconfirmed } from './store/sheet';
import type { FilmViewer } from './viewer';

/** Landmarks that wait to be confirmed, from head to foot. */
export function waiting(sheet: Sheet): string[] {
  const height = (site: string) => sheet.landmarks.get(site)?.y ?? 0;
  return unconfirmed(sheet).sort((one, other) => height(one) - height(other));
}

/** The next one that waits below `site`, else the uppermost; null = none waits but that one. */
export function nextWaiting(sheet: Sheet, site: string | null): string | null {
  const rest = waiting(sheet).filter((one) => one !== site);
  const height = site === null ? undefined : sheet.landmarks.get(site)?.y;
  const below =
    height === undefined ? undefined : rest.find((one) => (sheet.landmarks.get(one)?.y ?? 0) >= height);
  return below ?? rest[0] ?? null;
}

/** Goes through them on one film. */
export class Review {
  #viewer: FilmViewer;

  constructor(viewer: FilmViewer) {
    this.#viewer = viewer;
  }

  begin(): void {
    this.#viewer.walk.drop();
    this.#viewer.tell({ tool: 'wizard' });
    this.#goTo(nextWaiting(this.#viewer.kept, null));
  }

  /** Goes on to the next landmark that waits; the one that is looked at is confirmed, or left as it is. */
  next(confirmed: boolean): void {
    const site = this.#viewer.state.reviewed;
    if (site === null) return;
    if (confirmed) this.#viewer.confirm([site]);
    this.#goTo(nextWaiting(this.#viewer.kept, site));
  }

  /** Confirms whatever waits still. */
  confirmRest(): void {
    this.#viewer.confirm(waiting(this.#viewer.kept));
    this.end();
  }

  end(): void {
    this.#viewer.tell({ reviewed: null });
    this.#viewer.select(null);
  }

  #goTo(site: string | null): void {
    if (site === null) return this.end();
    this.#viewer.tell({ reviewed: site });
    this.#viewer.show(site);
    this.#viewer.focus();
  }
}
