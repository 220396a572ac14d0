/** Beside what is to be signed: what was signed before, by whom and when, and which values are other ones now. */
import { useMemo } from 'react';
import type { Version } from '../../api/queries';
import { count, moment, t } from '../../i18n';
import { measuredOn, type Reading } from '../../measure';
import { fromDocument, type SheetDocument } from '../../viewer/store/sheet';
import type { FilmViewer } from '../../viewer/viewer';
import { HEADLINE } from './headline';
import { type Changed, changedSince } from './since';
import { useColleagues } from './useColleagues';

interface Props {
  viewer: FilmViewer;
  readings: readonly Reading[];
  versions: readonly Version[];
}

export function SinceSigned({ viewer, readings, versions }: Props) {
  const nameOf = useColleagues();
  const signed = versions.findLast(({ state }) => state === 'signed');
  const before = useMemo(() => signed && readingsOf(viewer, signed), [viewer, signed]);
  if (!signed) return <p className="muted">{t('since.first')}</p>;
  return (
    <section className="since-signed" aria-label={t('since.title')}>
      <h3>{t('since.title')}</h3>
      <p className="muted">
        {t('since.signed', {
          version: signed.version,
          by: nameOf(signed.signed_by),
          at: moment(signed.signed_at ?? signed.at),
        })}
      </p>
      {before ? <Changes changed={changedSince(before, readings)} /> : <p>{t('since.not_measured')}</p>}
    </section>
  );
}

/** What the signed version gives; null where it cannot be measured in this page. */
function readingsOf({ measure, options }: FilmViewer, signed: Version): Reading[] | null {
  if (!measure) return null;
  try {
    return measuredOn(measure, options.facts, fromDocument(signed.document as SheetDocument));
  } catch {
    // Said on the page: nothing is compared.
    return null;
  }
}

/** The values of the first view, and every other one that changed by more than landmark error. */
function Changes({ changed }: { changed: readonly Changed[] }) {
  const isFirst = ({ code }: Changed) => (HEADLINE as readonly string[]).includes(code);
  // What lies beyond landmark error first: that is what is looked at again.
  const isSeen = (one: Changed) => isFirst(one) || one.isBeyond !== false;
  const listed = changed
    .filter(isSeen)
    .sort((one, other) => Number(other.isBeyond === true) - Number(one.isBeyond === true));
  const rest = changed.length - listed.length;
  if (changed.length === 0) return <p>{t('since.nothing')}</p>;
  return (
    <>
      {listed.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('since.value')}</th>
              <th scope="col" className="number">
                {t('since.before')}
              </th>
              <th scope="col" className="number">
                {t('since.now')}
              </th>
              <th scope="col" className="number">
                {t('since.by')}
              </th>
              <th scope="col">{t('since.error')}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((one) => (
              <tr key={one.code} data-since={one.code}>
                <th scope="row">{one.name}</th>
                <td className="number">{one.before}</td>
                <td className="number">{one.now}</td>
                <td className="number">{one.by}</td>
                <td>{sayError(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rest > 0 && <p className="muted">{count('since.rest', rest)}</p>}
    </>
  );
}

function sayError({ isBeyond }: Changed): string {
  if (isBeyond === null) return '';
  return t(isBeyond ? 'since.beyond' : 'since.within');
}
