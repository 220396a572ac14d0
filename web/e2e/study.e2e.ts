/** A film measured by hand, as a person does it: by pointer and key, on the real program. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { STEPS, type Step } from '../src/viewer/wizard/steps';
import { violations } from './axe';
import { bringIn, changing, measuredByCommand, type Phantom, phantom, type True } from './films';
import { enter, launch, logIn, newPage, type Pass } from './launch';

const node = inject('demo');
let browser: Browser;
let pass: Pass;
let body: Phantom;
let truth: Map<string, True>;
let film: { image: string; caseId: string };

beforeAll(async () => {
  browser = await launch();
  pass = await logIn(browser, node);
  body = await phantom(41, 0.8);
  truth = await body.truth('standing');
  const page = await newPage(browser, { pass });
  film = await bringIn(page.request, node, body.film('standing'));
  await page.context().close();
});

afterAll(async () => {
  await browser?.close();
});

/** The film on a page of its own, begun anew: with nothing placed. */
async function opened(image = film.image, renderer = 'cpu'): Promise<Page> {
  const page = await newPage(browser, { pass });
  await page.goto(`${node.address}/cases/${film.caseId}/study?film=${image}&renderer=${renderer}`);
  await page.locator('.film-canvas').waitFor();
  await page.waitForFunction(
    () => (document.querySelector('[data-testid=film]') as Held | null)?.viewer?.tracing != null,
  );
  return page;
}

type Held = HTMLElement & { viewer: import('../src/viewer/viewer').FilmViewer };

/** Where a point of the film lies on the page now. */
async function onPage(page: Page, point: { x: number; y: number }): Promise<{ x: number; y: number }> {
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

const mean = (one: True, other: True): True => ({
  site: '',
  x: (one.x + other.x) / 2,
  y: (one.y + other.y) / 2,
});

/** The truth about a site; of a knee or an ankle the middle of both. */
function trueAt(site: string): True {
  const found = truth.get(site);
  const [left, right] = [truth.get(`${site}.left`), truth.get(`${site}.right`)];
  if (found) return found;
  if (left && right) return mean(left, right);
  throw new Error(`the phantom has no ${site}`);
}

/** Places a step as a hand does: one press, one drag, one release. */
async function placeStep(page: Page, step: Step): Promise<void> {
  await page.waitForFunction((id) => {
    const { viewer } = document.querySelector('[data-testid=film]') as Held;
    return viewer.armed?.id === id;
  }, step.id);
  const first = trueAt(step.sites[0] ?? '');
  const from = await onPage(page, first);
  const to = await onPage(
    page,
    step.kind === 'circle'
      ? { x: first.x, y: first.y + (first.radius ?? 30) }
      : trueAt(step.sites[1] ?? step.sites[0] ?? ''),
  );
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  if (step.kind !== 'point') {
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await page.mouse.move(to.x, to.y);
  }
  await page.mouse.up();
}

const begin = (page: Page) => page.getByRole('button', { name: /begin/ }).click();
const state = (page: Page) =>
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
const shownValues = async (page: Page) =>
  Object.fromEntries(
    await page.$$eval('[data-testid^=value-]', (cells) =>
      cells.map((cell) => [
        (cell as HTMLElement).dataset.testid?.slice(6) ?? '',
        (cell as HTMLElement).dataset.value ?? '',
      ]),
    ),
  );
const saved = (page: Page) => page.locator('.saving.saved').waitFor();

/** The latest version of the film's landmarks. */
async function latest(page: Page, image = film.image) {
  const answer = await page.request.get(`${node.address}/api/v1/images/${image}/landmarks`);
  const last = ((await answer.json()) as Kept[]).at(-1);
  if (!last) throw new Error('nothing was saved');
  return last;
}

/** A version of the landmarks, as far as the tests look at it. */
interface Kept {
  version: number;
  document: { frame: object; posture?: string; landmarks: { site: string; x: number; y: number }[] };
}

describe('measuring a film', () => {
  it('places the core set in at most ten gestures and the standard set in at most twenty-five, with the values of the command', async () => {
    const page = await opened();
    await begin(page);
    for (const step of STEPS.filter((one) => one.set === 'core')) await placeStep(page, step);
    const core = await state(page);
    expect(core.gestures).toBeLessThanOrEqual(10);
    for (const code of ['PI', 'PT', 'PI_LL', 'SVA']) {
      await expect.poll(async () => (await shownValues(page))[code], { message: code }).not.toBe('');
    }

    for (const step of STEPS.filter((one) => one.set === 'standard')) await placeStep(page, step);
    const standard = await state(page);
    expect(standard.gestures).toBeLessThanOrEqual(25);
    expect(standard.step).toBeNull();
    await saved(page);

    const kept = await latest(page);
    const file = join(body.folder, 'placed.json');
    const frame = { columns: 0, rows: 0, spacing_mm: { row: 0.8, column: 0.8 }, calibration: 'geometry' };
    const { document } = kept;
    const described = await page.request.get(`${node.address}/api/v1/images/${film.image}`);
    const { film: facts } = (await described.json()) as {
      film: { facing: string; posture: string; spacing_mm: object; calibration: string };
    };
    const whole = {
      ...document,
      posture: document.posture ?? facts.posture,
      frame: {
        ...frame,
        ...document.frame,
        spacing_mm: facts.spacing_mm,
        calibration: facts.calibration,
        facing: facts.facing,
      },
    };
    await writeFile(file, JSON.stringify(whole));
    const byCommand = await measuredByCommand(file);
    const shown = await shownValues(page);
    for (const code of Object.keys(shown))
      expect(Math.abs(Number(shown[code]) - (byCommand[code] ?? Number.NaN)), code).toBeLessThan(1e-6);
    const standardSet = [
      'PI',
      'PT',
      'SS',
      'LL_L1S1',
      'PI_LL',
      'SVA',
      'TK_T4T12',
      'T1S',
      'T1PA',
      'LL_L4S1',
      'LDI',
      'CL_C2C7',
      'cSVA',
      'KA',
      'PSh',
      'GSA',
    ];
    expect(standardSet.filter((code) => byCommand[code] === undefined)).toEqual([]);
    await page.context().close();
  });

  it('takes back and does again by key, and comes back as it was after a reload', async () => {
    const page = await opened();
    const before = await state(page);
    await page.getByTestId('film').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+ArrowRight');
    const moved = await state(page);
    expect(moved.landmarks).not.toEqual(before.landmarks);
    await page.keyboard.press('Control+z');
    expect((await state(page)).landmarks).toEqual(before.landmarks);
    await page.keyboard.press('Control+Shift+z');
    expect((await state(page)).landmarks).toEqual(moved.landmarks);
    // "Saved" stands there from before for a moment: what counts is what the node has.
    const places = (landmarks: readonly { site: string; x: number; y: number }[]) =>
      landmarks.map(({ site, x, y }) => `${site} ${x} ${y}`).sort();
    await expect
      .poll(async () => places((await latest(page)).document.landmarks), { timeout: 15_000 })
      .toEqual(places(moved.landmarks));
    await page.reload();
    await page.waitForFunction(
      () =>
        ((document.querySelector('[data-testid=film]') as Held | null)?.viewer?.state.sheet.landmarks.size ??
          0) > 0,
    );
    const sorted = (found: { landmarks: { site: string }[] }) =>
      [...found.landmarks].sort((one, other) => one.site.localeCompare(other.site));
    expect(sorted(await state(page))).toEqual(sorted(moved));
    await page.context().close();
  });

  it('proposes the endplates that are open between those placed: dashed, counted in no value before they are accepted', async () => {
    const page = await opened();
    const before = await state(page);
    await page.getByRole('tab', { name: 'Wizard' }).click();
    await page.getByRole('button', { name: 'Propose them' }).click();
    const filling = () =>
      page.evaluate(() => {
        const { viewer } = document.querySelector('[data-testid=film]') as Held;
        const { filling: now } = viewer.state;
        return (
          now && {
            at: now.at === null ? null : now.proposals[now.at]?.step.id,
            looking: now.looking,
            edges: now.proposals
              .filter(({ step, ghost }) => ghost?.found === 'edge' && !step.sites.every(viewer.has))
              .map(({ step, ghost }) => ({ id: step.id, places: [...(ghost?.places ?? [])] })),
          }
        );
      });
    await expect.poll(async () => (await filling())?.looking).toBe(false);
    const proposed = (await filling())?.edges ?? [];
    // This film shows most of its endplates, and what was found lies where they are: within a third of a vertebra.
    expect(proposed.length).toBeGreaterThan(15);
    const wide = Math.hypot(
      trueAt('L3.superior.anterior').x - trueAt('L3.superior.posterior').x,
      trueAt('L3.superior.anterior').y - trueAt('L3.superior.posterior').y,
    );
    for (const [site, place] of proposed.flatMap(({ places }) => places))
      expect(Math.hypot(place.x - trueAt(site).x, place.y - trueAt(site).y), site).toBeLessThan(wide / 3);
    expect((await state(page)).landmarks).toEqual(before.landmarks);
    expect(await page.locator('.film-overlay .ghosts.edge').count()).toBe(proposed.length);

    // Down to one on an edge, which Enter takes; undo gives it back, and the proposals stay.
    await page.getByTestId('film').focus();
    for (let tries = 0; tries < 40; tries++) {
      const now = await filling();
      if (now?.edges.some(({ id }) => id === now.at)) break;
      await page.keyboard.press('k');
    }
    const asked = (await filling())?.at;
    await page.keyboard.press('Enter');
    expect((await state(page)).landmarks).toHaveLength(before.landmarks.length + 2);
    expect((await filling())?.at).not.toBe(asked);
    await page.keyboard.press('Control+z');
    expect((await state(page)).landmarks).toEqual(before.landmarks);
    expect((await filling())?.at).toBe(asked);

    const left = (await filling())?.edges.length ?? 0;
    await page.getByRole('button', { name: /Place all \d+ dashed ones/ }).click();
    const all = (await state(page)).landmarks;
    expect(all.length).toBeGreaterThanOrEqual(before.landmarks.length + 2 * left);
    // Nobody has looked at each: they wait, and signing waits for them.
    await page.getByText(`${all.length - before.landmarks.length} landmarks are not confirmed`).waitFor();
    expect(await page.getByRole('button', { name: 'Sign', exact: true }).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('film').focus();
    await page.keyboard.press('Control+z');
    expect((await state(page)).landmarks).toEqual(before.landmarks);
    await page.keyboard.press('Escape');
    expect(await filling()).toBeNull();
    await saved(page);
    await page.context().close();
  });

  it('carries a landmark from click to click, and shows the construction of the value that is pointed at', async () => {
    const page = await opened();
    const c7 = page.getByRole('button', { name: /^C7 centre, confirmed/ });
    const box = await c7.boundingBox();
    if (!box) throw new Error('C7 is not on the screen');
    const before = Number((await shownValues(page)).SVA);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.click(x, y);
    await page.mouse.click(x + 40, y);
    await expect.poll(async () => Number((await shownValues(page)).SVA)).not.toBe(before);
    const sva = Number((await shownValues(page)).SVA);
    await page.getByTestId('film').focus();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => Number((await shownValues(page)).SVA)).not.toBe(sva);
    await page.getByTestId('value-PI').hover();
    await expect.poll(() => page.locator('.film-overlay .highlighted').count()).toBeGreaterThan(1);
    await saved(page);
    await page.context().close();
  });
});

describe('when something goes wrong', () => {
  /** Moves a landmark by a key, so that there is something to save. */
  async function nudge(page: Page, key = 'ArrowRight') {
    await page.getByTestId('film').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press(key);
  }

  it('loses nothing while the node is away', async () => {
    const page = await opened();
    await page.route('**/landmarks', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await nudge(page);
    await page.locator('.saving.away').waitFor();
    const here = await state(page);
    const drafts = await page.evaluate(() =>
      Object.keys(localStorage).filter((key) => key.startsWith('upright.draft.')),
    );
    expect(drafts).toHaveLength(1);
    await page.unroute('**/landmarks');
    await page.getByRole('button', { name: 'Try again' }).click();
    await saved(page);
    expect((await latest(page)).document.landmarks).toHaveLength(here.landmarks.length);
    await page.context().close();
  });

  it('asks which to keep when two people place landmarks', async () => {
    const page = await opened();
    const theirs = await latest(page);
    const headers = { ...(await changing(page.request, node)), 'If-Match': `"${theirs.version}"` };
    const landmarks = theirs.document.landmarks.map((one, index) =>
      index === 0 ? { ...one, x: one.x + 30 } : one,
    );
    const put = await page.request.put(`${node.address}/api/v1/images/${film.image}/landmarks`, {
      headers,
      data: { ...theirs.document, landmarks },
    });
    expect(put.status()).toBe(201);
    await nudge(page, 'ArrowDown');
    const dialog = page.getByRole('dialog', { name: /Somebody else/ });
    await dialog.getByRole('button', { name: 'Go on with mine' }).click();
    await saved(page);
    expect((await latest(page)).version).toBe(theirs.version + 2);
    await page.context().close();
  });

  it('lets somebody log in again over the page when the session has ended, and saves then', async () => {
    const page = await opened();
    const own = await newPage(browser);
    await own.goto(node.address);
    await enter(own, node);
    await own.locator('.shell').waitFor();
    await own.goto(`${node.address}/cases/${film.caseId}/study?film=${film.image}&renderer=cpu`);
    await own.waitForFunction(
      () => (document.querySelector('[data-testid=film]') as Held | null)?.viewer?.tracing != null,
    );
    const before = (await latest(own)).version;
    await own.request.delete(`${node.address}/api/v1/session`, {
      headers: await changing(own.request, node),
    });
    await nudge(own, 'ArrowUp');
    const dialog = own.getByRole('dialog', { name: /session has ended/ });
    await dialog.waitFor();
    await enter(own, node);
    await dialog.waitFor({ state: 'detached' });
    await saved(own);
    expect((await latest(own)).version).toBe(before + 1);
    await own.context().close();
    await page.context().close();
  });

  it('does not sign what nobody has confirmed', async () => {
    const page = await opened();
    const last = await latest(page);
    const headers = { ...(await changing(page.request, node)), 'If-Match': `"${last.version}"` };
    const landmarks = last.document.landmarks.map((one, index) => ({
      ...one,
      confirmed: index > 1,
    }));
    await page.request.put(`${node.address}/api/v1/images/${film.image}/landmarks`, {
      headers,
      data: { ...last.document, landmarks },
    });
    await page.reload();
    const sign = page.getByRole('button', { name: 'Sign', exact: true });
    await expect.poll(() => sign.isDisabled()).toBe(true);
    await page.getByText('2 landmarks are not confirmed').waitFor();
    await page.locator('.headline .value-mark-word.open').first().waitFor();
    // The first by Enter where it lies in the middle of the film, the rest by one button.
    await page.getByRole('button', { name: 'Look through' }).click();
    const reviewed = () =>
      page.evaluate(() => (document.querySelector('[data-testid=film]') as Held).viewer.state.reviewed);
    const first = await reviewed();
    expect(first).not.toBeNull();
    await page.keyboard.press('Enter');
    await expect.poll(reviewed).not.toBe(first);
    expect((await state(page)).landmarks.find(({ site }) => site === first)).toMatchObject({
      confirmed: true,
    });
    await page.getByRole('button', { name: 'Confirm the last one' }).click();
    await expect.poll(() => page.locator('.value-mark-word.open').count()).toBe(0);
    await saved(page);
    await sign.click();
    const dialog = page.getByRole('dialog', { name: 'Sign these landmarks' });
    for (const code of ['PI', 'PT', 'PI_LL', 'SVA', 'T1PA', 'LL_L4S1', 'KA'])
      await dialog.locator(`[data-signed=${code}]`).waitFor();
    await dialog.getByText('mm a row').waitFor();
    await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const signed = await page.request.get(`${node.address}/api/v1/images/${film.image}/landmarks`);
    expect(((await signed.json()) as { state: string }[]).at(-1)?.state).toBe('signed');
    await page.context().close();
  });
});

describe('the hand that changes its mind', () => {
  it('leaves a carried landmark where it was when the pointer leaves the film or something else is done', async () => {
    const page = await opened();
    const before = await state(page);
    const c7 = await onPage(
      page,
      before.landmarks.find(({ site }) => site === 'C7.centroid') ?? { x: 0, y: 0 },
    );
    await page.mouse.click(c7.x, c7.y);
    await page.mouse.move(c7.x + 60, c7.y + 10);
    await page.mouse.move(1250, 300);
    const held = () =>
      page.evaluate(() => {
        const { viewer } = document.querySelector('[data-testid=film]') as Held;
        return [...viewer.hand.sheet.landmarks].map(([site, { x, y }]) => ({ site, x, y }));
      });
    const places = before.landmarks.map(({ site, x, y }) => ({ site, x, y }));
    expect(await held()).toEqual(places);
    await page.mouse.move(c7.x + 60, c7.y + 10);
    await page.getByTestId('film').focus();
    await page.keyboard.press('Control+z');
    await page.mouse.click(c7.x + 90, c7.y + 30);
    expect(await held()).toEqual(places);
    await page.mouse.dblclick(c7.x, c7.y);
    expect((await held()).find(({ site }) => site === 'C7.centroid')).toEqual(
      places.find(({ site }) => site === 'C7.centroid'),
    );
    await page.context().close();
  });

  it('does not take the first corner of one step for a corner of the next', async () => {
    const page = await opened();
    await page.evaluate(() =>
      (document.querySelector('[data-testid=film]') as Held).viewer.beginAnew('anew'),
    );
    await page.evaluate(() => (document.querySelector('[data-testid=film]') as Held).viewer.walk.goTo(2));
    const s1 = await onPage(page, trueAt('S1.superior.posterior'));
    await page.mouse.click(s1.x, s1.y);
    await page.keyboard.press('k');
    const l1 = await onPage(page, trueAt('L1.superior.posterior'));
    await page.mouse.click(l1.x, l1.y);
    expect((await state(page)).landmarks).toEqual([]);
    await page.context().close();
  });

  it('keeps what this computer alone has until somebody decides about it', async () => {
    const page = await opened();
    const last = await latest(page);
    const draft = await page.evaluate(
      ({ document: kept, base, image }) => {
        const own = Object.keys(localStorage).find((key) => key.startsWith('upright.draft.'));
        const name = own ?? `upright.draft.somebody.${image}`;
        localStorage.setItem(name, JSON.stringify({ base, document: kept, at: new Date().toISOString() }));
        return name;
      },
      { document: last.document, base: last.version, image: film.image },
    );
    const account = (await (await page.request.get(`${node.address}/api/v1/session`)).json()) as {
      account: string;
    };
    await page.evaluate(
      ({ from, to }) => {
        localStorage.setItem(to, localStorage.getItem(from) ?? '');
      },
      { from: draft, to: `upright.draft.${account.account}.${film.image}` },
    );
    for (let opening = 0; opening < 2; opening++) {
      await page.reload();
      await page.getByText('This computer has landmarks that the node has not').waitFor();
    }
    // The first edit and its save leave it where it is.
    await page.getByTestId('film').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowLeft');
    await saved(page);
    await expect.poll(async () => (await latest(page)).version).toBeGreaterThan(last.version);
    await page.reload();
    await page.getByText('This computer has landmarks that the node has not').waitFor();
    await page.getByRole('button', { name: 'Discard it' }).click();
    await page.reload();
    await page.locator('.film-canvas').waitFor();
    await expect
      .poll(() => page.getByText('This computer has landmarks that the node has not').count())
      .toBe(0);
    await page.context().close();
  });
});

describe('what the values rest on', () => {
  it('compares a ruler with what is stated, asks, lays it on the film and takes it away again', async () => {
    const page = await opened();
    await page.getByRole('tab', { name: 'Film' }).click();
    await page.getByRole('button', { name: 'Mark a ruler' }).click();
    const [from, to] = [await onPage(page, { x: 100, y: 300 }), await onPage(page, { x: 100, y: 1300 })];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
    await page.getByLabel('Length in mm').fill('900');
    await page.getByRole('button', { name: 'Calibrate' }).click();
    const spacing = () =>
      page.evaluate(() => (document.querySelector('[data-testid=film]') as Held).viewer.tracing?.rowSpacing);
    expect(await spacing()).toBeCloseTo(0.8, 6);
    await page.getByText('Replace the spacing that is stated?').waitFor();
    await page.getByText(/Stated are 0\.8000 mm a row, this gives 0\.9/).waitFor();
    await page.getByRole('button', { name: 'Replace it' }).click();
    await expect.poll(spacing).not.toBe(0.8);
    await expect.poll(() => page.locator('.film-overlay .thing text').textContent()).toBe('ruler of 900 mm');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(spacing).toBeCloseTo(0.8, 6);
    expect(await page.locator('.film-overlay .thing *').count()).toBe(0);
    await saved(page);
    await page.context().close();
  });

  it('says once that the ends of an endplate are exchanged, and exchanges them in one step', async () => {
    const page = await opened();
    const before = await state(page);
    await page.evaluate(() => {
      const { viewer } = document.querySelector('[data-testid=film]') as Held;
      const landmarks = new Map(viewer.state.sheet.landmarks);
      const [one, other] = ['S1.superior.posterior', 'S1.superior.anterior'].map((site) =>
        landmarks.get(site),
      );
      if (!one || !other) throw new Error('S1 is not placed');
      landmarks.set('S1.superior.posterior', other);
      landmarks.set('S1.superior.anterior', one);
      viewer.apply('exchange', { ...viewer.state.sheet, landmarks });
    });
    await page.locator('.saving.refused').waitFor();
    expect(await page.locator('.notices .banner').count()).toBe(1);
    await page.getByRole('button', { name: 'Swap its ends' }).click();
    await saved(page);
    expect((await state(page)).landmarks).toEqual(before.landmarks);
    expect(await page.locator('.notices .banner').count()).toBe(0);
    await page.context().close();
  });

  it('goes back to what was signed, and undo brings the draft back', async () => {
    const page = await opened();
    await page.getByTestId('film').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+ArrowDown');
    const draft = await state(page);
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await page.getByRole('button', { name: 'Back to the signed version' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const versions = (await (
      await page.request.get(`${node.address}/api/v1/images/${film.image}/landmarks`)
    ).json()) as (Kept & { state: string })[];
    const signed = versions.findLast((version) => version.state === 'signed');
    const since = versions.slice(versions.findLastIndex((version) => version.state === 'signed') + 1);
    expect(since.map((version) => version.state)).toEqual(since.map(() => 'discarded'));
    expect(versions.at(-1)?.state).toBe('discarded');
    const places = (found: readonly { site: string; x: number; y: number }[]) =>
      found.map(({ site, x, y }) => `${site} ${x} ${y}`).sort();
    expect(places((await state(page)).landmarks)).toEqual(places(signed?.document.landmarks ?? []));
    await page.getByTestId('film').focus();
    await page.keyboard.press('Control+z');
    expect(places((await state(page)).landmarks)).toEqual(places(draft.landmarks));
    await page.keyboard.press('Control+z');
    await saved(page);
    await page.getByRole('tab', { name: 'History' }).click();
    await page
      .getByText(/Signed by .+, \d/)
      .first()
      .waitFor();
    await page.context().close();
  });
});

describe('an unusual number of vertebrae', () => {
  it('shows what would change if they were counted otherwise, as the node measures it', async () => {
    const page = await opened();
    // What was L5 and above lies one level higher, as in a patient with six lumbar vertebrae.
    await page.evaluate(() => {
      const { viewer } = document.querySelector('[data-testid=film]') as Held;
      const { kept } = viewer;
      const higher: Record<string, string> = { L4: 'L5', L1: 'L2', T12: 'L1' };
      const landmarks = new Map(
        [...kept.landmarks].map(([site, placed]) => {
          const [level = '', ...rest] = site.split('.');
          return [[higher[level] ?? level, ...rest].join('.'), placed];
        }),
      );
      const rest = { ...kept.rest, numbering: { thoracic: 12, lumbar: 6 } };
      viewer.apply('count', { ...kept, landmarks, rest });
    });
    await page.getByRole('tab', { name: 'Parameters' }).click();
    await page.getByText('If counted otherwise').click();
    await page.locator('[data-numbering=counted_from_sacrum] [data-counted=PI_LL]').waitFor();
    const { version } = await latest(page);
    const answer = await page.request.get(
      `${node.address}/api/v1/images/${film.image}/landmarks/${version}/profile`,
    );
    const profile = (await answer.json()) as {
      alternatives: { numbering: string; measured: { code: string; value: number }[] }[];
    };
    const counted = profile.alternatives.find(({ numbering }) => numbering === 'counted_from_sacrum');
    const value = counted?.measured.find(({ code }) => code === 'PI_LL')?.value ?? Number.NaN;
    const cells = await page
      .locator('[data-numbering=counted_from_sacrum] [data-counted=PI_LL] td')
      .allTextContents();
    expect(cells[1]?.replace('−', '-')).toBe(`${value.toFixed(1)}°`);
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('film').focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator('.other-counts').count()).toBe(0);
    await saved(page);
    await page.context().close();
  });
});

describe('a measurement that stops in its work', () => {
  /** The module stops at the next question, as a trap does. */
  const stop = (page: Page) =>
    page.evaluate(() => {
      const { viewer } = document.querySelector('[data-testid=film]') as Held;
      const tracing = viewer.measure?.module.Tracing.prototype;
      if (!tracing) throw new Error('no module');
      const { measure } = tracing;
      Object.assign(window, {
        mend: () => {
          tracing.measure = measure;
        },
      });
      tracing.measure = () => {
        throw new WebAssembly.RuntimeError('unreachable');
      };
    });
  const nudge = async (page: Page, key: string) => {
    await page.getByTestId('film').focus();
    if (
      !(await page.evaluate(
        () => (document.querySelector('[data-testid=film]') as Held).viewer.state.selected,
      ))
    )
      await page.keyboard.press('Tab');
    await page.keyboard.press(key);
  };

  it('is started anew once, then says that nothing is computed, and loses nothing', async () => {
    const page = await opened();
    const before = await state(page);
    await stop(page);
    await nudge(page, 'ArrowRight');
    const measuring = () =>
      page.evaluate(() => (document.querySelector('[data-testid=film]') as Held).viewer.state.measuring);
    await expect.poll(measuring).toBe('there');
    await expect.poll(async () => (await shownValues(page)).SVA).not.toBe('');
    await stop(page);
    await nudge(page, 'ArrowRight');
    await page.getByText('Values are not computed').waitFor();
    await expect.poll(() => page.getByTestId('value-SVA').textContent()).toContain('not computed');
    expect((await state(page)).landmarks).toHaveLength(before.landmarks.length);
    await saved(page);
    await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
    await page.getByRole('button', { name: 'Measure again' }).click();
    await expect.poll(async () => (await shownValues(page)).SVA).not.toBe('');
    await page.context().close();
  });
});
