// Throwing drafts away: only those since the last signature, and nothing is sent meanwhile.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '../../src/api/client';
import { landmarksQuery, type Version } from '../../src/api/queries';
import { draftsOf, withoutDrafts } from '../../src/features/study/thrown';
import { useSaving } from '../../src/features/study/useSaving';
import { EMPTY, place, type Sheet } from '../../src/viewer/store/sheet';
import type { FilmViewer } from '../../src/viewer/viewer';

const version = (number: number, state: string) => ({ version: number, state }) as Version;
const states = (versions: readonly Version[]) => versions.map(({ state }) => state);

describe('the drafts that are thrown away', () => {
  it('are those since the last signature', () => {
    const versions = ['draft', 'signed', 'draft', 'draft'].map((state, at) => version(at + 1, state));
    expect(draftsOf(versions).map((one) => one.version)).toEqual([3, 4]);
    expect(states(withoutDrafts(versions))).toEqual(['draft', 'signed', 'discarded', 'discarded']);
  });

  it('are all of them where nothing was signed', () => {
    expect(states(withoutDrafts([version(1, 'draft'), version(2, 'draft')]))).toEqual([
      'discarded',
      'discarded',
    ]);
    expect(draftsOf([version(1, 'draft'), version(2, 'signed')])).toEqual([]);
  });
});

const STANDS: Sheet = place(EMPTY, 'C7.centroid', { x: 1, y: 1, confirmed: true });
const DRAFT: Sheet = place(STANDS, 'C7.centroid', { x: 2, y: 2, confirmed: true });
const SIZE = { columns: 10, rows: 10 };

type Saved = ReturnType<typeof useSaving>;

function Film({ viewer, sheet, told }: { viewer: FilmViewer; sheet: Sheet; told: (saving: Saved) => void }) {
  told(useSaving({ viewer, image: 'film', account: 'me', size: SIZE, version: 2, after: 2, sheet }));
  return null;
}

/** A film whose draft is placed, and the calls to the node. */
function opened(deleted: () => Promise<unknown>) {
  const client = new QueryClient();
  client.setQueryData(landmarksQuery('film').queryKey, [version(1, 'signed'), version(2, 'draft')]);
  const viewer = { state: { sheet: STANDS } };
  const put = vi.spyOn(api, 'PUT').mockResolvedValue({ data: version(3, 'draft') } as never);
  vi.spyOn(api, 'DELETE').mockImplementation(deleted as never);
  let saving = null as Saved | null;
  const told = (now: Saved) => {
    saving = now;
  };
  const root = createRoot(document.createElement('div'));
  const show = (sheet: Sheet) => {
    viewer.state.sheet = sheet;
    return act(() =>
      root.render(
        <QueryClientProvider client={client}>
          <Film viewer={viewer as unknown as FilmViewer} sheet={sheet} told={told} />
        </QueryClientProvider>,
      ),
    );
  };
  const back = () => {
    viewer.state.sheet = STANDS;
  };
  const now = () => saving as unknown as Saved;
  return { show, back, now, put, known: () => client.getQueryData(landmarksQuery('film').queryKey) ?? [] };
}

describe('throwing drafts away', () => {
  beforeEach(() => Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }));
  afterEach(() => vi.restoreAllMocks());

  it('sends nothing while it runs, nor what is thrown away once it is done', async () => {
    let answer: () => void = () => undefined;
    const film = opened(() => new Promise<void>((done) => (answer = done)));
    await film.show(STANDS);
    await film.show(DRAFT);
    await act(async () => {
      const done = film.now().discard(1, film.back);
      // As a timer does that had run out meanwhile.
      const sent = film.now().flush();
      await Promise.resolve();
      await vi.waitFor(() => expect(api.DELETE).toHaveBeenCalledOnce());
      answer();
      await Promise.all([done, sent]);
    });
    expect(film.put).not.toHaveBeenCalled();
    expect(film.now().saving).toEqual({ kind: 'saved', version: 1 });
    expect(states(film.known())).toEqual(['signed', 'discarded']);
  });

  it('sends what waits where the node threw nothing away', async () => {
    const film = opened(() => Promise.reject(new Error('away')));
    await film.show(STANDS);
    await film.show(DRAFT);
    await act(async () => {
      await expect(film.now().discard(1, film.back)).rejects.toThrow('away');
      await film.now().flush();
    });
    expect(film.put).toHaveBeenCalledOnce();
    expect(film.now().saving).toEqual({ kind: 'saved', version: 3 });
  });
});
