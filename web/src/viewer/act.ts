/** What the keys do on a film. */
import { toScreen, zoomed } from './engine/view';
import { type Action, actionOf, nudgeOf } from './keyboard';
import { place, remove } from './store/sheet';
import type { FilmViewer } from './viewer';

/** So much larger or smaller with each press. */
const ZOOM = 1.25;
/** So many pixels of the screen with each arrow, where no landmark takes it. */
const PAN = 40;

/** Enter so soon after a hand has placed something is meant for that, and takes nothing that is proposed after it. */
const AT_ONCE_MS = 1200;

type Deed = (viewer: FilmViewer) => void;

const preset =
  (number: number): Deed =>
  (viewer) =>
    viewer.preset(number);

const DEEDS: Partial<Record<Action, Deed>> = {
  zoom_in: (viewer) => zoom(viewer, ZOOM),
  zoom_out: (viewer) => zoom(viewer, 1 / ZOOM),
  fit: (viewer) => viewer.fit(),
  preset_1: preset(1),
  preset_2: preset(2),
  preset_3: preset(3),
  preset_4: preset(4),
  preset_5: preset(5),
  window_here: (viewer) => viewer.windowHere(),
  invert: (viewer) => viewer.setShown({ ...viewer.state.shown, inverted: !viewer.state.shown.inverted }),
  magnifier: (viewer) => viewer.setMagnifier(!viewer.state.magnifier),
  lens_larger: (viewer) => viewer.magnifier.zoom(ZOOM),
  lens_smaller: (viewer) => viewer.magnifier.zoom(1 / ZOOM),
  overlay: (viewer) => viewer.setMode(nextMode(viewer)),
  lock: (viewer) => viewer.options.readOnly || viewer.setLocked(!viewer.state.locked),
  distance: (viewer) => viewer.takeTool(viewer.state.tool === 'distance' ? 'wizard' : 'distance'),
  accept: (viewer) => accept(viewer),
  previous_step: (viewer) => (viewer.state.filling ? viewer.fill.back() : viewer.walk.back()),
  skip: (viewer) => skip(viewer),
  remove: (viewer) => removeSelected(viewer),
  undo: (viewer) => viewer.undo(),
  redo: (viewer) => viewer.redo(),
  cancel: (viewer) => viewer.cancel(),
};

/** A key was pressed on the film. */
export function press(viewer: FilmViewer, event: KeyboardEvent): void {
  const action = actionOf(event);
  if ((action === 'accept' || event.key === ' ') && carryFocused(viewer, event))
    return event.preventDefault();
  // A key that is held down accepts one proposal, not one after the other.
  if (!action || (action === 'accept' && event.repeat) || isSilenced(viewer, event)) return;
  if (act(viewer, action, event)) event.preventDefault();
}

/** Whether it is a single letter, and those are turned off. */
function isSilenced(viewer: FilmViewer, event: KeyboardEvent): boolean {
  const isLetter = event.key.length === 1 && /[a-z0-9?,.]/i.test(event.key) && !event.ctrlKey;
  return isLetter && !(viewer.options.letters?.() ?? true);
}

/** Enter and Space on a landmark that has the keyboard carry it, as a click does. */
function carryFocused(viewer: FilmViewer, event: KeyboardEvent): boolean {
  const site =
    event.target instanceof Element ? event.target.closest('[data-site]')?.getAttribute('data-site') : null;
  if (!site || !viewer.editable) return false;
  viewer.hand.carry(site);
  return true;
}

/** Does what a key asks; whether it was ours. */
function act(viewer: FilmViewer, action: Action, event: KeyboardEvent): boolean {
  const deed = DEEDS[action];
  if (deed) deed(viewer);
  else if (action === 'nudge') nudge(viewer, event);
  else if (action === 'next_landmark' || action === 'previous_landmark')
    return step(viewer, action === 'next_landmark' ? 1 : -1);
  else viewer.options.onAction?.(action);
  return true;
}

function zoom({ stage }: FilmViewer, factor: number): void {
  const middle = { x: stage.size.width / 2, y: stage.size.height / 2 };
  stage.setView(zoomed(stage.view, middle, factor), false);
}

function nextMode({ state: { mode } }: FilmViewer) {
  return mode === 'all' ? 'lines' : mode === 'lines' ? 'none' : 'all';
}

function accept(viewer: FilmViewer): void {
  const { drawn } = viewer.state;
  if (drawn && !drawn.isPressed && Date.now() - drawn.at < AT_ONCE_MS)
    viewer.tell({ drawn: { ...drawn, isPressed: true } });
  else if (viewer.state.reviewed !== null) viewer.review.next(true);
  else if (viewer.state.filling) viewer.fill.accept();
  else if (viewer.state.step === null) viewer.walk.goToOpenStep();
  else viewer.walk.accept();
}

function skip(viewer: FilmViewer): void {
  if (viewer.state.reviewed !== null) viewer.review.next(false);
  else if (viewer.state.filling) viewer.fill.leave();
  else viewer.walk.skip();
}

function nudge(viewer: FilmViewer, event: KeyboardEvent): void {
  const { x, y } = nudgeOf(event);
  const { selected: site, sheet } = viewer.state;
  const placed = site ? sheet.landmarks.get(site) : undefined;
  const { stage } = viewer;
  if (!site || !placed || !viewer.editable)
    return stage.setView({ ...stage.view, x: stage.view.x - x * PAN, y: stage.view.y - y * PAN });
  const next = { ...placed, x: placed.x + x, y: placed.y + y, confirmed: true };
  viewer.apply(viewer.options.label('move', site), place(sheet, site, next), `nudge ${site}`);
  viewer.hand.lens(toScreen(stage.view, next), true, site);
}

/** The next landmark from head to foot; past the last one the keyboard goes on to the page. */
function step(viewer: FilmViewer, by: 1 | -1): boolean {
  const { mode, selected, sheet } = viewer.state;
  if (mode !== 'all' || (by < 0 && selected === null)) return false;
  const order = [...sheet.landmarks].sort(([, one], [, other]) => one.y - other.y).map(([site]) => site);
  const next = order[(selected === null ? -1 : order.indexOf(selected)) + by];
  viewer.select(next ?? null);
  if (next === undefined) return false;
  viewer.focusLandmark(next);
  return true;
}

function removeSelected(viewer: FilmViewer): void {
  const site = viewer.state.selected;
  if (!site || !viewer.editable) return;
  viewer.apply(viewer.options.label('remove', site), remove(viewer.state.sheet, site));
  viewer.select(null);
  viewer.focus();
}
