/** Saves what is placed as the next version of the landmarks, and says how that stands. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, body } from '../../api/client';
import { mayPass, ProblemError } from '../../api/problem';
import { landmarksQuery, type Version } from '../../api/queries';
import { type Sheet, type SheetDocument, toDocument } from '../../viewer/store/sheet';
import type { FilmViewer } from '../../viewer/viewer';
import { type Conditions, forgetLocally, keepLocally } from './draft';

/** After so long without a change, what is placed is sent. */
const IDLE_MS = 1_500;
/** Where the node could not be reached, after so long it is tried again. */
const AGAIN_MS = 5_000;

/** How saving stands. */
export type Saving =
  | { kind: 'saved'; version: number }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'away' }
  | { kind: 'refused'; text: string }
  | { kind: 'conflict'; theirs: Version };

interface Wiring {
  viewer: FilmViewer | null;
  image: string;
  account: string;
  size: { columns: number; rows: number };
  /** The version that the viewer was loaded with. */
  version: number;
  sheet: Sheet | null;
  conditions: Conditions;
}

/** Sends every change, one after the other; `flush` sends at once and waits. */
export function useSaving({ viewer, image, account, size, version, sheet, conditions }: Wiring) {
  const client = useQueryClient();
  const [saving, setSaving] = useState<Saving>({ kind: 'saved', version });
  const base = useRef(version);
  const sent = useRef<Sheet | null>(null);
  const timer = useRef(0);
  const running = useRef<Promise<void> | null>(null);
  const latest = useRef({ sheet, conditions });
  latest.current = { sheet, conditions };

  const send = useCallback(async () => {
    const current = latest.current.sheet;
    if (!current || current === sent.current || current.landmarks.size === 0) return;
    setSaving({ kind: 'saving' });
    try {
      const made = await put(image, base.current, toDocument(current, size));
      base.current = made.version;
      sent.current = current;
      client.setQueryData(landmarksQuery(image).queryKey, (known) => [...(known ?? []), made]);
      if (latest.current.sheet === current) forgetLocally(account, image);
      setSaving(
        latest.current.sheet === current ? { kind: 'saved', version: made.version } : { kind: 'waiting' },
      );
    } catch (error) {
      setSaving(await refusal(error, image));
    }
  }, [client, image, account, size]);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    await running.current;
    running.current = send();
    await running.current;
    running.current = null;
  }, [send]);

  // The first sheet of a viewer is what the node has.
  useEffect(() => {
    sent.current = viewer ? viewer.state.sheet : null;
    base.current = version;
    setSaving({ kind: 'saved', version });
  }, [viewer, version]);

  useEffect(() => {
    if (!viewer || !sheet || sent.current === null) return;
    if (sheet === sent.current) {
      // Undone until it is what the node has.
      forgetLocally(account, image);
      return setSaving((now) => (now.kind === 'waiting' ? { kind: 'saved', version: base.current } : now));
    }
    const document = toDocument(sheet, size);
    keepLocally(account, image, { base: base.current, document, conditions, at: new Date().toISOString() });
    setSaving((now) => (now.kind === 'conflict' ? now : { kind: 'waiting' }));
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void flush(), IDLE_MS);
    return () => clearTimeout(timer.current);
  }, [viewer, sheet, conditions, size, account, image, flush]);

  useEffect(() => {
    if (saving.kind !== 'away') return;
    const again = window.setTimeout(() => void flush(), AGAIN_MS);
    return () => clearTimeout(again);
  }, [saving, flush]);

  /** Goes on from a version that somebody else made: with what is here, or with theirs. */
  const resolve = useCallback(
    (theirs: Version, keep: 'mine' | 'theirs', load: (document: SheetDocument) => void) => {
      base.current = theirs.version;
      if (keep === 'mine') return void flush();
      load(theirs.document as SheetDocument);
      sent.current = viewer?.state.sheet ?? null;
      forgetLocally(account, image);
      setSaving({ kind: 'saved', version: theirs.version });
    },
    [flush, viewer, account, image],
  );
  return { saving, flush, resolve };
}

function put(image: string, after: number, document: SheetDocument): Promise<Version> {
  return body(
    api.PUT('/api/v1/images/{image}/landmarks', {
      params: { path: { image }, header: { 'If-Match': `"${after}"` } },
      body: document as never,
    }),
  );
}

async function refusal(error: unknown, image: string): Promise<Saving> {
  if (mayPass(error)) return { kind: 'away' };
  const problem = error instanceof ProblemError ? error.problem : null;
  if (problem?.status === 401) return { kind: 'away' };
  if (problem?.status === 409 || problem?.status === 412) {
    const versions = await body(
      api.GET('/api/v1/images/{image}/landmarks', { params: { path: { image } } }),
    ).catch(() => []);
    const theirs = versions.at(-1);
    if (theirs) return { kind: 'conflict', theirs };
  }
  return { kind: 'refused', text: problem?.detail ?? String(error) };
}
