/** MRI read level by level with drawn grades; what metal hides leads on. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Pane } from '../src/viewer/volume/pane';
import type { Vector } from '../src/viewer/volume/vector';
import { ofCase } from './addresses';
import { violations } from './axe';
import { launch, logIn, newPage, type Pass, unexpected } from './launch';
import { bringSlices, resonance } from './slices';

const node = inject('demo');

let browser: Browser;
let pass: Pass;
let caseId: string;

beforeAll(async () => {
  browser = await launch();
  pass = await logIn(browser, node);
  const page = await newPage(browser, { pass });
  caseId = await bringSlices(page.request, node, await resonance());
  await page.context().close();
});

afterAll(() => browser?.close());

type Held = HTMLElement & { pane: Pane };
const held = (page: Page) => page.locator('.plane-axial .plane-place');

const centre = (page: Page): Promise<Vector> =>
  held(page).evaluate((element) => (element as Held).pane.viewer.state.centre);
const moveTo = (page: Page, place: Vector): Promise<void> =>
  held(page).evaluate((element, to) => (element as Held).pane.viewer.moveTo(to), place);

describe('an MRI', () => {
  it('is graded level by level, and what metal hides is said', async () => {
    const page = await newPage(browser, { pass });
    const heard = unexpected(page);
    await page.goto(`${node.address}${ofCase(caseId, 'slices')}?renderer=cpu`);
    const panel = page.locator('.mri-reading');
    await panel.getByText('sagittal T2', { exact: true }).waitFor();
    await panel.getByText('STIR', { exact: true }).waitFor();
    await panel.getByText('after contrast medium: not said').waitFor();
    expect(await panel.locator('.mri-levels tbody tr').count()).toBe(6);

    await panel.getByRole('button', { name: 'Sac, L3–L4: not graded' }).click();
    expect(await violations(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Schizas C' }).click();
    await panel.getByRole('button', { name: 'Sac, L3–L4: Schizas C' }).waitFor();
    // The next column is asked for by itself.
    await panel.getByRole('heading', { name: 'Foramen R, L3–L4' }).waitFor();
    await panel.getByRole('button', { name: 'Cannot be told' }).click();
    await panel.getByRole('button', { name: 'Foramen R, L3–L4: cannot be told' }).waitFor();

    await panel.getByRole('button', { name: 'Sac, L3–L4: Schizas C' }).click();
    await panel.getByRole('button', { name: 'Schizas B' }).click();
    await panel.getByRole('button', { name: 'Sac, L3–L4: Schizas B' }).waitFor();
    await panel.getByRole('button', { name: 'Foramen R, L3–L4: cannot be told' }).click();
    await panel.getByRole('button', { name: 'Take back' }).click();
    await panel.getByRole('button', { name: 'Foramen R, L3–L4: not graded' }).waitFor();

    await panel.getByRole('button', { name: 'Clarity, L4–L5: not graded' }).click();
    await panel.getByRole('button', { name: 'unreadable' }).click();
    await panel.getByText('Not readable: L4–L5').waitFor();
    await panel.getByRole('button', { name: 'It does not answer' }).click();
    await panel.getByText('The record says that this MRI does not answer.').waitFor();

    await page.goto(`${node.address}${ofCase(caseId, 'workup')}`);
    const card = page.locator('#study-mri');
    await card.waitFor({ state: 'attached' });
    expect(await card.textContent()).toContain('artefact hides L4–L5');
    const entries = await page.request.get(`${node.address}/api/v1/cases/${caseId}/entries`);
    const said = JSON.stringify(await entries.json());
    expect(said).toContain('"grade":"schizas_b"');
    expect(heard).toEqual([]);
    await page.context().close();
  });

  it('keeps its place and its names from one series to the next of the same space', async () => {
    const page = await newPage(browser, { pass });
    const heard = unexpected(page);
    await page.goto(`${node.address}${ofCase(caseId, 'slices')}?renderer=cpu`);
    const panel = page.locator('.mri-voids');
    const choice = page.getByRole('combobox', { name: 'Volume' });
    const bodies = panel.getByRole('list', { name: 'Bodies that are named' });
    await panel.getByText('Name the middles of two bodies or more').waitFor();
    expect(await panel.getByRole('button', { name: 'Use these levels here' }).count()).toBe(0);
    const first = (await choice.locator('option:checked').textContent()) ?? '';
    const middle = await centre(page);
    const place: Vector = [middle[0], middle[1] + 3, middle[2] - 20];
    await moveTo(page, place);
    for (const level of ['L5', 'L4']) {
      await panel.getByRole('combobox', { name: 'Vertebra' }).selectOption(level);
      await panel.getByRole('button', { name: 'It is under the cross-hair' }).click();
      await bodies.getByRole('button', { name: level, exact: true }).waitFor();
    }

    await choice.selectOption({ index: 1 });
    await panel.getByText(`L5, L4 named in ${first}`).waitFor();
    expect(await centre(page)).toEqual(place);
    expect(await violations(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Use these levels here' }).click();
    await bodies.getByRole('button', { name: 'L4', exact: true }).waitFor();
    expect(await panel.getByRole('button', { name: 'Use these levels here' }).count()).toBe(0);
    expect(await panel.getByRole('combobox', { name: 'Vertebra' }).inputValue()).toBe('L3');
    // Forgotten here, they are named there still.
    for (const level of ['L5', 'L4']) await panel.getByRole('button', { name: `Forget ${level}` }).click();
    await panel.getByRole('button', { name: 'Use these levels here' }).waitFor();
    expect(heard).toEqual([]);
    await page.context().close();
  });
});
