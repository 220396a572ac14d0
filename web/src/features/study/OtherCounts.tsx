/** What would change if the vertebrae of this patient were counted otherwise: no rule says which way is right. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import { problemFrom } from '../../api/problem';
import type { OneImage } from '../../api/queries';
import type { components } from '../../api/schema';
import { count, t, word } from '../../i18n';
import type { Reading } from '../../measure';
import { Button } from '../../ui/kit';
import { renumbered, unnamed } from '../../viewer/store/numbering';
import type { Sheet } from '../../viewer/store/sheet';
import type { FilmViewer } from '../../viewer/viewer';
import { isUnusual } from '../../viewer/wizard/column';
import { CountDialog } from './CountSo';
import type { Saving } from './useSaving';
import { useViewerPart } from './useViewer';
import { shown, unitOf } from './words';

type Profile = components['schemas']['ProfileDocument'];
type Alternative = Profile['alternatives'][number];

interface Props {
  image: OneImage;
  viewer: FilmViewer;
  saving: Saving;
  readings: readonly Reading[];
}

/** What the node measures on the version that was saved last. */
function useProfile(image: string, saving: Saving, sheet: Sheet | null) {
  const version = saving.kind === 'saved' ? saving.version : 0;
  return useQuery({
    queryKey: ['image', image, 'profile', version],
    queryFn: (): Promise<Profile> =>
      body<Profile>(
        api.GET('/api/v1/images/{image}/landmarks/{version}/profile', {
          params: { path: { image, version } },
        }) as Promise<{ data?: Profile }>,
      ),
    enabled: version > 0 && sheet !== null && isUnusual(sheet),
    placeholderData: (before) => before,
    retry: false,
  });
}

export function OtherCounts({ image, viewer, saving, readings }: Props) {
  const sheet = useViewerPart(viewer, (state) => state.sheet);
  const { data, error, isPlaceholderData } = useProfile(image.id, saving, sheet);
  if (!sheet || !isUnusual(sheet)) return null;
  const isStale = isPlaceholderData || saving.kind !== 'saved';
  return (
    <details className="other-counts">
      <summary>{t('counts.title')}</summary>
      <p className="muted">{t('counts.no_rule')}</p>
      {isStale && <p className="muted">{t('counts.stale')}</p>}
      {error && <p className="field-error">{problemFrom(error).detail}</p>}
      {data?.alternatives.length === 0 && <p>{t('counts.none')}</p>}
      {data?.alternatives.map((one) => (
        <Otherwise key={one.numbering} one={one} named={data.measured} readings={readings} viewer={viewer} />
      ))}
    </details>
  );
}

interface OtherwiseProps {
  one: Alternative;
  /** As the landmarks are named. */
  named: Profile['measured'];
  readings: readonly Reading[];
  viewer: FilmViewer;
}

function Otherwise({ one, named, readings, viewer }: OtherwiseProps) {
  const [asking, setAsking] = useState(false);
  const changes = changesOf(one, named, readings);
  const rows = changes.filter(({ after }) => after !== NONE);
  const lost = changes.filter(({ after }) => after === NONE).map(({ name }) => name);
  return (
    <section className="other-count" data-numbering={one.numbering}>
      <h3>{word('counts.way', one.numbering)}</h3>
      <p className="muted">
        {one.renamed
          .map(({ level, counted_as }) =>
            counted_as ? t('counts.renamed', { level, counted: counted_as }) : t('counts.unnamed', { level }),
          )
          .join(', ')}
      </p>
      {changes.length === 0 && <p>{t('counts.no_change')}</p>}
      {rows.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('counts.value')}</th>
              <th scope="col" className="number">
                {t('counts.as_named')}
              </th>
              <th scope="col" className="number">
                {t('counts.counted')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, name, before, after }) => (
              <tr key={code} data-counted={code}>
                <th scope="row">{name}</th>
                <td className="number">{before}</td>
                <td className="number">{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {lost.length > 0 && <p>{t('counts.lost', { names: lost.join(', ') })}</p>}
      {!viewer.options.readOnly && <Button onClick={() => setAsking(true)}>{t('counts.choose')}</Button>}
      {asking && <Chosen one={one} viewer={viewer} close={() => setAsking(false)} />}
    </section>
  );
}

/** Names the levels as this way of counting does, for a reason. */
function Chosen({ one, viewer, close }: { one: Alternative; viewer: FilmViewer; close: () => void }) {
  const way = word('counts.way', one.numbering);
  const lost = unnamed(viewer.kept, one.renamed);
  const choose = (why: string) =>
    viewer.apply(t('counts.did'), renumbered(viewer.kept, one.renamed, t('counts.noted', { way, why })));
  return (
    <CountDialog title={way} choose={choose} close={close}>
      <p>{t('counts.renames')}</p>
      {lost > 0 && <p>{count('counts.loses', lost)}</p>}
    </CountDialog>
  );
}

/** Stands where there is no value. */
const NONE = '—';

/** A value that is another one when counted this way, as it is shown. */
export interface Change {
  code: string;
  name: string;
  before: string;
  after: string;
}

/** The values that change, in the order of the readings; a dash where there is none. */
export function changesOf(
  one: Pick<Alternative, 'measured' | 'omitted'>,
  named: readonly Pick<Profile['measured'][number], 'code' | 'value'>[],
  readings: readonly Pick<Reading, 'parameter'>[],
): Change[] {
  return readings.flatMap(({ parameter }) => {
    const is = ({ code }: { code: string }) => code === parameter.code;
    const [counted, isLost] = [one.measured.find(is), one.omitted.some(is)];
    if (!counted && !isLost) return [];
    const written = (value: number | undefined) =>
      value === undefined ? NONE : `${shown(value, parameter.decimals)}${unitOf(parameter)}`;
    const [before, after] = [written(named.find(is)?.value), written(counted?.value)];
    return before === after ? [] : [{ code: parameter.code, name: parameter.abbreviation, before, after }];
  });
}
