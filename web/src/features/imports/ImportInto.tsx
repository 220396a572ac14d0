/** Bringing films into one case, from any of its screens. */
import { useMayWrite } from '../../api/session';
import { t } from '../../i18n';
import { Choose } from './Choose';
import { DropArea } from './DropArea';
import { ImportPanel } from './ImportPanel';
import { useImport } from './store';

/** A place to drop films for this case, with what became of them. Nothing for those who may not change it. */
export function ImportInto({ caseId }: { caseId: string }) {
  const of = useImport(caseId);
  const mayWrite = useMayWrite();
  if (!mayWrite) return null;
  const bring = of.queue.add.bind(of.queue);
  return (
    <DropArea className="import-into" invitation={t('imports.drop_case')} onBrought={bring}>
      <div className="import-into-ask">
        <p className="muted">{t('imports.into_text')}</p>
        <div className="row">
          <Choose onBrought={bring} />
        </div>
      </div>
      <ImportPanel of={of} here={caseId} />
    </DropArea>
  );
}
