/** The cases that one may open, and the way to bring in more. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useMayWrite } from '../../api/session';
import { t } from '../../i18n';
import { Banner, Failure } from '../../ui/kit';
import { useShortcut } from '../../ui/shortcuts';
import { DropArea } from '../imports/DropArea';
import { ImportPanel } from '../imports/ImportPanel';
import { useImport } from '../imports/store';
import { CaseTable } from './CaseTable';
import { FilterBar } from './FilterBar';
import { Foot } from './Foot';
import type { Row, WorklistSearch } from './filter';
import { Nothing } from './Nothing';
import { RowDetail } from './RowDetail';
import { SkeletonTable } from './SkeletonTable';
import { useRowAt, useWorklist } from './useWorklist';
import { WorklistHead } from './WorklistHead';
import './worklist.css';

/** The first screen. */
export default function Worklist() {
  const search = useSearch({ from: '/' });
  const navigate = useNavigate();
  const mayWrite = useMayWrite();
  const imported = useImport(null);
  const bring = mayWrite ? imported.queue.add.bind(imported.queue) : undefined;
  const work = useWorklist(search);
  const { pages, list, loaded } = work;
  const { at, setAt, jumps, said, next } = useRowAt(list);
  const field = useRef<HTMLInputElement>(null);
  useShortcut('/', () => field.current?.focus());
  useShortcut('n', () => void next());
  const narrow = (to: WorklistSearch) => void navigate({ to: '/', search: to, replace: true });
  const here = list[at];
  const open = ({ found }: Row) => void navigate({ to: '/cases/$case', params: { case: found.id } });
  return (
    <DropArea className="worklist" invitation={t('imports.drop_here')} onBrought={bring}>
      <WorklistHead
        field={field}
        work={work}
        onNext={() => void next()}
        onOpen={() => here && open(here)}
        onBrought={bring}
      />
      {loaded.length > 0 && <FilterBar search={search} onSearch={narrow} />}
      {said && <Banner live>{said}</Banner>}
      {pages.isPending && <SkeletonTable />}
      {pages.isError && <Failure error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isSuccess && list.length === 0 && <Nothing work={work} search={search} onBrought={bring} />}
      {list.length > 0 && (
        <CaseTable
          rows={list}
          search={search}
          onSearch={narrow}
          at={at}
          onAt={setAt}
          onOpen={open}
          onNearEnd={work.more}
          jumps={jumps}
        />
      )}
      {loaded.length > 0 && <Foot work={work} search={search} onSearch={narrow} />}
      {here && imported.files.length === 0 && <RowDetail row={here} />}
      <ImportPanel of={imported} />
    </DropArea>
  );
}
