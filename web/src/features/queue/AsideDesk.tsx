/** Files that were put aside, one of them before one's eyes: why, and what is to become of it. */
import { type RefObject, useState } from 'react';
import { count, moment, t, word } from '../../i18n';
import { Banner, Chip, Empty } from '../../ui/kit';
import { sentence } from '../../ui/sentence';
import { AsideDecision } from './AsideDecision';
import { DeskList, nextAfter } from './DeskList';
import type { Aside } from './queries';
import { useHeading } from './useHeading';

/** The list beside the file that is looked at. */
export function AsideDesk({ files }: { files: readonly Aside[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [done, setDone] = useState<readonly Aside[]>([]);
  const [heading, goOn] = useHeading();
  const shown = files.find(({ id }) => id === chosen) ?? files[0];
  const decided = (gone: readonly Aside[]) => {
    setDone(gone);
    setChosen(nextAfter(files, new Set(gone.map(({ id }) => id))));
    goOn();
  };
  const list = files.map((file) => ({
    id: file.id,
    name: file.file_name,
    about: word('queue.aside_reason', file.reason),
  }));
  return (
    <div className="stack">
      {done[0] && (
        <Banner
          live
          tone="good"
          title={count(`queue.decided_${done[0].state}`, done.length, { file: done[0].file_name })}
        />
      )}
      {shown ? (
        <div className="desk">
          <DeskList label={t('queue.aside')} waiting={list} chosen={shown.id} onChoose={setChosen} />
          <AsideFile
            key={shown.id}
            file={shown}
            heading={heading}
            alike={alikeTo(shown, files)}
            onDecided={decided}
          />
        </div>
      ) : (
        <Empty title={t('queue.aside_none')}>{t('queue.aside_none_text')}</Empty>
      )}
    </div>
  );
}

/** The other files that were put aside for the same reason and were meant for the same case. */
function alikeTo(file: Aside, files: readonly Aside[]): readonly Aside[] {
  return files.filter(
    (other) => other.id !== file.id && other.reason === file.reason && other.case === file.case,
  );
}

function AsideFile({
  file,
  heading,
  alike,
  onDecided,
}: {
  file: Aside;
  heading: RefObject<HTMLHeadingElement | null>;
  alike: readonly Aside[];
  onDecided: (gone: readonly Aside[]) => void;
}) {
  return (
    <article className="desk-detail panel" aria-label={file.file_name}>
      <header>
        <div className="spread">
          <h2 ref={heading} tabIndex={-1} className="aside-name">
            {file.file_name}
          </h2>
          <Chip tone="caution">{word('queue.aside_reason', file.reason)}</Chip>
        </div>
        <p className="muted">
          {t('queue.aside_facts', { size: sizeOf(file.bytes), at: moment(file.received_at) })}
        </p>
      </header>
      <Banner tone="caution" title={t('queue.why_aside')}>
        {sentence(file.detail)}
      </Banner>
      <AsideDecision file={file} alike={alike} onDecided={onDecided} />
    </article>
  );
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000
    ? t('queue.kb', { size: Math.ceil(bytes / 1000) })
    : t('queue.mb', { size: (bytes / 1e6).toFixed(1) });
}
