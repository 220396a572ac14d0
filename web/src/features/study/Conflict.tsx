/** Two people placed landmarks on one film: what differs, and which is kept. Nothing is overwritten unasked. */
import type { Version } from '../../api/queries';
import { count, moment, t, word } from '../../i18n';
import { Button, Dialog } from '../../ui/kit';
import { type SheetDocument, toDocument } from '../../viewer/store/sheet';
import type { FilmViewer } from '../../viewer/viewer';
import { differences } from './draft';
import { siteName } from './words';

interface Props {
  viewer: FilmViewer;
  theirs: Version;
  /** Whether it is the same account, at another screen. */
  own: boolean;
  size: { columns: number; rows: number };
  resolve: (keep: 'mine' | 'theirs') => void;
}

const MOST_SHOWN = 12;

export function Conflict({ viewer, theirs, own, size, resolve }: Props) {
  const mine = toDocument(viewer.state.sheet, size);
  const other = theirs.document as SheetDocument;
  const at = (document: SheetDocument, site: string) => {
    if (site === 'frame') return document.frame.facing ?? t('conflict.absent');
    if (site === 'posture') return word('posture', document.posture ?? 'unknown');
    const found = document.landmarks.find((landmark) => landmark.site === site);
    return found
      ? t('conflict.at', { x: Math.round(found.x), y: Math.round(found.y) })
      : t('conflict.absent');
  };
  const sites = differences(mine, other);
  return (
    <Dialog title={t('conflict.title')} wide>
      <p>
        {t(own ? 'conflict.text_own' : 'conflict.text', { version: theirs.version, at: moment(theirs.at) })}
      </p>
      <p className="muted">{count('conflict.differ', sites.length)}</p>
      <table className="table">
        <thead>
          <tr>
            <th>{t('conflict.landmark')}</th>
            <th>{t('conflict.mine')}</th>
            <th>{t('conflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {sites.slice(0, MOST_SHOWN).map((site) => (
            <tr key={site}>
              <td>{site === 'frame' || site === 'posture' ? t(`conflict.${site}`) : siteName(site)}</td>
              <td>{at(mine, site)}</td>
              <td>{at(other, site)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <Button look="primary" onClick={() => resolve('mine')}>
          {t('conflict.keep_mine')}
        </Button>
        <Button onClick={() => resolve('theirs')}>{t('conflict.keep_theirs')}</Button>
      </div>
    </Dialog>
  );
}
