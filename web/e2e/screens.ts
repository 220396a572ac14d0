/** Pictures of every screen, for the eye: `web/shots/SCREEN-SIZE-THEME.png`. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { type CaseScreen, ofCase, SCREENS } from './addresses';
import { caseCalled } from './cases';
import { goTo, launch, logIn, newPage, type Pass, type Size, SMALL, type Theme } from './launch';
import { type Node, startDemo } from './server';

const SHOTS = fileURLToPath(new URL('../shots', import.meta.url));
const SIZES: readonly Size[] = [SMALL, { width: 1920, height: 1080 }, { width: 820, height: 1180 }];
const THEMES: readonly Theme[] = ['dark', 'light'];

/** Everybody of the demo, so that the worklist is as it will be. */
const PATIENTS = 12;

/** Seconds until slices of the demo are laid beside each other. */
const TRIES = 300;

/** Whose case shows a screen best. */
const SHOWN_BY: Record<CaseScreen, string> = {
  overview: 'What bent knees hide',
  study: 'What bent knees hide',
  slices: 'A fusion in doubt',
  bone_scan: 'A fusion in doubt',
  compare: 'What bent knees hide',
  timeline: 'It has progressed',
  workup: 'A fusion in doubt',
  course: 'MRI blurred by metal',
  indication: 'It has progressed',
};

/** Takes every picture anew; says where they are. */
export async function takeScreens(): Promise<string> {
  const { stop, ...node } = await startDemo(PATIENTS, true);
  const browser = await launch();
  try {
    await rm(SHOTS, { recursive: true, force: true });
    await mkdir(SHOTS);
    const pass = await logIn(browser, node);
    const screens = await addressesOf(browser, node, pass);
    for (const size of SIZES) for (const theme of THEMES) await take(browser, { pass, size, theme }, screens);
    return SHOTS;
  } finally {
    await browser.close();
    await stop();
  }
}

/** Every screen by its name. */
async function addressesOf(browser: Browser, node: Node, pass: Pass): Promise<[string, string][]> {
  const page = await newPage(browser, { pass });
  const apart = Object.entries(SCREENS).map(([name, path]): [string, string] => [name, node.address + path]);
  const ofCases: [string, string][] = [];
  for (const [screen, title] of Object.entries(SHOWN_BY) as [CaseScreen, string][]) {
    const id = await caseCalled(page.request, node, title);
    ofCases.push([screen, node.address + ofCase(id, screen)]);
  }
  await studied(page, node);
  await page.context().close();
  return [...apart, ...ofCases];
}

/** Waits until there are slices and a bone scan to be shown. */
async function studied(page: Page, node: Node): Promise<void> {
  const of = async (screen: 'slices' | 'bone_scan', what: 'volumes' | 'bone-scans') => {
    const id = await caseCalled(page.request, node, SHOWN_BY[screen]);
    const answer = await page.request.get(`${node.address}/api/v1/cases/${id}/${what}`);
    const found = (await answer.json()) as { volumes?: unknown[]; scans?: unknown[]; being_made: boolean };
    return !found.being_made && (found.volumes ?? found.scans ?? []).length > 0;
  };
  for (let tries = 0; tries < TRIES; tries++) {
    if ((await of('slices', 'volumes')) && (await of('bone_scan', 'bone-scans'))) return;
    await page.waitForTimeout(1000);
  }
  throw new Error('the demo has no slices or no bone scan to be shown');
}

async function take(
  browser: Browser,
  { pass, size, theme }: { pass: Pass; size: Size; theme: Theme },
  screens: readonly [string, string][],
): Promise<void> {
  const name = (screen: string) => join(SHOTS, `${screen}-${size.width}x${size.height}-${theme}.png`);
  const outside = await newPage(browser, { size, theme });
  const [first] = screens;
  if (first) await goTo(outside, first[1]);
  await outside.screenshot({ path: name('log-in') });
  await outside.context().close();
  const page = await newPage(browser, { pass, size, theme });
  for (const [screen, address] of screens) {
    await goTo(page, address);
    await page.screenshot({ path: name(screen) });
  }
  await page.context().close();
}
