/** Choosing how vertebrae are counted: said with a reason, which stays with the landmarks. */
import { type ReactNode, useState } from 'react';
import { count, t } from '../../i18n';
import { Button, Dialog, Field } from '../../ui/kit';
import { COUNTS, type Count, counted, levelsWithout, sourceOf } from '../../viewer/store/numbering';
import type { FilmViewer } from '../../viewer/viewer';
import { isUnusual, USUAL } from '../../viewer/wizard/column';
import { ReasonField } from '../shared/facts/ReasonField';
import { useViewerState } from './useViewer';

interface Props {
  title: string;
  /** Why it cannot be counted so; empty = it can. */
  refused?: string;
  children: ReactNode;
  /** Counts so, for this reason. */
  choose: (why: string) => void;
  close: () => void;
}

/** Asks why, then counts so. */
export function CountDialog({ title, refused = '', children, choose, close }: Props) {
  const [why, setWhy] = useState('');
  return (
    <Dialog title={title} onClose={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          choose(why.trim());
          close();
        }}
      >
        {children}
        {refused && <p className="field-error">{refused}</p>}
        <ReasonField label={t('counts.why')} hint={t('counts.why_hint')} value={why} onChange={setWhy} />
        <p className="muted">{t('counts.undo')}</p>
        <div className="row">
          <Button look="primary" type="submit" disabled={why.trim() === '' || refused !== ''}>
            {t('counts.choose')}
          </Button>
          <Button onClick={close}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** How many vertebrae there are, and the way to say it otherwise. */
export function Numbering({ viewer }: { viewer: FilmViewer }) {
  const { sheet } = useViewerState(viewer);
  const [asking, setAsking] = useState(false);
  const numbering = sheet.rest?.numbering ?? null;
  const source = sourceOf(sheet);
  return (
    <div className="numbering">
      <p>
        {t('film.numbering_title')}:{' '}
        {numbering
          ? t('film.numbering', numbering)
          : t(isUnusual(sheet) ? 'film.numbering_named' : 'film.numbering_usual')}
      </p>
      {source && (
        <p className="muted">
          {t('film.source_title')}: {source}
        </p>
      )}
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('film.numbering_other')}
      </Button>
      {asking && <HowMany viewer={viewer} now={numbering ?? USUAL} close={() => setAsking(false)} />}
    </div>
  );
}

function HowMany({ viewer, now, close }: { viewer: FilmViewer; now: Count; close: () => void }) {
  const [many, setMany] = useState(now);
  const without = levelsWithout(viewer.kept, many);
  const refused =
    without.length > 0 ? count('counts.placed', without.length, { levels: without.join(', ') }) : '';
  const choose = (why: string) => {
    const isUsual = many.thoracic === USUAL.thoracic && many.lumbar === USUAL.lumbar;
    viewer.apply(t('counts.did'), counted(viewer.kept, isUsual ? null : many, why));
  };
  return (
    <CountDialog title={t('counts.how_many')} refused={refused} choose={choose} close={close}>
      <div className="two">
        {(['thoracic', 'lumbar'] as const).map((region) => (
          <Field key={region} label={t(`counts.${region}`)}>
            {(wiring) => (
              <select
                {...wiring}
                value={many[region]}
                onChange={(event) => setMany({ ...many, [region]: Number(event.target.value) })}
              >
                {COUNTS[region].map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
    </CountDialog>
  );
}
