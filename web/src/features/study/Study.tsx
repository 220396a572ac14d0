/** A film and what is measured on it: the film strip, the viewer, the panel. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { filmsQuery } from '../../api/queries';
import { useSeesPictures } from '../../api/session';
import { t } from '../../i18n';
import { Empty, Failure, Skeleton } from '../../ui/kit';
import { NoPictures } from '../shared/NoPictures';
import { FilmStrip } from './FilmStrip';
import { inOrder } from './order';
import { Workplace } from './Workplace';
import './study.css';

export default function Study() {
  const { case: caseId } = useParams({ from: '/cases/$case/study' });
  const { film, renderer } = useSearch({ from: '/cases/$case/study' });
  const navigate = useNavigate();
  const seesPictures = useSeesPictures();
  const { data, error, refetch } = useQuery({ ...filmsQuery(caseId), enabled: seesPictures });
  if (!seesPictures) return <NoPictures />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={10} />;
  const films = inOrder(data);
  const shown = films.find((image) => image.id === film) ?? films[0];
  if (!shown) return <Empty title={t('study.no_films')}>{t('study.no_films_text')}</Empty>;
  const open = (image: string) =>
    void navigate({
      to: '/cases/$case/study',
      params: { case: caseId },
      search: { film: image, ...(renderer && { renderer }) },
    });
  const step = (by: number) => {
    const next = films[films.findIndex((image) => image.id === shown.id) + by];
    if (next) open(next.id);
  };
  return (
    <div className="study">
      <FilmStrip films={films} shown={shown.id} open={open} />
      <Workplace
        key={shown.id}
        caseId={caseId}
        imageId={shown.id}
        renderer={renderer ?? null}
        stepFilm={step}
      />
    </div>
  );
}
