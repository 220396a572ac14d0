/** Deciding about a file that was put aside: into a case, or aside for good. Nothing that is stored is overwritten. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import { count, t } from '../../i18n';
import { Button, Failure, Field } from '../../ui/kit';
import { CasePicker } from '../imports/CasePicker';
import { CaseLink } from '../worklist/CaseName';
import type { Aside } from './queries';

const SHORTEST = 3;

interface Verdict {
  action: 'release' | 'discard';
  note: string;
  case: string | null;
}

/** Decides about one file after the other; what is decided before one fails stays decided. */
function useVerdict(onDecided: (gone: readonly Aside[]) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ files, verdict }: { files: readonly Aside[]; verdict: Verdict }) => {
      const gone: Aside[] = [];
      for (const { id } of files) {
        const path = { file: id };
        gone.push(
          await body(api.POST('/api/v1/quarantine/{file}/decision', { params: { path }, body: verdict })),
        );
      }
      return gone;
    },
    onSuccess: onDecided,
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
}

/** The form: why, into which case, and the two ways. */
export function AsideDecision({
  file,
  alike,
  onDecided,
}: {
  file: Aside;
  alike: readonly Aside[];
  onDecided: (gone: readonly Aside[]) => void;
}) {
  const [note, setNote] = useState('');
  const [withAlike, setWithAlike] = useState(false);
  const [caseId, setCaseId] = useState<string | null>(file.case ?? null);
  const decide = useVerdict(onDecided);
  const files = withAlike ? [file, ...alike] : [file];
  const hasNote = note.trim().length >= SHORTEST;
  const go = (action: Verdict['action']) =>
    decide.mutate({
      files,
      verdict: { action, note: note.trim(), case: action === 'release' ? caseId : null },
    });
  return (
    <div className="stack">
      <Field label={t('queue.note')} hint={t('queue.note_hint')}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={2}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <Destination meant={file.case ?? null} onChoose={setCaseId} />
      {alike.length > 0 && (
        <label className="check">
          <input
            type="checkbox"
            checked={withAlike}
            onChange={(event) => setWithAlike(event.target.checked)}
          />
          {count('queue.alike', alike.length)}
        </label>
      )}
      <div className="row">
        <Button
          look="primary"
          busy={decide.isPending}
          disabled={!hasNote || caseId === null}
          onClick={() => go('release')}
        >
          {count('queue.release', files.length)}
        </Button>
        <Button busy={decide.isPending} disabled={!hasNote} onClick={() => go('discard')}>
          {count('queue.discard', files.length)}
        </Button>
      </div>
      {decide.isError && <Failure error={decide.error} />}
    </div>
  );
}

/** The case for which a file was meant, or another. */
function Destination({
  meant,
  onChoose,
}: {
  meant: string | null;
  onChoose: (caseId: string | null) => void;
}) {
  const [isOther, setOther] = useState(meant === null);
  if (isOther || meant === null) return <CasePicker label={t('queue.into_case')} onChoose={onChoose} />;
  return (
    <p className="aside-case">
      <span className="muted">{t('queue.into_case')}:</span> <CaseLink caseId={meant} />
      <Button
        look="quiet"
        onClick={() => {
          setOther(true);
          onChoose(null);
        }}
      >
        {t('queue.other_case')}
      </Button>
    </p>
  );
}
