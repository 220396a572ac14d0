/** Landmarks that are looked through, signed, and gone back to. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { STEPS, type Step } from '../src/viewer/wizard/steps';
import { violations } from './axe';
import { changing } from './films';
import { type Held, type Kept, Study, saved, state } from './study';

let study: Study;

beforeAll(async () => {
  study = await Study.measured(inject('demo'), 43);
});

afterAll(async () => {
  await study?.close();
});

/** What was changed is at the node, as a draft. */
const isDraft = (page: Page) =>
  expect.poll(async () => (await study.latest(page)).state, { timeout: 15_000 }).toBe('draft');

describe('signing', () => {
  it('does not sign what nobody has confirmed', async () => {
    const page = await study.opened();
    const last = await study.latest(page);
    const headers = { ...(await changing(page.request, study.node)), 'If-Match': `"${last.version}"` };
    const landmarks = last.document.landmarks.map((one, index) => ({
      ...one,
      confirmed: index > 1,
    }));
    await page.request.put(`${study.node.address}/api/v1/images/${study.film.image}/landmarks`, {
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
    const signed = await page.request.get(
      `${study.node.address}/api/v1/images/${study.film.image}/landmarks`,
    );
    expect(((await signed.json()) as { state: string }[]).at(-1)?.state).toBe('signed');
    await page.context().close();
  });

  it('goes back to what was signed, and undo brings the draft back', async () => {
    const page = await study.opened();
    await page.getByTestId('film').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+ArrowDown');
    await isDraft(page);
    const draft = await state(page);
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await page.getByRole('button', { name: 'Back to the signed version' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const versions = (await (
      await page.request.get(`${study.node.address}/api/v1/images/${study.film.image}/landmarks`)
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

  it('shows beside what is to be signed what was signed before, by whom, and what is another value now', async () => {
    const page = await study.opened();
    await page.getByTestId('film').focus();
    await page.evaluate(() =>
      (document.querySelector('[data-testid=film]') as Held).viewer.select('S1.superior.anterior'),
    );
    for (let times = 0; times < 3; times++) await page.keyboard.press('Shift+ArrowDown');
    await isDraft(page);
    await saved(page);
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    const since = page.getByRole('region', { name: 'Against what was signed before' });
    await since.getByText(/signed by .+, \d/).waitFor();
    const cells = await since.locator('[data-since=PI] td').allTextContents();
    expect(cells).toHaveLength(4);
    expect(cells[3]).toMatch(/^(within|beyond) the interval$/);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.context().close();
  });

  it('rests once a draft is thrown away: no key places anything before a person goes on', async () => {
    const page = await study.opened();
    await page.getByTestId('film').focus();
    await page.evaluate(() => {
      const { viewer } = document.querySelector('[data-testid=film]') as Held;
      viewer.beginAnew('anew');
    });
    await study.placeStep(page, STEPS[0] as Step);
    await study.placeStep(page, STEPS[1] as Step);
    await saved(page);
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await page.getByRole('button', { name: 'Back to the signed version' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const after = await state(page);
    expect(after.step).toBeNull();
    await page.getByTestId('film').focus();
    await page.keyboard.press('Enter');
    expect((await state(page)).landmarks).toEqual(after.landmarks);
    await page.context().close();
  });
});
