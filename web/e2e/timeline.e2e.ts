/** The timeline of a patient who has progressed: by pointer, by keyboard, as tables and as a file. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { ofCase } from './addresses';
import { caseCalled } from './cases';
import { goTo, launch, logIn, newPage, type Pass } from './launch';

const demo = inject('demo');

let browser: Browser;
let pass: Pass;
let page: Page;
let id: string;

beforeAll(async () => {
  browser = await launch();
  pass = await logIn(browser, demo);
});
afterAll(() => browser?.close());

beforeEach(async () => {
  page = await newPage(browser, { pass });
  id = await caseCalled(page.request, demo, 'It has progressed');
  await goTo(page, demo.address + ofCase(id, 'timeline'));
});
afterEach(() => page.context().close());

/** The same case as a researcher finds it: by its pseudonym, for names are not told. */
async function caseLike(researcher: Page): Promise<string> {
  const { pseudonym } = await (await page.request.get(`${demo.address}/api/v1/cases/${id}`)).json();
  const { cases } = await (await researcher.request.get(`${demo.address}/api/v1/cases?limit=100`)).json();
  return cases.find((one: { pseudonym: string }) => one.pseudonym === pseudonym).id;
}

describe('the charts', () => {
  it('say in words what they show', async () => {
    const summary = await page.getByRole('img', { name: /^SVA, / }).getAttribute('aria-label');
    expect(summary).toMatch(/4 films.*First \d{1,2} [A-Z][a-z]{2} 2022: 101\.5\smm.*Last .*174\.8\smm/);
  });

  it('join extended films, and neither the film as the patient stands nor the lying one', async () => {
    const t1pa = page.locator('.chart', { has: page.getByRole('img', { name: /^T1PA, / }) });
    expect(await t1pa.locator('.mark').count()).toBe(5);
    expect(await t1pa.locator('.link').count()).toBe(2);
  });

  it('are walked through by arrows, each point with its name, and read aloud what stands beside it', async () => {
    const points = page.getByRole('group', { name: 'SVA' }).locator('.chart-target');
    await points.last().focus();
    await page.keyboard.press('Home');
    expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(
      /^SVA 101\.5\smm.*\d{1,2} [A-Z][a-z]{2} 2022/,
    );
    await page.keyboard.press('ArrowRight');
    expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/\d{1,2} [A-Z][a-z]{2} 2024/);
    expect(await page.locator('.reading').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.locator('.reading').count()).toBe(0);
  });

  it('say beside a length how far it is trusted, and how old its film is', async () => {
    const points = page.getByRole('group', { name: 'SVA' });
    await points.getByRole('link', { name: /at least 67\.5.*scale estimated/ }).focus();
    expect(await page.locator('.reading').textContent()).toMatch(/at least 67\.5\smm.*scale estimated.*ago/);
    const latest = page.locator('.timeline-row', { has: page.getByRole('img', { name: /^SVA, / }) });
    expect(await latest.locator('.timeline-result').textContent()).toContain('scale estimated');
  });

  it('read a point at the first touch of a finger, and follow it at the second', async () => {
    const context = await browser.newContext({
      storageState: pass,
      hasTouch: true,
      viewport: { width: 820, height: 1180 },
    });
    const tablet = await context.newPage();
    await goTo(tablet, demo.address + ofCase(id, 'timeline'));
    const point = tablet.getByRole('group', { name: 'SVA' }).getByRole('link', { name: /at least 67\.5/ });
    await point.tap();
    await tablet.locator('.reading').waitFor();
    expect(tablet.url()).toContain('/timeline');
    await point.tap();
    await tablet.waitForURL(/\/study\?film=[0-9a-f]{64}/);
    await context.close();
  });

  it('lead from a point to its film', async () => {
    const points = page.getByRole('group', { name: 'SVA' });
    await points.getByRole('link', { name: /at least 67\.5/ }).click();
    await page.waitForURL(/\/study\?film=[0-9a-f]{64}/);
  });
});

describe('the course', () => {
  it('is what the node says, with the reasons', async () => {
    const course = page.locator('.timeline-verdict');
    expect(await course.textContent()).toMatch(/Progressed.*T1PA \+2\.7° a year.*3 films/);
    await course.getByRole('button', { name: 'Why?' }).click();
    await page.getByRole('dialog').getByText('worse by more than the 4.1° that two films can tell').waitFor();
  });

  it('sets two chosen films beside each other, the one as the patient stands to the left', async () => {
    const films = page.locator('.timeline-films');
    expect(await films.getByRole('checkbox', { name: /\d{1,2} [A-Z][a-z]{2} 2022/ }).isDisabled()).toBe(true);
    await films.getByRole('checkbox', { name: /2026, knees and hips extended/ }).check();
    await films.getByRole('checkbox', { name: /as the patient stands/ }).check();
    await films.getByRole('link', { name: 'Compare the two' }).click();
    await page.waitForURL(/\/compare\?left=[0-9a-f]{64}&right=[0-9a-f]{64}/);
  });
});

describe('on paper', () => {
  it('has the drawings as wide as the sheet, and says whose they are and what they are not', async () => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const said = await page.locator('.on-paper').textContent();
    expect(said).toMatch(/Demo 02.*born.*Research use/);
    const widths = await page.locator('.chart > svg').evaluateAll((all) => all.map((svg) => svg.clientWidth));
    expect(Math.max(...widths)).toBeLessThan(450);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  });
});

describe('the numbers', () => {
  it('stand in tables', async () => {
    await page.getByRole('button', { name: 'Tables' }).click();
    const films = page.getByRole('table', { name: 'Alignment, film by film' });
    expect(await films.getByRole('row').count()).toBe(6);
    const lying = films.getByRole('row', { name: /Supine/ });
    expect(await lying.textContent()).toContain('not as a standing value');
    expect(await films.getByRole('row', { name: /As the patient stands/ }).textContent()).toMatch(
      /≥ 67\.5\smm.*at least.*scale estimated/,
    );
  });

  it('are the same for whoever sees no pictures, with their intervals', async () => {
    const read = async (one: Page) =>
      (
        await one.getByRole('table', { name: 'Alignment, film by film' }).getByRole('cell').allTextContents()
      ).join(' ');
    await page.getByRole('button', { name: 'Tables' }).click();
    const seen = await read(page);
    const researcher = await newPage(browser, {
      pass: await logIn(browser, { ...demo, name: 'researcher' }),
    });
    const without = await caseLike(researcher);
    await goTo(researcher, demo.address + ofCase(without, 'timeline'));
    await researcher.getByText('No pictures are shown to this account').waitFor();
    await researcher.getByRole('button', { name: 'Tables' }).click();
    const values = (text: string) => text.match(/≥? ?[−\d.]+ to [−\d.]+/g);
    const told = await read(researcher);
    expect(values(told)?.length).toBeGreaterThan(20);
    expect(values(told)).toEqual(values(seen));
    await researcher.context().close();
  });

  it('come as a file that names no patient', async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^U-[0-9A-Z-]+-timeline\.csv$/);
    const table = await readFile(await file.path(), 'utf8');
    const [heading, ...rows] = table.split('\r\n');
    expect(heading).toContain('day,kind,code,value,unit,interval_low,interval_high,usability,posture');
    expect(rows.some((row) => /,SVA,67\.46\d*,mm,63\.\d+,72\.\d+,at_least,standing,/.test(row))).toBe(true);
    expect(table).not.toContain('Demo');
    expect(table).not.toContain('SIMULATED');
  });
});
