/** Slices: three planes tied to a cross-hair, in the right place of the patient, with gaps shown as gaps. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { PlaneName } from '../src/viewer/volume/geometry';
import type { Pane } from '../src/viewer/volume/pane';
import { violations } from './axe';
import { launch, logIn, newPage, type Pass, type Size, unexpected } from './launch';
import { bringSlices, computedTomography } from './slices';

const node = inject('demo');
const PLANES: readonly PlaneName[] = ['sagittal', 'coronal', 'axial'];
const PHANTOM = 71;
/** Slices that are not brought in. */
const GAP = { from: 20, count: 3 };

type Held = HTMLElement & { pane: Pane };

let browser: Browser;
let pass: Pass;
let whole: string;
let gapped: string;

beforeAll(async () => {
  browser = await launch();
  pass = await logIn(browser, node);
  const page = await newPage(browser, { pass });
  whole = await bringSlices(page.request, node, await computedTomography(PHANTOM));
  const missing = (await computedTomography(PHANTOM + 1)).toSpliced(GAP.from, GAP.count);
  gapped = await bringSlices(page.request, node, missing);
  await page.context().close();
});

afterAll(() => browser?.close());

/** Looks at the slices of a case, and at nothing that the page complains of. */
async function looking(
  caseId: string,
  look: (page: Page) => Promise<void>,
  options: { size?: Size; refusals?: readonly number[] } = {},
): Promise<void> {
  const page = await newPage(browser, { pass, ...(options.size && { size: options.size }) });
  const heard = unexpected(page, options.refusals);
  try {
    await page.goto(`${node.address}/cases/${caseId}/slices?renderer=cpu`);
    await settled(page);
    await look(page);
    expect(heard).toEqual([]);
  } finally {
    await page.context().close();
  }
}

/** Every plane shows what is wanted of it. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelectorAll('.plane-place[data-state=current]').length === 3,
  );
  // What moved is shown finely a moment later.
  await page.waitForTimeout(250);
  await page.waitForFunction(
    () => document.querySelectorAll('.plane-place[data-state=current]').length === 3,
  );
}

const plane = (page: Page, name: PlaneName): Locator => page.locator(`.plane-${name} .plane-place`);

/** The greys of a plane: how many are lit, and their digest. */
function greys(page: Page, name: PlaneName): Promise<{ lit: number; digest: number }> {
  return plane(page, name).evaluate((element) => {
    const { greys: found } = (element as Held).pane.stage.read();
    const digest = found.reduce((sum, grey, at) => (sum * 31 + grey * (at % 97)) % 2_147_483_647, 7);
    return { lit: found.filter((grey) => grey > 20).length, digest };
  });
}

const centre = (page: Page) =>
  plane(page, 'axial').evaluate((element) => (element as Held).pane.viewer.state.centre);

const letters = (page: Page, name: PlaneName) => plane(page, name).locator('.plane-letter').allTextContents();

const valueUnder = async (page: Page) => (await page.locator('.slices-value').textContent()) ?? '';

/** Where a place of the patient is on the page. */
async function onPage(page: Page, name: PlaneName, place: readonly [number, number, number]) {
  const box = await plane(page, name).boundingBox();
  const at = await plane(page, name).evaluate(
    (element, mm) => (element as Held).pane.toScreen(mm as [number, number, number]),
    place,
  );
  return { x: (box?.x ?? 0) + at.x, y: (box?.y ?? 0) + at.y };
}

describe('a volume', () => {
  it('is shown in three planes as radiologists hang them, usable by everybody', () =>
    looking(whole, async (page) => {
      for (const name of PLANES) expect((await greys(page, name)).lit).toBeGreaterThan(5000);
      expect(await letters(page, 'sagittal')).toEqual(['A', 'P', 'H', 'F']);
      expect(await letters(page, 'coronal')).toEqual(['R', 'L', 'H', 'F']);
      expect(await letters(page, 'axial')).toEqual(['R', 'L', 'A', 'P']);
      expect(await page.locator('.plane-bar-text').allTextContents()).toHaveLength(3);
      expect(await page.locator('.foot').textContent()).toContain('Not a medical device');
      expect(await violations(page)).toEqual([]);
    }));

  it('has one cross-hair: a click on a plane moves the two others there', () =>
    looking(whole, async (page) => {
      const before = await centre(page);
      const greysBefore = await Promise.all(PLANES.map((name) => greys(page, name)));
      const [left, back, head] = before;
      const { x, y } = await onPage(page, 'sagittal', [left, back + 30, head - 40]);
      await page.mouse.click(x, y);
      await settled(page);
      const after = await centre(page);
      expect(after[0]).toBeCloseTo(left, 3);
      expect(Math.abs(after[1] - back - 30)).toBeLessThan(2);
      expect(Math.abs(after[2] - head + 40)).toBeLessThan(2);
      const greysAfter = await Promise.all(PLANES.map((name) => greys(page, name)));
      expect(greysAfter[0]).toEqual(greysBefore[0]);
      expect(greysAfter[1]).not.toEqual(greysBefore[1]);
      expect(greysAfter[2]).not.toEqual(greysBefore[2]);
    }));

  it('is gone through by wheel, keys and slider', () =>
    looking(whole, async (page) => {
      const [, , head] = await centre(page);
      const box = await plane(page, 'axial').boundingBox();
      await page.mouse.move((box?.x ?? 0) + 50, (box?.y ?? 0) + 50);
      await page.mouse.wheel(0, 120);
      await settled(page);
      expect((await centre(page))[2]).toBeCloseTo(head - 8, 3);
      await plane(page, 'axial').press('PageUp');
      expect((await centre(page))[2]).toBeCloseTo(head - 4, 3);
      await plane(page, 'axial').press('ArrowRight');
      await page.locator('.plane-axial input[type=range]').press('ArrowRight');
      await settled(page);
      expect((await centre(page))[2]).toBeGreaterThan(head - 4);
    }));

  it('tells the value under the pointer in Hounsfield units', () =>
    looking(whole, async (page) => {
      const [left, back, head] = await centre(page);
      const { x, y } = await onPage(page, 'axial', [left + 3, back + 3, head]);
      await page.mouse.move(x, y);
      expect(await valueUnder(page)).toMatch(/^-?\d+ HU$/);
      const box = await plane(page, 'sagittal').boundingBox();
      await page.mouse.move((box?.x ?? 0) + 4, (box?.y ?? 0) + 4);
      expect(await valueUnder(page)).toBe('Nothing was seen here');
    }));

  it('changes its window by name and by the right button, and its slab', () =>
    looking(whole, async (page) => {
      const looks = [await greys(page, 'sagittal')];
      const choose = async (label: string, value: string) => {
        await page.getByLabel(label, { exact: true }).selectOption(value);
        await settled(page);
        looks.push(await greys(page, 'sagittal'));
      };
      await choose('Window', 'soft');
      await choose('Window', 'metal');
      await choose('Slab', 'mean');
      await choose('Slab', 'highest');
      const box = await plane(page, 'axial').boundingBox();
      await page.mouse.move((box?.x ?? 0) + 90, (box?.y ?? 0) + 90);
      await page.mouse.down({ button: 'right' });
      await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 120, { steps: 4 });
      await page.mouse.up({ button: 'right' });
      await settled(page);
      looks.push(await greys(page, 'sagittal'));
      expect(new Set(looks.map(({ digest }) => digest)).size).toBe(looks.length);
      expect(await page.getByLabel('Window', { exact: true }).inputValue()).toBe('own');
      expect(await page.locator('.slices-reading').textContent()).toContain('highest value of 10 mm');
      expect(await violations(page)).toEqual([]);
    }));

  it('is cut obliquely by a handle, and straight again', () =>
    looking(whole, async (page) => {
      const straight = await greys(page, 'axial');
      const handle = await page.locator('.plane-sagittal .cut-handle.cut-axial').first().boundingBox();
      const [x, y] = [(handle?.x ?? 0) + 6, (handle?.y ?? 0) + 6];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x, y + 60, { steps: 4 });
      await page.mouse.up();
      await settled(page);
      expect(await greys(page, 'axial')).not.toEqual(straight);
      expect(await page.locator('.plane-axial .plane-oblique').count()).toBe(1);
      expect(await page.locator('.plane-sagittal .plane-oblique').count()).toBe(0);
      expect((await letters(page, 'axial'))[2]).toMatch(/^A/);
      await page.getByRole('button', { name: 'Straighten' }).click();
      await settled(page);
      expect(await greys(page, 'axial')).toEqual(straight);
    }));

  it('shows what is marked where it lies, and tells where a click was', () =>
    looking(whole, async (page) => {
      const [left, back, head] = await centre(page);
      await plane(page, 'axial').evaluate(
        (element, at) => {
          const { viewer } = (element as Held).pane;
          viewer.setMarks([
            { id: 'near', at: at as [number, number, number], label: 'L3' },
            { id: 'far', at: [at[0] as number, at[1] as number, (at[2] as number) + 30], label: 'L1' },
          ]);
          viewer.onPoint = (place) => {
            element.dataset.told = place.join(',');
          };
        },
        [left, back, head],
      );
      expect(await plane(page, 'axial').locator('.plane-mark-name').allTextContents()).toEqual(['L3']);
      expect(await plane(page, 'sagittal').locator('.plane-mark-name').allTextContents()).toEqual([
        'L3',
        'L1',
      ]);
      const { x, y } = await onPage(page, 'axial', [left + 20, back, head]);
      await page.mouse.click(x, y);
      const told = (await plane(page, 'axial').getAttribute('data-told'))?.split(',').map(Number) ?? [];
      expect(Math.abs((told[0] ?? 0) - left - 20)).toBeLessThan(2);
      expect(await centre(page)).toEqual([left, back, head]);
    }));

  it('fits the page on every screen', async () => {
    for (const size of [
      { width: 1280, height: 800 },
      { width: 820, height: 1180 },
    ])
      await looking(
        whole,
        async (page) => {
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(wide).toBeLessThanOrEqual(size.width);
          for (const name of PLANES)
            expect((await plane(page, name).boundingBox())?.height).toBeGreaterThan(200);
        },
        { size },
      );
  });
});

it('slices that are missing are said, and shown as not seen', () =>
  looking(gapped, async (page) => {
    expect(await page.locator('.slices-about').textContent()).toMatch(/3 of \d+ slices are missing/);
    for (const name of ['sagittal', 'coronal'] as const)
      expect(await plane(page, name).locator('.gaps polygon').count()).toBe(1);
    const word = await plane(page, 'sagittal').locator('.gap-word').boundingBox();
    await page.mouse.move((word?.x ?? 0) + 4, (word?.y ?? 0) + (word?.height ?? 0) / 2);
    expect(await valueUnder(page)).toBe('Nothing was seen here');
    expect(await violations(page)).toEqual([]);
  }));

it('a plane that cannot be had is said, and asked for again', async () => {
  const page = await newPage(browser, { pass });
  await page.route('**/section?*', (route) => route.abort());
  await page.goto(`${node.address}/cases/${whole}/slices?renderer=cpu`);
  await page.locator('.failure').waitFor();
  await page.unroute('**/section?*');
  await page.locator('.failure').getByRole('button').click();
  await settled(page);
  expect((await greys(page, 'sagittal')).lit).toBeGreaterThan(5000);
  await page.context().close();
});
