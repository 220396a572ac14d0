/** A film measured by hand, as a person does it: by pointer and key, on the real program. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { STEPS } from '../src/viewer/wizard/steps';
import { violations } from './axe';
import { measuredByCommand } from './films';
import { type Held, Study, saved, shownValues, state } from './study';

const begin = (page: Page) => page.getByRole('button', { name: /begin/ }).click();

let study: Study;

beforeAll(async () => {
  study = await Study.of(inject('demo'), 41);
});

afterAll(async () => {
  await study?.close();
});

describe('measuring a film', () => {
  it('places the core set in at most ten gestures and the standard set in at most twenty-five, with the values of the command', async () => {
    const page = await study.opened();
    await begin(page);
    for (const step of STEPS.filter((one) => one.set === 'core')) await study.placeStep(page, step);
    const core = await state(page);
    expect(core.gestures).toBeLessThanOrEqual(10);
    // What the first view rests on comes before anything else.
    for (const code of ['PI', 'PT', 'PI_LL', 'SVA', 'T1PA', 'LL_L4S1', 'KA']) {
      await expect.poll(async () => (await shownValues(page))[code], { message: code }).not.toBe('');
    }
    await page.getByText('First view complete').waitFor();

    for (const step of STEPS.filter((one) => one.set === 'standard')) await study.placeStep(page, step);
    const standard = await state(page);
    expect(standard.gestures).toBeLessThanOrEqual(25);
    expect(standard.step).toBeNull();
    await saved(page);

    const kept = await study.latest(page);
    const file = join(study.body.folder, 'placed.json');
    const frame = { columns: 0, rows: 0, spacing_mm: { row: 0.8, column: 0.8 }, calibration: 'geometry' };
    const { document } = kept;
    const described = await page.request.get(`${study.node.address}/api/v1/images/${study.film.image}`);
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
    const page = await study.opened();
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
      .poll(async () => places((await study.latest(page)).document.landmarks), { timeout: 15_000 })
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
    const page = await study.opened();
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
      study.trueAt('L3.superior.anterior').x - study.trueAt('L3.superior.posterior').x,
      study.trueAt('L3.superior.anterior').y - study.trueAt('L3.superior.posterior').y,
    );
    for (const [site, place] of proposed.flatMap(({ places }) => places))
      expect(Math.hypot(place.x - study.trueAt(site).x, place.y - study.trueAt(site).y), site).toBeLessThan(
        wide / 3,
      );
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
    const page = await study.opened();
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
