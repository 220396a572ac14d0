/** The film before its landmarks: which way the patient faces, how he stood, what a millimetre rests on, arms, knees, support. */
import type { OneImage } from '../../api/queries';
import { t, word } from '../../i18n';
import { Banner, Field } from '../../ui/kit';
import type { FilmViewer } from '../../viewer/viewer';
import { Choice, YesNo } from '../shared/facts/Stated';
import { Calibration } from './Calibration';
import { Numbering } from './CountSo';
import type { SaidConditions } from './useConditions';
import { useViewerState } from './useViewer';

const POSTURES = [
  'standing',
  'standing_extended',
  'supine',
  'prone',
  'sitting',
  'bent_forwards',
  'bent_backwards',
  'unknown',
] as const;
const ARMS = ['clavicle', 'forward', 'on_rail', 'hanging'] as const;
const SUPPORT = ['none', 'rail', 'walking_aid', 'person'] as const;
const LIMITS = ['contracture', 'arthritis', 'pain', 'needs_support', 'stopped'] as const;

interface Props {
  image: OneImage;
  viewer: FilmViewer;
  conditions: SaidConditions;
  whole?: boolean;
}

export function FilmChecks({ image, viewer, conditions, whole = false }: Props) {
  const { sheet } = useViewerState(viewer);
  const disabled = viewer.options.readOnly ?? false;
  const facing = sheet.settings.facing ?? image.film?.facing ?? '';
  const posture = sheet.settings.posture ?? image.film?.posture ?? 'unknown';
  const { said, change } = conditions;
  return (
    <fieldset className="film-checks" disabled={disabled}>
      <legend>{t('film.title')}</legend>
      <div className="two">
        <Field label={t('film.facing')}>
          {(wiring) => (
            <select
              {...wiring}
              value={facing}
              onChange={(event) =>
                viewer.say(t('film.facing'), { facing: event.target.value as 'left' | 'right' })
              }
            >
              {facing === '' && <option value="">{t('film.choose')}</option>}
              <option value="right">{t('film.facing_right')}</option>
              <option value="left">{t('film.facing_left')}</option>
            </select>
          )}
        </Field>
        <Field label={t('film.posture')}>
          {(wiring) => (
            <select
              {...wiring}
              value={posture}
              onChange={(event) => viewer.say(t('film.posture'), { posture: event.target.value })}
            >
              {POSTURES.map((one) => (
                <option key={one} value={one}>
                  {word('posture', one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Choice
          label={t('film.arms')}
          group="arms"
          options={ARMS}
          value={said.arms}
          choose={(arms) => change({ arms })}
        />
        <Choice
          label={t('film.support')}
          group="support"
          options={SUPPORT}
          value={said.support}
          choose={(support) => change({ support })}
        />
      </div>
      <Limits conditions={conditions} />
      {whole && (
        <div className="two">
          <YesNo label={t('film.upright')} value={said.upright} choose={(upright) => change({ upright })} />
          <YesNo
            label={t('film.stitched')}
            value={said.stitched}
            choose={(stitched) => change({ stitched })}
          />
        </div>
      )}
      <Calibration image={image} viewer={viewer} />
      <Numbering viewer={viewer} />
      {whole &&
        image.film?.notes.map((note) => (
          <Banner key={note.code} tone="caution">
            {note.message}
          </Banner>
        ))}
    </fieldset>
  );
}

/** What kept the patient from extending: several things may; nothing at all is an answer, not stated is none. */
function Limits({ conditions: { said, change } }: { conditions: SaidConditions }) {
  const limits = said.limits ?? [];
  const toggle = (limit: string, on: boolean) => {
    const next = on ? [...limits, limit] : limits.filter((one) => one !== limit);
    change({ limits: next.length > 0 ? next : undefined, unlimited: undefined });
  };
  return (
    <details className="limits" open={said.unlimited === true || limits.length > 0}>
      <summary>{t('film.limits')}</summary>
      <label className="check">
        <input
          type="checkbox"
          checked={said.unlimited ?? false}
          onChange={(event) => change({ unlimited: event.target.checked || undefined, limits: undefined })}
        />
        {t('limits.unlimited')}
      </label>
      {LIMITS.map((limit) => (
        <label key={limit} className="check">
          <input
            type="checkbox"
            checked={limits.includes(limit)}
            onChange={(event) => toggle(limit, event.target.checked)}
          />
          {word('limits', limit)}
        </label>
      ))}
    </details>
  );
}
