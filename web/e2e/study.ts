/** A phantom's film in Study, for tests: brought in, opened, placed on by hand or as the truth is, and what the node then has. */
import type { Browser, Page } from 'playwright-core';
import { STEPS, type Step } from '../src/viewer/wizard/steps';
import { bringIn, changing, type Phantom, phantom, type True } from './films';
import { launch, logIn, newPage, type Pass } from './launch';
import type { Node } from './server';

/** The place of the film in the page, with its viewer. */
export type Held = HTMLElement & { viewer: import('../src/viewer/viewer').FilmViewer };

/** A version of the landmarks, as far as the tests look at it. */
export interface Kept {
  version: number;
  state: string;
  document: {
    frame: object;
    posture?: string;
    landmarks: { site: string; x: number; y: number; radius?: number; confirmed?: boolean }[];
  };
}

const mean = (one: True, other: True): True => ({
  site: '',
  x: (one.x + other.x) / 2,
  y: (one.y + other.y) / 2,
});

/** Whoever measures the film of one phantom. */
export class Study {
  private constructor(
    readonly node: Node,
    readonly browser: Browser,
    readonly pass: Pass,
    readonly body: Phantom,
    readonly truth: Map<string, True>,
    readonly film: { image: string; caseId: string },
  ) {}

  /** A browser, somebody logged in, and the film of a flatback: each seed is another patient. */
  static async of(node: Node, seed: number): Promise<Study> {
    const browser = await launch();
    const pass = await logIn(browser, node);
    const body = await phantom(seed, 0.8);
    const page = await newPage(browser, { pass });
    const film = await bringIn(page.request, node, body.film('standing'));
    await page.context().close();
    return new Study(node, browser, pass, body, await body.truth('standing'), film);
  }

  /** The same with the standard set placed as the truth is. */
  static async measured(node: Node, seed: number): Promise<Study> {
    const study = await Study.of(node, seed);
    const page = await newPage(study.browser, { pass: study.pass });
    const landmarks = STEPS.flatMap(({ sites }) => sites).map((site) => {
      const { x, y, radius } = study.trueAt(site);
      return { site, x, y, ...(radius !== undefined && { radius }), confirmed: true };
    });
    await study.put(page, 0, { landmarks });
    await page.context().close();
    return study;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  /** The film on a page of its own. */
  async opened(): Promise<Page> {
    const page = await newPage(this.browser, { pass: this.pass });
    await page.goto(this.address);
    await page.locator('.film-canvas').waitFor();
    await isMeasuring(page);
    return page;
  }

  get address(): string {
    const { image, caseId } = this.film;
    return `${this.node.address}/cases/${caseId}/study?film=${image}&renderer=cpu`;
  }

  /** The truth about a site; of a knee or an ankle the middle of both. */
  trueAt(site: string): True {
    const found = this.truth.get(site);
    const [left, right] = [this.truth.get(`${site}.left`), this.truth.get(`${site}.right`)];
    if (found) return found;
    if (left && right) return mean(left, right);
    throw new Error(`the phantom has no ${site}`);
  }

  /** Places a step as a hand does: one press, one drag, one release. */
  async placeStep(page: Page, step: Step): Promise<void> {
    await page.waitForFunction((id) => {
      const { viewer } = document.querySelector('[data-testid=film]') as Held;
      return viewer.armed?.id === id;
    }, step.id);
    const first = this.trueAt(step.sites[0] ?? '');
    const from = await onPage(page, first);
    const to = await onPage(
      page,
      step.kind === 'circle'
        ? { x: first.x, y: first.y + (first.radius ?? 30) }
        : this.trueAt(step.sites[1] ?? step.sites[0] ?? ''),
    );
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    if (step.kind !== 'point') {
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
      await page.mouse.move(to.x, to.y);
    }
    await page.mouse.up();
  }

  /** Every version of the film's landmarks. */
  async versions(page: Page): Promise<Kept[]> {
    const answer = await page.request.get(`${this.node.address}/api/v1/images/${this.film.image}/landmarks`);
    return (await answer.json()) as Kept[];
  }

  /** The latest one. */
  async latest(page: Page): Promise<Kept> {
    const last = (await this.versions(page)).at(-1);
    if (!last) throw new Error('nothing was saved');
    return last;
  }

  /** Saves landmarks as the version after `base`, as another page would. */
  async put(page: Page, base: number, document: object): Promise<void> {
    const headers = { ...(await changing(page.request, this.node)), 'If-Match': `"${base}"` };
    const described = await page.request.get(`${this.node.address}/api/v1/images/${this.film.image}`);
    const { film } = (await described.json()) as { film: { columns: number; rows: number } };
    const frame = { kind: 'image', columns: film.columns, rows: film.rows };
    const put = await page.request.put(`${this.node.address}/api/v1/images/${this.film.image}/landmarks`, {
      headers,
      data: { schema: 'upright.landmarks/1', frame, ...document },
    });
    if (put.status() !== 201) throw new Error(`not saved: ${await put.text()}`);
  }
}

/** The measuring module is there, with the film. */
export const isMeasuring = (page: Page) =>
  page.waitForFunction(
    () => (document.querySelector('[data-testid=film]') as Held | null)?.viewer?.tracing != null,
  );

/** Where a point of the film lies on the page now. */
export async function onPage(page: Page, point: { x: number; y: number }): Promise<{ x: number; y: number }> {
  const view = await page.evaluate(() => {
    const place = document.querySelector('[data-testid=film]') as Held;
    const { left, top } = place.getBoundingClientRect();
    return { ...place.viewer.stage.view, left, top };
  });
  return {
    x: view.left + view.x + point.x * view.scale * view.aspect,
    y: view.top + view.y + point.y * view.scale,
  };
}

/** What the viewer holds. */
export const state = (page: Page) =>
  page.evaluate(() => {
    const { viewer } = document.querySelector('[data-testid=film]') as Held;
    const { gestures, step, undo, redo, sheet } = viewer.state;
    return {
      gestures,
      step,
      undo,
      redo,
      landmarks: [...sheet.landmarks].map(([site, place]) => ({ site, ...place })),
    };
  });

/** The values of the first view, as they stand there. */
export const shownValues = async (page: Page) =>
  Object.fromEntries(
    await page.$$eval('[data-testid^=value-]', (cells) =>
      cells.map((cell) => [
        (cell as HTMLElement).dataset.testid?.slice(6) ?? '',
        (cell as HTMLElement).dataset.value ?? '',
      ]),
    ),
  );

/** The node has what is placed. */
export const saved = (page: Page) => page.locator('.saving.saved').waitFor();

/** Moves a landmark by a key, so that there is something to save. */
export async function nudge(page: Page, key = 'ArrowRight'): Promise<void> {
  await page.getByTestId('film').focus();
  const selected = await page.evaluate(
    () => (document.querySelector('[data-testid=film]') as Held).viewer.state.selected,
  );
  if (!selected) await page.keyboard.press('Tab');
  await page.keyboard.press(key);
}
