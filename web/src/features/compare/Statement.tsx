/** What the two films say together, and what must be alike for them to say it. */
import { Link } from '@tanstack/react-router';
import type { Assessment } from '../../api/queries';
import { t } from '../../i18n';
import { Icon } from '../../ui/icons';
import { Banner, Button } from '../../ui/kit';

interface Props {
  caseId: string;
  assessment: Assessment;
  /** Whether the films shown are those that the node compared. */
  isPair: boolean;
  showPair: () => void;
}

const MARK = { true: 'tick', false: 'alert', unknown: 'unknown' } as const;

export function Statement({ caseId, assessment, isPair, showPair }: Props) {
  const { pair } = assessment;
  if (!pair) return <WithoutExtended caseId={caseId} assessment={assessment} />;
  if (!isPair) {
    return (
      <Banner
        title={t('compare.other_films')}
        action={<Button onClick={showPair}>{t('compare.show_pair')}</Button>}
      >
        {t('compare.other_films_text')}
      </Banner>
    );
  }
  const conditions = [pair.one_pelvis, ...pair.comparability];
  const failing = conditions.some((condition) => condition.truth === 'false');
  return (
    <section className="stack" aria-label={t('compare.statement')}>
      {failing ? (
        <Banner tone="caution" title={t('compare.blocked')}>
          {t('compare.blocked_text')}
        </Banner>
      ) : (
        <p className="compare-sentence">{pair.sentence}</p>
      )}
      <h2>{t('compare.preconditions')}</h2>
      <ul className="preconditions">
        {conditions.map((condition) => (
          <li key={condition.statement} className={condition.truth}>
            <Icon name={MARK[condition.truth]} />
            <span>
              {condition.statement} <span className="muted">({t(`compare.truth.${condition.truth}`)})</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why the extended film matters, how it is taken, and when not; what can be simulated meanwhile. */
function WithoutExtended({ caseId, assessment }: { caseId: string; assessment: Assessment }) {
  return (
    <section className="stack" aria-label={t('compare.statement')}>
      <p className="compare-sentence">{assessment.answer.sentence}</p>
      <Banner title={t('compare.no_extended')}>
        <p>{t('compare.why')}</p>
        <p>{t('compare.how')}</p>
        <p>{t('compare.when_not')}</p>
        <p>{t('compare.not_obtainable')}</p>
      </Banner>
      <Link to="/cases/$case/workup" params={{ case: caseId }}>
        {t('compare.to_board')}
      </Link>
    </section>
  );
}
