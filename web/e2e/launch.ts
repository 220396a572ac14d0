/** A browser, somebody who is logged in, and pages that complain aloud. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Node } from './server';

/** Chromium without a window, and without anything that calls home. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-quic',
      '--no-first-run',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export type Theme = 'dark' | 'light';
export type Size = { width: number; height: number };

/** How long anything may take before it counts as missing: long, for tests share their machine. */
const WAIT_MS = 20_000;

/** The smallest screen that the workstation is made for. */
export const SMALL: Size = { width: 1280, height: 800 };

/** The cookies of somebody who is logged in. */
export type Pass = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Logs in by the page itself, and keeps what a session needs. */
export async function logIn(browser: Browser, node: Node): Promise<Pass> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(node.address);
  await enter(page, node);
  await page.waitForSelector('.shell');
  const pass = await context.storageState();
  await context.close();
  return pass;
}

/** Fills in the log-in that is on the page. */
export async function enter(page: Page, { name, password }: Node): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(name);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.locator('button[type=submit]').click();
}

/** A page in a window of its own; without a pass nobody is logged in. */
export async function newPage(
  browser: Browser,
  { pass, theme = 'dark', size = SMALL }: { pass?: Pass; theme?: Theme; size?: Size } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: size,
    reducedMotion: 'reduce',
    ...(pass && { storageState: pass }),
  });
  context.setDefaultTimeout(WAIT_MS);
  await context.addInitScript((wanted) => localStorage.setItem('upright.theme', wanted), theme);
  return context.newPage();
}

/** Goes to an address of the node, and waits until everything that is asked for is there. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  // What was asked for asks for more: nothing is loading only when it stays so for a moment.
  for (let calm = 0; calm < 3; ) {
    await page.waitForTimeout(60);
    calm = (await page.locator('.skeleton, [aria-busy=true]').count()) === 0 ? calm + 1 : 0;
  }
}

/** What a page complains of, as it comes: errors of scripts, and what the browser writes as an error. */
export function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(`script: ${error.message}`));
  page.on('console', (said) => {
    if (said.type() === 'error') heard.push(`console: ${said.text()} (${said.location().url})`);
  });
  return heard;
}

/** What a page complains of, and what the node refused it: but for refusals that the test asks for, by their status. */
export function unexpected(page: Page, refusals: readonly number[] = []): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(`script: ${error.message}`));
  page.on('console', (said) => {
    // What the browser writes of a refusal stands below, with its address.
    const isRefusal = said.text().startsWith('Failed to load resource');
    if (said.type() === 'error' && !isRefusal) heard.push(`console: ${said.text()}`);
  });
  page.on('response', (answer) => {
    const status = answer.status();
    if (status >= 400 && !refusals.includes(status)) heard.push(`${status} ${answer.url()}`);
  });
  return heard;
}
