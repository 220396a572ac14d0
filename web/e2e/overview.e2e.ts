/** The first view of a case: red flags that were not asked, what stands beside values, and who the patient is on a tablet. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ofCase } from './addresses';
import { violations } from './axe';
import { beginCase, caseCalled, recordFact, recordOf } from './cases';
import { goTo, launch, logIn, newPage, type Pass } from './launch';

const node = inject('demo');
let browser: Browser;
let pass: Pass;

beforeAll(async () => {
  browser = await launch();
  pass = await logIn(browser, node);
});
afterAll(() => browser?.close());

/** A page on the overview of a case. */
async function overviewOf(id: string, size?: { width: number; height: number }): Promise<Page> {
  const page = await newPage(browser, { pass, ...(size && { size }) });
  await goTo(page, node.address + ofCase(id, 'overview'));
  return page;
}

describe('red flags that were not asked', () => {
  it('stand first, are answered on one sheet, and are taken back', async () => {
    const page = await newPage(browser, { pass });
    const id = await beginCase(page.request, node, 'E2E-FLAGS');
    await goTo(page, node.address + ofCase(id, 'overview'));
    const before = await page.getByRole('heading', { name: /^Red flags not asked \(\d+\)$/ }).textContent();
    await page.getByText('No red flag is raised among those that were asked').waitFor();
    await page.getByRole('button', { name: 'Ask them now' }).click();
    const questions = page.getByRole('dialog').getByRole('radiogroup');
    expect(await violations(page)).toEqual([]);
    const many = await questions.count();
    expect(many).toBeGreaterThan(10);
    for (const question of await questions.all())
      await question.getByRole('radio', { name: 'Absent', exact: true }).check();
    await questions
      .filter({ hasText: /^sepsis/i })
      .getByRole('radio', { name: 'Not known' })
      .check();
    await page.getByRole('button', { name: `Record ${many - 1} answers` }).click();
    await page.getByText(`${many - 1} answers are recorded.`).waitFor();
    const recorded = await recordOf(page.request, node, id);
    expect(recorded.entries.filter(({ fact }) => fact.presence === 'absent')).toHaveLength(many - 1);
    expect(recorded.entries.some(({ fact }) => fact.symptom === 'sepsis')).toBe(false);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The answers were taken back.').waitFor();
    await expect
      .poll(() => page.getByRole('heading', { name: /^Red flags not asked/ }).textContent())
      .toBe(before);
    await page.context().close();
  });

  it('are calm only when every one was asked, and background is no red flag', async () => {
    const probe = await newPage(browser, { pass });
    const id = await caseCalled(probe.request, node, 'MRI blurred by metal');
    await probe.context().close();
    const page = await overviewOf(id);
    await page.getByText('No red flag is raised, and every one was asked').waitFor();
    await page.getByRole('heading', { name: 'Background, not red flags' }).waitFor();
    expect(await page.locator('.flag').count()).toBe(0);
    await page.context().close();
  });
});

describe('values of the film that stands first', () => {
  it('say their scale, that they are the least, and where an interval crosses a cut-off', async () => {
    const probe = await newPage(browser, { pass });
    const id = await caseCalled(probe.request, node, 'A broken rod');
    await probe.context().close();
    const page = await overviewOf(id);
    const tile = (name: string) => page.locator('.tile', { hasText: name }).first();
    expect(await tile('SVA').textContent()).toMatch(/at least≥ [\d.]+ mm.*scale estimated/);
    expect(await page.locator('.tiles').textContent()).not.toContain('ago');
    expect(await tile('PI−LL').textContent()).toContain('interval crosses the cut-off 20°');
    expect(await tile('PT').textContent()).not.toContain('scale');
    expect(await page.locator('.grade').textContent()).toMatch(
      /Film of .+ ago.*As the patient stands.*signed/,
    );
    await page.context().close();
  });
});

describe('a draft that is newer than what is signed', () => {
  it('is told beside the values that do not come from it, and led to', async () => {
    const page = await newPage(browser, { pass });
    const id = await caseCalled(page.request, node, 'Hips that do not extend');
    const api = `${node.address}/api/v1`;
    const { alignment } = await (await page.request.get(`${api}/cases/${id}/answer`)).json();
    const images = await (await page.request.get(`${api}/cases/${id}/images`)).json();
    const start = alignment.film.split('-')[1];
    const { id: film } = images.find((one: { id: string }) => one.id.startsWith(start));
    const versions = await (await page.request.get(`${api}/images/${film}/landmarks`)).json();
    const { version, document } = versions.at(-1);
    const { csrf } = await (await page.request.get(`${api}/session`)).json();
    const saved = await page.request.put(`${api}/images/${film}/landmarks`, {
      headers: { 'x-csrf-token': csrf, 'If-Match': `"${version}"` },
      data: { ...document, source: 'a draft' },
    });
    expect(saved.status()).toBe(201);
    await goTo(page, node.address + ofCase(id, 'overview'));
    await page.getByText(/A draft of .+ is not signed \(Knees and hips extended, .+\)/).waitFor();
    expect(await page.locator('.grade').textContent()).toMatch(/asked for, not reached.*signed .+ by/);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'To the draft' }).click();
    await page.waitForURL(`**/study?film=${film}`);
    await goTo(page, node.address + ofCase(id, 'compare'));
    expect(await page.locator('.right-pane .pane-name').textContent()).toMatch(/not reached.*signed .+ by/);
    await page.context().close();
  });
});

describe('who the patient is', () => {
  it('is seen whole on a tablet held upright', async () => {
    const probe = await newPage(browser, { pass });
    const id = await caseCalled(probe.request, node, 'A finding that waits');
    await probe.context().close();
    const page = await overviewOf(id, { width: 820, height: 1180 });
    const cut = await page
      .locator('.bar-middle')
      .evaluate((bar) =>
        [bar, ...bar.querySelectorAll('*')].some(
          (part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0,
        ),
      );
    expect(cut).toBe(false);
    const said = await page.locator('.bar-middle').textContent();
    expect(said).toMatch(
      /Demo 07, A finding that waits for a word.*born 1 Jan 1955.*PHANTOM-JUNCTIONAL-KYPHOSIS/,
    );
    await page.context().close();
  });
});

describe('the record', () => {
  it('takes an entry back for a reason, shows it struck through, and lets it hold again', async () => {
    const page = await newPage(browser, { pass });
    const id = await beginCase(page.request, node, `E2E-BACK-${process.pid}`);
    await recordFact(page.request, node, id, { kind: 'outcome', instrument: 'odi', score: 44 });
    await goTo(page, node.address + ofCase(id, 'overview'));
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: 'Record of the patient' });
    await sheet.getByRole('button', { name: /^Take back: .*44/ }).click();
    const asked = page.getByRole('dialog', { name: /^Take back: / });
    const reason = asked.getByRole('textbox', { name: 'Why is it taken back?' });
    await asked.getByRole('button', { name: 'Take back', exact: true }).click();
    await expect.poll(() => reason.evaluate((field) => field === document.activeElement)).toBe(true);
    expect((await recordOf(page.request, node, id)).entries).toHaveLength(1);
    await reason.fill('of another patient');
    expect(await violations(page)).toEqual([]);
    await reason.press('Enter');
    const struck = sheet
      .getByRole('listitem')
      .filter({ hasText: /taken back on .+ by .+: “of another patient”/ });
    await struck.waitFor();
    expect(
      await struck.locator('.record-fact').evaluate((fact) => getComputedStyle(fact).textDecorationLine),
    ).toBe('line-through');
    const undo = struck.getByRole('button', { name: /^Undo: .*44.* holds again$/ });
    await expect.poll(() => undo.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await struck.waitFor({ state: 'detached' });
    const [first, withdrawal, again] = (await recordOf(page.request, node, id)).entries;
    expect(withdrawal).toMatchObject({ supersedes: first?.id, fact: { reason: 'of another patient' } });
    expect(again).toMatchObject({ supersedes: withdrawal?.id, fact: first?.fact ?? {} });
    await sheet.getByRole('button', { name: /^Take back: .*44/ }).waitFor();
    await page.context().close();
  });

  it('takes back no film: its landmarks are signed anew', async () => {
    const page = await newPage(browser, { pass });
    const id = await caseCalled(page.request, node, 'It has progressed');
    await goTo(page, node.address + ofCase(id, 'overview'));
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    const films = page
      .getByRole('dialog')
      .getByRole('listitem')
      .filter({ hasText: 'signing its landmarks anew' });
    await films.first().waitFor();
    expect(await films.getByRole('button').count()).toBe(0);
    await page.context().close();
  });
});
