/** What else of this record is set aside: an indication rests on all of it. */
import type { Answer } from '../../api/answer';
import { t } from '../../i18n';
import { Panel } from '../../ui/kit';
import { sayItem } from '../shared/items';
import { Aside } from '../shared/SetAside';

export function AsideList({ caseId, answer }: { caseId: string; answer: Answer }) {
  const shown = shownHere(answer);
  const others = answer.overridden.flatMap((found) => {
    const words = shown.has(found.item) ? undefined : sayItem(answer, found.item);
    return words ? [{ found, words }] : [];
  });
  if (others.length === 0) return null;
  return (
    <Panel title={t('indication.aside')}>
      <ul className="aside-list">
        {others.map(({ found, words }) => (
          <li key={found.entry}>
            <p>{words}</p>
            <Aside caseId={caseId} found={found} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The codes of what stands on this screen with a mark of its own. */
function shownHere({ indication, red_flags, readiness }: Answer): ReadonlySet<string> {
  const conclusions = [...red_flags, ...readiness, ...(indication ? [indication] : [])];
  return new Set(['indication', 'progression.progressed', ...conclusions.map(({ code }) => code)]);
}
