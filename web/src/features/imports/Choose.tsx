/** Buttons that ask the computer for files, or for a whole folder. */
import { type ChangeEvent, useRef } from 'react';
import { t } from '../../i18n';
import { Button } from '../../ui/kit';
import { chosen } from './brought';
import type { Brought } from './queue';

/** The two buttons. */
export function Choose({
  onBrought,
  look = 'plain',
}: {
  onBrought: (files: Brought[]) => void;
  look?: 'plain' | 'primary';
}) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const bring = (event: ChangeEvent<HTMLInputElement>) => {
    onBrought(chosen(event.target.files));
    event.target.value = '';
  };
  return (
    <>
      <Button look={look} icon="upload" onClick={() => files.current?.click()}>
        {t('imports.choose_files')}
      </Button>
      <Button
        aria-label={t('imports.choose_folder')}
        title={t('imports.choose_folder')}
        onClick={() => folder.current?.click()}
      >
        {t('imports.folder')}
      </Button>
      <input ref={files} type="file" multiple hidden onChange={bring} />
      <input
        ref={(input) => {
          folder.current = input;
          input?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        onChange={bring}
      />
    </>
  );
}
