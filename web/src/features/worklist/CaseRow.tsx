/** A case in one line, which is read when it comes into sight. */
import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { t } from '../../i18n';
import { Icon } from '../../ui/icons';
import { ChangedCell, FilmsCell, FlagsCell, NumberCell, PatientCell, StateCell } from './cells';
import type { Column } from './columns';
import type { Row } from './filter';
import { type Summary, summaryQuery } from './summary';

/** The row of a case. */
export function CaseRow({
  row,
  columns,
  index,
  isAt,
  onAt,
  onOpen,
  onKeyDown,
}: {
  row: Row;
  columns: readonly Column[];
  index: number;
  isAt: boolean;
  onAt: () => void;
  onOpen: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { found } = row;
  const { data: summary, isError } = useQuery(summaryQuery(found.id));
  const open = (event: MouseEvent) => {
    // The name leads there by itself, also into another window; and somebody who marks a text does not want to leave.
    const isElsewhere = event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!isElsewhere && !getSelection()?.toString()) onOpen();
  };
  return (
    <tr
      className="case-row"
      data-index={index}
      aria-rowindex={index + 2}
      tabIndex={isAt ? 0 : -1}
      onFocus={onAt}
      onClick={open}
      onKeyDown={onKeyDown}
    >
      {columns.map(({ id }) => (
        <td key={id} className={`column-${id}`}>
          {id === 'patient' && <PatientCell found={found} />}
          {id === 'changed' && <ChangedCell at={found.changed_at} />}
          {id !== 'patient' && id !== 'changed' && (
            <SummaryCell id={id} row={row} summary={summary} isError={isError} />
          )}
        </td>
      ))}
    </tr>
  );
}

function SummaryCell({
  id,
  row,
  summary,
  isError,
}: {
  row: Row;
  id: Exclude<Column['id'], 'patient' | 'changed'>;
  summary: Summary | undefined;
  isError: boolean;
}): ReactNode {
  if (!summary) return isError ? <Unread isFirst={id === 'film'} /> : <span className="cell-wait" />;
  switch (id) {
    case 'film':
      return <FilmsCell summary={summary} />;
    case 'state':
      return <StateCell summary={summary} />;
    case 'sentence':
      return <span className="cell-sentence">{summary.sentence}</span>;
    case 'flags':
      return <FlagsCell row={{ ...row, summary }} summary={summary} />;
    default:
      return <NumberCell summary={summary} code={id} />;
  }
}

/** A line that could not be read: said once, and no number in its place. */
function Unread({ isFirst }: { isFirst: boolean }) {
  return isFirst ? (
    <span className="cell-state muted">
      <Icon name="caution" />
      {t('worklist.summary_failed')}
    </span>
  ) : null;
}
