/** The work-up board: cards are moved, ordered with a reason, held back by what is not known; findings that wait. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ofCase } from './addresses';
import { violations } from './axe';
import { careOf, isFocused, pointing, tabTo } from './care';
import { caseCalled, recordFact } from './cases';
import { goTo } from './launch';

const { node, withPage, newCase, withCase, answerOf, entriesOf, factsOf } = careOf('BOARD');

describe('the work-up board', () => {
  const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const heading = (page: Page) => page.getByRole('heading', { name: 'standing lateral film', exact: true });
  const card = (page: Page, within: Page | Locator = page) =>
    within.getByRole('article').filter({ has: heading(page) });
  const menuOf = (one: Locator) => one.getByRole('button', { name: /move, or more$/ });
  const ordering = (page: Page) => page.getByRole('dialog', { name: 'Order: standing lateral film?' });
  const whyAllTheSame = (page: Page) =>
    ordering(page).getByRole('textbox', { name: 'Why it is ordered all the same' });
  const statesOf = async (page: Page, caseId: string) =>
    (await factsOf(page, caseId)).filter(({ kind }) => kind === 'study').map(({ state }) => state);

  it('moves a card by its menu and the keyboard alone, records that, and shows it after a reload', () =>
    withCase('workup', async (page, caseId) => {
      const pressed = await pointing(page);
      await tabTo(page, menuOf(card(page, column(page, 'Needed'))));
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: 'Ordered: asks first…' }).waitFor();
      await page.keyboard.type('Ordered');
      await page.keyboard.press('Enter');
      await expect.poll(() => isFocused(whyAllTheSame(page))).toBe(true);
      await page.keyboard.type('asked on the telephone');
      await page.keyboard.press('Enter');
      await page.getByRole('status').filter({ hasText: 'ordered, recorded.' }).waitFor();
      await card(page, column(page, 'Ordered')).waitFor();
      await expect.poll(() => isFocused(card(page))).toBe(true);
      expect(await pressed()).toBe(0);
      expect(await factsOf(page, caseId)).toMatchObject([
        { kind: 'study', study: 'standing_film', state: 'ordered', reason: 'asked on the telephone' },
      ]);

      await page.reload();
      await card(page, column(page, 'Ordered')).waitFor();
      expect(await card(page, column(page, 'Needed')).count()).toBe(0);
      const board = (await answerOf(page, caseId)).board;
      expect(board.find(({ study }) => study === 'standing_film')?.progress).toBe('ordered');
    }));

  it('moves a card by a click in its menu and then by drag; the drag is taken back', () =>
    withCase('workup', async (page, caseId) => {
      await menuOf(card(page, column(page, 'Needed'))).click();
      await page.getByRole('menuitem', { name: 'Done', exact: true }).click();
      await page.getByRole('status').filter({ hasText: 'done, recorded.' }).waitFor();
      await card(page, column(page, 'Done')).waitFor();
      await page.reload();
      await card(page, column(page, 'Done')).waitFor();
      expect(await statesOf(page, caseId)).toEqual(['done']);

      await card(page).getByRole('heading').dragTo(column(page, 'Read').getByRole('heading').first());
      await card(page, column(page, 'Read')).waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('status').filter({ hasText: 'taken back.' }).waitFor();
      await card(page, column(page, 'Done')).waitFor();
      const [, read, undone] = await entriesOf(page, caseId);
      expect(undone).toMatchObject({ supersedes: read?.id, fact: { kind: 'withdrawal' } });
      await page.reload();
      await card(page, column(page, 'Done')).waitFor();
    }));

  it('takes no card backwards: it says so, and records nothing', () =>
    withCase('workup', async (page, caseId) => {
      await card(page).getByRole('heading').dragTo(column(page, 'Read').getByRole('heading').first());
      await card(page, column(page, 'Read')).waitFor();
      await card(page).getByRole('heading').dragTo(column(page, 'Ordered').getByRole('heading').first());
      await page.getByRole('status').filter({ hasText: 'A study only goes forward.' }).waitFor();
      await card(page, column(page, 'Read')).waitFor();
      expect(await statesOf(page, caseId)).toEqual(['read']);
    }));

  it('orders nothing that something may forbid without a reason; says what to ask first, and cancels the order', () =>
    withCase('workup', async (page, caseId) => {
      const order = () => ordering(page).getByRole('button', { name: 'Order all the same' });
      await card(page).getByRole('heading').dragTo(column(page, 'Ordered').getByRole('heading').first());
      await ordering(page).getByText('whether there is an unstable fracture', { exact: true }).waitFor();
      await order().click();
      await expect.poll(() => isFocused(whyAllTheSame(page))).toBe(true);
      expect(await statesOf(page, caseId)).toEqual([]);
      await page.keyboard.type('walked in by himself');
      await order().click();
      await card(page, column(page, 'Ordered')).getByText('walked in by himself').waitFor();

      await menuOf(card(page)).click();
      await page.getByRole('menuitem', { name: 'Cancel the order…' }).click();
      const cancelling = page.getByRole('dialog', { name: 'Cancel the order: standing lateral film?' });
      await cancelling.getByRole('textbox', { name: 'Reason' }).fill('ordered for another patient');
      await cancelling.getByRole('button', { name: 'Cancel the order' }).click();
      await card(page, column(page, 'Needed')).waitFor();
      const [ordered, cancelled] = await entriesOf(page, caseId);
      expect(cancelled).toMatchObject({
        supersedes: ordered?.id,
        fact: { kind: 'withdrawal', reason: 'ordered for another patient' },
      });
      await page.reload();
      await card(page, column(page, 'Needed')).waitFor();
    }));

  it('asks why a study does not answer, and asks for it anew', () =>
    withCase('workup', async (page, caseId) => {
      await menuOf(card(page)).click();
      await page.getByRole('menuitem', { name: 'Done', exact: true }).click();
      await menuOf(card(page, column(page, 'Done'))).click();
      await page.getByRole('menuitem', { name: /does not answer/ }).click();
      const dialog = page.getByRole('dialog', { name: 'Why does it not answer?' });
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('the hips are not on it');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
      await card(page, column(page, 'Needed')).getByText('does not answer', { exact: true }).waitFor();
      expect((await factsOf(page, caseId)).at(-1)).toMatchObject({
        state: 'inadequate',
        reason: 'the hips are not on it',
      });
      await menuOf(card(page)).click();
      await page.getByRole('menuitem', { name: /^Ordered again/ }).click();
      await whyAllTheSame(page).fill('nothing new');
      await whyAllTheSame(page).press('Enter');
      await card(page, column(page, 'Ordered')).waitFor();
    }));
});

describe('the way to a card', () => {
  it('leads from what is to be done next to its card, which has the keyboard and says how long it waits', () =>
    withPage(async (page) => {
      const caseId = await newCase(page);
      const order = { kind: 'study', study: 'mri', name: 'MRI', state: 'ordered', reason: 'asked before' };
      await recordFact(page.request, node, caseId, order);
      await goTo(page, node.address + ofCase(caseId, 'overview'));
      const next = page.getByRole('region', { name: 'Next' });
      const link = next.locator('a[href*="/workup?study="]').first();
      const study = new URL(await link.evaluate((a: HTMLAnchorElement) => a.href)).searchParams.get('study');
      await link.click();
      const named = page.locator(`#study-${study}`);
      await expect.poll(() => isFocused(named)).toBe(true);
      await expect.poll(() => named.evaluate(isInSight)).toBe(true);

      const mri = page.locator('#study-mri');
      await mri.getByText(/^Ordered today \(.*\), not made yet$/).waitFor();
      // A card that lies folded in a group is unfolded.
      const folded = page.locator('.groups details:not([open]) article').first();
      const hidden = (await folded.getAttribute('id'))?.replace('study-', '');
      await goTo(page, `${node.address}${ofCase(caseId, 'workup')}?study=${hidden}`);
      await expect.poll(() => isFocused(page.locator(`#study-${hidden}`))).toBe(true);
    }));

  /** Whether a card lies in the part of the page that is seen. */
  function isInSight(card: Element): boolean {
    const { top, bottom } = card.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  it('is not complained of on any screen of a patient, with everything unfolded and every card looked into', () =>
    withPage(async (page) => {
      const caseId = await caseCalled(page.request, node, 'A broken rod');
      for (const screen of ['overview', 'workup', 'course', 'indication', 'timeline'] as const) {
        await goTo(page, node.address + ofCase(caseId, screen));
        await page.getByRole('main').evaluate((main) => {
          for (const fold of main.querySelectorAll('details')) fold.open = true;
        });
        for (const details of await page.getByRole('button', { name: /^Details/ }).all()) {
          await details.click();
          await page.getByRole('dialog').waitFor();
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
        }
      }
    }));

  it('closes one window after the other with Escape, the uppermost first', () =>
    withPage(async (page) => {
      const caseId = await caseCalled(page.request, node, 'MRI blurred by metal');
      await goTo(page, node.address + ofCase(caseId, 'workup'));
      await page
        .locator('#study-ct_myelogram')
        .getByRole('button', { name: /^Details/ })
        .click();
      const details = page.getByRole('dialog', { name: 'Details: CT myelogram' });
      await details.locator('.entry-button').last().click();
      const record = page.getByRole('dialog', { name: 'Record of the patient' });
      await record.waitFor();
      await page.keyboard.press('Escape');
      await record.waitFor({ state: 'detached' });
      expect(await details.count()).toBe(1);
      await page.keyboard.press('Escape');
      await details.waitFor({ state: 'detached' });
    }));
});

describe('what is asked before something is done', () => {
  const SYMPTOM = { kind: 'clinical_finding', presence: 'present' };

  /** A case of its own in which one symptom is there. */
  async function withSymptom(page: Page, symptom: string): Promise<string> {
    const caseId = await newCase(page);
    await recordFact(page.request, node, caseId, { ...SYMPTOM, symptom });
    return caseId;
  }

  it('stands on the card of its study, and what payers ask is told as coverage', () =>
    withPage(async (page) => {
      const caseId = await withSymptom(page, 'neurogenic_claudication');
      await goTo(page, node.address + ofCase(caseId, 'workup'));
      const mri = page.locator('#study-mri');
      await mri.getByText('Ask before: Is there metal where MRI is to be made?').click();
      await mri.getByText('what the implants are made of, or that there are none').waitFor();
      const payers = mri.locator('details', { hasText: 'Coverage: 1 question of payers' });
      await payers.locator('summary').click();
      await payers.getByText('What payers cover is never a medical contraindication.').waitFor();
      await payers.getByText('Were there six weeks of care before MRI?').waitFor();
      expect(await violations(page)).toEqual([]);
      await goTo(page, node.address + ofCase(caseId, 'course'));
      expect(await page.getByRole('main').getByText('Is there metal where MRI is to be made?').count()).toBe(
        0,
      );
      const injection = page.locator('.step', { hasText: 'Epidural steroid injection' });
      const medical = injection.getByRole('list', { name: 'Ask before' });
      for (const fold of await injection.locator('details').all())
        await fold.evaluate((one) => one.setAttribute('open', ''));
      expect(await injection.getByRole('list', { name: 'Asked by payers' }).textContent()).toMatch(
        /payers|months/,
      );
      expect(await medical.first().textContent()).not.toMatch(/payer|coverage/i);
    }));

  it('waits for a red flag where it plans a correction, and the card says so', () =>
    withPage(async (page) => {
      const caseId = await withSymptom(page, 'urinary_retention');
      await goTo(page, node.address + ofCase(caseId, 'workup'));
      const waits = page.getByText('waits until the red flag is settled');
      await page.locator('#study-extended_film', { has: waits }).waitFor();
      expect(await page.locator('#study-mri', { has: waits }).count()).toBe(0);
      await page.locator('#study-mri').waitFor();
    }));
});

describe('a finding that is proposed', () => {
  it('stands among what is to be confirmed, and is confirmed there', () =>
    withPage(async (page) => {
      const caseId = await newCase(page);
      const study = `CT of ${caseId}`;
      const finding = { kind: 'study_finding', finding: 'rod_fracture', presence: 'present', study };
      await recordFact(page.request, node, caseId, { ...finding, status: 'proposed' });
      await goTo(page, `${node.address}/queue`);
      await page.getByRole('tab', { name: /^Findings/ }).click();
      const waits = page.getByRole('listitem').filter({ hasText: study });
      await waits.getByRole('button', { name: /^Confirm or reject/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Confirm', exact: true }).click();
      await waits.waitFor({ state: 'detached' });
      expect((await factsOf(page, caseId)).at(-1)).toMatchObject({ ...finding, status: 'confirmed' });
    }));
});

describe('a study that is taken back', () => {
  it('shows its findings, takes back those that are ticked, and says that the others count no more', () =>
    withPage(async (page) => {
      const caseId = await newCase(page);
      const study = { kind: 'study', study: 'ct', name: 'CT', state: 'read' };
      const finding = { kind: 'study_finding', study: 'CT', presence: 'present', status: 'confirmed' };
      for (const fact of [
        study,
        { ...finding, finding: 'screw_halo', level: 'L4' },
        { ...finding, finding: 'rod_fracture', level: 'L3' },
      ])
        await recordFact(page.request, node, caseId, fact);
      await goTo(page, node.address + ofCase(caseId, 'overview'));
      await page.getByRole('button', { name: 'Record', exact: true }).click();
      await page.getByRole('button', { name: /^Take back: Study CT/ }).click();
      const dialog = page.getByRole('dialog', { name: /^Take back: Study/ });
      const along = dialog.getByRole('group', { name: '2 findings rest on this study' });
      await along.getByRole('checkbox', { name: /screw halo/ }).check();
      expect(await violations(page)).toEqual([]);
      await dialog.getByRole('textbox', { name: 'Why is it taken back?' }).fill('of another patient');
      await dialog.getByRole('button', { name: 'Take back' }).click();
      await dialog.waitFor({ state: 'detached' });
      const entries = await entriesOf(page, caseId);
      const taken = entries.filter(({ fact }) => fact.kind === 'withdrawal').map((one) => one.supersedes);
      expect(taken).toEqual([entries[1]?.id, entries[0]?.id]);
      const left = page.getByRole('listitem').filter({ hasText: 'rod fracture' });
      await left.getByText('Does not count: its study was taken back.').waitFor();
    }));
});
