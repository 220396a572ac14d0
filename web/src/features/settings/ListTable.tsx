import type { ReactNode } from 'react';
import { t } from '../../i18n';

/** A column: its heading, and whether it holds numbers. */
export interface Column {
  name: string;
  isNumber?: true;
}

/** A table with a heading a column, and where rows offer something, a last column for that. */
export function ListTable({
  columns,
  acts = false,
  className = '',
  children,
}: {
  columns: readonly Column[];
  /** Whether rows end with what can be done. */
  acts?: boolean;
  className?: string;
  /** The rows. */
  children: ReactNode;
}) {
  return (
    <div className="table-box">
      <table className={`table ${className}`}>
        <thead>
          <tr>
            {columns.map(({ name, isNumber }) => (
              <th key={name} scope="col" className={isNumber && 'number'}>
                {name}
              </th>
            ))}
            {acts && (
              <th scope="col">
                <span className="visually-hidden">{t('settings.action_column')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
