/** What becomes of files that were brought: how far they are, each file's answer, and the cases in which they are now. */
import { useState } from 'react';
import { count, t } from '../../i18n';
import { Banner, Button, IconButton } from '../../ui/kit';
import { CaseLink } from '../worklist/CaseName';
import { CasePicker } from './CasePicker';
import { FileList } from './FileList';
import { OutcomeChoice, type Shown } from './OutcomeChoice';
import type { Progress } from './progress';
import type { ImportQueue } from './queue';
import type { Import } from './store';
import './imports.css';

/** An import, from the first file to the last answer; nothing before the first file. `here` is the case that is open. */
export function ImportPanel({ of: { queue, files, progress }, here }: { of: Import; here?: string }) {
  const [shown, setShown] = useState<Shown>('all');
  if (files.length === 0) return null;
  const listed = shown === 'all' ? files : files.filter((file) => file.state === shown);
  const cases = progress.cases.filter((caseId) => caseId !== here);
  return (
    <section className="import" aria-label={t('imports.title')}>
      <Head queue={queue} progress={progress} />
      {progress.isRunning && (
        <progress className="import-bar" max={1} value={progress.share} aria-label={t('imports.progress')} />
      )}
      {progress.counts.needs_case && <Bare many={progress.counts.needs_case} queue={queue} />}
      <OutcomeChoice progress={progress} shown={shown} onShow={setShown} />
      <FileList key={shown} files={listed} />
      {cases.length > 0 && <Cases cases={cases} />}
    </section>
  );
}

/** How far it is, and what can be done about it. */
function Head({ queue, progress }: { queue: ImportQueue; progress: Progress }) {
  const again = (progress.counts.failed ?? 0) + (progress.counts.cancelled ?? 0);
  const percent = Math.floor(progress.share * 100);
  const quarter = Math.floor(percent / 25) * 25;
  const { done, total, isRunning } = progress;
  const over = again > 0 ? count('imports.stopped', again, { total }) : count('imports.over', total);
  return (
    <header className="import-head">
      <h2>{isRunning ? t('imports.running', { done, total, percent }) : over}</h2>
      <p role="status" className="visually-hidden">
        {isRunning ? t('imports.quarter', { percent: quarter }) : over}
      </p>
      {isRunning && <Button onClick={() => queue.cancel()}>{t('common.cancel')}</Button>}
      {!isRunning && again > 0 && (
        <Button icon="retry" onClick={() => queue.retry()}>
          {count('imports.again', again)}
        </Button>
      )}
      {!isRunning && <IconButton icon="close" label={t('imports.forget')} onClick={() => queue.clear()} />}
    </header>
  );
}

/** Pictures that do not say whose they are, and the question. */
function Bare({ many, queue }: { many: number; queue: ImportQueue }) {
  const [caseId, setCase] = useState<string | null>(null);
  return (
    <Banner tone="caution" title={count('imports.bare', many)}>
      <p>{t('imports.bare_text')}</p>
      <div className="import-bare">
        <CasePicker label={t('imports.bare_case')} onChoose={setCase} />
        <Button look="primary" disabled={caseId === null} onClick={() => caseId && queue.assign(caseId)}>
          {count('imports.bare_send', many)}
        </Button>
      </div>
    </Banner>
  );
}

const MOST_NAMED = 6;

function Cases({ cases }: { cases: readonly string[] }) {
  const more = cases.length - MOST_NAMED;
  return (
    <p className="import-cases">
      <span className="muted">{count('imports.cases', cases.length)}</span>
      {cases.slice(0, MOST_NAMED).map((caseId) => (
        <CaseLink key={caseId} caseId={caseId} />
      ))}
      {more > 0 && <span className="muted">{t('imports.cases_more', { count: more })}</span>}
    </p>
  );
}
