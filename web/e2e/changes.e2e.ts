/** What changed between two CTs: a vertebra is named in each, a halo that grew is told, confirmed, and stands in the record. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { components } from '../src/api/schema';
import { violations } from './axe';
import { launch, logIn, newPage, type Pass, unexpected } from './launch';
import { bringSlices, type FailedTruth, pointAt, twoDays } from './slices';

const node = inject('demo');

let browser: Browser;
let pass: Pass;
let caseId: string;
let truths: [FailedTruth, FailedTruth];

beforeAll(async () => {
  browser = await launch();
  pass = await logIn(browser, node);
  const page = await newPage(browser, { pass });
  const made = await twoDays();
  truths = made.truths;
  caseId = await bringSlices(page.request, node, made.files);
  await page.context().close();
});

afterAll(() => browser?.close());

/** Names L3 in the CT that is shown. */
async function nameL3(page: Page, truth: FailedTruth): Promise<void> {
  const panel = page.locator('.slices-seen');
  await panel.locator('.seen-line').first().waitFor();
  await panel.getByRole('button', { name: 'Point at it' }).click();
  await pointAt(page, truth, 'L3');
  await panel.getByText('Levels are proposed from L3').waitFor();
}

describe('what changed between two CTs', () => {
  it('is told when a vertebra is named in each, and is confirmed', async () => {
    const page = await newPage(browser, { pass });
    const heard = unexpected(page);
    await page.goto(`${node.address}/cases/${caseId}/slices?renderer=cpu`);
    const since = page.locator('.fold', { hasText: 'Since the CT of 10 Jan 2023' });
    await since.getByText('Name a vertebra in this CT').waitFor();
    await nameL3(page, truths[1]);

    // A place in one CT is none in the other: the earlier one asks for a name of its own.
    await since.getByRole('link', { name: 'Open the CT of 10 Jan 2023' }).click();
    await since.waitFor({ state: 'detached' });
    await nameL3(page, truths[0]);
    await page.getByRole('link', { name: 'open the CT of 3 Feb 2024' }).click();

    const [loose] = truths[1].implants.loose_screws;
    const grown = since.locator('tr.grown', { hasText: loose?.level ?? 'nothing' });
    await grown.waitFor();
    expect((await grown.textContent())?.toLowerCase()).toContain(loose?.side ?? 'nothing');
    expect(await grown.textContent()).toMatch(/Change \+[12]\.\d mm/);
    expect(await since.locator('tr.grown').count()).toBe(1);
    expect(await since.textContent()).toContain('has broken');
    expect(await violations(page)).toEqual([]);

    const line = since.locator('.seen-line');
    await line.getByRole('button', { name: 'Show' }).click();
    await line.getByRole('button', { name: 'Confirm' }).click();
    await line.getByText('Confirmed', { exact: true }).waitFor();
    const answer = await page.request.get(`${node.address}/api/v1/cases/${caseId}/entries`);
    const { entries } = (await answer.json()) as components['schemas']['CaseDocument'];
    const facts = entries.map(({ fact }) => fact as { finding?: string; image?: string });
    const [fact, ...more] = facts.filter(({ finding }) => finding === 'progressive_halo');
    expect(more).toEqual([]);
    expect(fact).toMatchObject({ status: 'confirmed', presence: 'present', level: loose?.level });
    expect(fact?.image).toContain('of 2023-01-10');

    // What was named stays as long as the window is open.
    await page.reload();
    await grown.waitFor();
    expect(heard).toEqual([]);
    await page.context().close();
  });
});
