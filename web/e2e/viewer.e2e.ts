/** What the viewer draws: the same greys by processor and by graphics card, on any film, whatever is missing. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { FilmViewer } from '../src/viewer/viewer';
import { beginCase, caseCalled } from './cases';
import { bringIn, longFilm } from './films';
import { enter, launch, logIn, newPage, type Pass } from './launch';

const node = inject('demo');
let browser: Browser;
let pass: Pass;
let caseId: string;

beforeAll(async () => {
  browser = await launch();
  pass = await logIn(browser, node);
  const page = await newPage(browser, { pass });
  caseId = await caseCalled(page.request, node, 'What bent knees hide');
  await page.context().close();
});

afterAll(async () => {
  await browser?.close();
});

type Held = HTMLElement & { viewer: FilmViewer };

async function opened(renderer: string, path = `/cases/${caseId}/study`): Promise<Page> {
  const page = await newPage(browser, { pass });
  await page.goto(`${node.address}${path}${path.includes('?') ? '&' : '?'}renderer=${renderer}`);
  await page.locator('.film-canvas').waitFor();
  await whole(page);
  return page;
}

/** Every tile of this view is there. */
async function whole(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const held = document.querySelector('[data-testid=film]') as Held | null;
    if (!held?.viewer) return false;
    const { wanted, there, topFailed } = held.viewer.stage.state;
    const { greys } = held.viewer.stage.read();
    return !topFailed && wanted === there && greys.some((grey) => grey > 40);
  });
}

/** The greys on the screen: how many, how many are not black, and their digest. */
function greys(page: Page): Promise<{ pixels: number; lit: number; digest: string }> {
  return page.evaluate(async () => {
    const { viewer } = document.querySelector('[data-testid=film]') as Held;
    const { greys: found } = viewer.stage.read();
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', found as Uint8Array<ArrayBuffer>));
    const digest = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return { pixels: found.length, lit: found.filter((grey) => grey > 0).length, digest };
  });
}

/** Views and windows that both back ends must show alike. */
const LOOKS = [
  { scale: null, preset: 1, inverted: false },
  { scale: 0.33, preset: 3, inverted: false },
  { scale: 1, preset: 2, inverted: true },
  { scale: 3.7, preset: 4, inverted: false },
] as const;

async function look(page: Page, { scale, preset, inverted }: (typeof LOOKS)[number]): Promise<void> {
  await page.evaluate(
    (wanted) => {
      const { viewer } = document.querySelector('[data-testid=film]') as Held;
      if (wanted.scale === null) viewer.stage.fit();
      else
        viewer.stage.setView(
          {
            scale: wanted.scale,
            aspect: viewer.stage.film.aspect,
            x: -300.4 * wanted.scale,
            y: -900.7 * wanted.scale,
          },
          false,
        );
      viewer.preset(wanted.preset);
      viewer.setShown({ ...viewer.state.shown, inverted: wanted.inverted });
    },
    { scale, preset, inverted },
  );
  await whole(page);
}

describe('the raster', () => {
  it('is the same to the last bit by processor and by graphics card, after window and level too', async () => {
    const [cpu, card] = [await opened('cpu'), await opened('webgl2')];
    expect(
      await card.evaluate(
        () => (document.querySelector('[data-testid=film]') as Held).viewer.stage.state.renderer,
      ),
    ).toBe('webgl2');
    for (const wanted of LOOKS) {
      await look(cpu, wanted);
      await look(card, wanted);
      const [one, other] = [await greys(cpu), await greys(card)];
      expect(one.lit, JSON.stringify(wanted)).toBeGreaterThan(1000);
      expect(other, JSON.stringify(wanted)).toEqual(one);
    }
    await cpu.context().close();
    await card.context().close();
  });

  it('goes on by processor when the graphics card is lost, and says so', async () => {
    const page = await opened('webgl2');
    const before = await greys(page);
    await page.evaluate(() => {
      const canvas = document.querySelector('.film-canvas') as HTMLCanvasElement;
      canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    });
    await page.getByText('The graphics card was lost').waitFor();
    await whole(page);
    // The notice takes a little of the film's height: as much is black as before, and the film is there.
    expect((await greys(page)).lit).toBeGreaterThan(before.lit * 0.7);
    await page.context().close();
  });

  it('hatches what cannot be loaded, and gets it when asked again', async () => {
    const page = await newPage(browser, { pass });
    await page.route('**/t/0/**', (route) => route.abort());
    await page.goto(`${node.address}/cases/${caseId}/study?renderer=cpu`);
    await page.locator('.film-canvas').waitFor();
    await page.waitForFunction(
      () => (document.querySelector('[data-testid=film]') as Held | null)?.viewer != null,
    );
    await page.evaluate(() => {
      const { viewer } = document.querySelector('[data-testid=film]') as Held;
      viewer.stage.setView({ scale: 1, aspect: 1, x: -300, y: -900 }, false);
    });
    await page.locator('.film-overlay .missing').first().waitFor();
    await page.unroute('**/t/0/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await whole(page);
    await expect.poll(() => page.locator('.film-overlay .missing').count()).toBe(0);
    await page.context().close();
  });
});

describe('a tile that the node refuses because nobody is logged in', () => {
  it('raises the log-in, and is there once somebody is logged in again', async () => {
    const page = await newPage(browser);
    await page.goto(node.address);
    await enter(page, node);
    await page.locator('.shell').waitFor();
    await page.goto(`${node.address}/cases/${caseId}/study?renderer=cpu`);
    await page.locator('.film-canvas').waitFor();
    await whole(page);
    const session = await page.request.get(`${node.address}/api/v1/session`);
    const { csrf } = (await session.json()) as { csrf: string };
    await page.request.delete(`${node.address}/api/v1/session`, { headers: { 'x-csrf-token': csrf } });
    await page.evaluate(() => {
      const { viewer } = document.querySelector('[data-testid=film]') as Held;
      viewer.stage.setView({ scale: 2, aspect: 1, x: -1200, y: -1900 }, false);
    });
    const dialog = page.getByRole('dialog', { name: /session has ended/ });
    await dialog.waitFor();
    await enter(page, node);
    await dialog.waitFor({ state: 'detached' });
    await whole(page);
    await page.context().close();
  });
});

describe('the lens', () => {
  it('follows the wheel: the film under it when the film is zoomed, its own size with Shift', async () => {
    const page = await opened('cpu');
    const box = await page.getByTestId('film').boundingBox();
    if (!box) throw new Error('no film');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.getByRole('button', { name: 'Magnifier (M)' }).click();
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.move(middle.x + 1, middle.y);
    const lens = () =>
      page.evaluate(() => (document.querySelector('.magnifier canvas') as HTMLCanvasElement).toDataURL());
    const shown = await lens();
    await page.mouse.wheel(0, -400);
    await expect.poll(lens).not.toBe(shown);
    const zoomed = await lens();
    const scale = () =>
      page.evaluate(() => (document.querySelector('[data-testid=film]') as Held).viewer.stage.view.scale);
    const before = await scale();
    await page.keyboard.down('Shift');
    await page.mouse.wheel(0, -400);
    await page.keyboard.up('Shift');
    await expect.poll(lens).not.toBe(zoomed);
    expect(await scale()).toBe(before);
    await page.context().close();
  });
});

describe('a film of 12,000 pixels', () => {
  /** Bytes that a whole view of a film may take, and requests: with room for the page itself. */
  const MOST_BYTES = 3_000_000;
  const MOST_REQUESTS = 40;
  const MOST_HEAP = 80 * 1024 * 1024;

  it('is shown within its budget of bytes, requests and memory, and never black', async () => {
    const page = await newPage(browser, { pass });
    const into = await beginCase(page.request, node, 'E2E-LONG');
    const film = await bringIn(page.request, node, await longFilm(4000, 12_000), into);
    let [bytes, requests] = [0, 0];
    page.on('response', async (answer) => {
      if (!answer.url().includes(`/images/${film.image}/`)) return;
      requests += 1;
      const { responseBodySize } = await answer
        .request()
        .sizes()
        .catch(() => ({ responseBodySize: 0 }));
      bytes += responseBodySize;
    });
    await page.goto(`${node.address}/cases/${film.caseId}/study?film=${film.image}&renderer=webgl2`);
    await page.locator('.film-canvas').waitFor();
    await whole(page);
    const level = await page.evaluate(
      () => (document.querySelector('[data-testid=film]') as Held).viewer.stage.film.info.levels[0],
    );
    expect(level?.rows).toBe(12_000);
    expect((await greys(page)).lit).toBeGreaterThan(20_000);
    expect(requests).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    await page.evaluate(() => {
      const { viewer } = document.querySelector('[data-testid=film]') as Held;
      viewer.stage.setView({ scale: 1, aspect: 1, x: -1500, y: -9000 }, false);
    });
    await whole(page);
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session
      .send('Performance.enable')
      .then(() => session.send('Performance.getMetrics'));
    const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.POSITIVE_INFINITY;
    expect(heap).toBeLessThanOrEqual(MOST_HEAP);
    await page.context().close();
  }, 240_000);
});

describe('the hand', () => {
  /**
   * Milliseconds that moving a landmark may take of the page's time, 95 of 100 moves. Of three rounds the quickest counts: what
   * others on the machine take of it is not the page's.
   */
  const MOST_HANDLER_MS = 2;
  const ROUNDS = 3;

  it('is not waited for: moving a landmark measures everything within its budget', async () => {
    const page = await opened('cpu');
    await page.waitForFunction(
      () => (document.querySelector('[data-testid=film]') as Held).viewer.tracing !== null,
    );
    const round = () =>
      page.evaluate(() => {
        const { viewer } = document.querySelector('[data-testid=film]') as Held;
        const site = 'S1.superior.anterior';
        const start = viewer.hand.sheet.landmarks.get(site) ?? { x: 0, y: 0 };
        viewer.setLocked(false);
        const taken: number[] = [];
        for (let move = 0; move < 400; move++) {
          const at = performance.now();
          viewer.hand.hold(site, { x: start.x + (move % 20), y: start.y + (move % 7) });
          taken.push(performance.now() - at);
        }
        viewer.hand.dropHold();
        return taken.slice(100).sort((one, other) => one - other);
      });
    const p95: number[] = [];
    for (let rounds = 0; rounds < ROUNDS; rounds++) {
      const times = await round();
      p95.push(times[Math.floor(times.length * 0.95)] ?? Number.POSITIVE_INFINITY);
    }
    expect(Math.min(...p95)).toBeLessThanOrEqual(MOST_HANDLER_MS);
    await page.context().close();
  });
});
