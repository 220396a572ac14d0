/** What is known of a volume, and what a person must know of it. */
import type { Volume } from '../../api/queries';
import { count, day, t, word } from '../../i18n';
import { Banner, Panel } from '../../ui/kit';
import { sentence } from '../../ui/sentence';
import { kindOf } from './words';

const length = (step: readonly number[]) => Math.hypot(...step).toFixed(2);

export function About({ volume }: { volume: Volume }) {
  const { grid } = volume;
  const [columns = 0, rows = 0, slices = 0] = grid?.size ?? [];
  const [across, down, step] = (grid?.steps_mm ?? []).map(length);
  return (
    <Panel title={t('volume.about')} className="slices-about">
      {volume.notes.map((note) => (
        <Banner key={note.code + note.message} tone="caution">
          {sentence(note.message)}
        </Banner>
      ))}
      <dl className="slices-facts">
        <dt>{t('volume.kind')}</dt>
        <dd>{[kindOf(volume), ...volume.tags.map((tag) => word('queue.tag', tag))].join(', ')}</dd>
        <dt>{t('volume.day')}</dt>
        <dd>{day(volume.taken_on)}</dd>
        {grid ? (
          <>
            <dt>{t('volume.size')}</dt>
            <dd>{t('volume.size_text', { columns, rows, slices })}</dd>
            <dt>{t('volume.spacing')}</dt>
            <dd>{t('volume.spacing_text', { across: across ?? '', down: down ?? '', step: step ?? '' })}</dd>
          </>
        ) : (
          <>
            <dt>{t('volume.title')}</dt>
            <dd>{count('volume.slices', volume.slices)}</dd>
          </>
        )}
      </dl>
      {grid && volume.notes.length === 0 && <p className="muted">{t('volume.no_notes')}</p>}
    </Panel>
  );
}
