/** Searching, and what begins here: a case, an import, an emergency. */
import { type RefObject, useState } from 'react';
import { useSession } from '../../api/session';
import { t } from '../../i18n';
import { Icon } from '../../ui/icons';
import { Button, IconButton } from '../../ui/kit';
import { useShortcutsOn } from '../../ui/shortcuts';
import { Choose } from '../imports/Choose';
import type { Brought } from '../imports/queue';
import { Emergency } from './Emergency';
import { NewCase } from './NewCase';
import type { useWorklist } from './useWorklist';

/** The head of the first screen. */
export function WorklistHead({
  field,
  work,
  onNext,
  onOpen,
  onBrought,
}: {
  field: RefObject<HTMLInputElement | null>;
  work: ReturnType<typeof useWorklist>;
  onNext: () => void;
  /** Opens the row at which one is. */
  onOpen: () => void;
  onBrought: ((files: Brought[]) => void) | undefined;
}) {
  const { role } = useSession();
  const [dialog, setDialog] = useState<'new' | 'emergency' | null>(null);
  const hasKeys = useShortcutsOn();
  const isResearcher = role === 'researcher';
  return (
    <div className="worklist-head">
      <h1>{t('worklist.title')}</h1>
      {isResearcher ? (
        <p className="muted worklist-search">{t('worklist.researcher')}</p>
      ) : (
        <Search field={field} words={work.words} onWords={work.setWords} onOpen={onOpen} />
      )}
      <div className="worklist-actions">
        {work.loaded.length > 0 && (
          <Button onClick={onNext}>
            {t('worklist.next')}
            {hasKeys && <kbd>N</kbd>}
          </Button>
        )}
        {!isResearcher && (
          <Button icon="alert" onClick={() => setDialog('emergency')}>
            {t('worklist.emergency')}
          </Button>
        )}
        {onBrought && (
          <>
            <Button icon="plus" onClick={() => setDialog('new')}>
              {t('worklist.new_case')}
            </Button>
            <Choose look="primary" onBrought={onBrought} />
          </>
        )}
      </div>
      {dialog === 'new' && <NewCase onClose={() => setDialog(null)} />}
      {dialog === 'emergency' && <Emergency onClose={() => setDialog(null)} />}
    </div>
  );
}

function Search({
  field,
  words,
  onWords,
  onOpen,
}: {
  field: RefObject<HTMLInputElement | null>;
  words: string;
  onWords: (words: string) => void;
  onOpen: () => void;
}) {
  const hasKeys = useShortcutsOn();
  return (
    <search className="worklist-search">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-label={t('worklist.search')}
        aria-keyshortcuts={hasKeys ? '/' : undefined}
        placeholder={t('worklist.search_hint')}
        value={words}
        onChange={(event) => onWords(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && onOpen()}
      />
      {words !== '' && (
        <IconButton icon="close" label={t('worklist.clear_search')} onClick={() => onWords('')} />
      )}
      {words === '' && hasKeys && <kbd>/</kbd>}
    </search>
  );
}
