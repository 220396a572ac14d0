/** The bone scan of a case: three phases, what is missing, foci, and how little they prove. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { boneScanQuery, boneScansQuery, type ScanMarks } from '../../api/queries';
import { useSeesPictures } from '../../api/session';
import { day, t } from '../../i18n';
import { Banner, Chip, Empty, Failure, Panel, Skeleton } from '../../ui/kit';
import { sentence } from '../../ui/sentence';
import { useCaseId } from '../shared/caseId';
import { NoPictures } from '../shared/NoPictures';
import { Proposals } from '../shared/seen/Proposals';
import { imagePlace, type Proposal } from '../shared/seen/proposal';
import { Delayed } from './Delayed';
import { Foci } from './Foci';
import { Phases } from './Phases';
import type { Seen } from './scan';
import './bone_scan.css';

/** The screen `/cases/$case/bone-scan`. */
export default function BoneScan() {
  const caseId = useCaseId();
  const seesPictures = useSeesPictures();
  const { scan: asked } = useSearch({ from: '/cases/$case/bone-scan' });
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery({ ...boneScansQuery(caseId), enabled: seesPictures });
  if (!seesPictures) return <NoPictures />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={10} />;
  const shown = data.scans.find(({ id }) => id === asked) ?? data.scans[0];
  if (!shown && data.being_made)
    return <Empty title={t('bone_scan.being_made')}>{t('bone_scan.being_made_text')}</Empty>;
  if (!shown) return <Empty title={t('bone_scan.none')}>{t('bone_scan.none_text')}</Empty>;
  const dayOf = (taken?: string | null) =>
    taken ? t('bone_scan.of_day', { day: day(taken) }) : t('bone_scan.undated');
  return (
    <div className="screen bone-scan stacked">
      <header className="screen-head">
        <h1>{t('bone_scan.title')}</h1>
        {data.scans.length > 1 ? (
          <label className="chooser">
            {t('bone_scan.scan')}
            <select
              value={shown.id}
              onChange={(event) =>
                void navigate({
                  to: '/cases/$case/bone-scan',
                  params: { case: caseId },
                  search: { scan: event.target.value },
                })
              }
            >
              {data.scans.map(({ id, taken_on }) => (
                <option key={id} value={id}>
                  {dayOf(taken_on)}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <span className="muted">{dayOf(shown.taken_on)}</span>
        )}
      </header>
      {asked && asked !== shown.id && <Banner tone="caution">{t('bone_scan.another')}</Banner>}
      <OneScan key={shown.id} caseId={caseId} id={shown.id} />
    </div>
  );
}

function OneScan({ caseId, id }: { caseId: string; id: string }) {
  const [marks, setMarks] = useState<ScanMarks>({ levels: [], reference: null, places: [] });
  const [chosen, setChosen] = useState<number | null>(null);
  const mark = (asked: ScanMarks) => {
    // Another question may have other foci.
    setChosen(null);
    setMarks(asked);
  };
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery(boneScanQuery(caseId, id, marks));
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={12} />;
  const { scan } = data;
  return (
    <div className="scan" aria-busy={isFetching}>
      <Banner tone="caution" title={t('bone_scan.weak')}>
        {scan.weak_evidence}
      </Banner>
      <Phases seen={data} delayed={<Delayed seen={data} marks={marks} onMarks={mark} chosen={chosen} />} />
      <div className="scan-aside">
        <Panel title={t('bone_scan.foci')} className="scan-foci">
          {scan.spine ? (
            <Foci
              spine={scan.spine}
              onShow={setChosen}
              onForget={(number) => mark({ ...marks, places: marks.places.filter((_, at) => at !== number) })}
            />
          ) : (
            <p>
              {sentence(
                scan.notes.find(({ code }) => code === 'no_spine')?.message ?? t('bone_scan.no_spine'),
              )}
            </p>
          )}
          {scan.spine && (
            <Proposals
              caseId={caseId}
              kind="bone_scan"
              takenOn={data.taken_on}
              fresh={data.study}
              proposals={scan.proposals as unknown as Proposal[]}
              isOld={isPlaceholderData}
              onShow={(proposal) => () => setChosen(focusOf(data, proposal))}
            />
          )}
        </Panel>
        <Notes seen={data} />
      </div>
    </div>
  );
}

/** The focus that a proposal is about. */
function focusOf({ scan }: Seen, { image }: Proposal): number | null {
  const place = imagePlace(image);
  const near = (one: number, other: number) => Math.abs(one - other) < 1;
  const found = scan.spine?.foci.findIndex(
    ({ across_mm, down_mm }) => place && near(across_mm, place[0]) && near(down_mm, place[1]),
  );
  return found === undefined || found < 0 ? null : found;
}

function Notes({ seen: { scan, fused_on } }: { seen: Seen }) {
  // What is missing stands at its phase.
  const notes = scan.notes.filter(({ code }) => !code.endsWith('_missing'));
  return (
    <Panel title={t('bone_scan.notes')}>
      <p>
        <Chip>{fused_on ? t('bone_scan.fused', { day: day(fused_on) }) : t('bone_scan.not_fused')}</Chip>
      </p>
      <ul className="scan-notes">
        {notes.map(({ code, message }) => (
          <li key={`${code} ${message}`}>{sentence(message)}</li>
        ))}
        {scan.problems.map((problem) => (
          <li key={problem}>{sentence(problem)}</li>
        ))}
      </ul>
    </Panel>
  );
}
