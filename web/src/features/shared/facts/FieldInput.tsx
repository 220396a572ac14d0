/** The control for one field of a fact. */
import { t, word } from '../../../i18n';
import { Button } from '../../../ui/kit';
import { type Field, LEVELS } from './catalogue';
import type { Entered, SegmentRow } from './values';

/** What every control is given. */
export interface Wiring {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

interface Given {
  field: Field;
  value: Entered;
  onChange: (value: Entered) => void;
  wiring: Wiring;
}

/** A select, a number, a text, a day, a list to tick, or rows of segments: whatever the field asks for. */
export function FieldInput(given: Given) {
  const { field, value, onChange, wiring } = given;
  switch (field.type) {
    case 'choice':
      return <Choice {...given} options={field.options.map((code) => [code, word(field.words, code)])} />;
    case 'flag':
      return (
        <Choice
          {...given}
          options={[
            ['yes', t('fact.yes')],
            ['no', t('fact.no')],
          ]}
        />
      );
    case 'choices':
      return <Ticks {...given} options={field.options.map((code) => [code, word(field.words, code)])} />;
    case 'segments':
      return <Segments rows={(value || []) as SegmentRow[]} onChange={onChange} id={wiring.id} />;
    case 'range':
      return <Range ends={(value || ['', '']) as string[]} onChange={onChange} id={wiring.id} />;
    case 'number':
      return (
        <input
          {...wiring}
          type="number"
          step={field.whole ? 1 : 'any'}
          inputMode={field.whole ? 'numeric' : 'decimal'}
          required={field.required}
          value={value as string}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return (
        <input
          {...wiring}
          type={field.type === 'day' ? 'date' : 'text'}
          maxLength={500}
          required={field.required}
          value={value as string}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

function Choice({ field, value, onChange, wiring, options }: Given & { options: [string, string][] }) {
  return (
    <select
      {...wiring}
      required={field.required}
      value={value as string}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t(field.required ? 'entry.choose' : 'entry.none')}</option>
      {options.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Ticks({ value, onChange, wiring, options }: Given & { options: [string, string][] }) {
  const ticked = (value || []) as string[];
  const tick = (code: string, on: boolean) =>
    onChange(on ? [...ticked, code] : ticked.filter((one) => one !== code));
  return (
    <fieldset className="ticks" id={wiring.id}>
      {options.map(([code, name]) => (
        <label key={code}>
          <input
            type="checkbox"
            checked={ticked.includes(code)}
            onChange={(event) => tick(code, event.target.checked)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

function Range({ ends, onChange, id }: { ends: string[]; onChange: (value: Entered) => void; id: string }) {
  const [low = '', high = ''] = ends;
  return (
    <div className="two-inputs">
      <input
        id={id}
        type="number"
        step="any"
        aria-label={t('entry.low')}
        value={low}
        onChange={(event) => onChange([event.target.value, high])}
      />
      <input
        type="number"
        step="any"
        aria-label={t('entry.high')}
        value={high}
        onChange={(event) => onChange([low, event.target.value])}
      />
    </div>
  );
}

const MOBILITY = ['fused', 'ankylosed', 'mobile', 'uncertain'] as const;

function Segments({
  rows,
  onChange,
  id,
}: {
  rows: SegmentRow[];
  onChange: (value: Entered) => void;
  id: string;
}) {
  const change = (at: number, part: Partial<SegmentRow>) =>
    onChange(rows.map((row, place) => (place === at ? { ...row, ...part } : row)));
  return (
    <div className="segments" id={id}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
        <div className="segment-row" key={at}>
          <Level label={t('entry.upper')} value={row.upper} onChange={(upper) => change(at, { upper })} />
          <Level label={t('entry.lower')} value={row.lower} onChange={(lower) => change(at, { lower })} />
          <select
            aria-label={t('entry.mobility')}
            value={row.mobility}
            onChange={(event) => change(at, { mobility: event.target.value })}
          >
            {MOBILITY.map((code) => (
              <option key={code} value={code}>
                {word('fact.value', code)}
              </option>
            ))}
          </select>
          <Button
            look="quiet"
            icon="trash"
            aria-label={t('entry.remove_row')}
            onClick={() => onChange(rows.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      <Button
        icon="plus"
        onClick={() => onChange([...rows, { upper: 'L4', lower: 'L5', mobility: 'fused' }])}
      >
        {t('entry.add_row')}
      </Button>
    </div>
  );
}

function Level({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (level: string) => void;
}) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {LEVELS.map((level) => (
        <option key={level}>{level}</option>
      ))}
    </select>
  );
}
