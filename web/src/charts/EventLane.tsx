/** Things that happened, each on its day, in a row of their own. */
import { useState } from 'react';
import { Mark } from './Mark';
import { PointTargets } from './PointTargets';
import type { Point } from './points';
import './charts.css';

const HEIGHT = 30;

/** Something on a day. */
export interface LaneEvent {
  id: string;
  x: number;
  /** Beside the mark; cut where there is no room. */
  label: string;
  /** Everything about it, line by line. */
  lines: readonly string[];
  /** Not certain: proposed, or asked about. */
  hollow: boolean;
}

/** The row, from the earliest to the latest. */
export function EventLane({
  name,
  summary,
  width,
  events,
  breaks = [],
}: {
  name: string;
  summary: string;
  width: number;
  events: readonly LaneEvent[];
  breaks?: readonly number[];
}) {
  const [hot, setHot] = useState<string | null>(null);
  if (width === 0) return null;
  const shown = events.find((event) => event.id === hot);
  const points = events.map(asPoint);
  return (
    <div className="chart lane">
      <svg role="img" aria-label={summary} width={width} height={HEIGHT}>
        {breaks.map((x) => (
          <line key={x} className="break" x1={x} x2={x} y1={0} y2={HEIGHT} />
        ))}
        {points.map((point) => (
          <Mark key={point.id} {...point} y={HEIGHT / 2} active={point.id === hot} />
        ))}
      </svg>
      {events.map((event, place) => (
        <LaneLabel key={event.id} events={events} place={place} width={width} />
      ))}
      <PointTargets
        name={name}
        points={points}
        y={() => HEIGHT / 2}
        onHeat={(point) => setHot(point?.id ?? null)}
      />
      {shown && (
        <div
          className={`reading ${shown.x > width / 2 ? 'to-left' : 'to-right'}`}
          style={{ left: shown.x, top: HEIGHT / 2 }}
          aria-hidden="true"
        >
          {shown.lines.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
      )}
    </div>
  );
}

function asPoint(event: LaneEvent): Point {
  return {
    id: event.id,
    group: event.id,
    x: event.x,
    value: 0,
    shape: 'triangle',
    hollow: event.hollow,
    tone: 'second',
    label: event.label,
    name: event.lines.join('. '),
  };
}

/** On the side with more room, and cut where the room ends. */
function LaneLabel({ events, place, width }: { events: readonly LaneEvent[]; place: number; width: number }) {
  const event = events[place];
  if (!event) return null;
  const right = (events[place + 1]?.x ?? width) - event.x - 14;
  const left = event.x - (events[place - 1]?.x ?? 0) - 14;
  const needed = event.label.length * 6.6;
  const after = right >= needed || right >= left;
  const room = after ? right : left;
  if (room < 48) return null;
  return (
    <span
      className={after ? 'lane-text' : 'lane-text before'}
      style={after ? { left: event.x + 10, maxWidth: room } : { left: event.x - 10 - room, width: room }}
      aria-hidden="true"
    >
      {event.label}
    </span>
  );
}
