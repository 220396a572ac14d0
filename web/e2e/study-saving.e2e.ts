/** Nothing that is placed is lost: the node away, another person, a session that has ended, a draft on this computer alone. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { changing } from './films';
import { enter, newPage } from './launch';
import { isMeasuring, nudge, Study, saved, state } from './study';

let study: Study;

beforeAll(async () => {
  study = await Study.measured(inject('demo'), 42);
});

afterAll(async () => {
  await study?.close();
});

describe('when something goes wrong', () => {
  it('loses nothing while the node is away', async () => {
    const page = await study.opened();
    await page.route('**/landmarks', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await nudge(page);
    await page.locator('.saving.away').waitFor();
    const here = await state(page);
    const drafts = await page.evaluate(() =>
      Object.keys(localStorage).filter((key) => key.startsWith('upright.draft.')),
    );
    expect(drafts).toHaveLength(1);
    await page.unroute('**/landmarks');
    await page.getByRole('button', { name: 'Try again' }).click();
    await saved(page);
    expect((await study.latest(page)).document.landmarks).toHaveLength(here.landmarks.length);
    await page.context().close();
  });

  it('asks which to keep when two people place landmarks', async () => {
    const page = await study.opened();
    const theirs = await study.latest(page);
    const headers = { ...(await changing(page.request, study.node)), 'If-Match': `"${theirs.version}"` };
    const landmarks = theirs.document.landmarks.map((one, index) =>
      index === 0 ? { ...one, x: one.x + 30 } : one,
    );
    const put = await page.request.put(`${study.node.address}/api/v1/images/${study.film.image}/landmarks`, {
      headers,
      data: { ...theirs.document, landmarks },
    });
    expect(put.status()).toBe(201);
    await nudge(page, 'ArrowDown');
    const dialog = page.getByRole('dialog', { name: /Somebody else/ });
    await dialog.getByRole('button', { name: 'Go on with mine' }).click();
    await saved(page);
    expect((await study.latest(page)).version).toBe(theirs.version + 2);
    await page.context().close();
  });

  it('lets somebody log in again over the page when the session has ended, and saves then', async () => {
    const page = await study.opened();
    const own = await newPage(study.browser);
    await own.goto(study.node.address);
    await enter(own, study.node);
    await own.locator('.shell').waitFor();
    await own.goto(study.address);
    await isMeasuring(own);
    const before = (await study.latest(own)).version;
    await own.request.delete(`${study.node.address}/api/v1/session`, {
      headers: await changing(own.request, study.node),
    });
    await nudge(own, 'ArrowUp');
    const dialog = own.getByRole('dialog', { name: /session has ended/ });
    await dialog.waitFor();
    await enter(own, study.node);
    await dialog.waitFor({ state: 'detached' });
    await saved(own);
    expect((await study.latest(own)).version).toBe(before + 1);
    await own.context().close();
    await page.context().close();
  });

  it('keeps what this computer alone has until somebody decides about it', async () => {
    const page = await study.opened();
    const last = await study.latest(page);
    const draft = await page.evaluate(
      ({ document: kept, base, image }) => {
        const own = Object.keys(localStorage).find((key) => key.startsWith('upright.draft.'));
        const name = own ?? `upright.draft.somebody.${image}`;
        localStorage.setItem(name, JSON.stringify({ base, document: kept, at: new Date().toISOString() }));
        return name;
      },
      { document: last.document, base: last.version, image: study.film.image },
    );
    const account = (await (await page.request.get(`${study.node.address}/api/v1/session`)).json()) as {
      account: string;
    };
    await page.evaluate(
      ({ from, to }) => {
        localStorage.setItem(to, localStorage.getItem(from) ?? '');
      },
      { from: draft, to: `upright.draft.${account.account}.${study.film.image}` },
    );
    for (let opening = 0; opening < 2; opening++) {
      await page.reload();
      await page.getByText('This computer has landmarks that the node has not').waitFor();
    }
    // The first edit and its save leave it where it is.
    await page.getByTestId('film').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowLeft');
    await saved(page);
    // "Saved" stands there from before for a moment: what counts is what the node has.
    await expect
      .poll(async () => (await study.latest(page)).version, { timeout: 15_000 })
      .toBeGreaterThan(last.version);
    await page.reload();
    await page.getByText('This computer has landmarks that the node has not').waitFor();
    await page.getByRole('button', { name: 'Discard it' }).click();
    await page.reload();
    await page.locator('.film-canvas').waitFor();
    await expect
      .poll(() => page.getByText('This computer has landmarks that the node has not').count())
      .toBe(0);
    await page.context().close();
  });
});
