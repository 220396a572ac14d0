/** The work-up, the course, the indication and what is set aside: as clinicians use them, two at a time, and as others see them. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer } from '../src/api/answer';
import { everyNode } from '../src/features/shared/tree';
import { type CaseScreen, ofCase } from './addresses';
import { violations } from './axe';
import { beginCase, caseCalled, recordFact, recordOf } from './cases';
import { complaints, goTo, launch, logIn, newPage, type Pass } from './launch';

const node = inject('demo');
const LOOKED_AT = 'It has progressed';

let browser: Browser;
let pass: Pass;
let full: string;
let cases = 0;

beforeAll(async () => {
  browser = await launch();
  pass = await logIn(browser, node);
  await withPage(async (page) => {
    full = await caseCalled(page.request, node, LOOKED_AT);
  });
});

afterAll(() => browser?.close());

/** Opens a page for as long as something is done with it. */
async function withPage(use: (page: Page) => Promise<void>, by = pass) {
  const page = await newPage(browser, { pass: by });
  try {
    await use(page);
  } finally {
    await page.context().close();
  }
}

/** Opens a screen of a case of its own, in which nothing is recorded. */
function withCase(screen: CaseScreen, use: (page: Page, caseId: string) => Promise<void>) {
  return withPage(async (page) => {
    cases += 1;
    const caseId = await beginCase(page.request, node, `E2E-CARE-${process.pid}-${cases}`);
    await goTo(page, node.address + ofCase(caseId, screen));
    await use(page, caseId);
  });
}

const answerOf = async (page: Page, caseId: string) =>
  (await (await page.request.get(`${node.address}/api/v1/cases/${caseId}/answer`)).json()) as Answer;
const entriesOf = async (page: Page, caseId: string) => (await recordOf(page.request, node, caseId)).entries;
const factsOf = async (page: Page, caseId: string) =>
  (await entriesOf(page, caseId)).map((entry) => entry.fact);

const isFocused = (place: Locator) => place.evaluate((element) => element === document.activeElement);

/** Goes on by Tab until the keyboard is there; a page on which it never comes there fails. */
async function tabTo(page: Page, place: Locator, key = 'Tab') {
  for (let steps = 0; steps < 150; steps++) {
    if (await isFocused(place)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not come to ${place}`);
}

/** Counts what a pointer does on the page from now on. */
async function pointing(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as unknown as { pressed: number };
    counted.pressed = 0;
    addEventListener('pointerdown', () => counted.pressed++, true);
  });
  return () => page.evaluate(() => (window as unknown as { pressed: number }).pressed);
}

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
      cases += 1;
      const caseId = await beginCase(page.request, node, `E2E-CARE-${process.pid}-${cases}`);
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

describe('what is asked before something is done', () => {
  const SYMPTOM = { kind: 'clinical_finding', presence: 'present' };

  /** A case of its own in which one symptom is there. */
  async function withSymptom(page: Page, symptom: string): Promise<string> {
    cases += 1;
    const caseId = await beginCase(page.request, node, `E2E-CARE-${process.pid}-${cases}`);
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
      // Changed later: without the emergency it would stand first.
      await giveAccess(page, await beginCase(page.request, node, `${number}-LATER`), 'reader');
    });
    const reader = await logIn(browser, { ...node, name: 'reader' });
    await withPage(async (page) => {
      await goTo(page, node.address);
      const rows = page.locator('.case-row');
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
    }, reader);
  });
});

describe('a finding that is proposed', () => {
  it('stands among what is to be confirmed, and is confirmed there', () =>
    withPage(async (page) => {
      cases += 1;
      const caseId = await beginCase(page.request, node, `E2E-CARE-${process.pid}-${cases}`);
      const study = `CT ${process.pid}-${cases}`;
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
      const row = sheet.getByRole('listitem').filter({ hasText: `· ${entry.id}` });
      await expect.poll(() => isFocused(row.first())).toBe(true);
      expect(await row.first().textContent()).toContain(entry.author);
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
      await expect.poll(() => isFocused(source)).toBe(true);

      const cutOff = statement.locator('summary').filter({ hasText: 'Compared with' }).first();
      await tabTo(page, cutOff);
      await page.keyboard.press('Enter');
      const told = (await statement.getByRole('group').first().textContent()) ?? '';
      expect(told).toContain(`(${record.flag})`);
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

describe('two people at one record', () => {
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
    withCase('indication', async (page, caseId) => {
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
    }));

  it('so is a fast entry', () =>
    withCase('course', async (page, caseId) => {
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
    }));

  it('so is what is set aside', () =>
    withCase('overview', async (page, caseId) => {
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
    }));

  it('so is a card that is moved', () =>
    withCase('workup', async (page, caseId) => {
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
    }));
});

describe('those who do not treat', () => {
  const CARE = ['overview', 'workup', 'course', 'indication'] as const;
  /** Whatever records something, by its name. */
  const WRITES =
    /^(Save|Keep|Undo|Take back|Correct.*|Set aside.*|Record(: .*| a .*|, .*)?|Record|Add .*|Cancel the order.*|Confirm or reject|Decide.*|.*move, or more|What)$/;

  /** Every button of a screen that records, with everything unfolded. */
  async function writingOn(page: Page): Promise<string[]> {
    await page.getByRole('main').evaluate((main) => {
      for (const fold of main.querySelectorAll('details')) fold.open = true;
    });
    const names = await page
      .getByRole('main')
      .getByRole('button')
      .evaluateAll((buttons) =>
        buttons.map((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim()),
      );
    return names.filter((name) => WRITES.test(name) && name !== 'Record');
  }

  /** What stands on a screen in headings: the same for everybody who may see it. */
  const headings = (page: Page) => page.getByRole('main').getByRole('heading').allTextContents();

  describe('a reader', () => {
    let reader: Pass;
    beforeAll(async () => {
      reader = await logIn(browser, { ...node, name: 'reader' });
    });

    it.each(CARE)('sees all of the %s, and nothing that records', async (screen) => {
      let seen: string[] = [];
      let statements: number | undefined;
      await withPage(async (page) => {
        await goTo(page, node.address + ofCase(full, screen));
        expect(await writingOn(page)).not.toEqual([]);
        seen = await headings(page);
        statements = await page.getByRole('main').locator('.statement').count();
      });
      await withPage(async (page) => {
        const heard = complaints(page);
        await goTo(page, node.address + ofCase(full, screen));
        expect(await writingOn(page)).toEqual([]);
        expect((await headings(page)).filter((one) => one !== 'Quick entry')).toEqual(
          seen.filter((one) => one !== 'Quick entry'),
        );
        expect(await page.getByRole('main').locator('.statement').count()).toBe(statements);
        expect(await page.locator('[draggable=true]').count()).toBe(0);
        await page.getByText('You may read this record, not change it.').first().waitFor();
        expect(heard).toEqual([]);
      }, reader);
    });

    it('reads the record, and may neither add to it nor correct it', () =>
      withPage(async (page) => {
        await goTo(page, node.address + ofCase(full, 'overview'));
        await page.getByRole('button', { name: 'Record', exact: true }).click();
        const sheet = page.getByRole('dialog', { name: 'Record of the patient' });
        await sheet.getByText(/^\d+ entries$/).waitFor();
        const buttons = await sheet.getByRole('button').all();
        expect(await Promise.all(buttons.map((one) => one.getAttribute('aria-label')))).toEqual(['Close']);
      }, reader));

    it('is refused by the node, too', () =>
      withPage(async (page) => {
        const before = await factsOf(page, full);
        const fact = { kind: 'goal', text: 'to write' };
        await expect(recordFact(page.request, node, full, fact)).rejects.toThrow('403');
        expect(await factsOf(page, full)).toEqual(before);
      }, reader));
  });

  describe('a researcher', () => {
    let researcher: Pass;
    let names: string[];
    let pseudonym: string;
    beforeAll(async () => {
      researcher = await logIn(browser, { ...node, name: 'researcher' });
      await withPage(async (page) => {
        const answer = await page.request.get(`${node.address}/api/v1/cases/${full}`);
        const found = (await answer.json()) as {
          pseudonym: string;
          patient: { name: string; number: string; birth_date: string };
        };
        pseudonym = found.pseudonym;
        names = [found.patient.name, LOOKED_AT, found.patient.number, found.patient.birth_date, 'Dr. Demo'];
      });
    });

    it.each(CARE)('sees no name on the %s, is sent none, and records nothing', (screen) =>
      withPage(async (page) => {
        const heard = complaints(page);
        const sent: Promise<string>[] = [];
        page.on('response', (answer) => {
          if (answer.url().includes('/api/')) sent.push(answer.text().catch(() => ''));
        });
        await goTo(page, node.address + ofCase(full, screen));
        expect(await writingOn(page)).toEqual([]);
        await page.getByText(pseudonym).first().waitFor();
        const everything = [await page.content(), await page.title(), ...(await Promise.all(sent))].join(
          '\n',
        );
        expect(sent.length).toBeGreaterThan(2);
        expect(names.filter((name) => everything.includes(name))).toEqual([]);
        expect(heard).toEqual([]);
      }, researcher),
    );
  });
});
