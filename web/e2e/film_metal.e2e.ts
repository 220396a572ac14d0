/** Metal on a film: drawn around where it was found, and an implant of the record once a person confirms it. */
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { violations } from './axe';
import { recordFact, recordOf } from './cases';
import { newPage, unexpected } from './launch';
import { Study } from './study';

const node = inject('demo');
/** Of nobody else: an operated flatback. */
const SEED = 2;
const DENIED = 'no metal in the spine';

const SORTER = 'study sorter';

let study: Study;

beforeAll(async () => {
  study = await Study.of(node, SEED);
});

afterAll(() => study?.browser.close());

/** Waits until the node has told the record which study the film is. */
async function sorted(page: Page): Promise<void> {
  const { caseId } = study.film;
  const isSorted = async () =>
    (await recordOf(page.request, node, caseId)).entries.some(({ author }) => author === SORTER);
  await expect.poll(isSorted, { timeout: 20_000 }).toBe(true);
}

/** Shows the page the record without its last entry, as it was before that, until the page has been refused something. */
async function readBefore(page: Page): Promise<void> {
  const isRecord = ({ pathname }: URL) => pathname.endsWith(`${study.film.caseId}/entries`);
  let isRefused = false;
  page.on('response', (answer) => {
    isRefused ||= answer.status() === 412;
  });
  await page.route(isRecord, async (route: Route) => {
    if (isRefused || route.request().method() !== 'GET') return route.fallback();
    const response = await route.fetch();
    const record = (await response.json()) as { entries: { author: string }[] };
    expect(record.entries.pop()?.author).toBe(SORTER);
    const etag = `"${record.entries.length}"`;
    return route.fulfill({ response, json: record, headers: { ...response.headers(), etag } });
  });
}

describe('metal on a film', () => {
  it('is drawn around, confirmed, and contradicts a record that denies it', async () => {
    const page = await newPage(study.browser, { pass: study.pass });
    const heard = unexpected(page);
    const { caseId, image } = study.film;
    await recordFact(page.request, node, caseId, { kind: 'surgical_anatomy', metal: 'none' }, '2021-12-01');
    const isContradicted = async () => {
      const answer = await page.request.get(`${node.address}/api/v1/cases/${caseId}/answer`);
      return (await answer.text()).includes(DENIED);
    };
    expect(await isContradicted()).toBe(false);

    await sorted(page);
    await readBefore(page);
    await page.goto(`${node.address}/cases/${caseId}/study?film=${image}&renderer=cpu`);
    await page.getByRole('tab', { name: 'Film' }).click();
    const metal = page.locator('.film-metal');
    const line = metal.locator('.seen-line');
    await line.waitFor();
    expect(await metal.textContent()).toMatch(/1 rod, \d screws: clear/);
    const outlines = page.locator('.film-overlay .outlines polygon.stroke');
    expect(await outlines.count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    await metal.getByLabel('Draw around it').uncheck();
    expect(await outlines.count()).toBe(0);
    await metal.getByLabel('Draw around it').check();

    await line.getByRole('button', { name: 'Show' }).click();
    await line.getByRole('button', { name: 'Confirm' }).click();
    await line.getByText('Confirmed', { exact: true }).waitFor();
    expect(await isContradicted()).toBe(true);
    // That the film was sorted meanwhile asked nobody to look again, and is not said twice.
    expect(heard).toEqual([expect.stringMatching(/^412 .*entries$/)]);
    const { entries } = await recordOf(page.request, node, caseId);
    expect(entries.filter(({ fact }) => fact.kind === 'study')).toHaveLength(1);
    await page.context().close();
  });
});
