/** One film being worked on: the viewer in the middle, what it says on the right. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { api, body } from '../../api/client';
import { caseQuery, imageQuery, landmarksQuery, type OneImage, type Version } from '../../api/queries';
import { useMayWrite, useSession } from '../../api/session';
import { t } from '../../i18n';
import { Banner, Failure, Skeleton } from '../../ui/kit';
import { setShortcuts, useShortcutsOn } from '../../ui/shortcuts';
import type { Snap } from '../../viewer/snap';
import { walkedIn } from '../../viewer/state';
import { EMPTY, fromDocument, type SheetDocument } from '../../viewer/store/sheet';
import type { FilmViewer, ViewerOptions } from '../../viewer/viewer';
import { latestKept } from '../shared/value/authority';
import { Conflict } from './Conflict';
import { forgetWalked, keepWalked, keptWalked, localDraft } from './draft';
import { filmName } from './FilmStrip';
import { factsOf, filmOf } from './facts';
import { KeyHelp } from './KeyHelp';
import { Notices } from './Notices';
import { SidePanel } from './SidePanel';
import { StatusBar } from './StatusBar';
import { Toolbar } from './Toolbar';
import { useConditions } from './useConditions';
import { useSaving } from './useSaving';
import { useViewer, useViewerPart } from './useViewer';
import { describe, label, thingName } from './words';

interface Props {
  caseId: string;
  imageId: string;
  renderer: 'cpu' | 'webgl2' | null;
  stepFilm: (by: number) => void;
}

export function Workplace(props: Props) {
  const image = useQuery({
    ...imageQuery(props.imageId),
    refetchInterval: (query) => (query.state.data?.picture === null ? 1500 : false),
  });
  // Asked anew whenever the film is opened: somebody may have placed landmarks meanwhile.
  const versions = useQuery({
    ...landmarksQuery(props.imageId),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  if (image.error) return <Failure error={image.error} retry={() => void image.refetch()} />;
  if (versions.error) return <Failure error={versions.error} retry={() => void versions.refetch()} />;
  if (!image.data || !versions.data || !versions.isFetchedAfterMount) return <Skeleton lines={12} />;
  if (!image.data.picture) return <Banner title={t('study.tiling')}>{t('study.tiling_text')}</Banner>;
  return <Desk {...props} image={image.data} versions={versions.data} />;
}

/** What was on the sheet when the film was opened, and what of it only this computer has. */
function opened(account: string, image: OneImage, versions: readonly Version[]) {
  const last = latestKept(versions);
  const local = localDraft(account, image.id);
  const sheet = last ? fromDocument(last.document as SheetDocument) : EMPTY;
  return { base: last?.version ?? 0, after: versions.at(-1)?.version ?? 0, sheet, local, last };
}

function Desk({
  caseId,
  imageId,
  renderer,
  stepFilm,
  image,
  versions,
}: Props & { image: OneImage; versions: readonly Version[] }) {
  const account = useSession().account;
  const mayWrite = useMayWrite();
  const client = useQueryClient();
  const place = useRef<HTMLDivElement>(null);
  const [help, setHelp] = useState(false);
  const letters = useShortcutsOn();
  const lettersNow = useRef(letters);
  lettersNow.current = letters;
  const step = useRef(stepFilm);
  step.current = stepFilm;
  // What was there when the film was opened: later versions are this viewer's own.
  const [start] = useState(() => opened(account, image, versions));
  const conditions = useConditions(caseId, imageId, account);
  const person = useQuery(caseQuery(caseId));

  const reading = image.film?.not_measurable ?? null;
  // One viewer for as long as the film is open: what it was made with does not change.
  const [options] = useState<ViewerOptions | null>(() => {
    const film = filmOf(image);
    return (
      film && {
        film,
        facts: factsOf(image),
        sheet: start.sheet,
        walked: keptWalked(account, imageId),
        renderer,
        describe,
        label,
        size: thingName,
        snap: snapOn(imageId),
        readOnly: !mayWrite || reading !== null,
        letters: () => lettersNow.current,
        onAction: (action) => {
          if (action === 'help') setHelp(true);
          if (action === 'next_film') step.current(1);
          if (action === 'previous_film') step.current(-1);
        },
      }
    );
  });
  const { viewer, failed } = useViewer(place, options);
  const sheet = useViewerPart(viewer, (state) => state.sheet);
  const size = useMemo(() => ({ columns: factsOf(image).columns, rows: factsOf(image).rows }), [image]);
  const { saving, flush, resolve, discard } = useSaving({
    viewer,
    image: imageId,
    account,
    size,
    version: start.base,
    after: start.after,
    sheet,
  });
  useWalked(viewer, account, imageId);
  const take = (document: SheetDocument) => viewer?.apply(t('conflict.keep_theirs'), fromDocument(document));
  return (
    <>
      <div className="viewer-column">
        <Toolbar viewer={viewer} readOnly={options?.readOnly ?? true} help={() => setHelp(true)} />
        <Notices
          image={image}
          viewer={viewer}
          failed={failed}
          reading={reading}
          start={start}
          account={account}
          saving={saving}
        />
        <div
          ref={place}
          className="film-place"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the film takes the keyboard for its keys
          tabIndex={0}
          role="application"
          aria-label={t('study.film', { film: filmName(image, versions) })}
          data-testid="film"
        />
        <StatusBar viewer={viewer} saving={saving} flush={flush} />
      </div>
      {viewer && (
        <SidePanel
          caseId={caseId}
          image={image}
          viewer={viewer}
          person={person.data}
          versions={versions}
          saving={saving}
          flush={flush}
          discard={discard}
          conditions={conditions}
          signed={() => {
            conditions.settled();
            forgetWalked(account, imageId);
            void client.invalidateQueries({ queryKey: landmarksQuery(imageId).queryKey });
          }}
        />
      )}
      {saving.kind === 'conflict' && viewer && (
        <Conflict
          viewer={viewer}
          theirs={saving.theirs}
          own={saving.theirs.by === account}
          size={size}
          resolve={(keep) => resolve(saving.theirs, keep, take)}
        />
      )}
      {help && (
        <KeyHelp
          letters={letters}
          setLetters={setShortcuts}
          close={() => {
            setHelp(false);
            viewer?.focus();
          }}
        />
      )}
    </>
  );
}

/** Keeps on this computer which steps were left out and how long it took: after a reload it goes on from there. */
function useWalked(viewer: FilmViewer | null, account: string, image: string): void {
  const skipped = useViewerPart(viewer, (state) => state.skipped);
  const gestures = useViewerPart(viewer, (state) => state.gestures);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was left out and each gesture are why
  useEffect(() => {
    if (!viewer || viewer.options.readOnly) return;
    const keep = () => {
      const walked = walkedIn(viewer.state);
      if (walked.gestures > 0 || walked.skipped.length > 0) keepWalked(account, image, walked);
      else forgetWalked(account, image);
    };
    keep();
    // The time since the last gesture counts as well.
    addEventListener('pagehide', keep);
    return () => removeEventListener('pagehide', keep);
  }, [viewer, account, image, skipped, gestures]);
}

function snapOn(image: string): Snap {
  return (drawn) =>
    body(api.POST('/api/v1/images/{image}/snap', { params: { path: { image } }, body: drawn }));
}
