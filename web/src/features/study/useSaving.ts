/** Saves what is placed as the next version of the landmarks, and says how that stands. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, body } from '../../api/client';
import { mayPass, ProblemError } from '../../api/problem';
import { landmarksQuery, type Version } from '../../api/queries';
import { type Sheet, type SheetDocument, toDocument } from '../../viewer/store/sheet';
import type { FilmViewer } from '../../viewer/viewer';
import { differences, forgetLocally, keepLocally, setDraftAside } from './draft';
import { draftsOf, withoutDrafts } from './thrown';

/** After so long without a change, what is placed is sent. */
const IDLE_MS = 1_500;
/** Where the node could not be reached, after so long it is tried again. */
const AGAIN_MS = 5_000;

/** How saving stands. */
export type Saving =
  | { kind: 'saved'; version: number }
  /** Every landmark was taken away: the node keeps the version that it has until there are others. */
  | { kind: 'empty'; version: number }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'away' }
  | { kind: 'logged_out' }
  | { kind: 'refused'; text: string }
  | { kind: 'conflict'; theirs: Version };

/** Throws drafts away: the version that stands then, and what puts it on the sheet. */
export type Discard = (stands: number, back: () => void) => Promise<void>;

interface Wiring {
  viewer: FilmViewer | null;
  image: string;
  account: string;
  size: { columns: number; rows: number };
  /** The version that the viewer was loaded with. */
  version: number;
  /** The latest version at the node: drafts that were thrown away may follow the one that was loaded. */
  after: number;
  sheet: Sheet | null;
}

/** Sends every change, one after the other; `flush` sends at once and waits. What is left when the film is left, is sent then. */
export function useSaving({ viewer, image, account, size, version, after, sheet }: Wiring) {
  const client = useQueryClient();
  const [saving, setSaving] = useState<Saving>({ kind: 'saved', version });
  const base = useRef(after);
  /** The version that the sheet at the node is. */
  const held = useRef(version);
  /** The sheet that the node has. */
  const sent = useRef<Sheet | null>(null);
  /** Whether this page has put a draft on this computer: one that was there before is not ours to forget. */
  const wrote = useRef(false);
  const timer = useRef(0);
  const chain = useRef<Promise<void>>(Promise.resolve());
  /** Whether drafts are being thrown away: nothing is sent meanwhile. */
  const discarding = useRef(false);
  const latest = useRef(sheet);
  latest.current = sheet;

  const forget = useCallback(() => {
    if (wrote.current) forgetLocally(account, image);
    wrote.current = false;
  }, [account, image]);

  const send = useCallback(async (): Promise<void> => {
    const current = latest.current;
    if (discarding.current) return;
    if (!current || sent.current === null || current === sent.current || current.landmarks.size === 0) return;
    setSaving({ kind: 'saving' });
    const document = toDocument(current, size);
    try {
      const made = await put(image, base.current, document);
      base.current = made.version;
      held.current = made.version;
      sent.current = current;
      client.setQueryData(landmarksQuery(image).queryKey, (known) => [...(known ?? []), made]);
      if (latest.current !== current) return send();
      forget();
      setSaving({ kind: 'saved', version: made.version });
    } catch (error) {
      const refused = await refusal(error, image, { account, base: base.current, document });
      if (refused.kind === 'saved') {
        base.current = refused.version;
        held.current = refused.version;
        sent.current = current;
      }
      setSaving(refused);
    }
  }, [client, image, account, size, forget]);

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    chain.current = chain.current.then(send);
    return chain.current;
  }, [send]);

  // The first sheet of a viewer is what the node has.
  useEffect(() => {
    sent.current = viewer ? viewer.state.sheet : null;
    base.current = after;
    held.current = version;
    setSaving({ kind: 'saved', version });
    return () => void flush();
  }, [viewer, version, after, flush]);

  useEffect(() => {
    if (!viewer || !sheet || sent.current === null) return;
    if (sheet === sent.current) {
      // Undone until it is what the node has; a save that runs is followed by another.
      return setSaving((now) =>
        now.kind === 'waiting' || now.kind === 'empty' ? { kind: 'saved', version: held.current } : now,
      );
    }
    // A draft that was there before waits for an answer still.
    if (!wrote.current) setDraftAside(account, image);
    if (sheet.landmarks.size === 0) {
      forget();
      clearTimeout(timer.current);
      return setSaving({ kind: 'empty', version: base.current });
    }
    wrote.current = keepLocally(account, image, {
      base: base.current,
      document: toDocument(sheet, size),
      at: new Date().toISOString(),
    });
    setSaving((now) => (now.kind === 'conflict' || now.kind === 'saving' ? now : { kind: 'waiting' }));
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void flush(), IDLE_MS);
    return () => clearTimeout(timer.current);
  }, [viewer, sheet, size, account, image, flush, forget]);

  useEffect(() => {
    if (saving.kind !== 'away' && saving.kind !== 'logged_out') return;
    const again = window.setTimeout(() => void flush(), AGAIN_MS);
    return () => clearTimeout(again);
  }, [saving, flush]);

  /** Goes on from a version that somebody else made: with what is here, or with theirs; undo brings the other back. */
  const resolve = useCallback(
    (theirs: Version, keep: 'mine' | 'theirs', take: (document: SheetDocument) => void) => {
      base.current = theirs.version;
      held.current = theirs.version;
      if (keep === 'theirs') {
        take(theirs.document as SheetDocument);
        sent.current = viewer?.state.sheet ?? null;
        forget();
        return setSaving({ kind: 'saved', version: theirs.version });
      }
      // Whatever the node had of mine, theirs stands now: mine is sent again.
      sent.current = { ...(sent.current as Sheet) };
      void flush();
    },
    [flush, viewer, forget],
  );

  /** Throws the drafts away; `back` puts what stands then on the sheet, and undo brings the drafts back as a new one. */
  const discard: Discard = useCallback(
    (stands, back) => {
      const { queryKey } = landmarksQuery(image);
      const discardAll = async () => {
        const known = client.getQueryData(queryKey) ?? [];
        if (draftsOf(known).length > 0) await throwAway(image, base.current);
        client.setQueryData(queryKey, withoutDrafts(known));
        back();
        // The page is told of the sheet a frame later: until then nothing else is taken for what is placed.
        sent.current = viewer?.state.sheet ?? null;
        latest.current = sent.current;
        held.current = stands;
        forget();
        setSaving({ kind: 'saved', version: stands });
      };
      clearTimeout(timer.current);
      discarding.current = true;
      const done = chain.current.then(discardAll).finally(() => {
        discarding.current = false;
      });
      // Where nothing was thrown away, what waits is sent after all.
      chain.current = done.catch(() => send());
      return done;
    },
    [client, image, viewer, forget, send],
  );
  return { saving, flush, resolve, discard };
}

const throwAway = (image: string, version: number) =>
  api.DELETE('/api/v1/images/{image}/landmarks/{version}', { params: { path: { image, version } } });

function put(image: string, after: number, document: SheetDocument): Promise<Version> {
  return body(
    api.PUT('/api/v1/images/{image}/landmarks', {
      params: { path: { image }, header: { 'If-Match': `"${after}"` } },
      body: document as never,
    }),
  );
}

/** What was sent, for whoever looks why it was not taken. */
interface Sent {
  account: string;
  base: number;
  document: SheetDocument;
}

async function refusal(error: unknown, image: string, sent: Sent): Promise<Saving> {
  const problem = error instanceof ProblemError ? error.problem : null;
  if (problem?.status === 401) return { kind: 'logged_out' };
  if (mayPass(error) || problem?.status === 429 || problem?.status === 408) return { kind: 'away' };
  if (problem?.status === 409 || problem?.status === 412) {
    const theirs = await latestOf(image);
    if (theirs && isOwn(theirs, sent)) return { kind: 'saved', version: theirs.version };
    if (theirs) return { kind: 'conflict', theirs };
  }
  return { kind: 'refused', text: problem?.detail ?? String(error) };
}

async function latestOf(image: string): Promise<Version | undefined> {
  const asked = body(api.GET('/api/v1/images/{image}/landmarks', { params: { path: { image } } }));
  return (await asked.catch(() => [])).at(-1);
}

/** An answer was lost on its way: what was sent is there already. */
function isOwn(theirs: Version, { account, base, document }: Sent): boolean {
  const isNext = theirs.version === base + 1 && theirs.by === account;
  return isNext && differences(theirs.document as SheetDocument, document).length === 0;
}
