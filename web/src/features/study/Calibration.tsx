/** How far a millimetre is trusted, and the two ways to say it otherwise: a ball or a ruler of known size, marked on the film. */
import { useState } from 'react';
import type { OneImage } from '../../api/queries';
import { count, t, word } from '../../i18n';
import { type Calibrated, calibrated } from '../../measure';
import { Banner, Button, Field } from '../../ui/kit';
import type { Known } from '../../viewer/store/sheet';
import type { FilmViewer } from '../../viewer/viewer';
import { useViewerState } from './useViewer';
import { shown, thingName } from './words';

interface Props {
  image: OneImage;
  viewer: FilmViewer;
}

export function Calibration({ image, viewer }: Props) {
  const { sheet, tool } = useViewerState(viewer);
  const known = sheet.settings.known;
  const spacing = viewer.tracing?.rowSpacing ?? image.film?.spacing_mm?.row ?? null;
  const className = viewer.tracing?.calibrationClass ?? image.film?.calibration_class ?? 'none';
  return (
    <div className="stack calibration">
      <div>
        {t('film.calibration')}: <strong>{word('calibration_class', className)}</strong>
        {spacing !== null && <span className="muted"> {t('film.spacing', { mm: spacing.toFixed(4) })}</span>}
      </div>
      {known && <InForce viewer={viewer} thing={known} />}
      {tool === 'line' || tool === 'ball' ? (
        <Marking key={tool} viewer={viewer} tool={tool} />
      ) : (
        <div className="row">
          <Button onClick={() => viewer.takeTool('ball')}>{t('film.by_ball')}</Button>
          <Button onClick={() => viewer.takeTool('line')}>{t('film.by_line')}</Button>
        </div>
      )}
    </div>
  );
}

/** What the millimetres rest on now, beside what the file states. */
function InForce({ viewer, thing }: { viewer: FilmViewer; thing: Known }) {
  const found = compared(viewer, thing);
  return (
    <div className="in-force">
      <span>
        {t('film.in_force', { thing: thingName(thing) })}{' '}
        {found !== null && typeof found !== 'string' && <span className="muted">{inWords(found)}</span>}
      </span>
      <Button
        look="quiet"
        icon="trash"
        onClick={() => viewer.say(t('film.calibration'), { known: undefined })}
      >
        {t('film.take_back')}
      </Button>
    </div>
  );
}

/** The size of a pixel before and after; a sentence where the thing does not tell it, null where nothing is measured here. */
function compared(viewer: FilmViewer, thing: Known): Calibrated | string | null {
  const { measure } = viewer;
  if (!measure) return null;
  try {
    return calibrated(measure, viewer.options.facts, viewer.state.sheet, thing);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Before, after, and by how much every length changes. */
function inWords({ before, after, change }: Calibrated): string {
  if (!before || change === null) return t('film.first_spacing', { after: after.toFixed(4) });
  return t('film.changed_spacing', {
    before: before.row.toFixed(4),
    after: after.toFixed(4),
    change: `${change > 0 ? '+' : ''}${shown(change, 1)}`,
  });
}

function Marking({ viewer, tool }: { viewer: FilmViewer; tool: 'line' | 'ball' }) {
  const { marking } = useViewerState(viewer);
  const [size, setSize] = useState('');
  const [asked, setAsked] = useState<Known | null>(null);
  const millimetres = Number(size.replace(',', '.'));
  const thing = thingOf(tool, marking, millimetres);
  const label = t('film.calibration');
  if (asked)
    return (
      <Confirmation
        viewer={viewer}
        thing={asked}
        replace={() => viewer.keepKnown(label, asked)}
        back={() => setAsked(null)}
      />
    );
  return (
    <div className="stack">
      <Banner>
        {t(`film.mark_${tool}`)} {count('film.marked', marking.length)}
      </Banner>
      <div className="row">
        <Field label={t(`film.size_${tool}`)}>
          {(wiring) => (
            <input
              {...wiring}
              inputMode="decimal"
              value={size}
              onChange={(event) => setSize(event.target.value)}
            />
          )}
        </Field>
        <Button look="primary" disabled={!thing} onClick={() => setAsked(thing)}>
          {t('film.calibrate')}
        </Button>
        <Button onClick={() => viewer.takeTool('wizard')}>{t('common.cancel')}</Button>
      </div>
    </div>
  );
}

interface ConfirmationProps {
  viewer: FilmViewer;
  thing: Known;
  replace: () => void;
  back: () => void;
}

/** What would change, before it does: asked always, for no bound is known below which a difference needs no look. */
function Confirmation({ viewer, thing, replace, back }: ConfirmationProps) {
  const found = compared(viewer, thing);
  if (typeof found === 'string')
    return (
      <Banner tone="caution" live action={<Button onClick={back}>{t('common.back')}</Button>}>
        {t('film.no_calibration', { thing: thingName(thing), why: found })}
      </Banner>
    );
  const stated = found?.before ?? null;
  return (
    <section className="stack" aria-label={t('film.replace_title')}>
      <Banner
        tone={stated ? 'caution' : 'info'}
        title={stated ? t('film.replace_title') : thingName(thing)}
        live
      >
        {found && inWords(found)} {stated && t('film.replace_text', { thing: thingName(thing) })}
        {found?.warning && <p>{found.warning}</p>}
      </Banner>
      <div className="row">
        <Button look="primary" onClick={replace}>
          {t(stated ? 'film.replace' : 'film.calibrate')}
        </Button>
        <Button onClick={back}>{t('common.back')}</Button>
      </div>
    </section>
  );
}

/** The thing that is marked; null while it is not marked whole or its size is none. */
function thingOf(
  tool: 'line' | 'ball',
  marking: readonly { x: number; y: number }[],
  millimetres: number,
): Known | null {
  const [from, to] = marking;
  if (!(millimetres > 0)) return null;
  if (tool === 'line') return from && to ? { kind: 'line', from, to, length_mm: millimetres } : null;
  return marking.length >= 3 ? { kind: 'ball', outline: marking, diameter_mm: millimetres } : null;
}
