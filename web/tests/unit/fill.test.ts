// Taking proposed endplates: what nobody has looked at waits, and what a person has placed stays.
import { describe, expect, it } from 'vitest';
import { EMPTY, place, type Sheet, unconfirmed } from '../../src/viewer/store/sheet';
import type { FilmViewer } from '../../src/viewer/viewer';
import { Fill, type Filling, type Proposed } from '../../src/viewer/wizard/fill';
import { endplate } from '../../src/viewer/wizard/steps';

function proposed(id: string, y: number): Proposed {
  const places = new Map([
    [`${id}.posterior`, { x: 10, y }],
    [`${id}.anterior`, { x: 60, y }],
  ]);
  return { step: endplate(id, 'whole'), ghost: { found: 'edge', places } };
}

/** A film on which two endplates are proposed, the lower one asked for. */
function film(editable = true) {
  const proposals = [proposed('L3.inferior', 200), proposed('L3.superior', 100)];
  const filling: Filling = { proposals, at: 0, left: new Set(), looking: false, beyond: [] };
  const viewer = {
    kept: EMPTY as Sheet,
    state: { filling, locked: false },
    tracing: null,
    editable,
    armed: proposals[0]?.step,
    options: { label: (what: string) => what },
    hand: { empty: () => undefined },
    has: (site: string): boolean => viewer.kept.landmarks.has(site),
    gesture: () => undefined,
    lookAt: () => undefined,
    redraw: () => undefined,
    tell: (changes: object) => Object.assign(viewer.state, changes),
    apply: (_: string, sheet: Sheet) => {
      viewer.kept = sheet;
    },
  };
  return { viewer, fill: new Fill(viewer as unknown as FilmViewer) };
}

describe('taking endplates that are proposed', () => {
  it('confirms the one that is looked at', () => {
    const { viewer, fill } = film();
    fill.accept();
    expect([...viewer.kept.landmarks.keys()]).toEqual(['L3.inferior.posterior', 'L3.inferior.anterior']);
    expect(unconfirmed(viewer.kept)).toEqual([]);
  });

  it('leaves those that are taken all at once to be looked through', () => {
    const { viewer, fill } = film();
    fill.acceptAll();
    expect(viewer.kept.landmarks.size).toBe(4);
    expect(unconfirmed(viewer.kept)).toHaveLength(4);
  });

  it.each(['accept', 'acceptAll'] as const)(
    'leaves a corner where a person has placed it meanwhile: %s',
    (take) => {
      const { viewer, fill } = film();
      const own = { x: 7, y: 207, confirmed: true };
      viewer.kept = place(viewer.kept, 'L3.inferior.posterior', own);
      fill[take]();
      expect(viewer.kept.landmarks.get('L3.inferior.posterior')).toEqual(own);
      expect(viewer.has('L3.inferior.anterior')).toBe(true);
    },
  );

  it.each(['accept', 'acceptAll'] as const)('takes nothing where nothing may be placed: %s', (take) => {
    const { viewer, fill } = film(false);
    fill[take]();
    expect(viewer.kept).toBe(EMPTY);
  });
});
