/** Series that wait, one of them before one's eyes. */
import { useState } from 'react';
import { count, day, t, word } from '../../i18n';
import { Banner, Button, Empty } from '../../ui/kit';
import { CaseText } from '../worklist/CaseName';
import { DeskList, nextAfter } from './DeskList';
import type { Series } from './queries';
import { SeriesDetail } from './SeriesDetail';
import { useHeading } from './useHeading';

/** The list beside the series that is looked at. */
export function SeriesDesk({ waiting }: { waiting: readonly Series[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [done, setDone] = useState<Series | null>(null);
  const [heading, goOn] = useHeading();
  const isAgain = done !== null && chosen === done.id;
  const shown = isAgain ? done : (waiting.find(({ id }) => id === chosen) ?? waiting[0]);
  const confirmed = (series: Series) => {
    setDone(series);
    setChosen(nextAfter(waiting, new Set([series.id])));
    goOn();
  };
  const list = waiting.map((series) => ({
    id: series.id,
    name: series.slot ? word('slot', series.slot) : t('queue.unknown_slot'),
    about: <About series={series} />,
  }));
  return (
    <div className="stack">
      {done && (
        <Banner
          live
          tone="good"
          title={t('queue.confirmed', { slot: word('slot', done.slot ?? 'other') })}
          action={!isAgain && <Button onClick={() => setChosen(done.id)}>{t('queue.change')}</Button>}
        />
      )}
      {shown ? (
        <div className="desk">
          <DeskList label={t('queue.series')} waiting={list} chosen={shown.id} onChoose={setChosen} />
          <SeriesDetail key={shown.id} series={shown} heading={heading} onConfirmed={confirmed} />
        </div>
      ) : (
        <Empty title={t('queue.none')}>{t('queue.none_text')}</Empty>
      )}
    </div>
  );
}

function About({ series }: { series: Series }) {
  return (
    <>
      <CaseText caseId={series.case} /> · {day(series.taken_on)} ·{' '}
      {count('queue.pictures', series.images.length)}
    </>
  );
}
