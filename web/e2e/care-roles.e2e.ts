/** Those who do not treat: what they see, and that nothing of it records. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ofCase } from './addresses';
import { careOf, LOOKED_AT } from './care';
import { recordFact } from './cases';
import { complaints, goTo, type Pass } from './launch';

const { node, as, withPage, factsOf, fullCase } = careOf('ROLES');
let full: string;

beforeAll(() =>
  withPage(async (page) => {
    full = await fullCase(page);
  }),
);

describe('those who do not treat', () => {
  const CARE = ['overview', 'workup', 'course', 'indication'] as const;
  /** Whatever records something, by its name. */
  const WRITES =
    /^(Save|Keep|Undo|Take back|Correct.*|Set aside.*|Record(: .*| a .*|, .*)?|Record|Add .*|Cancel the order.*|Confirm or reject|Decide.*|.*move, or more|What)$/;

  /** Every button of a screen that records, with everything unfolded. */
  async function writingOn(page: Page): Promise<string[]> {
    await page.getByRole('main').evaluate((main) => {
      for (const fold of main.querySelectorAll('details')) fold.open = true;
    });
    const names = await page
      .getByRole('main')
      .getByRole('button')
      .evaluateAll((buttons) =>
        buttons.map((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim()),
      );
    return names.filter((name) => WRITES.test(name) && name !== 'Record');
  }

  /** What stands on a screen in headings: the same for everybody who may see it. */
  const headings = (page: Page) => page.getByRole('main').getByRole('heading').allTextContents();

  describe('a reader', () => {
    let reader: Pass;
    beforeAll(async () => {
      reader = await as('reader');
    });

    it.each(CARE)('sees all of the %s, and nothing that records', async (screen) => {
      let seen: string[] = [];
      let statements: number | undefined;
      await withPage(async (page) => {
        await goTo(page, node.address + ofCase(full, screen));
        expect(await writingOn(page)).not.toEqual([]);
        seen = await headings(page);
        statements = await page.getByRole('main').locator('.statement').count();
      });
      await withPage(
        async (page) => {
          const heard = complaints(page);
          await goTo(page, node.address + ofCase(full, screen));
          expect(await writingOn(page)).toEqual([]);
          expect((await headings(page)).filter((one) => one !== 'Quick entry')).toEqual(
            seen.filter((one) => one !== 'Quick entry'),
          );
          expect(await page.getByRole('main').locator('.statement').count()).toBe(statements);
          expect(await page.locator('[draggable=true]').count()).toBe(0);
          await page.getByText('You may read this record, not change it.').first().waitFor();
          expect(heard).toEqual([]);
        },
        { by: reader },
      );
    });

    it('reads the record, and may neither add to it nor correct it', () =>
      withPage(
        async (page) => {
          await goTo(page, node.address + ofCase(full, 'overview'));
          await page.getByRole('button', { name: 'Record', exact: true }).click();
          const sheet = page.getByRole('dialog', { name: 'Record of the patient' });
          await sheet.getByText(/^\d+ entries$/).waitFor();
          const buttons = await sheet.getByRole('button').all();
          expect(await Promise.all(buttons.map((one) => one.getAttribute('aria-label')))).toEqual(['Close']);
        },
        { by: reader },
      ));

    it('is refused by the node, too', () =>
      withPage(
        async (page) => {
          const before = await factsOf(page, full);
          const fact = { kind: 'goal', text: 'to write' };
          await expect(recordFact(page.request, node, full, fact)).rejects.toThrow('403');
          expect(await factsOf(page, full)).toEqual(before);
        },
        { by: reader },
      ));
  });

  describe('a researcher', () => {
    let researcher: Pass;
    let names: string[];
    let pseudonym: string;
    beforeAll(async () => {
      researcher = await as('researcher');
      await withPage(async (page) => {
        const answer = await page.request.get(`${node.address}/api/v1/cases/${full}`);
        const found = (await answer.json()) as {
          pseudonym: string;
          patient: { name: string; number: string; birth_date: string };
        };
        pseudonym = found.pseudonym;
        names = [found.patient.name, LOOKED_AT, found.patient.number, found.patient.birth_date, 'Dr. Demo'];
      });
    });

    it.each([...CARE, 'timeline'] as const)(
      'sees no name on the %s, is sent none, and records nothing',
      (screen) =>
        withPage(
          async (page) => {
            const heard = complaints(page);
            const sent: Promise<string>[] = [];
            page.on('response', (answer) => {
              if (answer.url().includes('/api/')) sent.push(answer.text().catch(() => ''));
            });
            await goTo(page, node.address + ofCase(full, screen));
            expect(await writingOn(page)).toEqual([]);
            await page.getByText(pseudonym).first().waitFor();
            const everything = [await page.content(), await page.title(), ...(await Promise.all(sent))].join(
              '\n',
            );
            expect(sent.length).toBeGreaterThan(2);
            expect(names.filter((name) => everything.includes(name))).toEqual([]);
            expect(heard).toEqual([]);
          },
          { by: researcher },
        ),
    );

    it.each(['study', 'compare'] as const)(
      'is told on the %s that no pictures are shown, and asks for none',
      (screen) =>
        withPage(
          async (page) => {
            const heard = complaints(page);
            await goTo(page, node.address + ofCase(full, screen));
            await page.getByText('No pictures are shown to this account').waitFor();
            expect(heard).toEqual([]);
          },
          { by: researcher },
        ),
    );
  });
});
