/** What happened, lane by lane under the charts. */
import { dayAt } from '../../charts/dates';
import { EventLane, type LaneEvent } from '../../charts/EventLane';
import { day, t, word } from '../../i18n';
import { ChartRow } from './ChartRow';
import { deniedOn, type Happening, inLane, LANES, type Lane } from './happenings';
import type { Stack } from './ParameterRow';

/** A row for each lane in which anything happened, and a line for those in which nothing is recorded. */
export function LaneRows({ happened, stack }: { happened: readonly Happening[]; stack: Stack }) {
  const filled = LANES.filter((lane) => inLane(happened, lane).length > 0);
  const empty = LANES.filter((lane) => !filled.includes(lane));
  return (
    <>
      {filled.map((lane) => (
        <ChartRow key={lane} name={word('timeline.lane', lane)}>
          <EventLane
            width={stack.width}
            breaks={stack.breaks}
            name={word('timeline.lane', lane)}
            summary={laneSummary(lane, inLane(happened, lane))}
            events={eventsOf(inLane(happened, lane), stack)}
          />
        </ChartRow>
      ))}
      {empty.length > 0 && <NothingIn lanes={empty} happened={happened} />}
    </>
  );
}

/** The least distance between two marks: what lies closer is one mark. */
const APART = 18;

/** What happened at about the same time in one lane is one mark. */
function eventsOf(found: readonly Happening[], stack: Stack): LaneEvent[] {
  const place = ({ day: on }: Happening) => stack.dates(dayAt(on));
  const groups: Happening[][] = [];
  for (const one of found) {
    const [first] = groups.at(-1) ?? [];
    if (first && place(one) - place(first) < APART) groups.at(-1)?.push(one);
    else groups.push([one]);
  }
  return groups.map((group) => ({
    id: group.map(({ id }) => id).join(' '),
    x: Math.max(...group.map(place)),
    label: [...new Set(group.map(({ brief }) => brief))].join('; '),
    lines: group.map((one) => `${day(one.day)}: ${happeningText(one)}`),
    hollow: group.every(({ state }) => state === 'uncertain'),
  }));
}

function happeningText({ words, state }: Happening): string {
  return state === 'uncertain' ? t('timeline.uncertain', { words }) : words;
}

function laneSummary(lane: Lane, found: readonly Happening[]): string {
  const told = found.map((one) => `${day(one.day)}: ${happeningText(one)}`);
  return `${word('timeline.lane', lane)}. ${told.join('. ')}`;
}

/** Not recorded is not "none": the two are told apart. */
function NothingIn({ lanes, happened }: { lanes: readonly Lane[]; happened: readonly Happening[] }) {
  const named = (wanted: readonly Lane[]) => wanted.map((lane) => word('timeline.lane', lane)).join(', ');
  const silent = lanes.filter((lane) => !deniedOn(happened, lane));
  const asked = lanes.filter((lane) => deniedOn(happened, lane));
  return (
    <p className="timeline-nothing muted">
      {asked.map((lane) =>
        t('timeline.denied', { lane: word('timeline.lane', lane), day: day(deniedOn(happened, lane)) }),
      )}
      {silent.length > 0 && t('timeline.not_recorded', { lanes: named(silent) })}
    </p>
  );
}
