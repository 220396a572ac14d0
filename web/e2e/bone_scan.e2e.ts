/** A bone scan: three phases beside each other, what is missing, foci by level, and how little they prove. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { components } from '../src/api/schema';
import { ofCase } from './addresses';
import { violations } from './axe';
import { recordFact } from './cases';
import { launch, logIn, newPage, type Pass, unexpected } from './launch';
import { boneScan, bringFiles, type ScanTruth } from './slices';

const node = inject('demo');

let browser: Browser;
let pass: Pass;
let caseId: string;
let truth: ScanTruth;

beforeAll(async () => {
  browser = await launch();
  pass = await logIn(browser, node);
  const page = await newPage(browser, { pass });
  const made = await boneScan(77);
  truth = made.truth;
  caseId = await bringFiles(page.request, node, made.files);
  await sorted(page, caseId);
  await recordFact(page.request, node, caseId, { kind: 'event', event: 'spine_fusion' }, '2020-03-04');
  await page.context().close();
});

afterAll(() => browser?.close());

const NEVER_DRAWN = 'never drawn';

/** Waits until the pictures of a case are sorted, and told to its record. */
async function sorted(page: Page, id: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await page.request.get(`${node.address}/api/v1/cases/${id}/bone-scans`);
    if (!((await answer.json()) as components['schemas']['BoneScans']).being_made) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the pictures were not sorted');
}

/** Whether a picture has dark and light places: a canvas that was not drawn has one colour. */
const contrast = (page: Page, phase: string) =>
  page
    .locator(`${phase} canvas`)
    .first()
    .evaluate((canvas, never) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data;
      if (!pixels) return never;
      const greys = pixels.filter((_, at) => at % 4 === 0);
      return (
        greys.reduce((most, grey) => Math.max(most, grey), 0) -
        greys.reduce((least, grey) => Math.min(least, grey), 255)
      );
    }, NEVER_DRAWN);

/** How far the middle of a vertebra lies below the first pixel of the delayed picture from behind. */
function heightOf(level: string): number {
  const scan = truth.studies.find(({ study }) => study === 'bone_scan');
  const spots = scan?.pictures.find(({ file }) => file.includes('spots'));
  const first = spots?.views.find(({ view }) => view === 'posterior')?.first_pixel_mm ?? [0, 0, 0];
  const centre = truth.inside.vertebrae.find((one) => one.level === level)?.centre_mm ?? [0, 0, 0];
  return first[2] - centre[2];
}

/** Names a vertebra by a click on the delayed picture. */
async function name(page: Page, level: string): Promise<void> {
  const delayed = page.locator('.phase-delayed');
  await delayed.getByLabel('Vertebra').selectOption(level);
  await delayed.getByRole('button', { name: 'Name a level' }).click();
  await delayed.getByText(`Click on the middle of ${level}`).waitFor();
  const svg = delayed.locator('.counts-picture svg').first();
  const [, top = 0, , height = 1] = ((await svg.getAttribute('viewBox')) ?? '').split(' ').map(Number);
  await svg.scrollIntoViewIfNeeded();
  const box = await svg.boundingBox();
  if (!box) throw new Error('no picture');
  const down = (heightOf(level) - top) / height;
  await svg.click({ position: { x: box.width / 2, y: down * box.height } });
  await delayed.getByRole('button', { name: `Forget ${level}` }).waitFor();
}

describe('a bone scan', () => {
  it('shows its three phases, its note and its foci by level, and a confirmed focus is in the record', async () => {
    const page = await newPage(browser, { pass });
    const heard = unexpected(page);
    await page.goto(`${node.address}${ofCase(caseId, 'bone_scan')}`);
    for (const phase of ['Flow', 'Blood pool', 'Delayed'])
      await page.getByRole('heading', { name: phase, exact: true }).waitFor();
    await page.locator('.phase-delayed .scan-overlay .focus').first().waitFor();
    await page.locator('.phase-flow canvas').waitFor();
    await page.locator('.phase-blood_pool canvas').first().waitFor();
    for (const phase of ['.phase-flow', '.phase-blood_pool', '.phase-delayed'])
      expect(await contrast(page, phase)).toBeGreaterThan(100);
    const note = page.locator('.banner', { hasText: 'Weak evidence' });
    expect(await note.textContent()).toContain('decides nothing alone');
    expect(await page.locator('.bone-scan').textContent()).toContain('Fused on');
    expect(await page.locator('.bone-scan').textContent()).not.toContain('Missing');
    expect(await violations(page)).toEqual([]);

    await name(page, 'L5');
    await name(page, 'T12');
    const foci = page.locator('table.foci tbody tr');
    const scan = truth.studies.find(({ study }) => study === 'bone_scan');
    const open = scan?.foci.find(({ kind }) => kind === 'nonunion')?.level ?? 'none';
    await page.locator('table.foci').getByText(open).first().waitFor();
    expect(await foci.first().textContent()).toMatch(/\d\.\d\d \(\d\.\d\d to \d+\.\d\d\)/);

    const delayed = page.locator('.phase-delayed');
    await delayed.getByRole('button', { name: 'Measure a place' }).click();
    await delayed.getByLabel('mm right of the first pixel').fill('300');
    await delayed.getByLabel('or mm below the first pixel').fill(String(Math.round(heightOf('L3'))));
    await delayed.getByRole('button', { name: 'Set' }).click();
    const place = foci.filter({ hasText: /^A .*L3/ });
    await place.waitFor();
    expect(await place.textContent()).toMatch(/\d\.\d\d \(\d\.\d\d to \d\.\d\d\)/);
    await place.getByRole('button', { name: 'Forget A' }).click();
    await place.waitFor({ state: 'detached' });

    const line = page.locator('.seen-line').first();
    await line.getByRole('button', { name: 'Show' }).click();
    await page.locator('.scan-overlay .focus.chosen').waitFor();
    await line.getByRole('button', { name: 'Confirm' }).click();
    await line.getByText('Confirmed', { exact: true }).waitFor();
    await page.reload();
    await page.locator('.seen-line').first().getByText('Confirmed', { exact: true }).waitFor();
    await page.goto(`${node.address}${ofCase(caseId, 'workup')}`);
    const board = page.locator('#study-bone_scan');
    await board.waitFor();
    expect(await board.textContent()).toContain('1 finding');
    expect(heard).toEqual([]);
    await page.context().close();
  });

  it('plays the flow', async () => {
    const page = await newPage(browser, { pass });
    await page.goto(`${node.address}${ofCase(caseId, 'bone_scan')}`);
    const flow = page.locator('.phase-flow');
    await flow.locator('canvas').waitFor();
    const said = flow.locator('.cine-said');
    const before = await said.textContent();
    await flow.getByRole('button', { name: 'Play' }).click();
    await page.waitForFunction(
      (words) => document.querySelector('.cine-said')?.textContent !== words,
      before,
    );
    await flow.getByRole('button', { name: 'Stop' }).click();
    await flow.getByLabel('Frame', { exact: true }).fill('0');
    expect(await said.textContent()).toMatch(/^Frame 1 of \d+, 0 s$/);
    await page.context().close();
  });

  it('says what a scan without flow and delayed pictures cannot tell', async () => {
    const page = await newPage(browser, { pass });
    const { files } = await boneScan(78);
    const pool = files.filter((file) => file.includes('blood_pool'));
    expect(pool).toHaveLength(1);
    const another = await bringFiles(page.request, node, pool);
    await page.goto(`${node.address}${ofCase(another, 'bone_scan')}`);
    await page.locator('.phase-flow .chip', { hasText: 'Missing' }).waitFor();
    expect(await page.locator('.phase-flow').textContent()).toContain(
      'how much blood comes to a place is not known',
    );
    expect(await page.locator('.phase-delayed').textContent()).toContain('no focus can be read');
    await page.locator('.phase-blood_pool canvas').first().waitFor();
    await page.context().close();
  });
});
