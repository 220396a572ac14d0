/** Two people at one record, and an emergency. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe';
import { careOf } from './care';
import { beginCase, recordFact } from './cases';
import { goTo } from './launch';

const { node, as, withPage, withCase, factsOf } = careOf('TOGETHER');

describe('two people at one record', () => {
  /** The node refuses what rests on an old revision. */
  const REFUSED = { refusals: [412] };
  const THEIRS = { kind: 'comorbidity', condition: 'nicotine', presence: 'present' };
  const meanwhile = (page: Page, caseId: string) => recordFact(page.request, node, caseId, THEIRS);

  /** What the page says to a write on an old revision; then the same is sent again. */
  async function refused(page: Page, within: Page | Locator = page) {
    const aloud = within.getByRole('status').filter({ hasText: 'Somebody recorded something meanwhile' });
    await aloud.waitFor();
    return {
      sendAgain: async () => {
        await aloud.getByRole('button', { name: 'Send again' }).click();
        await aloud.waitFor({ state: 'detached' });
      },
    };
  }

  it('a form is refused aloud, keeps what was typed, and is sent again', () =>
    withCase(
      'indication',
      async (page, caseId) => {
        await page.getByRole('button', { name: 'Record a goal' }).click();
        const dialog = page.getByRole('dialog', { name: 'Goal of the patient' });
        const text = dialog.getByRole('textbox', { name: "In the patient's own words" });
        await text.fill('to see the horizon again');
        await meanwhile(page, caseId);
        await dialog.getByRole('button', { name: 'Save' }).click();
        const { sendAgain } = await refused(page, dialog);
        expect(await text.inputValue()).toBe('to see the horizon again');
        expect(await factsOf(page, caseId)).toMatchObject([THEIRS]);
        await sendAgain();
        await dialog.waitFor({ state: 'detached' });
        await page.getByText('to see the horizon again', { exact: true }).waitFor();
        expect(await factsOf(page, caseId)).toMatchObject([
          THEIRS,
          { kind: 'goal', text: 'to see the horizon again' },
        ]);
      },
      REFUSED,
    ));

  it('so is a fast entry', () =>
    withCase(
      'course',
      async (page, caseId) => {
        const quick = page.getByRole('region', { name: 'Quick entry' });
        await quick.getByRole('combobox', { name: 'What' }).fill('ODI');
        await page.keyboard.press('Enter');
        const value = quick.getByRole('spinbutton', { name: 'Value' });
        await value.fill('44');
        await meanwhile(page, caseId);
        await value.press('Enter');
        const { sendAgain } = await refused(page, quick);
        expect(await value.inputValue()).toBe('44');
        expect(await factsOf(page, caseId)).toMatchObject([THEIRS]);
        await sendAgain();
        await quick.getByRole('status').filter({ hasText: 'Recorded: ODI' }).waitFor();
        expect((await factsOf(page, caseId)).slice(1)).toMatchObject([{ instrument: 'odi', score: 44 }]);
      },
      REFUSED,
    ));

  it('so is what is set aside', () =>
    withCase(
      'overview',
      async (page, caseId) => {
        await page.getByRole('button', { name: 'Set aside: Elective indication' }).click();
        const reason = page.getByRole('textbox', { name: 'Why do you set this aside?' });
        await reason.fill('seen elsewhere');
        await meanwhile(page, caseId);
        await reason.press('Enter');
        const { sendAgain } = await refused(page);
        expect(await reason.inputValue()).toBe('seen elsewhere');
        await sendAgain();
        await page.getByText(/^Set aside by /).waitFor();
        expect((await factsOf(page, caseId)).slice(1)).toMatchObject([
          { kind: 'override', item: 'indication', reason: 'seen elsewhere' },
        ]);
      },
      REFUSED,
    ));

  it('so is a card that is moved', () =>
    withCase(
      'workup',
      async (page, caseId) => {
        const board = (name: string) => page.getByRole('region', { name, exact: true });
        const film = (within: Locator) => within.getByRole('heading', { name: 'standing lateral film' });
        await meanwhile(page, caseId);
        await film(board('Needed')).dragTo(board('Done').getByRole('heading').first());
        const { sendAgain } = await refused(page);
        await film(board('Needed')).waitFor();
        expect(await factsOf(page, caseId)).toMatchObject([THEIRS]);
        await sendAgain();
        await film(board('Done')).waitFor();
        expect((await factsOf(page, caseId)).slice(1)).toMatchObject([
          { study: 'standing_film', state: 'done' },
        ]);
      },
      REFUSED,
    ));

  it('so are answers about red flags: those of the other session are named, and nothing that was ticked is lost', () =>
    withCase(
      'overview',
      async (page, caseId) => {
        await page.getByRole('button', { name: 'Ask them now' }).click();
        const sheet = page.getByRole('dialog', { name: 'Red flags not asked' });
        const reply = (question: string, answer: string) =>
          sheet
            .getByRole('radiogroup', { name: question, exact: true })
            .getByRole('radio', { name: answer, exact: true });
        await reply('sepsis', 'Absent').check();
        await reply('urine that cannot be passed', 'Absent').check();
        await sheet.getByLabel('Day on which it was asked').fill('2026-01-05');
        const asked = await sheet.getByRole('radiogroup').count();

        const theirs = { kind: 'clinical_finding', symptom: 'new_pain', presence: 'absent' };
        await withPage((other) => recordFact(other.request, node, caseId, theirs), { by: await as('demo') });

        await sheet.getByRole('button', { name: 'Record 2 answers' }).click();
        const { sendAgain } = await refused(page, sheet);
        await sheet.getByText(/^Answered meanwhile, no longer asked: .*new pain/).waitFor();
        expect(await sheet.getByRole('radiogroup').count()).toBeLessThan(asked);
        expect(await reply('sepsis', 'Absent').isChecked()).toBe(true);
        expect(await reply('urine that cannot be passed', 'Absent').isChecked()).toBe(true);
        expect(await sheet.getByLabel('Day on which it was asked').inputValue()).toBe('2026-01-05');
        expect(await factsOf(page, caseId)).toMatchObject([theirs]);

        await sendAgain();
        await sheet.waitFor({ state: 'detached' });
        await page.getByText('2 answers are recorded.').waitFor();
        const recorded = (await factsOf(page, caseId)).slice(1);
        expect(recorded.map(({ symptom, presence }) => `${symptom} ${presence}`).toSorted()).toEqual([
          'sepsis absent',
          'urinary_retention absent',
        ]);
      },
      REFUSED,
    ));
});

describe('an emergency', () => {
  /** Lets a colleague open a case as the settings do. */
  async function giveAccess(page: Page, caseId: string, name: string) {
    const api = `${node.address}/api/v1`;
    const colleagues: { id: string; role: string }[] = await (
      await page.request.get(`${api}/colleagues`)
    ).json();
    const { csrf } = await (await page.request.get(`${api}/session`)).json();
    const colleague = colleagues.find(({ role }) => role === name);
    const given = await page.request.put(`${api}/cases/${caseId}/access/${colleague?.id}`, {
      headers: { 'x-csrf-token': csrf },
    });
    expect(given.ok()).toBe(true);
  }

  it('opens a case that then stands first in the list, marked with until when', async () => {
    const number = `E2E-EMERGENCY-${process.pid}`;
    await withPage(async (page) => {
      await beginCase(page.request, node, number);
      // Changed later: without the emergency it would stand first of the two.
      await giveAccess(page, await beginCase(page.request, node, `${number}-LATER`), 'reader');
    });
    const reader = await as('reader');
    await withPage(
      async (page) => {
        await goTo(page, node.address);
        const rows = page.locator('.case-row');
        await page.getByRole('searchbox').fill(number);
        await rows.first().getByText(`${number}-LATER`).waitFor();
        await page.getByRole('button', { name: 'Emergency access' }).click();
        const dialog = page.getByRole('dialog', { name: 'Emergency access' });
        await dialog.getByLabel('Patient number').fill(number);
        await dialog.getByLabel('Reason').fill('cannot feel the legs');
        expect(await violations(page)).toEqual([]);
        await dialog.getByRole('button', { name: 'Open the case' }).click();
        await page.waitForURL(/\/cases\/[^/]+$/);
        await page.getByRole('link', { name: 'Worklist' }).click();
        await rows
          .first()
          .getByText(/^Open in an emergency until .*\d\d:\d\d/)
          .waitFor();
        expect(await rows.first().textContent()).toContain(number);
        expect(await rows.first().textContent()).not.toContain('LATER');
        expect(await rows.nth(1).textContent()).toContain(`${number}-LATER`);
      },
      { by: reader },
    );
  });
});

describe('the list', () => {
  it('has what is urgent above what changed later, and says its order; another order is chosen by a column', () =>
    withPage(async (page) => {
      const mark = `E2E-URGENT-${process.pid}`;
      const urgent = await beginCase(page.request, node, `${mark}-FLAG`);
      const flag = { kind: 'clinical_finding', symptom: 'urinary_retention', presence: 'present' };
      await recordFact(page.request, node, urgent, flag);
      await beginCase(page.request, node, `${mark}-LATER`);
      await goTo(page, node.address);
      await page.getByRole('searchbox').fill(mark);
      const rows = page.locator('.case-row');
      await expect.poll(() => rows.count()).toBe(2);
      const numbers = async () => (await rows.allTextContents()).map((text) => /FLAG|LATER/.exec(text)?.[0]);
      await expect.poll(numbers).toEqual(['FLAG', 'LATER']);
      await page.getByText('Order: most urgent first, then what changed last').waitFor();

      await page.getByRole('columnheader', { name: 'Changed' }).getByRole('button').click();
      await expect.poll(numbers).toEqual(['LATER', 'FLAG']);
      await page.getByText('Order: Changed, downwards').waitFor();
      await page.getByRole('button', { name: 'Most urgent first' }).click();
      await expect.poll(numbers).toEqual(['FLAG', 'LATER']);
      expect(await violations(page)).toEqual([]);
    }));
});
