/** Every screen under the policy of a release: usable by everybody, silent on the console, and never blank while something is missing. */
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { CASE_SCREENS, type CaseScreen, ofCase, SCREENS } from './addresses';
import { violations } from './axe';
import { beginCase, caseCalled } from './cases';
import { complaints, enter, goTo, launch, logIn, newPage, type Pass, type Theme } from './launch';
import { type Running, startEmpty } from './server';

const demo = inject('demo');
const THEMES: readonly Theme[] = ['dark', 'light'];
const OF_CASE = Object.keys(CASE_SCREENS) as CaseScreen[];
const APART = Object.entries(SCREENS);

let browser: Browser;
let pass: Pass;
let full: string;
let bare: string;

beforeAll(async () => {
  browser = await launch();
  pass = await logIn(browser, demo);
  const page = await newPage(browser, { pass });
  full = await caseCalled(page.request, demo, 'It has progressed');
  bare = await beginCase(page.request, demo, `E2E-${process.pid}`);
  await page.context().close();
});

afterAll(() => browser?.close());

/** Opens a page for as long as something is looked at. */
async function withPage(look: (page: Page) => Promise<void>, options: Parameters<typeof newPage>[1] = {}) {
  const page = await newPage(browser, { pass, ...options });
  try {
    await look(page);
  } finally {
    await page.context().close();
  }
}

async function looksWell(path: string, theme: Theme) {
  await withPage(
    async (page) => {
      const heard = complaints(page);
      await goTo(page, demo.address + path);
      expect(await violations(page)).toEqual([]);
      expect(heard).toEqual([]);
    },
    { theme },
  );
}

describe.each(THEMES)('usable by everybody and silent, in %s', (theme) => {
  it.each(APART)('%s', (_name, path) => looksWell(path, theme));
  it.each(OF_CASE)('%s', (screen) => looksWell(ofCase(full, screen), theme));

  it('log-in', async () => {
    const page = await newPage(browser, { theme });
    await goTo(page, demo.address);
    await page.locator('input[autocomplete=username]').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});

it('a page that is not usable by everybody is found out', () =>
  withPage(async (page) => {
    await goTo(page, demo.address);
    await page.evaluate(() => document.body.append(document.createElement('button')));
    expect((await violations(page)).join()).toContain('button-name');
  }));

describe('of a case without anything', () => {
  it.each(OF_CASE)('%s says so, fails nowhere, and is usable by everybody', (screen) =>
    withPage(async (page) => {
      const heard = complaints(page);
      await goTo(page, demo.address + ofCase(bare, screen));
      expect(await page.locator('.failure').count()).toBe(0);
      const text = ((await page.locator('#content').textContent()) ?? '').trim();
      expect(text.length).toBeGreaterThan(20);
      expect(await violations(page)).toEqual([]);
      expect(heard).toEqual([]);
    }),
  );
});

describe('a node without a case', () => {
  let empty: Running;
  beforeAll(async () => {
    empty = await startEmpty();
  });
  afterAll(() => empty?.stop());

  it('asks for a new password first, and then says how to begin', async () => {
    const page = await newPage(browser);
    const chosen = 'walking upright again';
    await page.goto(empty.address);
    await enter(page, empty);
    const fields = page.locator('input[autocomplete=new-password]');
    await fields.first().fill(chosen);
    await fields.last().fill(chosen);
    await page.locator('button[type=submit]').click();
    await page.locator('.shell').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('#content .empty').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});

/** Screens that show nothing before the node has answered, and where they are. */
const ASKING: readonly [string, () => string][] = [
  ['worklist', () => SCREENS.worklist],
  ['queue', () => SCREENS.queue],
  ...OF_CASE.map((screen): [string, () => string] => [screen, () => ofCase(full, screen)]),
];

/** What stands around every screen, and what the page is made of. */
function isFrame(address: string): boolean {
  const { pathname } = new URL(address);
  return (
    !pathname.startsWith('/api/') || /\/session(\/|$)/.test(pathname) || /\/cases\/[^/]+$/.test(pathname)
  );
}

/** Treats everything that a screen asks for in this way. */
async function answerBy(page: Page, treat: (route: Route) => Promise<void> | void) {
  await page.route('**/*', (route) => (isFrame(route.request().url()) ? route.continue() : treat(route)));
}

const BROKEN = {
  status: 500,
  contentType: 'application/problem+json',
  headers: { 'x-request-id': 'request-7' },
  body: JSON.stringify({
    title: 'Something broke',
    status: 500,
    code: 'internal',
    detail: 'Broken on purpose.',
  }),
};

describe.each(ASKING)('%s', (_name, path) => {
  it('says that it is loading, while nothing is answered', () =>
    withPage(async (page) => {
      await answerBy(page, () => {});
      await page.goto(demo.address + path());
      // A live region that has nothing to say yet is there and not seen.
      await page.locator('#content :is([role=status], [aria-busy=true]):visible').first().waitFor();
    }));

  it('says what the node said, and tries again', () =>
    withPage(async (page) => {
      await answerBy(page, (route) => route.fulfill(BROKEN));
      await page.goto(demo.address + path());
      const alert = page.locator('#content [role=alert]').first();
      await alert.waitFor();
      expect(await alert.textContent()).toContain('Broken on purpose.');
      expect(await violations(page)).toEqual([]);
      await page.unroute('**/*');
      await alert.getByRole('button').first().click();
      await alert.waitFor({ state: 'detached' });
    }));

  it('says that the node cannot be reached', () =>
    withPage(async (page) => {
      await answerBy(page, (route) => route.abort());
      await page.goto(demo.address + path());
      const alert = page.locator('#content [role=alert]').first();
      await alert.waitFor();
      expect(await alert.textContent()).toContain('cannot be reached');
    }));
});

describe('going from screen to screen', () => {
  it('shows each by its link, without a reload and without a complaint', () =>
    withPage(async (page) => {
      const heard = complaints(page);
      await goTo(page, demo.address + ofCase(full, 'overview'));
      for (const name of [
        'Study',
        'Compare',
        'Timeline',
        'Work-up',
        'Non-op',
        'Indication',
        'Overview',
        'Worklist',
      ]) {
        await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click();
        await page.locator('#content').locator('h1, .film-canvas').first().waitFor();
      }
      expect(heard).toEqual([]);
    }));
});
