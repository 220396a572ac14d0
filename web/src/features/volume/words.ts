/** What a volume is called. */
import type { Volume } from '../../api/queries';
import { count, day, t, word } from '../../i18n';

/** The kind of a volume: its place in the work-up, else its modality. */
export function kindOf({ slot, modality }: Volume): string {
  if (slot) return word('slot', slot);
  return word('volume.modality', modality ?? '');
}

/** A volume in a list: kind, how its slices lie, day, how many. */
export function nameOf(volume: Volume): string {
  const slices = count('volume.slices', volume.slices);
  const tags = volume.tags.map((tag) => word('queue.tag', tag));
  const kind = [kindOf(volume), ...tags].join(', ');
  const said = { kind, day: day(volume.taken_on), slices };
  if (!volume.grid) return t('volume.name', said);
  return t('volume.name_of', { ...said, lie: word('volume.lie', volume.grid.lie) });
}
