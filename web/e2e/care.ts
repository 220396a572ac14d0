/** What the tests of care share: somebody logged in, pages and cases of their own, what the node has, and the keyboard. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import type { Answer } from '../src/api/answer';
import { type CaseScreen, ofCase } from './addresses';
import { beginCase, caseCalled, recordOf } from './cases';
import { goTo, launch, logIn, newPage, type Pass, type Size, unexpected } from './launch';

/** The patient of the demo who has the fullest record. */
export const LOOKED_AT = 'It has progressed';

/** Who opens a page, how large it is, and which refusals of the node the test asks for. */
export interface Opened {
  by?: Pass;
  size?: Size;
  refusals?: readonly number[];
}

/** A node with somebody logged in, for the tests of one file. */
export function careOf(mark: string) {
  const node = inject('demo');
  const held = {} as { browser: Browser; pass: Pass };
  let cases = 0;

  beforeAll(async () => {
    held.browser = await launch();
    held.pass = await logIn(held.browser, node);
  });
  afterAll(() => held.browser?.close());

  /** Somebody else who logs in. */
  const as = (name: string) => logIn(held.browser, { ...node, name });

  /** Opens a page for as long as something is done with it; it must not complain of what the test did not ask for. */
  async function withPage(use: (page: Page) => Promise<void>, { by, size, refusals = [] }: Opened = {}) {
    const page = await newPage(held.browser, { pass: by ?? held.pass, ...(size && { size }) });
    const heard = unexpected(page, refusals);
    try {
      await use(page);
      expect(heard).toEqual([]);
    } finally {
      await page.context().close();
    }
  }

  /** Begins a case of its own, in which nothing is recorded. */
  async function newCase(page: Page): Promise<string> {
    cases += 1;
    return beginCase(page.request, node, `E2E-${mark}-${process.pid}-${cases}`);
  }

  /** Opens a screen of a case of its own. */
  const withCase = (
    screen: CaseScreen,
    use: (page: Page, caseId: string) => Promise<void>,
    opened: Opened = {},
  ) =>
    withPage(async (page) => {
      const caseId = await newCase(page);
      await goTo(page, node.address + ofCase(caseId, screen));
      await use(page, caseId);
    }, opened);

  const answerOf = async (page: Page, caseId: string) =>
    (await (await page.request.get(`${node.address}/api/v1/cases/${caseId}/answer`)).json()) as Answer;
  const entriesOf = async (page: Page, caseId: string) =>
    (await recordOf(page.request, node, caseId)).entries;
  const factsOf = async (page: Page, caseId: string) =>
    (await entriesOf(page, caseId)).map((entry) => entry.fact);
  /** The case of the fullest record. */
  const fullCase = (page: Page) => caseCalled(page.request, node, LOOKED_AT);

  return { node, as, withPage, newCase, withCase, answerOf, entriesOf, factsOf, fullCase };
}

export const isFocused = (place: Locator) => place.evaluate((element) => element === document.activeElement);

/** Goes on by Tab until the keyboard is there; a page on which it never comes there fails. */
export async function tabTo(page: Page, place: Locator, key = 'Tab') {
  for (let steps = 0; steps < 150; steps++) {
    if (await isFocused(place)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not come to ${place}`);
}

/** Counts what a pointer does on the page from now on. */
export async function pointing(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as unknown as { pressed: number };
    counted.pressed = 0;
    addEventListener('pointerdown', () => counted.pressed++, true);
  });
  return () => page.evaluate(() => (window as unknown as { pressed: number }).pressed);
}
