/** What stands in the cells of a case's line. */
import { Link } from '@tanstack/react-router';
import type { Case } from '../../api/queries';
import { count, day, moment, t, word } from '../../i18n';
import { Icon, type IconName } from '../../ui/icons';
import { useIdentityHidden } from '../../ui/identity';
import { Chip } from '../../ui/kit';
import { useNameOf } from './CaseName';
import { FLAG_ICON } from './FilterBar';
import { type CaseFlag, type CaseState, flagsIn, numberOf, type Row, STATES } from './filter';
import { bornAndSex } from './person';
import type { HeadlineNumber, Summary } from './summary';

/** Whose case it is: name, age and sex, number; the pseudonym alone where those are not to be seen. */
export function PatientCell({ found }: { found: Case }) {
  const name = useNameOf(found);
  const isHidden = useIdentityHidden();
  const person = isHidden ? '' : bornAndSex(found.patient);
  const number = isHidden ? undefined : found.patient?.number;
  return (
    <>
      <Link to="/cases/$case" params={{ case: found.id }} className="cell-name" tabIndex={-1} title={name}>
        {name}
      </Link>
      <span className="cell-more" title={[person, number].filter(Boolean).join(' · ')}>
        {found.emergency_until && (
          <strong>{`${t('worklist.emergency_until', { until: moment(found.emergency_until) })} · `}</strong>
        )}
        {person}
        {number && <span className="cell-case-number">{`${person && ' · '}${number}`}</span>}
      </span>
    </>
  );
}

/** Signed films by posture, or how many pictures there are where none is signed; and the day of the last. */
export function FilmsCell({ summary }: { summary: Summary }) {
  const isSigned = summary.standing + summary.extended > 0;
  if (!summary.last_film && summary.films === 0)
    return <span className="muted">{t('worklist.no_films')}</span>;
  return (
    <>
      <span className="cell-chips">
        {summary.standing > 0 && (
          <Chip icon="person" title={t('worklist.standing_means')}>
            {count('worklist.standing', summary.standing)}
          </Chip>
        )}
        {summary.extended > 0 && (
          <Chip icon="above" title={t('worklist.extended_means')}>
            {count('worklist.extended', summary.extended)}
          </Chip>
        )}
        {!isSigned && summary.films > 0 && (
          <Chip icon="study">{count('worklist.pictures', summary.films)}</Chip>
        )}
      </span>
      {summary.last_film && (
        <span className="cell-more" title={t('worklist.last_film')}>
          <span className="visually-hidden">{t('worklist.last_film')}</span> {day(summary.last_film)}
        </span>
      )}
    </>
  );
}

const STATE_ICON: Record<CaseState, IconName> = {
  new: 'plus',
  unmeasured: 'study',
  measuring: 'edit',
  waiting: 'unknown',
  measured: 'tick',
};

/** How far a case has come; of one that is measured, what it waits for. */
export function StateCell({ summary }: { summary: Summary }) {
  const known = STATES.find((state) => state === summary.state);
  return (
    <span className="cell-state" title={summary.state === 'waiting' ? sayOpen(summary) : undefined}>
      {known && <Icon name={isStudyOpen(summary) ? 'workup' : STATE_ICON[known]} />}
      <span>{summary.state === 'waiting' ? sayWaiting(summary) : word('worklist.state', summary.state)}</span>
    </span>
  );
}

/** Whether a needed study is what a measured case waits for. */
function isStudyOpen({ state, needed }: Summary): boolean {
  return state === 'waiting' && needed.length > 0;
}

/** What is missing, in two words: the study, or how many of them, or answers that decide the indication. */
function sayWaiting({ needed: [first, ...more] }: Summary): string {
  if (first === undefined) return t('worklist.waits_for_answers');
  if (more.length > 0) return count('worklist.waits_for_studies', more.length + 1);
  return t('worklist.waits_for', { study: word('worklist.study_short', first) });
}

function sayOpen({ needed }: Summary): string {
  if (needed.length === 0) return t('worklist.waits_for_answers_means');
  return t('worklist.needed', { studies: needed.map((study) => word('worklist.study', study)).join(', ') });
}

/** A number of the line with its unit; a dash where it is not measured. */
export function NumberCell({ summary, code }: { summary: Summary; code: string }) {
  const found = numberOf(summary, code);
  if (found?.value == null) {
    return (
      <span className="muted" title={t('worklist.no_value')}>
        —<span className="visually-hidden">{t('worklist.no_value')}</span>
      </span>
    );
  }
  return (
    <>
      <Measured found={found} value={found.value} />
      {found.unit === 'mm' && <Scale of={summary.calibration_class} />}
    </>
  );
}

/** How far the millimetres of the line are trusted, where a thing of known size does not vouch for them. */
function Scale({ of: found }: { of: string | null | undefined }) {
  if (!found || found === 'calibrated') return null;
  return (
    <span className="cell-more" title={`${word('scale', found)}: ${word('scale_more', found)}`}>
      <span aria-hidden="true">{word('scale_short', found)}</span>
      <span className="visually-hidden">{word('scale', found)}</span>
    </span>
  );
}

function Measured({ found, value }: { found: HeadlineNumber; value: number }) {
  const isLeast = found.usability === 'at_least';
  const isWeak = found.usability === 'unusable' || found.usability === 'unverified';
  const told = found.usability ? word('worklist.usability', found.usability) : undefined;
  return (
    <span className={isWeak ? 'cell-number weak' : 'cell-number'} title={told}>
      {isLeast && '≥ '}
      {value.toFixed(0).replace('-', '−')}
      <span className="cell-unit">{word('worklist.unit', found.unit)}</span>
      {found.usability && found.usability !== 'valid' && <span className="visually-hidden">{told}</span>}
      {isWeak && <Icon name="unknown" size={12} />}
    </span>
  );
}

const MOST_FLAGS = 2;

/** What is to be known before the case is opened: the gravest first, the others counted behind it. */
export function FlagsCell({ row, summary }: { row: Row; summary: Summary }) {
  // Which studies are open stands in the column before.
  const raised = flagsIn(row).filter((flag) => !(flag === 'workup_incomplete' && isStudyOpen(summary)));
  const more = raised.slice(MOST_FLAGS);
  const [first, second] = raised;
  return (
    <span className="cell-flags">
      {first && <FlagChip flag={first} summary={summary} />}
      {more.length > 0 && <MoreFlags flags={more} />}
      {second && <FlagChip flag={second} summary={summary} />}
      {summary.red_flags.context_only > 0 && (
        <span className="muted" title={t('worklist.background_means')}>
          {t('worklist.background')}
        </span>
      )}
    </span>
  );
}

function FlagChip({ flag, summary }: { flag: CaseFlag; summary: Summary }) {
  const isRed = flag === 'red_flag';
  return (
    <Chip tone={isRed || flag === 'unsafe_order' ? 'alert' : 'plain'} icon={FLAG_ICON[flag]}>
      {isRed && summary.red_flags.emergency_now > 0
        ? t('worklist.emergency_now')
        : word('worklist.flag', flag)}
    </Chip>
  );
}

function MoreFlags({ flags }: { flags: readonly CaseFlag[] }) {
  const words = flags.map((flag) => word('worklist.flag', flag)).join(', ');
  return (
    <span className="muted" title={words}>
      {t('worklist.more_flags', { count: flags.length })}
      <span className="visually-hidden">: {words}</span>
    </span>
  );
}

/** When something of the case changed last; of today the time. */
export function ChangedCell({ at }: { at: string | null | undefined }) {
  if (!at) return null;
  const moment = new Date(at);
  const isToday = moment.toDateString() === new Date().toDateString();
  const time = moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return (
    <time dateTime={at} className="muted">
      {isToday ? time : day(at)}
    </time>
  );
}
