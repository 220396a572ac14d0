/** The list: a row for each case, of which only those in sight are drawn. Arrow keys go from row to row, Enter opens. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useSession } from '../../api/session';
import { t } from '../../i18n';
import { CaseRow } from './CaseRow';
import { columnsOf } from './columns';
import type { Row, WorklistSearch } from './filter';
import { HeadCell } from './HeadCell';

const HEIGHT = 60;
const PAGE = 10;
/** Rows before the end at which more are asked for. */
const NEAR = 10;

/** What the list is told, and tells. */
export interface CaseTableProps {
  rows: readonly Row[];
  search: WorklistSearch;
  onSearch: (search: WorklistSearch) => void;
  /** The row that the keyboard is at. */
  at: number;
  onAt: (at: number) => void;
  onOpen: (row: Row) => void;
  onNearEnd: () => void;
  /** Counts up whenever the keyboard is to be moved to the row from outside. */
  jumps: number;
}

/** The list of cases. */
export function CaseTable({ rows, search, onSearch, at, onAt, onOpen, onNearEnd, jumps }: CaseTableProps) {
  const columns = columnsOf(useSession().role);
  const box = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const wantsFocus = useRef(false);
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => HEIGHT,
    getItemKey: (index) => rows[index]?.found.id ?? index,
    // The head of the table covers what lies beneath it.
    scrollPaddingStart: HEIGHT,
    overscan: 6,
    // Whoever comes back to the list finds it where it was left.
    initialOffset: Math.max(0, at - 2) * HEIGHT,
  });
  const seen = lines.getVirtualItems();
  const last = seen.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - NEAR) onNearEnd();
  }, [last, rows.length, onNearEnd]);
  useEffect(() => {
    if (!wantsFocus.current) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${at}"]`);
    if (!row) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });
  const go = (to: number) => {
    const index = Math.max(0, Math.min(rows.length - 1, to));
    wantsFocus.current = true;
    lines.scrollToIndex(index);
    onAt(index);
  };
  const goTo = useRef(go);
  goTo.current = go;
  const place = useRef(at);
  place.current = at;
  useEffect(() => {
    if (jumps > 0) goTo.current(place.current);
  }, [jumps]);
  const press = (event: KeyboardEvent, index: number) => {
    const to = target(event.key, index, rows.length);
    const row = rows[index];
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' && row) onOpen(row);
    else if (to !== undefined) go(to);
    else return;
    event.preventDefault();
  };
  const before = seen[0]?.start ?? 0;
  const after = lines.getTotalSize() - (seen.at(-1)?.end ?? 0);
  return (
    <div ref={box} className="case-table-box">
      <table
        className="case-table"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are walked through by arrow keys
        role="grid"
        aria-label={t('worklist.table')}
        aria-rowcount={rows.length + 1}
      >
        <colgroup>
          {columns.map(({ id }) => (
            <col key={id} className={`column-${id}`} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} search={search} onSearch={onSearch} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          <Gap height={before} />
          {seen.map(({ index, key }) => {
            const row = rows[index];
            return (
              row && (
                <CaseRow
                  key={key}
                  row={row}
                  columns={columns}
                  index={index}
                  isAt={index === at}
                  onAt={() => onAt(index)}
                  onOpen={() => onOpen(row)}
                  onKeyDown={(event) => press(event, index)}
                />
              )
            );
          })}
          <Gap height={after} />
        </tbody>
      </table>
    </div>
  );
}

/** Where a key leads from a row. */
function target(key: string, index: number, many: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + PAGE,
    PageUp: index - PAGE,
    Home: 0,
    End: many - 1,
  };
  return steps[key];
}

/** The height of rows that are not drawn. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the keyboard
    <tr aria-hidden="true" className="gap">
      <td style={{ height }} />
    </tr>
  );
}
