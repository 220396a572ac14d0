/** Metal on a film: drawn around where it was found, and an implant of the record once a person confirms it. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { violations } from './axe';
import { recordFact } from './cases';
import { newPage, unexpected } from './launch';
import { Study } from './study';

const node = inject('demo');
/** Of nobody else: an operated flatback. */
const SEED = 2;
const DENIED = 'no metal in the spine';

let study: Study;

beforeAll(async () => {
  study = await Study.of(node, SEED);
});

afterAll(() => study?.browser.close());

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
    expect(heard).toEqual([]);
    await page.context().close();
  });
});
