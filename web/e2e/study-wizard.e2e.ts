/** The way through the steps, as somebody goes who has never seen it: presses Enter too soon, leaves steps out, loads the page again. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { STEPS, type Step } from '../src/viewer/wizard/steps';
import { type Held, onPage, Study, saved, state } from './study';

let study: Study;

beforeAll(async () => {
  study = await Study.of(inject('demo'), 45);
});

afterAll(async () => {
  await study?.close();
});

const begin = (page: Page) => page.getByRole('button', { name: /begin/ }).click();

const stepAt = (id: string): Step => STEPS.find((step) => step.id === id) ?? (undefined as never);

const asked = (page: Page) =>
  page.evaluate(() => (document.querySelector('[data-testid=film]') as Held).viewer.armed?.id ?? null);

const sites = async (page: Page) => (await state(page)).landmarks.map(({ site }) => site).sort();

describe('the way through the steps', () => {
  it('takes nothing with an Enter that comes right after a drag, and never lets the next press carry what was drawn over', async () => {
    const page = await study.opened();
    await begin(page);
    await study.placeStep(page, stepAt('femoral_head_left'));
    await page.keyboard.press('Enter');
    expect(await sites(page)).toEqual(['femoral_head.left']);
    await page.getByText(/letting go has placed it, and Enter has taken nothing/).waitFor();
    const first = (await state(page)).landmarks[0];

    // The second head lies over the first: the press that draws it begins on the first one's mark.
    await study.placeStep(page, stepAt('femoral_head_right'));
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('film');
    await page.keyboard.press('Enter');
    await study.placeStep(page, stepAt('S1_superior'));
    const { landmarks } = await state(page);
    expect(landmarks.map(({ site }) => site).sort()).toEqual([
      'S1.superior.anterior',
      'S1.superior.posterior',
      'femoral_head.left',
      'femoral_head.right',
    ]);
    expect(landmarks.find(({ site }) => site === 'femoral_head.left')).toEqual(first);
    await saved(page);
    await page.context().close();
  });

  it('comes back after a reload where it was: what was left out stays left out, and the clock goes on', async () => {
    const page = await study.opened();
    await study.placeStep(page, stepAt('L4_superior'));
    await page.getByTestId('film').focus();
    await expect.poll(() => asked(page)).toBe('L1_superior');
    await page.keyboard.press('k');
    await expect.poll(() => asked(page)).toBe('C7_centroid');
    await saved(page);
    await page.waitForTimeout(1100);
    const clock = () => page.locator('.counter time').textContent().then(String);
    await expect.poll(clock).not.toBe('00:00');
    const before = await clock();
    await page.reload();
    await page.locator('.film-canvas').waitFor();
    await expect.poll(() => asked(page)).toBe('C7_centroid');
    expect((await clock()) >= before).toBe(true);
    await page.context().close();
  });

  it('shows the neck brighter than a window made for the pelvis does, and no more once a person has chosen a window', async () => {
    const page = await study.opened();
    const window = () =>
      page.evaluate(() => (document.querySelector('[data-testid=film]') as Held).viewer.stage.window);
    const stated = await window();
    await page.getByTestId('film').focus();
    await expect.poll(() => asked(page)).toBe('L1_superior');
    await page.keyboard.press('k');
    await expect.poll(() => asked(page)).toBe('C7_centroid');
    const { width, centre } = await window();
    expect(width).toBeLessThan(stated.width);
    expect(centre - width / 2).toBeCloseTo(stated.centre - stated.width / 2);
    await page.keyboard.press('Shift+Enter');
    await expect.poll(window).toEqual(stated);

    // A person has chosen: going on does not change it.
    await page.keyboard.press('w');
    const chosen = await window();
    expect(chosen).not.toEqual(stated);
    await page.keyboard.press('k');
    await expect.poll(() => asked(page)).toBe('C7_centroid');
    expect(await window()).toEqual(chosen);
    await page.context().close();
  });

  it('asks before it takes everything off a film, and gives it back', async () => {
    const page = await study.opened();
    const before = await sites(page);
    for (let left = STEPS.length; left > 0 && (await asked(page)) !== null; left--) {
      await page.getByTestId('film').focus();
      await page.keyboard.press('k');
    }
    await page.getByRole('button', { name: 'Measure from the start' }).click();
    await page.getByText(`${before.length} landmarks are taken off the film`).waitFor();
    expect(await sites(page)).toEqual(before);
    await page.getByRole('button', { name: 'Take them off and begin' }).click();
    expect(await sites(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    expect(await sites(page)).toEqual(before);
    await saved(page);
    await page.context().close();
  });

  it('says what the second click is for, and leads from what is unverified to what settles it', async () => {
    const page = await study.opened();
    for (let left = STEPS.length; left > 0 && (await asked(page)) !== null; left--) {
      await page.getByTestId('film').focus();
      await page.keyboard.press('k');
    }
    await page.getByRole('button', { name: 'Measure from the start' }).click();
    await page.getByRole('button', { name: 'Take them off and begin' }).click();
    const head = study.trueAt('femoral_head.left');
    await expect.poll(() => asked(page)).toBe('femoral_head_left');
    const middle = await onPage(page, head);
    await page.mouse.click(middle.x, middle.y);
    await page.getByText('Now click on the rim').waitFor();
    const rim = await onPage(page, { x: head.x, y: head.y + (head.radius ?? 30) });
    await page.mouse.click(rim.x, rim.y);
    await expect.poll(() => asked(page)).toBe('femoral_head_right');
    await page.getByTestId('film').focus();
    await page.keyboard.press('k');
    await study.placeStep(page, stepAt('S1_superior'));
    await page.locator('.headline .value-mark-word.use').first().waitFor();
    await page.getByText(/values are unverified/).click();
    await page.getByRole('button', { name: 'Place: Femoral head (the other)' }).click();
    expect(await asked(page)).toBe('femoral_head_right');

    // Whoever has come closer and has it in sight stays where he is.
    const views = await page.evaluate(() => {
      const { viewer } = document.querySelector('[data-testid=film]') as Held;
      const { size, view } = viewer.stage;
      const about = (at: number, length: number) => length / 2 + (at - length / 2) * 1.5;
      const closer = { scale: view.scale * 1.5, x: about(view.x, size.width), y: about(view.y, size.height) };
      viewer.stage.setView({ ...view, ...closer }, false);
      const before = viewer.stage.view;
      viewer.walk.goTo(1);
      return { before, after: viewer.stage.view };
    });
    expect(views.after).toEqual(views.before);

    // An endplate drawn from front to back leads the hint astray until its ends are swapped.
    await page.evaluate(() => {
      const { viewer } = document.querySelector('[data-testid=film]') as Held;
      viewer.fit();
      viewer.walk.goTo(3);
    });
    await expect.poll(() => asked(page)).toBe('L4_superior');
    const [front, back] = [study.trueAt('L4.superior.anterior'), study.trueAt('L4.superior.posterior')];
    const [from, to] = [await onPage(page, front), await onPage(page, back)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => asked(page)).toBe('L1_superior');
    const hint = () =>
      page.evaluate(() => {
        const { ghost } = (document.querySelector('[data-testid=film]') as Held).viewer.state;
        return ghost?.places.get('L1.superior.anterior') ?? null;
      });
    const far = (place: { x: number; y: number } | null) => {
      const truth = study.trueAt('L1.superior.anterior');
      return place ? Math.hypot(place.x - truth.x, place.y - truth.y) : Number.POSITIVE_INFINITY;
    };
    const astray = far(await hint());
    await page.getByRole('button', { name: 'Swap its ends' }).click();
    await expect.poll(async () => far(await hint())).toBeLessThan(astray / 2);
    expect(await asked(page)).toBe('L1_superior');
    await page.context().close();
  });
});
