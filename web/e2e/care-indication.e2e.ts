/** The indication with its reasons, and what is set aside. */
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { everyNode } from '../src/features/shared/tree';
import { ofCase } from './addresses';
import { careOf, isFocused, pointing, tabTo } from './care';
import { goTo } from './launch';

const { node, withPage, withCase, answerOf, entriesOf, factsOf, fullCase } = careOf('INDICATION');
let full: string;

beforeAll(() =>
  withPage(async (page) => {
    full = await fullCase(page);
  }),
);

/** How well a number is backed, in people's words. */
const BACKED = {
  V: 'backed by its source',
  C: 'backed by independent code',
  D: 'derived and checked here',
  M: 'established, not verified',
  L: "Upright's own default",
} as const;

describe('the indication', () => {
  const verdict = (page: Page) => page.getByRole('region', { name: 'What is said' });

  /** What decides, read from an entry that no film is, and compared with a number of the evidence. */
  async function decisive(page: Page) {
    const answer = await answerOf(page, full);
    const found = answer.indication;
    if (!found) throw new Error('nothing is said about an indication');
    const leaf = everyNode(found.why).find(
      ({ because, truth, evidence, entries }) =>
        !because &&
        truth === 'true' &&
        evidence?.length &&
        entries?.some(({ entry }) => !entry.startsWith('film-')),
    );
    const record = answer.evidence.find(({ id }) => id === leaf?.evidence?.[0]);
    const entry = (await entriesOf(page, full)).find(({ id }) => id === leaf?.entries?.[0]?.entry);
    if (!leaf || !record || !entry) throw new Error('no statement rests on a fact and on a cut-off');
    return { answer, found, leaf, record, entry };
  }

  /** Opens, by keyboard, every closed step above a place of an explanation, until the keyboard is on it. */
  async function openDownTo(page: Page, place: Locator) {
    for (let steps = 0; steps < 200; steps++) {
      if (await isFocused(place)) return;
      const isAbove = await place.evaluate((element) => {
        const step = document.activeElement?.closest('details');
        const isClosed = document.activeElement?.tagName === 'SUMMARY' && step?.open === false;
        return isClosed && step.contains(element);
      });
      await page.keyboard.press(isAbove ? 'Enter' : 'Tab');
    }
    throw new Error(`the keyboard does not come to ${place}`);
  }

  it('says verdict and reasons, and opens by keyboard down to an entry, and to a cut-off with its source and flag', () =>
    withPage(async (page) => {
      const { answer, found, leaf, record, entry } = await decisive(page);
      await goTo(page, node.address + ofCase(full, 'indication'));
      const pressed = await pointing(page);
      await verdict(page).getByRole('heading', { name: found.in_words, exact: true }).waitFor();
      await verdict(page).getByText(found.recommendation, { exact: true }).first().waitFor();
      const need = page.getByRole('region', { name: 'Need and urgency' });
      for (const reason of found.because) await need.getByText(reason, { exact: true }).first().waitFor();

      const statement = verdict(page)
        .getByRole('listitem', { includeHidden: true })
        .filter({ has: page.locator('.leaf').getByText(`Recorded: ${leaf.statement}`, { exact: true }) })
        .last();
      const source = statement.getByRole('button', { includeHidden: true }).first();
      await openDownTo(page, source);
      await page.keyboard.press('Enter');
      const sheet = page.getByRole('dialog', { name: 'Record of the patient' });
      const row = sheet.getByRole('listitem').filter({ has: page.locator('xpath=self::*[@tabindex="-1"]') });
      await expect.poll(() => isFocused(row)).toBe(true);
      expect(await row.textContent()).toContain(entry.author);
      // The name of the entry is for auditors.
      expect(await row.getByText(entry.id, { exact: true }).count()).toBe(0);
      await sheet.getByRole('checkbox', { name: 'Names for auditors' }).press('Space');
      await row.getByText(entry.id, { exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
      await expect.poll(() => isFocused(source)).toBe(true);

      const cutOff = statement.locator('summary').filter({ hasText: 'Compared with' }).first();
      await tabTo(page, cutOff);
      await page.keyboard.press('Enter');
      const told = (await statement.getByRole('group').first().textContent()) ?? '';
      expect(told).toContain(BACKED[record.flag]);
      expect(told).not.toContain(`(${record.flag})`);
      expect(told).toContain(record.locator);
      expect(told).toContain(record.id);
      const citation = answer.citations.find(({ id }) => id === record.source);
      expect(told).toContain(citation ? citation.text : 'derived by Upright');
      expect(await pressed()).toBe(0);
    }));

  it('names everything that is missing, and leads to where it is entered', () =>
    withCase('indication', async (page, caseId) => {
      const pain = 'back pain (0 to 10), a score';
      const { indication } = await answerOf(page, caseId);
      expect(indication?.verdict).toBe('cannot_tell');
      await verdict(page).getByRole('heading', { name: 'What would decide, and is not known' }).waitFor();
      for (const what of indication?.missing ?? []) {
        const line = verdict(page)
          .getByRole('listitem')
          .filter({ has: page.getByText(what, { exact: true }) })
          .first();
        await line.getByText(what, { exact: true }).waitFor();
        expect(await line.locator('button, a').count(), what).toBe(1);
      }

      await verdict(page)
        .getByRole('button', { name: `Record: ${pain}` })
        .first()
        .click();
      const dialog = page.getByRole('dialog', { name: 'Score' });
      expect(await dialog.getByRole('combobox', { name: 'Score' }).inputValue()).toBe('nrs_back');
      await dialog.getByRole('spinbutton', { name: 'Value' }).fill('8');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
      await verdict(page).getByText(pain, { exact: true }).first().waitFor({ state: 'detached' });
      expect((await answerOf(page, caseId)).indication?.missing).not.toContain(pain);

      await verdict(page)
        .getByRole('listitem')
        .filter({ has: page.getByText('a standing film with landmarks', { exact: true }) })
        .getByRole('link', { name: 'Open' })
        .first()
        .click();
      await page.waitForURL(`**/cases/${caseId}/study*`);
    }));
});

describe('setting aside', () => {
  const shown = (page: Page) => page.getByText(/^Set aside by /);
  const button = (page: Page) => page.getByRole('button', { name: 'Set aside: Elective indication' });
  const REASON = 'the patient is at sea until spring';

  it('takes two clicks and a reason on the overview, shows who and when, and is taken back', () =>
    withCase('overview', async (page, caseId) => {
      const pressed = await pointing(page);
      const before = (await answerOf(page, caseId)).indication?.in_words ?? '';
      await button(page).click();
      await expect
        .poll(() => isFocused(page.getByRole('textbox', { name: 'Why do you set this aside?' })))
        .toBe(true);
      await page.keyboard.type(REASON);
      await page.getByRole('button', { name: 'Set aside', exact: true }).click();
      await shown(page).waitFor();
      expect(await pressed()).toBe(2);
      await expect.poll(() => isFocused(page.getByRole('button', { name: 'Take back' }))).toBe(true);

      const entry = (await entriesOf(page, caseId)).at(-1);
      const today = await page.evaluate(() =>
        new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }),
      );
      for (const screen of ['overview', 'indication'] as const) {
        await goTo(page, node.address + ofCase(caseId, screen));
        await shown(page).waitFor();
        expect(await shown(page).textContent()).toBe(`Set aside by ${entry?.author}, ${today}`);
        await page.getByText(REASON, { exact: true }).waitFor();
        await page.getByText(before, { exact: true }).first().waitFor();
      }

      await goTo(page, node.address + ofCase(caseId, 'overview'));
      await page.getByRole('button', { name: 'Take back' }).click();
      await button(page).waitFor();
      await expect.poll(() => isFocused(button(page))).toBe(true);
      await page.reload();
      await button(page).waitFor();
      expect(await page.getByText(REASON).count()).toBe(0);
      const { overridden } = await answerOf(page, caseId);
      expect(overridden.filter(({ item }) => item === 'indication')).toEqual([]);
      expect((await entriesOf(page, caseId)).at(-1)?.supersedes).toBe(entry?.id);
    }));

  it('asks for a reason, and is left by Escape with nothing recorded', () =>
    withCase('overview', async (page, caseId) => {
      await button(page).click();
      await page.getByRole('button', { name: 'Set aside', exact: true }).click();
      const reason = page.getByRole('textbox', { name: 'Why do you set this aside?' });
      expect(await reason.evaluate((field: HTMLInputElement) => field.validity.valueMissing)).toBe(true);
      await reason.press('Escape');
      await button(page).waitFor();
      expect(await factsOf(page, caseId)).toEqual([]);
    }));
});
