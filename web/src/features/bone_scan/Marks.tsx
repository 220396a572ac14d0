/** What a person says of the delayed picture: one or two levels, and a vertebra that was not operated. */
import { useState } from 'react';
import type { ScanMarks } from '../../api/queries';
import { t } from '../../i18n';
import { Button } from '../../ui/kit';

export type Asking = { kind: 'level'; level: string } | { kind: 'reference' };

const LEVELS = [
  ...Array.from({ length: 12 }, (_, at) => `T${at + 1}`),
  ...Array.from({ length: 5 }, (_, at) => `L${at + 1}`),
];

export function Marks({
  marks,
  onMarks,
  onSet,
  asking,
  onAsk,
}: {
  marks: ScanMarks;
  onMarks: (marks: ScanMarks) => void;
  /** Sets what is asked for at a height, in mm below the first pixel. */
  onSet: (down: number) => void;
  asking: Asking | null;
  onAsk: (asking: Asking | null) => void;
}) {
  const [level, setLevel] = useState('L4');
  const words = !asking
    ? marks.levels.length === 0 && t('bone_scan.levels_none')
    : asking.kind === 'level'
      ? t('bone_scan.click_level', { level: asking.level })
      : t('bone_scan.click_reference');
  return (
    <div className="marks">
      {words && <p className={asking ? 'asking' : 'muted'}>{words}</p>}
      {asking && <Height onSet={onSet} />}
      <div className="row">
        <label className="chooser">
          {t('bone_scan.level')}
          <select value={level} onChange={(event) => setLevel(event.target.value)}>
            {LEVELS.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <Button
          className="small"
          icon="cross"
          aria-pressed={asking?.kind === 'level'}
          onClick={() => onAsk(asking?.kind === 'level' ? null : { kind: 'level', level })}
        >
          {asking?.kind === 'level' ? t('bone_scan.stop') : t('bone_scan.name_level')}
        </Button>
        <Button
          className="small"
          look="quiet"
          aria-pressed={asking?.kind === 'reference'}
          onClick={() => onAsk(asking?.kind === 'reference' ? null : { kind: 'reference' })}
        >
          {asking?.kind === 'reference' ? t('bone_scan.stop') : t('bone_scan.choose_reference')}
        </Button>
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

/** The height by number: for who does not point. */
function Height({ onSet }: { onSet: (down: number) => void }) {
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        onSet(Number(new FormData(event.currentTarget).get('down')));
      }}
    >
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
