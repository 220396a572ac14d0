/** The same patient as found and with knees and hips extended: what bent knees hid. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { assessmentQuery } from '../../api/queries';
import { useSeesPictures } from '../../api/session';
import { t } from '../../i18n';
import { Empty, Failure, Skeleton } from '../../ui/kit';
import { NoPictures } from '../shared/NoPictures';
import { latestBent } from './bent';
import { chosen, useFilms, useLandmarks, useLateral } from './films';
import { Pair } from './Pair';
import './compare.css';

export default function Compare() {
  const { case: caseId } = useParams({ from: '/cases/$case/compare' });
  const asked = useSearch({ from: '/cases/$case/compare' });
  const navigate = useNavigate();
  const assessment = useQuery(assessmentQuery(caseId));
  const seesPictures = useSeesPictures();
  const lateral = useLateral(caseId, seesPictures);
  const bent = latestBent(useLandmarks(lateral.films));
  const { left, right } = chosen(lateral.films, assessment.data, asked);
  const { films, error } = useFilms([left?.id, right?.id]);
  if (!seesPictures) return <NoPictures />;
  const failed = assessment.error ?? lateral.error ?? error;
  if (failed)
    return (
      <Failure error={failed} retry={() => void Promise.all([assessment.refetch(), lateral.refetch()])} />
    );
  if (!assessment.data || !lateral.data) return <Skeleton lines={10} />;
  if (!left) return <Empty title={t('compare.no_film')}>{t('compare.no_film_text')}</Empty>;
  const [leftFilm, rightFilm] = films;
  if (!leftFilm || (right && !rightFilm)) return <Skeleton lines={10} />;
  const choose = (side: 'left' | 'right', image: string) =>
    void navigate({
      to: '/cases/$case/compare',
      params: { case: caseId },
      search: { left: left.id, ...(right && { right: right.id }), [side]: image },
    });
  return (
    <Pair
      key={`${left.id} ${right?.id ?? ''}`}
      caseId={caseId}
      assessment={assessment.data}
      films={lateral.films}
      left={leftFilm}
      right={rightFilm ?? null}
      choose={choose}
      showPair={() => void navigate({ to: '/cases/$case/compare', params: { case: caseId }, search: {} })}
      showBent={
        bent && (left.id !== bent.forwards || right?.id !== bent.backwards)
          ? () =>
              void navigate({
                to: '/cases/$case/compare',
                params: { case: caseId },
                search: { left: bent.forwards, right: bent.backwards },
              })
          : undefined
      }
    />
  );
}
