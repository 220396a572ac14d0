/** The nonoperative course: what is tried is recorded fast, and nothing is begun before a red flag is settled. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ofCase } from './addresses';
import { careOf, isFocused, pointing, tabTo } from './care';
import { recordFact } from './cases';
import { goTo } from './launch';

const { node, withPage, newCase, withCase, entriesOf, factsOf } = careOf('COURSE');

describe('the nonoperative course', () => {
  const MOST_FIELDS = 6;
  const quick = (page: Page) => page.getByRole('region', { name: 'Quick entry' });
  const what = (page: Page) => quick(page).getByRole('combobox', { name: 'What' });
  /** Everything that can be filled in: a control of its own each. */
  const fields = (page: Page) => quick(page).locator('form').locator('input, select, textarea');
  const step = (page: Page, name: string) =>
    page
      .getByRole('list', { name: 'Steps' })
      .getByRole('article')
      .filter({
        has: page.getByRole('heading', { name, exact: true }),
      });
  const happened = (page: Page) => page.getByRole('region', { name: 'What was tried, measured and decided' });

  it('records by keyboard alone in at most six fields, goes on to the next, and corrects what was wrong', () =>
    withCase('course', async (page, caseId) => {
      const pressed = await pointing(page);
      await tabTo(page, what(page));
      await page.keyboard.type('nsaid');
      await page.keyboard.press('Enter');
      const name = quick(page).getByRole('textbox', { name: 'Name and dose' });
      await expect.poll(() => isFocused(name)).toBe(true);
      expect(await fields(page).count()).toBeLessThanOrEqual(MOST_FIELDS);
      await page.keyboard.type('ibuprofen 600 mg');
      await page.keyboard.press('Tab');
      await page.keyboard.type('8');
      await page.keyboard.press('Tab');
      await page.keyboard.type('did not help');
      await page.keyboard.press('Enter');

      const said = quick(page).getByRole('status').filter({ hasText: 'Recorded: anti-inflammatory drugs' });
      await said.waitFor();
      await expect.poll(() => isFocused(what(page))).toBe(true);
      expect(await page.getByRole('listbox').count()).toBe(0);
      const dose = { kind: 'drug_treatment', class: 'nsaid', dose: 'ibuprofen 600 mg', weeks: 8 };
      expect(await factsOf(page, caseId)).toMatchObject([{ ...dose, outcome: 'did_not_help' }]);
      await happened(page).getByText('ibuprofen 600 mg').waitFor();
      await step(page, 'anti-inflammatory drugs').getByText('did not help', { exact: true }).waitFor();

      await tabTo(page, quick(page).getByRole('button', { name: 'Correct', exact: true }), 'Shift+Tab');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Correct: Drug treatment' });
      await tabTo(page, dialog.getByRole('combobox', { name: 'Outcome' }));
      await page.keyboard.type('helped');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await step(page, 'anti-inflammatory drugs').getByText('helped', { exact: true }).waitFor();
      const [wrong, right] = await entriesOf(page, caseId);
      expect(right).toMatchObject({ supersedes: wrong?.id, fact: { ...dose, outcome: 'helped' } });
      expect(await pressed()).toBe(0);

      await page.reload();
      await happened(page).getByText('ibuprofen 600 mg').waitFor();
      expect(await happened(page).getByText('did not help').count()).toBe(0);
    }));

  it('asks for no more than six fields, whatever is recorded and whatever came of it', () =>
    withCase('course', async (page) => {
      await what(page).focus();
      await page.keyboard.press('ArrowDown');
      const options = page.getByRole('listbox').getByRole('option');
      await options.first().waitFor();
      const names = await options.allTextContents();
      expect(names.length).toBeGreaterThan(20);
      for (const name of names) {
        await what(page).fill(name);
        await page.keyboard.press('Enter');
        await expect.poll(() => what(page).inputValue(), { message: name }).toBe(name);
        await expect.poll(() => fields(page).count(), { message: name }).toBeGreaterThan(2);
        expect(await fields(page).count(), name).toBeLessThanOrEqual(MOST_FIELDS);
        const outcome = quick(page).getByRole('combobox', { name: 'Outcome' });
        if ((await outcome.count()) === 0) continue;
        await outcome.selectOption('declined');
        await quick(page).getByRole('textbox', { name: 'Reason' }).waitFor();
        expect(await fields(page).count(), `${name}, declined`).toBeLessThanOrEqual(MOST_FIELDS);
      }
    }));

  it('begins at the step whose button is pressed, and keeps nothing of an entry that lacks its reason', () =>
    withCase('course', async (page, caseId) => {
      await page.getByRole('button', { name: 'Record: physical therapy' }).click();
      const weeks = quick(page).getByRole('spinbutton', { name: /^Time/ });
      await expect.poll(() => isFocused(weeks)).toBe(true);
      await quick(page).getByRole('combobox', { name: 'Outcome' }).selectOption('declined');
      await quick(page).getByRole('button', { name: 'Save' }).click();
      await expect.poll(() => isFocused(quick(page).getByRole('textbox', { name: 'Reason' }))).toBe(true);
      expect(await factsOf(page, caseId)).toEqual([]);
      await page.keyboard.type('no way to get there');
      await page.keyboard.press('Enter');
      await step(page, 'physical therapy').getByText('declined', { exact: true }).waitFor();
      expect(await factsOf(page, caseId)).toMatchObject([
        { kind: 'physical_therapy', outcome: 'declined', reason: 'no way to get there' },
      ]);
    }));
});

describe('a red flag before the course', () => {
  it('puts every step on hold, and keeps nothing that is begun without a reason', () =>
    withPage(async (page) => {
      const caseId = await newCase(page);
      const flag = { kind: 'clinical_finding', symptom: 'urinary_retention', presence: 'present' };
      await recordFact(page.request, node, caseId, flag);
      await goTo(page, node.address + ofCase(caseId, 'course'));
      const steps = page.getByRole('list', { name: 'Steps' }).getByRole('article');
      const held = steps.filter({ hasText: 'Not before the red flag is settled.' });
      expect(await held.count()).toBe(await steps.count());
      const names = await steps.locator('h2').allTextContents();
      for (const name of names)
        expect(await page.getByRole('button', { name: `Record: ${name}`, exact: true }).count(), name).toBe(
          0,
        );

      await page.getByRole('button', { name: 'Record, with a reason: physical therapy' }).click();
      const quick = page.getByRole('region', { name: 'Quick entry' });
      await quick.getByText('A red flag is not settled.').waitFor();
      await quick.getByRole('button', { name: 'Save' }).click();
      await expect.poll(() => isFocused(quick.getByRole('textbox', { name: 'Reason' }))).toBe(true);
      expect(await factsOf(page, caseId)).toHaveLength(1);
      await page.keyboard.type('agreed with the surgeon');
      await page.keyboard.press('Enter');
      await quick.getByRole('status').filter({ hasText: 'Recorded: Physical therapy' }).waitFor();
      expect((await factsOf(page, caseId)).at(-1)).toMatchObject({
        kind: 'physical_therapy',
        reason: 'agreed with the surgeon',
      });
    }));
});
