/** What must be known beside a value, all of it at once: that it is the least, what its millimetres rest on, that nobody has confirmed its landmarks. */
import { count, t, word } from '../../i18n';
import type { Reading } from '../../measure';
import { sentence } from '../../ui/sentence';
import { scaleBeside } from '../shared/value/scale';
import type { JudgedParameter } from './useJudged';
import { siteName } from './words';

/** A word beside a value, and the same at length. */
export interface ValueMark {
  kind: 'open' | 'use' | 'wait' | 'scale';
  /** Where there is little room. */
  short: string;
  text: string;
  more: string;
}

type Usability = JudgedParameter['usability'];

/** What limits a value, what weighs most first: none takes the place of another. */
const LIMITS: readonly Usability[] = ['unusable', 'unverified', 'at_least', 'of_this_posture'];

/** Every mark of a value, what weighs most first; `use` undefined = the node has not judged it yet. */
export function marksOf(
  reading: Reading,
  use: JudgedParameter | undefined,
  calibrationClass: string | null,
): ValueMark[] {
  if (reading.value === null) return [];
  const judged = use ? LIMITS.map((usability) => limitMark(use, usability)) : [waitMark()];
  return [openMark(reading), ...judged, scaleMark(reading, calibrationClass)].filter((mark) => mark !== null);
}

/** Whether compensation hides a part of a value, whatever else is wrong with it. */
export function isAtLeast(use: JudgedParameter | undefined): boolean {
  return use?.usability === 'at_least' || limitsOf(use, 'at_least').length > 0;
}

/** Every word that a judged value must not be read without, what weighs most first. */
export function limitWords(use: JudgedParameter | undefined): string[] {
  const marks = use ? LIMITS.map((usability) => limitMark(use, usability)) : [];
  return marks.flatMap((mark) => (mark ? [mark.short] : []));
}

const limitsOf = (use: JudgedParameter | undefined, usability: Usability) =>
  use?.limits?.filter((limit) => limit.usability === usability) ?? [];

function openMark({ open }: Reading): ValueMark | null {
  if (open.length === 0) return null;
  return {
    kind: 'open',
    short: t('value.not_confirmed'),
    text: t('value.not_confirmed'),
    more: count('value.not_confirmed_more', open.length, { sites: open.map(siteName).join('; ') }),
  };
}

function waitMark(): ValueMark {
  const text = t('value.not_judged');
  return { kind: 'wait', short: text, text, more: t('value.not_judged_more') };
}

function limitMark(use: JudgedParameter, usability: Usability): ValueMark | null {
  const limits = limitsOf(use, usability);
  if (limits.length === 0 && use.usability !== usability) return null;
  const group = usability === 'unverified' ? 'criterion_unknown' : 'criterion';
  const why = [...new Set(limits.map(({ criterion }) => word(group, criterion)))].join(', ');
  const said = word('usability', usability);
  return {
    kind: 'use',
    short: said,
    text: why ? `${said}: ${why}` : said,
    more: limits.map(({ found }) => found).join('; '),
  };
}

/** Of a length alone: angles and shares rest on no millimetre. */
function scaleMark({ parameter }: Reading, calibrationClass: string | null): ValueMark | null {
  const text = calibrationClass && scaleBeside(parameter.unit, calibrationClass);
  return text ? { kind: 'scale', short: text, text, more: word('scale_more', calibrationClass) } : null;
}

interface Props {
  marks: readonly ValueMark[];
  /** Words alone, and the rest of it while the value is pointed at or has the keyboard; who hears the page hears it all. */
  short?: boolean;
  /** For whoever names what these marks belong to. */
  id?: string;
}

export function ValueMarks({ marks, short = false, id }: Props) {
  if (marks.length === 0) return null;
  return (
    <span
      className="value-marks"
      id={id}
      title={short ? marks.map(({ text }) => sentence(text)).join(' ') : undefined}
    >
      {marks.map(({ kind, short: few, text, more }) => (
        <span key={`${kind} ${few}`} className={`value-mark-word ${kind}`} title={short ? undefined : more}>
          {short ? few : text}
        </span>
      ))}
      {short && (
        <span className="value-marks-more">
          {marks.map(({ kind, short: few, text, more }) => (
            <span key={`${kind} ${few}`}>
              {sentence(text)} {more && sentence(more)}{' '}
            </span>
          ))}
        </span>
      )}
    </span>
  );
}
