/** Which sequences of an MRI are there, as far as they say so of themselves. */
import type { Volume } from '../../../api/queries';
import { t, word } from '../../../i18n';
import { Chip } from '../../../ui/kit';

const LOOKED_FOR = ['sagittal_t2', 'stir', 'metal_artefact', 'post_contrast'] as const;

export function Sequences({ volumes }: { volumes: readonly Volume[] }) {
  const tags = new Set(volumes.flatMap((volume) => volume.tags));
  return (
    <>
      <ul className="mri-sequences" aria-label={t('mri.sequences')}>
        {LOOKED_FOR.map((tag) => (
          <li key={tag}>
            {tags.has(tag) ? (
              <Chip tone="good" icon="tick">
                {word('queue.tag', tag)}
              </Chip>
            ) : (
              <Chip>{t('mri.not_said', { tag: word('queue.tag', tag) })}</Chip>
            )}
          </li>
        ))}
      </ul>
      <p className="muted">{t('mri.sequences_text')}</p>
    </>
  );
}
