/** A series, what the sorter saw of it, and what it is. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type RefObject, useState } from 'react';
import { api, body } from '../../api/client';
import { ofCase } from '../../api/queries';
import { useMayWrite } from '../../api/session';
import { count, day, t, word } from '../../i18n';
import { Banner, Button, Chip, Failure, Field } from '../../ui/kit';
import { sentence } from '../../ui/sentence';
import { CaseLink } from '../worklist/CaseName';
import { evidenceOf, SLOTS } from './evidence';
import { FilmPicture } from './FilmPicture';
import { Questions } from './Questions';
import type { Series } from './queries';

/** The series with its pictures and the decision. */
export function SeriesDetail({
  series,
  heading,
  onConfirmed,
}: {
  series: Series;
  heading: RefObject<HTMLHeadingElement | null>;
  onConfirmed: (series: Series) => void;
}) {
  const mayWrite = useMayWrite();
  const { questions, tags, look } = evidenceOf(series.evidence);
  return (
    <article className="desk-detail panel">
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {series.slot ? t('queue.probably', { slot: word('slot', series.slot) }) : t('queue.unknown_slot')}
        </h2>
        <p className="muted">
          <CaseLink caseId={series.case} /> · {day(series.taken_on)} ·{' '}
          {count('queue.pictures', series.images.length)}
        </p>
      </header>
      {series.reason && (
        <Banner tone="caution" title={t('queue.why')}>
          {sentence(series.reason)}
        </Banner>
      )}
      {look.map((one) => (
        <Banner key={one} tone="info" title={t('queue.look')}>
          {word('queue.to_look', one)}
        </Banner>
      ))}
      <div className="desk-body">
        {series.images[0] && <FilmPicture image={series.images[0]} caseId={series.case} />}
        <div className="stack">
          {mayWrite ? (
            <Decision series={series} onConfirmed={onConfirmed} />
          ) : (
            <p className="muted">{t('queue.read_only')}</p>
          )}
          <section className="stack" aria-label={t('queue.seen')}>
            <h3>{t('queue.seen')}</h3>
            {tags.length > 0 && (
              <div className="row">
                {tags.map((tag) => (
                  <Chip key={tag}>{word('queue.tag', tag)}</Chip>
                ))}
              </div>
            )}
            <Questions questions={questions} />
          </section>
        </div>
      </div>
    </article>
  );
}

/** Saying which study of the work-up it is; the record follows. */
function Decision({ series, onConfirmed }: { series: Series; onConfirmed: (series: Series) => void }) {
  const client = useQueryClient();
  const [slot, setSlot] = useState(series.slot ?? '');
  const confirm = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/v1/series/{series}/confirmation', {
          params: { path: { series: series.id } },
          body: { slot },
        }),
      ),
    onSuccess: (after) => {
      onConfirmed(after);
      void client.invalidateQueries({ queryKey: ['queue'] });
      void client.invalidateQueries({ queryKey: ofCase(series.case) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form className="decision" onSubmit={submit}>
      <Field label={t('queue.is')}>
        {(wiring) => (
          <select {...wiring} required value={slot} onChange={(event) => setSlot(event.target.value)}>
            {!series.slot && <option value="">{t('queue.choose')}</option>}
            {SLOTS.map((one) => (
              <option key={one} value={one}>
                {word('slot', one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button type="submit" look="primary" icon="tick" busy={confirm.isPending} disabled={slot === ''}>
        {t('queue.confirm')}
      </Button>
      {confirm.isError && <Failure error={confirm.error} />}
    </form>
  );
}
