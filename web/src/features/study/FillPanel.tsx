/** The rest of the column: endplates that the standard set leaves open, proposed, and taken one by one or together. */
import { count, t } from '../../i18n';
import { Button } from '../../ui/kit';
import type { FilmViewer } from '../../viewer/viewer';
import { openEndplates } from '../../viewer/wizard/column';
import { endplateOf, type Filling, isOffered, type Proposed } from '../../viewer/wizard/fill';
import { isPlaced } from '../../viewer/wizard/steps';
import { sayDrawn } from './drawn';
import { Schematic } from './Schematic';
import { useViewerState } from './useViewer';
import { siteName } from './words';

/** Offers to propose what is open; nothing where nothing is. */
export function FillOffer({ viewer }: { viewer: FilmViewer }) {
  const { sheet, measuring } = useViewerState(viewer);
  const { between } = openEndplates(sheet);
  if (between.length === 0) return null;
  return (
    <section className="step-card finished">
      <div className="step-words">
        <h3>{t('fill.title')}</h3>
        <p>{count('fill.offer', between.length)}</p>
        <div className="row">
          <Button disabled={measuring !== 'there'} onClick={() => void begin(viewer)}>
            {t('fill.begin')}
          </Button>
        </div>
      </div>
    </section>
  );
}

async function begin(viewer: FilmViewer): Promise<void> {
  viewer.focus();
  await viewer.fill.begin();
}

export function FillPanel({ viewer, filling }: { viewer: FilmViewer; filling: Filling }) {
  const { has } = viewer;
  const asked = filling.at === null ? undefined : filling.proposals[filling.at];
  const isOpen = asked && !isPlaced(asked.step, has);
  return (
    <div className="stack">
      {isOpen ? (
        <Asked viewer={viewer} filling={filling} asked={asked} />
      ) : (
        <section className="step-card finished">
          <div className="step-words">
            <h3>{t('fill.done')}</h3>
            <p>{leftOf(filling, has)}</p>
          </div>
        </section>
      )}
      <Together viewer={viewer} filling={filling} />
      <ProposalList viewer={viewer} filling={filling} />
    </div>
  );
}

function leftOf({ proposals }: Filling, has: (site: string) => boolean): string {
  const open = proposals.filter(({ step }) => !isPlaced(step, has)).length;
  return open === 0 ? t('fill.done_text') : count('fill.done_left', open);
}

function Asked({ viewer, filling, asked }: { viewer: FilmViewer; filling: Filling; asked: Proposed }) {
  const { sheet, drawn } = useViewerState(viewer);
  const name = siteName(endplateOf(asked.step));
  return (
    <section className="step-card" aria-label={name}>
      <Schematic
        step={asked.step}
        mirrored={(sheet.settings.facing ?? viewer.options.facts.facing) === 'left'}
      />
      <div className="step-words">
        <h3>{name}</h3>
        <p className="muted" aria-live="polite">
          {drawn && <strong>{sayDrawn(drawn, isOffered(asked, viewer.has))} </strong>}
          {hintOf(asked, filling)}
        </p>
        <p className="muted">{t('wizard.how_endplate')}</p>
      </div>
      <div className="row step-buttons">
        <Button
          look="primary"
          disabled={!viewer.editable || !isOffered(asked, viewer.has)}
          onClick={() => viewer.fill.accept()}
        >
          {t('wizard.accept')}
        </Button>
        <Button onClick={() => viewer.fill.leave()}>{t('wizard.skip')}</Button>
        <Button look="quiet" onClick={() => viewer.fill.back()}>
          {t('wizard.back')}
        </Button>
      </div>
    </section>
  );
}

function hintOf({ ghost }: Proposed, { looking }: Filling): string {
  if (ghost?.found === 'edge') return t('wizard.ghost_edge');
  if (looking) return t('wizard.looking');
  return t(ghost ? 'fill.no_edge' : 'fill.nowhere');
}

/** Everything that lies on an edge at once, and the way out. */
function Together({ viewer, filling }: { viewer: FilmViewer; filling: Filling }) {
  useViewerState(viewer);
  const offered = filling.proposals.filter((one) => isOffered(one, viewer.has)).length;
  return (
    <div className="stack fill-together">
      <p className="muted">{t('fill.not_counted')}</p>
      {offered > 0 && <p className="muted">{t('fill.all_wait')}</p>}
      <div className="row">
        {offered > 0 && (
          <>
            <Button disabled={!viewer.editable || filling.looking} onClick={() => viewer.fill.acceptAll()}>
              {count('fill.accept_all', offered)}
            </Button>
            <Button look="quiet" onClick={() => viewer.fill.showAll()}>
              {t('fill.show_all')}
            </Button>
          </>
        )}
        <Button look="quiet" onClick={() => viewer.fill.end()}>
          {t('fill.end')}
        </Button>
      </div>
      {filling.beyond.length > 0 && (
        <p className="muted">{t('fill.beyond', { levels: filling.beyond.join(', ') })}</p>
      )}
    </div>
  );
}

/** Every proposal with its state, from head to foot; a click goes there, in any order. */
function ProposalList({ viewer, filling }: { viewer: FilmViewer; filling: Filling }) {
  const { has } = viewer;
  const open = (at: number, { step }: Proposed) => {
    if (isPlaced(step, has)) viewer.show(step.sites[0] ?? '');
    else viewer.fill.goTo(at);
    viewer.focus();
  };
  return (
    <ol className="step-list" aria-label={t('fill.list')}>
      {[...filling.proposals.entries()].reverse().map(([at, one]) => (
        <li key={one.step.id}>
          <button
            type="button"
            className="step-link"
            aria-current={filling.at === at ? 'step' : undefined}
            onClick={() => open(at, one)}
          >
            <span className="step-mark" aria-hidden="true">
              {isPlaced(one.step, has) ? '●' : filling.left.has(one.step.id) ? '–' : '○'}
            </span>{' '}
            {siteName(endplateOf(one.step))} <span className="muted">{stateOf(one, filling, has)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function stateOf(one: Proposed, { left, looking }: Filling, has: (site: string) => boolean): string {
  if (isPlaced(one.step, has)) return t('wizard.is_placed');
  if (left.has(one.step.id)) return t('wizard.is_skipped');
  if (one.ghost?.found === 'edge') return t('fill.is_edge');
  if (looking) return '';
  return t(one.ghost ? 'fill.is_expected' : 'fill.is_nowhere');
}
