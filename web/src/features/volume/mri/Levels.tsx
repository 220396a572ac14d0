/** The discs of an MRI with what was graded of each, and the grades of the one that is open. */
import { useState } from 'react';
import type { Entry, Volume } from '../../../api/queries';
import { useMayWrite } from '../../../api/session';
import { t, word } from '../../../i18n';
import { Button } from '../../../ui/kit';
import type { VolumeViewer } from '../../../viewer/volume/volume';
import { SaveProblem } from '../../shared/facts/SaveProblem';
import { useSave } from '../../shared/facts/useSave';
import { withdrawn } from '../../shared/record/withdraw';
import { imagePlace } from '../../shared/seen/proposal';
import { madeOn, type OfRecord } from '../../shared/seen/recorded';
import { GradeCell } from './GradeCell';
import { Grades } from './Grades';
import { discs, following, graded, gradedIn, LOWEST, levelsIn, SCHEMES, type Scheme } from './schemes';
import { Unreadable } from './Unreadable';

interface Cell {
  level: string;
  scheme: Scheme['name'];
}

/** The foramina share a head: it would not fit over either. */
function Heads() {
  const foramina = SCHEMES.filter(({ side }) => side);
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {t('mri.level')}
        </th>
        {SCHEMES.filter(({ side }) => !side).map(({ name }) => (
          <th key={name} scope="col" rowSpan={2}>
            {t(`mri.column.${name}`)}
          </th>
        ))}
        <th scope="colgroup" colSpan={foramina.length}>
          {t('mri.foramen')}
        </th>
      </tr>
      <tr>
        {foramina.map(({ name, side }) => (
          <th key={name} scope="col">
            {word('mri.side', side ?? '')}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export function Levels({
  volume,
  viewer,
  study,
  entries,
}: {
  volume: Volume;
  viewer: VolumeViewer;
  study: OfRecord;
  entries: readonly Entry[];
}) {
  const mayWrite = useMayWrite() && Boolean(volume.taken_on);
  const { save, again, busy, error } = useSave(volume.case);
  const [more, setMore] = useState(0);
  const [cell, setCell] = useState<Cell | null>(null);
  const levels = levelsIn(entries, study.name);
  const [lowest, setLowest] = useState<string>(levels.includes('L6') ? 'L6' : LOWEST[0]);
  const rows = discs(levels, more, lowest);
  const on = volume.taken_on ? { effective_at: volume.taken_on } : {};
  const scheme = SCHEMES.find(({ name }) => name === cell?.scheme);
  const disc = rows.find(({ upper }) => upper === cell?.level);
  const open = (next: Cell) => {
    setCell(next);
    const column = SCHEMES.find(({ name }) => name === next.scheme);
    const place = column && imagePlace(gradedIn(entries, study.name, column, next.level)?.fact.image);
    if (place) viewer.moveTo(place);
  };
  const grade = async (of: Scheme, level: string, given: string | null) => {
    if (!study.isMade && !(await save(madeOn(study, volume.taken_on)))) return;
    const known = gradedIn(entries, study.name, of, level);
    const fact = graded(study.name, of, level, given, viewer.state.centre);
    if (await save({ fact, ...on, ...(known && { supersedes: known.id }) }))
      setCell(following(rows, level, of.name));
  };
  return (
    <>
      <table className="seen-table mri-levels">
        <caption className="visually-hidden">{t('mri.title')}</caption>
        <Heads />
        <tbody>
          {rows.map((row) => (
            <tr key={row.upper}>
              <th scope="row">{`${row.upper}–${row.lower}`}</th>
              {SCHEMES.map((column) => (
                <GradeCell
                  key={column.name}
                  row={row}
                  column={column}
                  entry={gradedIn(entries, study.name, column, row.upper)}
                  isOpen={cell?.level === row.upper && cell.scheme === column.name}
                  mayWrite={mayWrite}
                  onOpen={() => open({ level: row.upper, scheme: column.name })}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <Button className="small" look="quiet" onClick={() => setMore(more + 4)}>
          {t('mri.more')}
        </Button>
        <label className="chooser">
          {t('mri.lowest')}
          <select value={lowest} onChange={(event) => setLowest(event.target.value)}>
            {LOWEST.map((level) => (
              <option key={level}>{level}</option>
            ))}
          </select>
        </label>
      </div>
      {scheme && disc && mayWrite && (
        <Grades
          scheme={scheme}
          disc={disc}
          entry={gradedIn(entries, study.name, scheme, disc.upper)}
          busy={busy}
          onGrade={(given) => void grade(scheme, disc.upper, given)}
          onTakeBack={() => {
            const known = gradedIn(entries, study.name, scheme, disc.upper);
            if (known) void save(withdrawn(known.id, t('mri.taken_back')));
          }}
        />
      )}
      <SaveProblem error={error} again={() => void again()} busy={busy} />
      <Unreadable
        rows={rows}
        study={study}
        entries={entries}
        mayWrite={mayWrite}
        busy={busy}
        onInadequate={(reason) =>
          void save({
            fact: { kind: 'study', study: study.kind, name: study.name, state: 'inadequate', reason },
            ...on,
          })
        }
      />
    </>
  );
}
