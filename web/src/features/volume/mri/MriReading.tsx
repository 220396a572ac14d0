/** MRI read level by level: a person looks, chooses the drawn grade, and it stands in the record. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Entry, recordQuery, type Volume } from '../../../api/queries';
import { useMayWrite } from '../../../api/session';
import { t, word } from '../../../i18n';
import { Banner, Button, Failure, Panel, Skeleton } from '../../../ui/kit';
import type { VolumeViewer } from '../../../viewer/volume/volume';
import { SaveProblem } from '../../shared/facts/SaveProblem';
import { useSave } from '../../shared/facts/useSave';
import { withdrawn } from '../../shared/record/withdraw';
import { imagePlace } from '../../shared/seen/proposal';
import { type OfRecord, studiesFor } from '../../shared/seen/recorded';
import { StudyChoice } from '../../shared/seen/StudyChoice';
import { holding } from '../../timeline/facts';
import { GradeDrawing } from './GradeDrawing';
import { Grades } from './Grades';
import { Sequences } from './Sequences';
import {
  type Disc,
  discs,
  following,
  graded,
  gradedIn,
  LOWEST,
  levelsIn,
  SCHEMES,
  type Scheme,
} from './schemes';
import './mri.css';

interface Cell {
  level: string;
  scheme: Scheme['name'];
}

export function MriReading({
  volume,
  volumes,
  viewer,
}: {
  volume: Volume;
  volumes: readonly Volume[];
  viewer: VolumeViewer;
}) {
  const { data, error, refetch } = useQuery(recordQuery(volume.case));
  const [chosen, setChosen] = useState<string | null>(null);
  const kind = volume.study?.kind ?? 'mri';
  const ofStudy = volumes.filter(
    ({ study, taken_on }) => study?.kind === kind && taken_on === volume.taken_on,
  );
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  const studies = studiesFor(data.entries, kind, volume.taken_on, volume.study?.name ?? kind);
  const study = studies.find(({ name }) => name === chosen) ?? studies[0];
  if (!study) return null;
  return (
    <Panel title={t('mri.title')} className="mri-reading">
      <Sequences volumes={ofStudy} />
      <p className="muted">{t(volume.taken_on ? 'mri.text' : 'seen.undated')}</p>
      <StudyChoice studies={studies} study={study} onChoose={setChosen} />
      <Levels volume={volume} viewer={viewer} study={study} entries={data.entries} />
    </Panel>
  );
}

function Levels({
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
    if (!study.isMade) {
      const made = { kind: 'study', study: study.kind, name: study.name, state: 'done' };
      if (!(await save({ fact: made, ...on }))) return;
    }
    const known = gradedIn(entries, study.name, of, level);
    const fact = graded(study.name, of, level, given, viewer.state.centre);
    if (await save({ fact, ...on, ...(known && { supersedes: known.id }) }))
      setCell(following(rows, level, of.name));
  };
  return (
    <>
      <table className="seen-table mri-levels">
        <caption className="visually-hidden">{t('mri.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('mri.level')}</th>
            {SCHEMES.map(({ name }) => (
              <th key={name} scope="col">
                {t(`mri.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.upper}>
              <th scope="row">{`${row.upper}–${row.lower}`}</th>
              {SCHEMES.map((column) => (
                <CellOf
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

function CellOf({
  row,
  column,
  entry,
  isOpen,
  mayWrite,
  onOpen,
}: {
  row: Disc;
  column: Scheme;
  entry: Entry | undefined;
  isOpen: boolean;
  mayWrite: boolean;
  onOpen: () => void;
}) {
  const grade = typeof entry?.fact.grade === 'string' ? entry.fact.grade : null;
  const words = !entry
    ? t('mri.not_graded')
    : grade
      ? word('fact.grade', grade)
      : word('fact.value', String(entry.fact.presence));
  const what = t('mri.of_level', { what: t(`mri.column.${column.name}`), disc: `${row.upper}–${row.lower}` });
  return (
    <td>
      <button
        type="button"
        className="mri-cell"
        aria-label={`${what}: ${words}`}
        aria-pressed={isOpen}
        disabled={!mayWrite}
        title={words}
        onClick={onOpen}
      >
        {grade ? (
          <GradeDrawing grade={grade} />
        ) : (
          <span className="mri-blank">{word('mri.ungraded', String(entry?.fact.presence ?? 'open'))}</span>
        )}
        <span className="mri-short">{grade ? word('mri.short', grade) : ''}</span>
      </button>
    </td>
  );
}

/** Levels that an artefact hides, and what follows from that. */
function Unreadable({
  rows,
  study,
  entries,
  mayWrite,
  busy,
  onInadequate,
}: {
  rows: readonly Disc[];
  study: OfRecord;
  entries: readonly Entry[];
  mayWrite: boolean;
  busy: boolean;
  onInadequate: (reason: string) => void;
}) {
  const column = SCHEMES.find(({ name }) => name === 'readable');
  const hidden = rows.filter(
    ({ upper }) => column && gradedIn(entries, study.name, column, upper)?.fact.grade === 'unreadable',
  );
  if (hidden.length === 0) return null;
  const levels = hidden.map(({ upper, lower }) => `${upper}–${lower}`).join(', ');
  const stated = holding(entries).findLast(({ fact }) => fact.kind === 'study' && fact.name === study.name);
  const isSaid = stated?.fact.state === 'inadequate';
  return (
    <Banner tone="caution" title={t('mri.unreadable', { levels })}>
      <p>{t(isSaid ? 'mri.inadequate_said' : 'mri.unreadable_text')}</p>
      {!isSaid && mayWrite && (
        <Button className="small" busy={busy} onClick={() => onInadequate(t('mri.why', { levels }))}>
          {t('mri.inadequate')}
        </Button>
      )}
    </Banner>
  );
}
