/** What is seen in a CT: a loose screw is found, looked at and confirmed, and board and indication change with the reason. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { components } from '../src/api/schema';
import { ofCase } from './addresses';
import { violations } from './axe';
import { recordFact, recordOf } from './cases';
import { launch, logIn, newPage, type Pass, unexpected } from './launch';
import { bringSlices, type FailedTruth, failedFusion, pointAt } from './slices';

type Answer = components['schemas']['AnswerDocument'];

interface LyingFact {
  landmarks: { posture: string; landmarks: { site: string; confirmed: boolean }[] };
  conditions: Record<string, unknown>;
}

const node = inject('demo');
const HALO = 'A halo wider than 1 mm around a screw';

let browser: Browser;
let pass: Pass;
let failed: string;
let truth: FailedTruth;

beforeAll(async () => {
  browser = await launch();
  pass = await logIn(browser, node);
  const page = await newPage(browser, { pass });
  const made = await failedFusion();
  truth = made.truth;
  failed = await bringSlices(page.request, node, made.files);
  await recordFact(page.request, node, failed, { kind: 'event', event: 'spine_fusion' }, '2019-03-04');
  await page.context().close();
});

afterAll(() => browser?.close());

const answerOf = async (page: Page): Promise<Answer> =>
  (await (await page.request.get(`${node.address}/api/v1/cases/${failed}/answer`)).json()) as Answer;

describe('what is seen in a CT', () => {
  it('is proposed with a level, shown where it is, confirmed, and changes what follows', async () => {
    const page = await newPage(browser, { pass });
    const heard = unexpected(page);
    await page.goto(`${node.address}/cases/${failed}/slices?renderer=cpu`);
    const panel = page.locator('.slices-seen');
    await panel.locator('.seen-line').first().waitFor();
    expect(await panel.textContent()).toContain('counts for nothing until somebody has looked');
    expect(JSON.stringify(await answerOf(page))).not.toContain(HALO);

    await panel.getByRole('button', { name: 'Point at it' }).click();
    expect(await panel.textContent()).toContain('Click in the middle of the body of L3');
    await pointAt(page, truth, 'L3');
    await panel.getByText('Levels are proposed from L3').waitFor();
    const [loose] = truth.implants.loose_screws;
    const halo = panel.locator('.seen-line', { hasText: 'alo' }).filter({ hasText: loose?.level ?? '' });
    await halo.waitFor();
    expect(await halo.textContent()).toContain(loose?.side ?? '');
    expect(await halo.textContent()).toMatch(/[123]\.\d mm/);
    expect(await page.locator('.plane-sagittal .plane-mark-name').allTextContents()).toContain('L3');
    expect(await violations(page)).toEqual([]);

    const lying = panel.locator('details', { hasText: 'Alignment as the patient lay' });
    await lying.locator('summary').first().click();
    expect(await lying.textContent()).toMatch(/Lordosis L4–S1-?[−\d]+\.\d° \(/);
    expect(await lying.textContent()).toContain('Nothing of it is a standing value');

    // What a person has looked at becomes a lying film, with what no CT tells; the endplate that was left out is not in it.
    await lying.getByText('Record as a lying film').click();
    expect(await lying.getByLabel('How the patient lay').inputValue()).toBe('supine');
    const [first] = await lying.getByRole('checkbox').all();
    const left = (await first?.getAttribute('aria-label'))?.replace(/.* of /, '') ?? '';
    await first?.uncheck();
    await lying.getByLabel('I have looked at every endplate that is ticked').check();
    await lying.getByLabel('Legs straight').selectOption('yes');
    await lying.getByLabel('Minutes lying before').fill('10');
    expect(await violations(page)).toEqual([]);
    await lying.getByRole('button', { name: 'Record it' }).click();
    await lying.getByText('Recorded', { exact: true }).waitFor();
    const { entries } = await recordOf(page.request, node, failed);
    const film = entries.find(({ fact }) => fact.kind === 'film')?.fact as unknown as LyingFact;
    expect(film.landmarks.posture).toBe('supine');
    expect(film.conditions).toEqual({ modality: 'supine_ct', legs_straight: true, minutes_lying: 10 });
    expect(film.landmarks.landmarks.length).toBeGreaterThan(8);
    expect(film.landmarks.landmarks.every(({ confirmed }) => confirmed)).toBe(true);
    expect(film.landmarks.landmarks.some(({ site }) => site.startsWith(`${left}.superior`))).toBe(false);

    await halo.getByRole('button', { name: 'Show' }).click();
    await halo.getByRole('button', { name: 'Confirm' }).click();
    await halo.getByText('Confirmed', { exact: true }).waitFor();
    expect(JSON.stringify(await answerOf(page))).toContain(HALO);

    // A loose screw asks for the tests of infection, and says why.
    await page.goto(`${node.address}${ofCase(failed, 'workup')}`);
    const laboratory = page.locator('#study-infection_laboratory');
    await laboratory.waitFor();
    expect(await laboratory.textContent()).toContain('halo');
    expect(await page.locator('#study-ct').textContent()).toContain('1 finding');
    await page.goto(`${node.address}${ofCase(failed, 'indication')}`);
    await page.getByText(HALO).first().waitFor();
    await page.getByText('A fusion is suspected not to have united').first().waitFor();
    expect(heard).toEqual([]);
    await page.context().close();
  });
});
