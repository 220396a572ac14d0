/** Films bent forwards and backwards: measured against the truth, looked at, confirmed, and reported without deciding. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { violations } from './axe';
import { recordFact } from './cases';
import { bringIn, changing, phantom } from './films';
import { launch, logIn, newPage, unexpected } from './launch';

const node = inject('demo');
/** Of nobody else. */
const SEED = 71;
const BENT = ['bent_forwards', 'bent_backwards'] as const;
const REPORTED = 'A segment moves that was to be fused';

interface Truth {
  postures: Record<string, { segments: { level: string; disc_below_deg: number }[] }>;
  inside: { unions: { below: string; gap_mm: number | null }[] };
}

let browser: Browser;
let page: Page;
let caseId: string;
let truth: Truth;
let ununited: string;

beforeAll(async () => {
  browser = await launch();
  page = await newPage(browser, { pass: await logIn(browser, node) });
  const made = await phantom(SEED, 1.2, [
    ...['--nonunion', 'yes', '--nonunion-motion', '30', '--view', 'lateral'],
    ...BENT.flatMap((posture) => ['--posture', posture]),
  ]);
  truth = JSON.parse(await readFile(join(made.folder, 'p', 'truth.json'), 'utf8')) as Truth;
  ununited = truth.inside.unions.find(({ gap_mm }) => gap_mm !== null)?.below ?? '';
  for (const posture of BENT) {
    const film = await bringIn(page.request, node, made.film(posture));
    caseId = film.caseId;
    const document = await readFile(join(made.folder, 'p', `${posture}.lateral.landmarks.json`), 'utf8');
    const placed = await page.request.put(`${node.address}/api/v1/images/${film.image}/landmarks`, {
      headers: { ...(await changing(page.request, node)), 'If-Match': '"0"' },
      data: { ...(JSON.parse(document) as object), frame: { kind: 'image' } },
    });
    expect(placed.status(), await placed.text()).toBe(201);
  }
  await vi.waitFor(async () => expect(await sorted()).toBe(BENT.length), { timeout: 30_000, interval: 250 });
  const segment = { upper: ununited, lower: below(ununited), mobility: 'uncertain' };
  await recordFact(
    page.request,
    node,
    caseId,
    { kind: 'previous_fusion', segments: [segment] },
    '2020-01-01',
  );
});

afterAll(() => browser?.close());

/** The vertebra below one of the lumbar spine. */
const below = (level: string) => (level === 'L5' ? 'S1' : `L${Number(level.slice(1)) + 1}`);

function motionOf(level: string): number {
  const [forwards, backwards] = BENT.map((posture) => {
    const found = truth.postures[posture]?.segments.find((segment) => segment.level === level);
    return found?.disc_below_deg ?? Number.NaN;
  });
  return (forwards ?? Number.NaN) - (backwards ?? Number.NaN);
}

/** How many series the record knows as films bent forwards and backwards. */
async function sorted(): Promise<number> {
  const found = await page.request.get(`${node.address}/api/v1/cases/${caseId}/series`);
  const series = (await found.json()) as { slot: string; state: string }[];
  return series.filter(({ slot, state }) => slot === 'bending_films' && state === 'sorted').length;
}

async function answer(): Promise<string> {
  return (await page.request.get(`${node.address}/api/v1/cases/${caseId}/answer`)).text();
}

describe('films bent forwards and backwards', () => {
  it('are found by their own words, and shown beside each other with the motion of every segment', async () => {
    const heard = unexpected(page);
    await page.goto(`${node.address}/cases/${caseId}/compare?renderer=cpu`);
    await page.getByRole('button', { name: 'Bent films' }).click();
    const motion = page.getByRole('region', { name: 'Motion between bent films' });
    const row = motion.getByRole('row', { name: new RegExp(`^${ununited}–`) });
    await row.waitFor();
    expect(motionOf(ununited)).toBeGreaterThan(18);
    // Landmarks of a film lie where its beam cast them: within a degree of the skeleton.
    const shown = Number.parseFloat((await row.locator('strong').textContent()) ?? '');
    expect(Math.abs(shown - motionOf(ununited))).toBeLessThan(1);
    await row.getByText('was to be fused, and moves').waitFor();
    expect(await motion.textContent()).toContain('No agreed angle divides union from none');
    expect(await violations(page)).toEqual([]);
    expect(heard).toEqual([]);
  });

  it('propose what moves though it was to be fused; confirmed it is reported, and decides nothing', async () => {
    expect(await answer()).not.toContain(REPORTED);
    const line = page.locator('.motion .seen-line');
    await line.waitFor();
    expect(await line.count()).toBe(1);
    await line.getByRole('button', { name: 'Show' }).click();
    await line.getByRole('button', { name: 'Confirm' }).click();
    await line.getByText('Confirmed', { exact: true }).waitFor();
    expect(await answer()).toContain(REPORTED);
  });

  it('are called by how the patient was bent, and say so where one is said to be taken otherwise', async () => {
    const options = await page
      .getByRole('combobox', { name: 'Film on the left' })
      .locator('option')
      .allTextContents();
    expect(options.some((name) => name.startsWith('Bent forwards (flexion)'))).toBe(true);
    expect(options.some((name) => name.startsWith('Bent backwards (extension)'))).toBe(true);
    const [left, right] = new URL(page.url()).searchParams.values();
    const exchanged = await page.request.get(
      `${node.address}/api/v1/images/${unquoted(left)}/motion?forwards=${unquoted(right)}`,
    );
    expect(await exchanged.text()).toContain('not said to be taken bent forwards');
  });
});

/** An id as the address has it, perhaps between quotes. */
const unquoted = (id: string | undefined) => (id ?? '').replaceAll('"', '');
