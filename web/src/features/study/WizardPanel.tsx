/** The way to a measured film: the film first, then one landmark after the other, each with a picture of where it lies. */
import { useEffect, useRef, useState } from 'react';
import type { OneImage } from '../../api/queries';
import { t, word } from '../../i18n';
import { Button } from '../../ui/kit';
import { otherHead } from '../../viewer/proposals';
import type { FilmViewer } from '../../viewer/viewer';
import { isPlaced, nextStep, STEPS, type Step, tally } from '../../viewer/wizard/steps';
import { Anew } from './Anew';
import { sayDrawn } from './drawn';
import { FillOffer, FillPanel } from './FillPanel';
import { FilmChecks } from './FilmChecks';
import { HEADLINE } from './headline';
import { Schematic } from './Schematic';
import type { SaidConditions } from './useConditions';
import { useViewerState } from './useViewer';
import { clock } from './words';

interface Props {
  image: OneImage;
  viewer: FilmViewer;
  conditions: SaidConditions;
}

export function WizardPanel({ image, viewer, conditions }: Props) {
  const state = useViewerState(viewer);
  const hasPlaced = state.sheet.landmarks.size > 0;
  const [filmSeen, setFilmDone] = useState(hasPlaced);
  // Where everything was taken away and nothing is asked for, the film comes first again.
  const filmDone = filmSeen && (hasPlaced || state.step !== null);
  const step = state.step === null ? undefined : STEPS[state.step];
  const place = useRef<HTMLDivElement>(null);
  // What is asked next stands at the top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is why
  useEffect(() => {
    // Browsers give back a promise here, which no effect may.
    place.current?.parentElement?.scrollTo(0, 0);
  }, [state.step, state.filling?.at, filmDone]);
  if (!filmDone) {
    const confirm = () => {
      setFilmDone(true);
      viewer.gesture();
      viewer.walk.goToOpenStep();
      viewer.focus();
    };
    return (
      <div className="stack">
        <FilmChecks image={image} viewer={viewer} conditions={conditions} />
        <div className="wizard-begin">
          <Button look="primary" onClick={confirm} disabled={!facingOf(image, viewer)}>
            {t('wizard.film_confirm')}
          </Button>
          {!facingOf(image, viewer) && <p className="field-error">{t('wizard.facing_needed')}</p>}
        </div>
      </div>
    );
  }
  if (state.filling)
    return (
      <div className="stack" ref={place}>
        <FillPanel viewer={viewer} filling={state.filling} />
      </div>
    );
  return (
    <div className="stack" ref={place}>
      <Counter viewer={viewer} />
      {step ? <StepCard viewer={viewer} step={step} /> : <Resting viewer={viewer} />}
      {!step && <FillOffer viewer={viewer} />}
      <StepList viewer={viewer} back={() => setFilmDone(false)} />
    </div>
  );
}

/** Which way the patient faces, as a person or the file says it. */
export function facingOf(image: OneImage, viewer: FilmViewer): string | null {
  return viewer.state.sheet.settings.facing ?? image.film?.facing ?? null;
}

function Counter({ viewer }: { viewer: FilmViewer }) {
  const { sheet, startedAt, step } = useViewerState(viewer);
  const has = (site: string) => sheet.landmarks.has(site);
  const all = tally('standard', has);
  const first = firstValues(viewer);
  const [now, setNow] = useState(Date.now());
  const isRunning = startedAt !== null && step !== null;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  const seconds = startedAt === null ? 0 : (Math.max(now, startedAt) - startedAt) / 1000;
  return (
    <div className="counter">
      <span>
        {first.measured < first.of
          ? t('wizard.first_values', first)
          : t('wizard.standard', { placed: all.placed, of: all.of })}
      </span>
      <progress max={all.of} value={all.placed} aria-label={t('wizard.progress')} />
      <time>{clock(seconds)}</time>
    </div>
  );
}

function StepCard({ viewer, step }: { viewer: FilmViewer; step: Step }) {
  const { ghost, looking, sheet, drawn, isBegun } = useViewerState(viewer);
  const hint = looking
    ? t('wizard.looking')
    : ghost
      ? t(`wizard.ghost_${ghost.found}`)
      : t(otherHead(step, sheet) ? 'wizard.other_head' : 'wizard.no_ghost');
  return (
    <section className="step-card" aria-label={word('step', step.id)}>
      <Schematic step={step} mirrored={(sheet.settings.facing ?? viewer.options.facts.facing) === 'left'} />
      <div className="step-words">
        <h3>{word('step', step.id)}</h3>
        <p>{word('step_what', step.id)}</p>
        <p className={isBegun ? undefined : 'muted'} aria-live="polite">
          {t(isBegun && step.kind !== 'point' ? `wizard.then_${step.kind}` : `wizard.how_${step.kind}`)}
        </p>
        <p className="muted" aria-live="polite">
          {drawn && <strong>{sayDrawn(drawn, ghost?.found === 'edge')} </strong>}
          {hint}
        </p>
      </div>
      <div className="row step-buttons">
        <Button look="primary" disabled={ghost?.found !== 'edge'} onClick={() => viewer.walk.accept()}>
          {t('wizard.accept')}
        </Button>
        {otherHead(step, sheet) && (
          <Button onClick={() => viewer.walk.sameAsOther()}>{t('wizard.heads_over')}</Button>
        )}
        <Button onClick={() => viewer.walk.skip()}>{t('wizard.skip')}</Button>
        <Button look="quiet" onClick={() => viewer.walk.back()}>
          {t('wizard.back')}
        </Button>
      </div>
    </section>
  );
}

/** How many of the values that stand first are measured. */
function firstValues({ state: { values }, measure }: FilmViewer): { measured: number; of: number } {
  const measured = HEADLINE.filter((code) => {
    const at = measure?.parameterAt.get(code);
    return at !== undefined && !Number.isNaN(values?.[at] ?? Number.NaN);
  });
  return { measured: measured.length, of: HEADLINE.length };
}

/** Nothing is asked for: everything is placed or left out, or the wizard waits to be taken up again. */
function Resting({ viewer }: { viewer: FilmViewer }) {
  const { skipped } = useViewerState(viewer);
  if (nextStep(0, viewer.has, skipped) === null) return <Finished viewer={viewer} />;
  const goOn = () => {
    viewer.walk.goToOpenStep();
    viewer.focus();
  };
  return (
    <section className="step-card finished">
      <div className="step-words">
        <h3>{t('wizard.resting')}</h3>
        <p>{t('wizard.resting_text')}</p>
        <div className="row">
          <Button look="primary" onClick={goOn}>
            {t('wizard.go_on')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function Finished({ viewer }: { viewer: FilmViewer }) {
  const { skipped } = useViewerState(viewer);
  return (
    <section className="step-card finished">
      <div className="step-words">
        <h3>{t('wizard.done')}</h3>
        <p>{skipped.size > 0 ? t('wizard.done_skipped', { many: skipped.size }) : t('wizard.done_text')}</p>
        <div className="row">
          <Button onClick={() => viewer.fit()}>{t('tool.fit')}</Button>
          <Anew viewer={viewer} />
        </div>
      </div>
    </section>
  );
}

/** Every step with its state; a click goes there, in any order. */
function StepList({ viewer, back }: { viewer: FilmViewer; back: () => void }) {
  const { sheet, step, skipped } = useViewerState(viewer);
  const has = (site: string) => sheet.landmarks.has(site);
  const open = (index: number, placed: boolean, one: Step) => {
    if (placed) viewer.show(one.sites.find(has) ?? `${one.sites[0]}.left`);
    else viewer.walk.goTo(index);
    viewer.focus();
  };
  return (
    <ol className="step-list" aria-label={t('wizard.steps')}>
      <li>
        <button type="button" className="step-link" onClick={back}>
          <span className="step-mark">●</span> {t('wizard.film')}
        </button>
      </li>
      {STEPS.map((one, index) => {
        const placed = isPlaced(one, has);
        const mark = placed ? '●' : skipped.has(one.id) ? '–' : '○';
        return (
          <li key={one.id}>
            <button
              type="button"
              className="step-link"
              aria-current={step === index ? 'step' : undefined}
              onClick={() => open(index, placed, one)}
            >
              <span className="step-mark" aria-hidden="true">
                {mark}
              </span>{' '}
              {word('step', one.id)}
              <span className="visually-hidden">
                {t(
                  placed ? 'wizard.is_placed' : skipped.has(one.id) ? 'wizard.is_skipped' : 'wizard.is_open',
                )}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
