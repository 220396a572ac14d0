/** Files of an import with what became of each; thousands of them, of which only those in sight are drawn. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { t, word } from '../../i18n';
import { Icon } from '../../ui/icons';
import { sentence } from '../../ui/sentence';
import { STATE_ICON } from './OutcomeChoice';
import type { Queued } from './queue';

const HEIGHT = 36;

/** The files, in the order in which they were brought. */
export function FileList({ files }: { files: readonly Queued[] }) {
  const box = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: files.length,
    getScrollElement: () => box.current,
    estimateSize: () => HEIGHT,
    overscan: 8,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section ref={box} className="import-files" aria-label={t('imports.files')} tabIndex={0}>
      <ul className="import-list" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const file = files[row.index];
          return (
            file && (
              <FileRow key={row.key} file={file} from={row.start} at={row.index + 1} of={files.length} />
            )
          );
        })}
      </ul>
    </section>
  );
}

function FileRow({ file, from, at, of }: { file: Queued; from: number; at: number; of: number }) {
  const reason = file.result?.detail || file.problem?.detail || file.problem?.title;
  const said = reason && sentence(reason);
  return (
    <li
      className="import-file"
      style={{ transform: `translateY(${from}px)` }}
      aria-posinset={at}
      aria-setsize={of}
    >
      <span className={`import-state ${file.state}`}>
        <Icon name={STATE_ICON[file.state]} />
        {word('imports.state', file.state)}
      </span>
      <span className="import-path" title={file.path}>
        {file.path}
      </span>
      <span className="import-said" title={said || undefined}>
        {said || (file.state === 'sending' ? percentOf(file) : '')}
      </span>
    </li>
  );
}

function percentOf({ sent, file }: Queued): string {
  return t('imports.percent', {
    percent: file.size ? Math.min(100, Math.round((100 * sent) / file.size)) : 100,
  });
}
