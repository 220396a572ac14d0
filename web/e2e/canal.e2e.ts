/** A CT myelogram: the sac from level to level, the block, a screw in the canal; what is confirmed stands in the record. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ofCase } from './addresses';
import { violations } from './axe';
import { launch, logIn, newPage, type Pass, unexpected } from './launch';
import { type BlockedTruth, blockedCanal, bringSlices, pointAt } from './slices';

const node = inject('demo');

let browser: Browser;
let pass: Pass;
let caseId: string;
let truth: BlockedTruth;

beforeAll(async () => {
  browser = await launch();
  pass = await logIn(browser, node);
  const page = await newPage(browser, { pass });
  const made = await blockedCanal();
  truth = made.truth;
  caseId = await bringSlices(page.request, node, made.files);
  await page.context().close();
});

afterAll(() => browser?.close());

describe('a CT myelogram', () => {
  it('shows the sac from level to level, the block and the screw in the canal', async () => {
    const page = await newPage(browser, { pass });
    const heard = unexpected(page);
    await page.goto(`${node.address}${ofCase(caseId, 'slices')}?renderer=cpu`);
    const panel = page.locator('.slices-seen');
    await panel.getByRole('button', { name: 'Point at it' }).click();
    await pointAt(page, truth, 'L3');
    const canal = panel.locator('details', { hasText: 'Spinal canal' });
    await canal.waitFor();
    expect(await violations(page)).toEqual([]);

    const block = truth.inside.sac.find(({ is_blocked }) => is_blocked)?.below ?? 'none';
    expect(await canal.textContent()).toContain(`Block at ${block}`);
    const open = truth.inside.sac.find(({ below }) => below === 'L2')?.area_mm2 ?? 0;
    const row = canal.locator('tr', { hasText: 'L2–L3' });
    const [, value, low, high] = /(\d+) mm² \((\d+) to (\d+)\)/.exec((await row.textContent()) ?? '') ?? [];
    expect(Number(value)).toBeGreaterThan(0);
    expect(Number(low)).toBeLessThanOrEqual(open);
    expect(Number(high)).toBeGreaterThanOrEqual(open);
    expect(await canal.locator('tr', { hasText: `${block}–` }).textContent()).toContain('no contrast medium');

    const inCanal = truth.inside.screws.find(({ breach_mm }) => breach_mm);
    const side = inCanal?.side === 'left' ? 'Left' : 'Right';
    const screw = canal.locator('.canal-screws tr', { hasText: `${side} ${inCanal?.level}` });
    expect(await screw.textContent()).toContain('in the canal');
    expect(await canal.locator('.canal-screws .chip').count()).toBe(1);

    const widths = canal.locator('.canal-bony tbody tr');
    const hidden = await widths.filter({ hasText: 'hidden by metal' }).locator('th').allTextContents();
    expect(hidden).toContain(inCanal?.level);
    const names = await widths.locator('th').allTextContents();
    const free = truth.inside.vertebrae.find(({ level }) => names.includes(level) && !hidden.includes(level));
    const told = await widths
      .filter({ hasText: free?.level ?? '' })
      .locator('td')
      .first()
      .textContent();
    const [, least, most] = / mm([\d.]+) to ([\d.]+)/.exec(told ?? '') ?? [];
    expect(Number(least), told ?? '').toBeLessThanOrEqual(free?.canal_width_mm ?? 0);
    expect(Number(most), told ?? '').toBeGreaterThanOrEqual(free?.canal_width_mm ?? 0);

    const before = await page.locator('.plane-axial .plane-number').textContent();
    await row.getByRole('button').click();
    await expect.poll(() => page.locator('.plane-axial .plane-number').textContent()).not.toBe(before);

    const narrow = panel.locator('.seen-line', { hasText: 'block' });
    await narrow.getByRole('button', { name: 'Confirm' }).click();
    await narrow.getByText('Confirmed', { exact: true }).waitFor();
    await page.goto(`${node.address}${ofCase(caseId, 'workup')}`);
    await page.locator('#study-ct_myelogram', { hasText: '1 finding' }).waitFor();
    expect(heard).toEqual([]);
    await page.context().close();
  });
});
