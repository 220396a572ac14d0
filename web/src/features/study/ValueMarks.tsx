/** What must be known beside a value: that it is the least, what its millimetres rest on, that nobody has confirmed its landmarks. */
import { count, t, word } from '../../i18n';
import type { Reading } from '../../measure';
import { scaleBeside } from '../shared/value/scale';
import type { JudgedParameter } from './useJudged';
import { siteName } from './words';

/** A word beside a value, and the same at length. */
export interface ValueMark {
  kind: 'open' | 'use' | 'scale';
  /** Where there is little room. */
  short: string;
  text: string;
  more: string;
}

/** Every mark of a value, what weighs most first. */
export function marksOf(
  reading: Reading,
  use: JudgedParameter | undefined,
  calibrationClass: string | null,
): ValueMark[] {
  if (reading.value === null) return [];
  return [openMark(reading), limitMark(use), scaleMark(reading, calibrationClass)].filter(
    (mark) => mark !== null,
  );
}

function openMark({ open }: Reading): ValueMark | null {
  if (open.length === 0) return null;
  return {
    kind: 'open',
    short: t('value.not_confirmed'),
    text: t('value.not_confirmed'),
    more: count('value.not_confirmed_more', open.length, { sites: open.map(siteName).join('; ') }),
  };
}

function limitMark(use: JudgedParameter | undefined): ValueMark | null {
  if (!use || use.usability === 'valid') return null;
  const limits = use.limits?.filter((limit) => limit.usability === use.usability) ?? [];
  const group = use.usability === 'unverified' ? 'criterion_unknown' : 'criterion';
  const why = [...new Set(limits.map(({ criterion }) => word(group, criterion)))].join(', ');
  const said = word('usability', use.usability);
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

export function ValueMarks({ marks, short = false }: { marks: readonly ValueMark[]; short?: boolean }) {
  if (marks.length === 0) return null;
  return (
    <span className="value-marks">
      {marks.map(({ kind, short: few, text, more }) => (
        <span key={kind} className={`value-mark-word ${kind}`} title={short ? `${text}. ${more}` : more}>
          {short ? few : text}
        </span>
      ))}
    </span>
  );
}
