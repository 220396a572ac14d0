import { Link } from '@tanstack/react-router';
import type { Answer } from '../../api/answer';
import { t } from '../../i18n';
import { Banner } from '../../ui/kit';
import { AsideIfAny } from './SetAside';

/** The most urgent red flag, on screens that it goes before. Nothing where none is raised. */
export function RedFlagFirst({ caseId, answer }: { caseId: string; answer: Answer }) {
  const flag = answer.red_flags.find((one) => one.tier !== 'context_only');
  if (!flag) return null;
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
      <AsideIfAny caseId={caseId} codes={[flag.code]} />
    </Banner>
  );
}
