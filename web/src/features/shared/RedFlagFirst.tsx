import { Link } from '@tanstack/react-router';
import type { Answer } from '../../api/answer';
import { count, t } from '../../i18n';
import { Banner } from '../../ui/kit';
import { firstFlag } from './redFlags';
import { AsideIfAny } from './SetAside';

/** The most urgent red flag that is not set aside, on screens that it goes before. Nothing where none is raised. */
export function RedFlagFirst({ caseId, answer }: { caseId: string; answer: Answer }) {
  const first = firstFlag(answer);
  if (!first) return null;
  const { flag, more } = first;
  return (
    <Banner
      tone={flag.tier === 'emergency_now' ? 'alert' : 'caution'}
      title={flag.recommendation}
      action={
        <Link to="/cases/$case" params={{ case: caseId }}>
          {t('nav.overview')}
        </Link>
      }
    >
      {t('explain.red_flag_first')}
      {more > 0 && ` ${count('explain.red_flags_more', more)}`}
      <AsideIfAny caseId={caseId} codes={[flag.code]} />
    </Banner>
  );
}
