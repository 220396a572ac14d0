/** What the values rest on: the hand that changes its mind, a ruler, ends that are exchanged, how vertebrae are counted, the module itself. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { violations } from './axe';
import { type Held, nudge, onPage, Study, saved, shownValues, state } from './study';

let study: Study;

beforeAll(async () => {
  study = await Study.measured(inject('demo'), 44);
});

afterAll(async () => {
  await study?.close();
});

describe('the hand that changes its mind', () => {
  it('leaves a carried landmark where it was when the pointer leaves the film or something else is done', async () => {
    const page = await study.opened();
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

  it('shows the circle of a femoral head in the lens while it is drawn', async () => {
    const page = await study.opened();
    await page.evaluate(() =>
      (document.querySelector('[data-testid=film]') as Held).viewer.beginAnew('anew'),
    );
    const head = study.trueAt('femoral_head.left');
    const from = await onPage(page, head);
    const to = await onPage(page, { x: head.x, y: head.y + (head.radius ?? 30) });
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 3 });
    expect(await page.locator('.lens-ring').last().getAttribute('d')).not.toBe('');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect((await state(page)).landmarks).toEqual([]);
    await page.getByTestId('film').focus();
    await page.keyboard.press('Control+z');
    await saved(page);
    await page.context().close();
  });

  it('does not take the first corner of one step for a corner of the next', async () => {
    const page = await study.opened();
    await page.evaluate(() =>
      (document.querySelector('[data-testid=film]') as Held).viewer.beginAnew('anew'),
    );
    await page.evaluate(() => (document.querySelector('[data-testid=film]') as Held).viewer.walk.goTo(2));
    const s1 = await onPage(page, study.trueAt('S1.superior.posterior'));
    await page.mouse.click(s1.x, s1.y);
    await page.keyboard.press('k');
    const l1 = await onPage(page, study.trueAt('L1.superior.posterior'));
    await page.mouse.click(l1.x, l1.y);
    expect((await state(page)).landmarks).toEqual([]);
    await page.context().close();
  });
});

describe('what the values rest on', () => {
  it('compares a ruler with what is stated, asks, lays it on the film and takes it away again', async () => {
    const page = await study.opened();
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
    const page = await study.opened();
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
});

describe('an unusual number of vertebrae', () => {
  it('shows what would change if they were counted otherwise, as the node measures it', async () => {
    const page = await study.opened();
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
    const { version } = await study.latest(page);
    const answer = await page.request.get(
      `${study.node.address}/api/v1/images/${study.film.image}/landmarks/${version}/profile`,
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

  it('lets a person count otherwise, with a reason that stays with the landmarks', async () => {
    const page = await study.opened();
    const before = await state(page);
    await page.getByRole('tab', { name: 'Film' }).click();
    await page.getByRole('button', { name: 'Another number of vertebrae' }).click();
    await page.getByLabel('Thoracic vertebrae').selectOption('11');
    // T12 is placed: with eleven there would be none.
    await page.getByText(/T12 is placed here/).waitFor();
    await page.getByLabel('Thoracic vertebrae').selectOption('13');
    const choose = page.getByRole('dialog').getByRole('button', { name: 'Count so' });
    expect(await choose.isDisabled()).toBe(true);
    await page.getByLabel('Why it is counted so').fill('thirteen pairs of ribs');
    await choose.click();
    await page.getByText('13 thoracic and 5 lumbar vertebrae').waitFor();
    await expect
      .poll(async () => (await study.latest(page)).document, { timeout: 15_000 })
      .toMatchObject({ numbering: { thoracic: 13, lumbar: 5 }, source: 'thirteen pairs of ribs' });
    await page.getByRole('tab', { name: 'Parameters' }).click();
    await page.getByText('If counted otherwise').click();
    const way = page.locator('[data-numbering=counted_from_sacrum]');
    await way.getByRole('button', { name: 'Count so' }).click();
    await page.getByLabel('Why it is counted so').fill('an earlier CT');
    await choose.click();
    await expect.poll(() => page.locator('.other-counts').count()).toBe(0);
    await page.getByTestId('film').focus();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect((await state(page)).landmarks).toEqual(before.landmarks);
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

  it('is started anew once, then says that nothing is computed, and loses nothing', async () => {
    const page = await study.opened();
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
