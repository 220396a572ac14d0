/** Endplates of a CT as a lying film of the record: looked at one by one, with what no CT tells. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { recordQuery } from '../../../api/queries';
import { useMayWrite } from '../../../api/session';
import { t, word } from '../../../i18n';
import { Button, Chip, Field, Fold } from '../../../ui/kit';
import type { Vector } from '../../../viewer/volume/vector';
import { EntryLink } from '../../shared/EntryLink';
import { SaveProblem } from '../../shared/facts/SaveProblem';
import { YesNo } from '../../shared/facts/Stated';
import { useSave } from '../../shared/facts/useSave';
import type { Ct } from './ct';
import { PlaceName } from './estimates';
import { type Conditions, endplatesOf, filmFact, type LyingDocument, recordedFilm } from './lying';

export interface LyingFilmProps {
  caseId: string;
  volume: string;
  takenOn: string | null | undefined;
  ct: Ct;
  document: LyingDocument;
  /** Whether these answer an earlier question: they may not be recorded. */
  isOld: boolean;
  onShow: (at: Vector) => void;
}

const POSTURES = ['supine', 'prone', 'unknown'] as const;

export function LyingFilm({ caseId, volume, takenOn, ct, document, isOld, onShow }: LyingFilmProps) {
  const { data: record } = useQuery(recordQuery(caseId));
  const { save, again, busy, error } = useSave(caseId);
  const mayWrite = useMayWrite();
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const [hasLooked, setLooked] = useState(false);
  const [said, setSaid] = useState<Conditions>({});
  const [posture, setPosture] = useState<string>(document.posture);
  if (!record || !mayWrite) return null;
  const known = recordedFilm(record.entries, volume);
  const endplates = endplatesOf(ct);
  const taken = endplates.filter(({ key }) => !leftOut.includes(key)).map(({ key }) => key);
  const toggle = (key: string) =>
    setLeftOut((now) => (now.includes(key) ? now.filter((one) => one !== key) : [...now, key]));
  const send = () =>
    save({
      fact: filmFact(document, { taken, hasLooked, posture, said }),
      ...(takenOn && { effective_at: takenOn }),
      ...(known && { supersedes: known.id }),
    });
  return (
    <Fold title={t('volume.lying.film.title')} quiet>
      <div className="stack">
        <p>{t('volume.lying.film.text')}</p>
        <ul className="lying-endplates">
          {endplates.map(({ key, level, surface, at }) => (
            <li key={key}>
              <input
                type="checkbox"
                aria-label={t('volume.lying.film.take', {
                  endplate: t(`volume.lying.${surface}`, { level }),
                })}
                checked={taken.includes(key)}
                onChange={() => toggle(key)}
              />
              <PlaceName name={t(`volume.lying.${surface}`, { level })} at={at} onShow={onShow} />
            </li>
          ))}
        </ul>
        <label className="check">
          <input type="checkbox" checked={hasLooked} onChange={(event) => setLooked(event.target.checked)} />
          {t('volume.lying.film.looked')}
        </label>
        {!hasLooked && <p className="muted">{t('volume.lying.film.unconfirmed')}</p>}
        <Field label={t('volume.lying.film.posture')}>
          {(wiring) => (
            <select {...wiring} value={posture} onChange={(event) => setPosture(event.target.value)}>
              {POSTURES.map((one) => (
                <option key={one} value={one}>
                  {word('posture', one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <YesNo
          label={t('volume.lying.film.legs')}
          value={said.legs_straight}
          choose={(legs_straight) => setSaid((now) => ({ ...now, legs_straight }))}
        />
        <YesNo
          label={t('volume.lying.film.pillow')}
          value={said.knee_pillow}
          choose={(knee_pillow) => setSaid((now) => ({ ...now, knee_pillow }))}
        />
        <Field label={t('volume.lying.film.minutes')}>
          {(wiring) => (
            <input
              {...wiring}
              type="number"
              min={0}
              max={600}
              value={said.minutes_lying ?? ''}
              onChange={({ target }) =>
                setSaid((now) => ({
                  ...now,
                  minutes_lying: target.value === '' ? undefined : target.valueAsNumber,
                }))
              }
            />
          )}
        </Field>
        <div className="row">
          {known && (
            <>
              <Chip tone="good">{t('volume.lying.film.recorded')}</Chip>
              <EntryLink caseId={caseId} entry={known.id} day={known.effective_at} kindless />
            </>
          )}
          <Button
            icon="tick"
            busy={busy}
            disabled={!takenOn || isOld || taken.length === 0}
            onClick={() => void send()}
          >
            {t(known ? 'volume.lying.film.anew' : 'volume.lying.film.record')}
          </Button>
        </div>
        {!takenOn && <p>{t('seen.undated')}</p>}
        <SaveProblem error={error} again={() => void again()} busy={busy} />
      </div>
    </Fold>
  );
}
