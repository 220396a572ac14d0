/** What a pointer or the keyboard finds of a chart: one target for each point, over the drawing. */
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react';
import type { Point } from './points';
import './charts.css';

/** What every target carries, whether it is a button or a link. */
export interface TargetProps {
  className: string;
  style: CSSProperties;
  tabIndex: 0 | -1;
  'aria-label': string;
  onMouseEnter: () => void;
  onMouseLeave: () => void;
  onPointerDown: () => void;
  onClick: (event: MouseEvent) => void;
  onFocus: () => void;
  onBlur: () => void;
}

/** A target that leads somewhere; nothing where this point does not. */
export type TargetRender = (point: Point, props: TargetProps) => ReactNode | null;

/** One stop of the tabulator for the whole chart; arrows go from point to point, Escape closes the reading. */
export function PointTargets({
  name,
  points,
  y,
  onHeat,
  render,
}: {
  name: string;
  points: readonly Point[];
  y: (value: number) => number;
  onHeat: (point: Point | null) => void;
  render?: TargetRender | undefined;
}) {
  const group = useRef<HTMLFieldSetElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const hot = useRef<string | null>(null);
  const pressedHot = useRef(false);
  const heat = (point: Point | null) => {
    hot.current = point?.id ?? null;
    onHeat(point);
  };
  const current = points.some((point) => point.id === stop) ? stop : points.at(-1)?.id;
  const go = (event: KeyboardEvent) => {
    if (event.key === 'Escape') heat(null);
    const step = STEPS[event.key];
    if (!step) return;
    const targets = [...(group.current?.querySelectorAll<HTMLElement>('.chart-target') ?? [])];
    const now = targets.indexOf(document.activeElement as HTMLElement);
    targets[step(now, targets.length)]?.focus();
    event.preventDefault();
  };
  return (
    <fieldset ref={group} className="chart-targets" aria-label={name} onKeyDown={go}>
      {points.map((point) => {
        const props: TargetProps = {
          className: 'chart-target',
          style: { left: point.x, top: y(point.value) },
          tabIndex: point.id === current ? 0 : -1,
          'aria-label': point.name,
          onMouseEnter: () => heat(point),
          onMouseLeave: () => heat(null),
          onPointerDown: () => {
            pressedHot.current = hot.current === point.id;
          },
          // A finger cannot point: its first touch shows the reading, the second follows where it leads.
          onClick: (event) => {
            const { pointerType } = event.nativeEvent as PointerEvent;
            if (pointerType === 'touch' && !pressedHot.current) event.preventDefault();
            heat(point);
          },
          onFocus: () => {
            setStop(point.id);
            heat(point);
          },
          onBlur: () => heat(null),
        };
        return <span key={point.id}>{render?.(point, props) ?? <button type="button" {...props} />}</span>;
      })}
    </fieldset>
  );
}

/** Where the keys go from one of so many targets. */
const STEPS: Record<string, (now: number, count: number) => number> = {
  ArrowRight: (now, count) => Math.min(now + 1, count - 1),
  ArrowLeft: (now) => Math.max(now - 1, 0),
  Home: () => 0,
  End: (_now, count) => count - 1,
};
