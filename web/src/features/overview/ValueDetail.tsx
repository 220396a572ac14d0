import type { Answer, Schemas } from '../../api/queries';
import { t, word } from '../../i18n';
import { FilmLink } from '../shared/EntryLink';
import { span } from '../shared/figures';
import { SetAside } from '../shared/SetAside';
import { caveatsOf } from './caveats';
import type { Value } from './ValueTile';

/** What a value may be used for and why, the way to the film, and the way to set it aside. */
export function ValueDetail({
  caseId,
  answer,
  film,
  value,
}: {
  caseId: string;
  answer: Answer;
  film: Schemas['AssessmentDocument.film'] | undefined;
  value: Value;
}) {
  const limits = film?.parameters.find((one) => one.code === value.code)?.limits ?? [];
  return (
    <section
      className="value-detail"
      aria-label={t('overview.value_detail', { name: value.name })}
      aria-live="polite"
    >
      <div className="stack">
        <h3>{value.name}</h3>
        {value.omitted && <p>{value.omitted}</p>}
        {value.interval && (
          <p className="muted">{t('overview.interval', { span: span(value.interval, value.unit) })}</p>
        )}
        {value.usability === 'valid' && <p>{t('overview.usability_long.valid')}</p>}
        {caveatsOf(value, film).map((one) => (
          <p key={one}>{word('overview.usability_long', one)}</p>
        ))}
        {limits.length > 0 && (
          <ul className="limits">
            {limits.map((limit) => (
              <li key={`${limit.criterion} ${limit.found}`}>
                {`${word('overview.criterion', limit.criterion)}: ${limit.found}`}
              </li>
            ))}
          </ul>
        )}
        {answer.alignment.film && <FilmLink caseId={caseId} entry={answer.alignment.film} />}
      </div>
      <SetAside caseId={caseId} codes={[`parameter.${value.code}`]} name={value.name} open />
    </section>
  );
}
