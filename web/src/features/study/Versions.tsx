/** Every version of the landmarks on this film: who made it, when, who signed it; an earlier one can be looked at again. */
import type { Version } from '../../api/queries';
import { moment, t, word } from '../../i18n';
import { Button, Chip } from '../../ui/kit';
import { fromDocument, type SheetDocument } from '../../viewer/store/sheet';
import type { FilmViewer } from '../../viewer/viewer';
import { useColleagues } from './useColleagues';

interface Props {
  viewer: FilmViewer;
  versions: readonly Version[];
}

export function Versions({ viewer, versions }: Props) {
  const nameOf = useColleagues();
  if (versions.length === 0) return <p className="muted">{t('versions.none')}</p>;
  const readOnly = viewer.options.readOnly ?? false;
  const take = (version: Version) =>
    viewer.apply(
      t('versions.taken', { version: version.version }),
      fromDocument(version.document as SheetDocument),
    );
  return (
    <ol className="versions">
      {[...versions].reverse().map((version) => (
        <li key={version.version} className="version">
          <div className="spread">
            <strong>{t('versions.version', { version: version.version })}</strong>
            <Chip
              tone={version.state === 'signed' ? 'good' : 'plain'}
              icon={version.state === 'signed' ? 'sign' : 'edit'}
            >
              {word('landmarks', version.state)}
            </Chip>
          </div>
          <span className="muted">
            {t('versions.placed', { by: nameOf(version.by), at: moment(version.at) })}
          </span>
          {version.signed_at && (
            <span className="muted">
              {t('versions.signed', { by: nameOf(version.signed_by), at: moment(version.signed_at) })}
            </span>
          )}
          {!readOnly && (
            <Button look="quiet" onClick={() => take(version)}>
              {t('versions.take')}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
