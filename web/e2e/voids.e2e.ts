/** Where metal leaves no signal in an MRI: bodies are named, voids shown, and an implant and degraded levels confirmed. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ofCase } from './addresses';
import { violations } from './axe';
import { recordFact } from './cases';
import { launch, logIn, newPage, type Pass, unexpected } from './launch';
import { bringSlices, operatedT2, pointAt } from './slices';

const node = inject('demo');
const DENIED = 'no metal in the spine';

let browser: Browser;
let pass: Pass;
let caseId: string;
let truth: Awaited<ReturnType<typeof operatedT2>>['truth'];

beforeAll(async () => {
  browser = await launch();
  pass = await logIn(browser, node);
  const page = await newPage(browser, { pass });
  const made = await operatedT2();
  truth = made.truth;
  caseId = await bringSlices(page.request, node, made.files);
  await recordFact(page.request, node, caseId, { kind: 'surgical_anatomy', metal: 'none' }, '2021-12-01');
  await page.context().close();
});

afterAll(() => browser?.close());

describe('voids of metal in an MRI', () => {
  it('are looked for about bodies that were named, and count once they are confirmed', async () => {
    const page = await newPage(browser, { pass });
    const heard = unexpected(page);
    const isContradicted = async () => {
      const answer = await page.request.get(`${node.address}/api/v1/cases/${caseId}/answer`);
      return (await answer.text()).includes(DENIED);
    };
    await page.goto(`${node.address}${ofCase(caseId, 'slices')}?renderer=cpu`);
    const panel = page.locator('.mri-voids');
    await panel.getByText('Name the middles of two bodies or more').waitFor();
    for (const level of ['L5', 'L4', 'L3', 'L2', 'L1', 'T12']) {
      // The next one up is asked for by itself.
      await panel.getByRole('button', { name: 'Point at it' }).click();
      await panel.getByText(`Click in the middle of the body of ${level}.`).waitFor();
      await pointAt(page, truth, level);
      await panel.getByRole('button', { name: level, exact: true }).waitFor();
    }
    await panel.getByText('signal piled up beside it').first().waitFor();
    expect(await page.locator('.plane-sagittal .plane-mark-name').allTextContents()).toContain('L3');
    expect(await panel.textContent()).toContain('is not usable for that');
    expect(await violations(page)).toEqual([]);
    expect(await isContradicted()).toBe(false);

    const implant = panel.locator('.seen-line', { hasText: 'mplant' });
    await implant.getByRole('button', { name: 'Show' }).click();
    await implant.getByRole('button', { name: 'Confirm' }).click();
    await implant.getByText('Confirmed', { exact: true }).waitFor();
    expect(await isContradicted()).toBe(true);

    // A level that metal degrades stands in the table of what a person reads.
    const degraded = panel.locator('.seen-line', { hasText: 'L4' });
    expect(await degraded.textContent()).toContain('degraded');
    await degraded.getByRole('button', { name: 'Show' }).click();
    await degraded.getByRole('button', { name: 'Confirm' }).click();
    await page.locator('.mri-reading').getByRole('button', { name: 'Clarity, L4–L5: degraded' }).waitFor();

    await panel.getByRole('button', { name: 'Forget T12' }).click();
    await panel.getByRole('button', { name: 'T12', exact: true }).waitFor({ state: 'detached' });
    expect(heard).toEqual([]);
    await page.context().close();
  });
});
