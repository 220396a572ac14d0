/** What bent knees hide, shown: two films, the statement of the node, a simulated posture that nobody takes for a film. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { FilmViewer } from '../src/viewer/viewer';
import { beginCase, caseCalled } from './cases';
import { bringIn, phantom } from './films';
import { goTo, launch, logIn, newPage, type Pass } from './launch';

const node = inject('demo');
let browser: Browser;
let pass: Pass;
let page: Page;
let caseId: string;

beforeAll(async () => {
  browser = await launch();
  pass = await logIn(browser, node);
  page = await newPage(browser, { pass });
  caseId = await caseCalled(page.request, node, 'What bent knees hide');
  await goTo(page, `${node.address}/cases/${caseId}/compare`);
  await page.locator('.pane .film-canvas').nth(1).waitFor();
});

afterAll(async () => {
  await browser?.close();
});

type Held = HTMLElement & { viewer: FilmViewer };

/** Where the hip axis of each film lies on the screen, and how large a millimetre is there. */
function hips() {
  return page.evaluate(() =>
    [...document.querySelectorAll('.pane .film-place')].map((place) => {
      const { viewer } = place as Held;
      const { tracing, stage } = viewer;
      const tilt = tracing?.measure.parameterAt.get('PT') ?? 0;
      const line = tracing?.lines(tilt).find((one) => one.kind === 'connection');
      const { x, y, scale, aspect } = stage.view;
      return {
        x: x + (line?.x0 ?? 0) * scale * aspect,
        y: y + (line?.y0 ?? 0) * scale,
        millimetre: scale / (tracing?.rowSpacing ?? 1),
      };
    }),
  );
}

const choose = (name: RegExp, option: string) => page.getByRole('combobox', { name }).selectOption(option);

describe('comparing', () => {
  it('calls the two films by how the patient stood and when: whoever hears the screen can tell them apart', async () => {
    const names = await page
      .locator('.pane .film-place')
      .evaluateAll((places) => places.map((place) => place.getAttribute('aria-label')));
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/^Film to look at: .+, .*\d{4}/);
  });

  it('says what the node says, with every precondition, and the changes as the node computed them', async () => {
    const answer = await page.request.get(`${node.address}/api/v1/cases/${caseId}/assessment`);
    const { pair } = (await answer.json()) as {
      pair: {
        sentence: string;
        comparability: { statement: string }[];
        changes: { code: string; change: number }[];
      };
    };
    await page.getByText(pair.sentence).waitFor();
    for (const { statement } of pair.comparability) await page.getByText(statement).waitFor();
    const sva = pair.changes.find(({ code }) => code === 'SVA');
    expect(await page.getByRole('row', { name: /^SVA/ }).textContent()).toContain(
      `+${sva?.change.toFixed(1)} mm`,
    );
  });

  it('keeps both films at the same hip and the same size, whichever is moved', async () => {
    await expect
      .poll(async () => Math.abs(((await hips())[0]?.x ?? 0) - ((await hips())[1]?.x ?? 99)))
      .toBeLessThan(1);
    const box = await page.locator('.pane .film-place').first().boundingBox();
    if (!box) throw new Error('no film on the screen');
    await page.mouse.move(box.x + 150, box.y + 200);
    await page.mouse.wheel(0, -400);
    await page.mouse.down();
    await page.mouse.move(box.x + 190, box.y + 260);
    await page.mouse.up();
    const [one, other] = await hips();
    if (!one || !other) throw new Error('two films are compared');
    expect(Math.abs(one.x - other.x)).toBeLessThan(1);
    expect(Math.abs(one.y - other.y)).toBeLessThan(1);
    expect(Math.abs(one.millimetre / other.millimetre - 1)).toBeLessThan(1e-9);
  });

  it('lays one over the other, with a slider and a key to change between them', async () => {
    await choose(/^Films/, 'slider');
    const slider = page.getByRole('slider');
    expect(await slider.inputValue()).toBe('50');
    await page.locator('.pane .film-place').first().focus();
    await page.keyboard.press('b');
    await expect.poll(() => slider.inputValue()).toBe('100');
    await page.keyboard.press('b');
    await expect.poll(() => slider.inputValue()).toBe('0');
    await choose(/^Films/, 'beside');
  });

  it('says beside each film on whose word it stands, how old it is and how far its millimetres are trusted', async () => {
    for (const pane of await page.locator('.pane-name').all()) {
      const said = (await pane.textContent()) ?? '';
      expect(said).toMatch(/signed \d+ \w+ \d{4} by .+film of .+scale estimated/);
    }
    const table = page.getByRole('region', { name: 'Both films' });
    await table.getByRole('columnheader', { name: 'As the patient stands signed' }).waitFor();
    await table.getByRole('columnheader', { name: 'Knees and hips extended signed' }).waitFor();
    const sva = await table.getByRole('row', { name: /^SVA/ }).getByRole('cell').allTextContents();
    expect(sva[0]).toMatch(/^≥ [\d.]+ mm.*at least.*scale estimated/);
    expect(sva[1]).toMatch(/^[\d.]+ mm.*scale estimated/);
    const pt = await table.getByRole('row', { name: /^PT/ }).textContent();
    expect(pt).not.toContain('scale');
  });

  it('keeps both names in sight wherever the slider stands', async () => {
    await choose(/^Films/, 'slider');
    await page.getByRole('slider').fill('100');
    await page.getByRole('combobox', { name: 'Film on the right' }).click({ trial: true });
    await page.getByRole('combobox', { name: 'Film on the left' }).click({ trial: true });
    await choose(/^Films/, 'beside');
  });

  it('shows a simulated posture hatched, marked, in a column of its own, and keeps the change between the films', async () => {
    const sva = page.getByRole('row', { name: /^SVA/ });
    const change = await sva.getByRole('cell').nth(2).textContent();
    await choose(/^Simulation/, 'knees_extended');
    await page.getByText('SIMULATED – not a radiograph').waitFor();
    expect(await page.locator('.outlines polygon').count()).toBeGreaterThan(15);
    await page.getByRole('columnheader', { name: 'SIMULATED' }).waitFor();
    await page.getByRole('columnheader', { name: 'Change' }).waitFor();
    expect(await sva.getByRole('cell').nth(2).textContent()).toBe(change);
    expect(await sva.locator('.simulated-column').count()).toBe(1);
    await choose(/^Simulation/, '');
    await page.getByText('SIMULATED – not a radiograph').waitFor({ state: 'detached' });
  });
});

describe('without an extended film', () => {
  it('says why it matters, how it is taken, and when not', async () => {
    const made = await phantom(52, 1.2);
    const film = await bringIn(page.request, node, made.film('standing'));
    const alone = await newPage(browser, { pass });
    await goTo(alone, `${node.address}/cases/${film.caseId}/compare`);
    await alone.getByText('There is no film with knees and hips extended').waitFor();
    await alone.getByText(/fracture until a CT says otherwise/).waitFor();
    await alone.context().close();
  });

  it('says so where there is no film at all', async () => {
    const empty = await beginCase(page.request, node, 'E2E-COMPARE');
    const alone = await newPage(browser, { pass });
    await goTo(alone, `${node.address}/cases/${empty}/compare`);
    await alone.getByText('There is no lateral film yet').waitFor();
    await alone.context().close();
  });
});
