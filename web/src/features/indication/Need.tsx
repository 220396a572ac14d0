import { Link } from '@tanstack/react-router';
import type { Answer } from '../../api/answer';
import { t, word } from '../../i18n';
import { Chip, Panel } from '../../ui/kit';
import { Explanation } from '../shared/Explanation';
import { plainly } from '../shared/plainly';
import { AsideIfAny } from '../shared/SetAside';
import { elementsOf } from '../shared/tree';
import { isSaidAbove } from './Quotation';

/** What makes an operation needed, and how urgent: nothing of the risks. */
export function Need({ caseId, answer }: { caseId: string; answer: Answer }) {
  const found = answer.indication;
  // "progressed from … to …: SVA …": where the numbers stand above, the verdict alone.
  const [verdict = ''] = plainly(answer.progression.in_words).split(': ');
  return (
    <Panel title={t('indication.need')} className="axis">
      {answer.red_flags.length > 0 && (
        <div>
          <h3>{t('indication.red_flags')}</h3>
          <ul className="axis-list">
            {answer.red_flags.map((flag) => (
              <li key={flag.code}>
                <Chip
                  tone={
                    flag.tier === 'emergency_now'
                      ? 'alert'
                      : flag.tier === 'urgent_days'
                        ? 'caution'
                        : 'plain'
                  }
                >
                  {word('overview.tier', flag.tier)}
                </Chip>
                <div>
                  {flag.recommendation}
                  <AsideIfAny caseId={caseId} codes={[flag.code]} />
                </div>
              </li>
            ))}
          </ul>
          <p className="muted small-text">{t('indication.red_flags_apart')}</p>
        </div>
      )}
      {found && (
        <div>
          <h3>{t('indication.elements')}</h3>
          {elementsOf(found.why).map((element) => (
            <Explanation
              key={element.statement}
              caseId={caseId}
              tree={element}
              sources={[answer]}
              open={0}
              argues
            />
          ))}
        </div>
      )}
      <div>
        <h3>{t('indication.progression')}</h3>
        <p>
          {isSaidAbove(answer) ? verdict : plainly(answer.progression.in_words)}{' '}
          <Link to="/cases/$case/timeline" params={{ case: caseId }}>
            {t('nav.timeline')}
          </Link>
        </p>
        <AsideIfAny caseId={caseId} codes={['progression.progressed']} />
      </div>
      {found && found.unexamined.length > 0 && (
        <div>
          <h3>{t('indication.differential')}</h3>
          <p>{found.unexamined.join('; ')}</p>
        </div>
      )}
    </Panel>
  );
}
