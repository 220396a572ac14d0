/** What a person says of the delayed picture: one or two levels, and a vertebra that was not operated. */
import { useState } from 'react';
import type { ScanMarks } from '../../api/queries';
import { t } from '../../i18n';
import { Button } from '../../ui/kit';

export type Asking = { kind: 'level'; level: string } | { kind: 'reference' } | { kind: 'place' };

const LEVELS = [
  ...Array.from({ length: 13 }, (_, at) => `T${at + 1}`),
  ...Array.from({ length: 6 }, (_, at) => `L${at + 1}`),
];

const ASKED = [
  { kind: 'level', name: 'bone_scan.name_level' },
  { kind: 'reference', name: 'bone_scan.choose_reference' },
  { kind: 'place', name: 'bone_scan.measure_place' },
] as const;

export function Marks({
  marks,
  onMarks,
  onSet,
  asking,
  onAsk,
}: {
  marks: ScanMarks;
  onMarks: (marks: ScanMarks) => void;
  /** Sets what is asked for, in mm right of and below the first pixel. */
  onSet: (across: number, down: number) => void;
  asking: Asking | null;
  onAsk: (asking: Asking | null) => void;
}) {
  const [level, setLevel] = useState('L4');
  const words = asking
    ? t(`bone_scan.click_${asking.kind}`, { level })
    : marks.levels.length === 0 && t('bone_scan.levels_none');
  const toggle = (wanted: Asking) => onAsk(asking?.kind === wanted.kind ? null : wanted);
  return (
    <div className="marks">
      {words && <p className={asking ? 'asking' : 'muted'}>{words}</p>}
      {asking && <ByNumber onSet={onSet} isPlace={asking.kind === 'place'} />}
      <div className="row">
        <label className="chooser">
          {t('bone_scan.level')}
          <select
            value={level}
            onChange={(event) => {
              setLevel(event.target.value);
              if (asking?.kind === 'level') onAsk({ kind: 'level', level: event.target.value });
            }}
          >
            {LEVELS.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        {ASKED.map(({ kind, name }) => (
          <Button
            key={kind}
            className="small"
            {...(kind === 'level' && { icon: 'cross' as const })}
            look={kind === 'level' ? 'plain' : 'quiet'}
            aria-pressed={asking?.kind === kind}
            onClick={() => toggle(kind === 'level' ? { kind, level } : { kind })}
          >
            {asking?.kind === kind ? t('bone_scan.stop') : t(name)}
          </Button>
        ))}
        {marks.levels.map((mark) => (
          <Button
            key={mark.level}
            className="small"
            look="quiet"
            icon="close"
            onClick={() => onMarks({ ...marks, levels: marks.levels.filter((one) => one !== mark) })}
          >
            {t('bone_scan.forget', { what: mark.level })}
          </Button>
        ))}
        {marks.reference !== null && (
          <Button
            className="small"
            look="quiet"
            icon="close"
            onClick={() => onMarks({ ...marks, reference: null })}
          >
            {t('bone_scan.forget', { what: t('bone_scan.reference').toLowerCase() })}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A place by number: for who does not point. Only one to be measured asks how far to the right it is. */
function ByNumber({ onSet, isPlace }: { onSet: (across: number, down: number) => void; isPlace: boolean }) {
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        onSet(Number(data.get('across') ?? 0), Number(data.get('down')));
      }}
    >
      {isPlace && (
        <label className="chooser">
          {t('bone_scan.across')}
          <input name="across" type="number" step="0.1" required />
        </label>
      )}
      <label className="chooser">
        {t('bone_scan.height')}
        <input name="down" type="number" step="0.1" required />
      </label>
      <Button type="submit" className="small">
        {t('bone_scan.set')}
      </Button>
    </form>
  );
}
