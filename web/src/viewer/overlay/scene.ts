/** What a film shows over itself, from what is placed, measured and marked. */
import type { Line, Tracing } from '../../measure';
import type { FilmViewer } from '../viewer';
import { isPlaced } from '../wizard/steps';
import type { GhostDrawn } from './ghosts';
import type { Drawing } from './overlay';
import type { ThingDrawn } from './thing';

/** Parameters whose lines show where nobody says which. */
const STANDING = ['PI', 'SVA', 'LL_L1S1'];

/** Everything to draw; `highlighted` is the parameter that is pointed at. */
export function sceneOf(viewer: FilmViewer, highlighted: number | null): Drawing {
  const { mode, selected, locked } = viewer.state;
  const { tracing } = viewer;
  const pointed = tracing !== null && highlighted !== null;
  return {
    lines: tracing && mode !== 'none' ? standingLines(viewer, tracing) : [],
    highlighted: pointed ? tracing.lines(highlighted) : [],
    marked: new Set(pointed ? tracing.landmarksOf(highlighted) : []),
    ghosts: ghostsOn(viewer),
    outlines: mode === 'none' ? [] : viewer.state.outlines,
    selected,
    rubber: viewer.hand.half ?? rulerLine(viewer),
    thing: thingOn(viewer),
    mode,
    locked,
  };
}

/** What is proposed: for the step that is asked for, or for the rest of the column. */
function ghostsOn({ state: { tool, ghost, filling, mode }, has }: FilmViewer): GhostDrawn[] {
  if (tool !== 'wizard') return [];
  if (!filling) return ghost ? [{ ghost, name: '', isAsked: true }] : [];
  if (mode !== 'all') return [];
  return filling.proposals.flatMap(({ step, ghost }, index) => {
    if (!ghost || filling.left.has(step.id) || isPlaced(step, has)) return [];
    const [level = '', surface] = step.id.split('_');
    const isAsked = filling.at === index;
    // One name for each vertebra.
    const isNamed = isAsked || surface === 'superior';
    return [{ ghost, name: isNamed ? level : '', isAsked }];
  });
}

function rulerLine({ state: { ruler, marking, tool } }: FilmViewer): Drawing['rubber'] {
  if (tool === 'line' && marking[0] && marking[1]) return { from: marking[0], to: marking[1], circle: false };
  return ruler ? { from: ruler.from, to: ruler.to, circle: false } : null;
}

/** The thing of known size on this film: the one that is in force, or what is marked of another. */
function thingOn({ state: { marking, tool }, tracing, kept, options }: FilmViewer): ThingDrawn | null {
  if (tool === 'ball') return { points: marking, circle: tracing?.circle(marking) ?? null, name: '' };
  const known = kept.settings.known;
  if (!known || tool === 'line') return null;
  const name = options.size?.(known) ?? '';
  if (known.kind === 'line') return { points: [known.from, known.to], circle: null, name };
  return { points: [], circle: tracing?.circle(known.outline) ?? null, name };
}

function standingLines({ options }: FilmViewer, tracing: Tracing): Line[] {
  return (options.standing ?? STANDING).flatMap((code) => {
    const parameter = tracing.measure.parameterAt.get(code);
    return parameter === undefined ? [] : tracing.lines(parameter);
  });
}
