/** A row of the stack: what is drawn, the drawing, and what it comes to. */
import type { ReactNode } from 'react';

/** Three columns on a wide page; on a narrow one the name and the result stand above the drawing. */
export function ChartRow({
  name,
  about,
  result,
  children,
}: {
  name: ReactNode;
  about?: ReactNode;
  result?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="timeline-row">
      <div className="timeline-name">
        <h3>{name}</h3>
        {about && <p className="muted">{about}</p>}
      </div>
      <div className="timeline-plot">{children}</div>
      <div className="timeline-result">{result}</div>
    </div>
  );
}
