/** What the forms and lines of the charts stand for. */
import type { ReactNode } from 'react';
import type { Assessment } from '../../api/queries';
import { MarkSample } from '../../charts/Mark';
import { t } from '../../i18n';
import { Icon } from '../../ui/icons';
import { sayPosture } from '../shared/value/posture';
import { lookOf } from './drawing';
import { type Film, PARAMETERS } from './films';
import { cutOffs, type Evidence } from './references';
import { baselines } from './stretches';

/** One line for what is drawn in this case; sources of the cut-offs behind it. */
export function Legend({ assessment, films }: { assessment: Assessment; films: readonly Film[] }) {
  const { progression, flexibility } = assessment;
  const sources = PARAMETERS.flatMap((code) => cutOffs(assessment, code));
  const isShown = (posture: Film['posture']) => films.some((film) => film.posture === posture);
  return (
    <div className="timeline-legend">
      {isShown('standing_extended') && (
        <Item sample={<MarkSample {...lookOf({ posture: 'standing_extended' })} />}>
          {sayPosture('standing_extended')}
        </Item>
      )}
      {isShown('standing') && (
        <Item sample={<MarkSample {...lookOf({ posture: 'standing' })} />}>{sayPosture('standing')}</Item>
      )}
      {(isShown('supine') || isShown('prone')) && (
        <Item sample={<MarkSample {...lookOf({ posture: 'supine' })} hollow />}>
          {t('timeline.legend.lying')}
        </Item>
      )}
      <Item sample={<MarkSample shape="diamond" tone="second" hollow />}>{t('timeline.legend.hollow')}</Item>
      {progression.whole && <Item sample={<LineSample kind="band" />}>{t('timeline.legend.band')}</Item>}
      {Object.keys(flexibility.targets).length > 0 && (
        <Item sample={<LineSample kind="reference target" />}>{t('timeline.legend.target')}</Item>
      )}
      {baselines(assessment).length > 0 && (
        <Item sample={<LineSample kind="break" />}>{t('timeline.legend.break')}</Item>
      )}
      {sources.length > 0 && <CutOffs sources={sources} />}
    </div>
  );
}

function Item({ sample, children }: { sample: ReactNode; children: ReactNode }) {
  return (
    <span className="timeline-legend-item">
      {sample}
      {children}
    </span>
  );
}

function LineSample({ kind }: { kind: string }) {
  return (
    <svg className="mark-sample" width="20" height="16" aria-hidden="true" focusable="false">
      {kind === 'band' ? (
        <rect className="band" x="0" y="3" width="20" height="10" />
      ) : kind === 'break' ? (
        <line className={kind} x1="10" x2="10" y1="0" y2="16" />
      ) : (
        <line className={kind} x1="0" x2="20" y1="8" y2="8" />
      )}
    </svg>
  );
}

/** Where the cut-offs come from, and how well they are backed. */
function CutOffs({ sources }: { sources: readonly Evidence[] }) {
  return (
    <details className="timeline-sources">
      <summary>
        <LineSample kind="reference" />
        {t('timeline.legend.cut_off')}
        <Icon name="down" size={12} />
      </summary>
      <ul className="plain">
        {sources.map(({ id, locator, source, backing }) => (
          <li key={id}>{t('timeline.cut_off_source', { locator, source, backing })}</li>
        ))}
      </ul>
    </details>
  );
}
