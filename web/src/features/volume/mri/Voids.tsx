/** Where metal leaves no signal, about bodies that a person names, and which levels that certainly degrades. */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { type Volume, voidsQuery } from '../../../api/queries';
import type { components } from '../../../api/schema';
import { count, t } from '../../../i18n';
import { Banner, Button, Failure, Panel, Skeleton } from '../../../ui/kit';
import { sentence } from '../../../ui/sentence';
import type { Mark } from '../../../viewer/volume/state';
import type { VolumeViewer } from '../../../viewer/volume/volume';
import { Proposals } from '../../shared/seen/Proposals';
import { imagePlace, type Proposal } from '../../shared/seen/proposal';
import type { PanelProps } from '../panel';
import { place } from '../seen/ct';
import { LEVELS, type Named, setBodies, useBodies, useElsewhere } from '../seen/named';
import { PointAt } from '../seen/PointAt';
import { TakeOver } from '../seen/TakeOver';
import './mri.css';

type Mr = components['schemas']['StudyDocument.mr'];
type Void = NonNullable<Mr['voids']>[number];

/** From the sacrum up, in the order in which bodies are named. */
const NAMED = ['S1', ...LEVELS] as const;
/** Fewer bodies do not say which way the spine goes. */
const FEWEST = 2;

export function Voids({ volume, volumes, viewer }: PanelProps) {
  const bodies = useBodies(volume.id);
  const elsewhere = useElsewhere('bodies', volume, volumes);
  const isAsked = bodies.length >= FEWEST;
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    ...voidsQuery(volume.id, bodies),
    enabled: isAsked,
  });
  const found = isAsked ? data : undefined;
  useMarks(viewer, bodies, found?.mr.voids ?? []);
  return (
    <Panel title={t('mri.voids.title')} className="slices-seen mri-voids">
      <Bodies volume={volume} viewer={viewer} bodies={bodies} />
      {bodies.length === 0 && (
        <TakeOver elsewhere={elsewhere} onTaken={(taken) => setBodies(volume.id, taken)} />
      )}
      {isAsked && error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {isAsked && !error && !found && (
        <>
          <p className="muted" role="status">
            {t('mri.voids.looking')}
          </p>
          <Skeleton lines={2} />
        </>
      )}
      {found && (
        <div aria-busy={isFetching}>
          <Found volume={volume} viewer={viewer} bodies={bodies} isOld={isPlaceholderData} {...found} />
        </div>
      )}
    </Panel>
  );
}

const above = (level: string) => NAMED[(NAMED as readonly string[]).indexOf(level) + 1] ?? level;

/** The name above the highest that is given; L5 where none is. */
function next(bodies: readonly Named[]): string {
  const highest = NAMED.findLast((one) => bodies.some(({ level }) => level === one));
  return highest ? above(highest) : 'L5';
}

/** Bodies that were named, and naming the next one up. */
function Bodies({
  volume,
  viewer,
  bodies,
}: {
  volume: Volume;
  viewer: VolumeViewer;
  bodies: readonly Named[];
}) {
  const [chosen, setLevel] = useState<string | null>(null);
  // Unless a person chooses, the next one up, also above those that were taken over.
  const level = chosen ?? next(bodies);
  const add = useCallback(
    (body: Named) => {
      setBodies(volume.id, [...bodies.filter((other) => other.level !== body.level), body]);
      setLevel(above(body.level));
    },
    [volume.id, bodies],
  );
  return (
    <>
      <PointAt
        viewer={viewer}
        levels={NAMED}
        level={level}
        onLevel={setLevel}
        onNamed={add}
        words={t(bodies.length < FEWEST ? 'mri.voids.unnamed' : 'mri.voids.named')}
      />
      {bodies.length > 0 && (
        <ul className="mri-bodies" aria-label={t('mri.voids.bodies')}>
          {NAMED.flatMap((one) => bodies.filter((body) => body.level === one)).map((body) => (
            <li key={body.level}>
              <Button className="small" look="quiet" onClick={() => viewer.moveTo(body.place)}>
                {body.level}
              </Button>
              <Button
                className="small"
                look="quiet"
                icon="close"
                aria-label={t('mri.voids.forget', { level: body.level })}
                onClick={() =>
                  setBodies(
                    volume.id,
                    bodies.filter((other) => other !== body),
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function useMarks(viewer: VolumeViewer, bodies: readonly Named[], voids: readonly Void[]): void {
  const marks: Mark[] = [
    ...bodies.map(({ level, place: at }): Mark => ({ id: `body ${level}`, at, label: level })),
    ...voids.map(
      (one, number): Mark => ({
        id: `void ${number}`,
        at: place(one.middle_mm),
        radius: radius(one),
        tone: one.is_rimmed ? 'caution' : 'plain',
      }),
    ),
  ];
  const text = JSON.stringify(marks);
  useEffect(() => viewer.setMarks(JSON.parse(text) as Mark[]), [viewer, text]);
}

/** Why no level is told, whatever lies there. */
const REACH: readonly string[] = ['technique_not_stated', 'wide_bandwidth'];

/** Of a ball of as much room. */
const radius = ({ volume_mm3 }: Void) => Math.cbrt((3 * volume_mm3) / (4 * Math.PI));

function Found({
  volume,
  viewer,
  bodies,
  isOld,
  study,
  mr,
}: {
  volume: Volume;
  viewer: VolumeViewer;
  bodies: readonly Named[];
  isOld: boolean;
} & components['schemas']['MrSeen']) {
  if (mr.not_looked_at) return <Banner tone="caution">{sentence(mr.not_looked_at.message)}</Banner>;
  const voids = mr.voids ?? [];
  const untold = mr.levels.map(({ canal }) => canal.missing).find((one) => one && REACH.includes(one.code));
  const isMarked = voids.some(({ is_rimmed }) => is_rimmed);
  return (
    <div className="stack">
      {voids.length === 0 && <p>{t('mri.voids.none')}</p>}
      {voids.length > 0 && <p>{all(voids)}</p>}
      {isMarked && (
        <ul className="mri-void-list" aria-label={t('mri.voids.title')}>
          {voids
            .filter(({ is_rimmed }) => is_rimmed)
            .map((one) => (
              <li key={one.middle_mm.join()}>
                <Button className="small" look="quiet" onClick={() => viewer.moveTo(place(one.middle_mm))}>
                  {words(one)}
                </Button>
              </li>
            ))}
        </ul>
      )}
      {voids.length > 0 && !isMarked && <p>{t('mri.voids.unmarked')}</p>}
      {untold && <p>▲ {sentence(untold.message)}</p>}
      <Proposals
        caseId={volume.case}
        kind={volume.study?.kind ?? 'mri'}
        takenOn={volume.taken_on}
        fresh={study}
        proposals={mr.proposals as unknown as Proposal[]}
        onShow={(proposal) => {
          const body = bodies.find(({ level }) => level === proposal.level);
          const at = imagePlace(proposal.image) ?? body?.place;
          return at ? () => viewer.moveTo(at) : undefined;
        }}
        isOld={isOld}
      />
      <p className="muted">{t('mri.voids.text')}</p>
    </div>
  );
}

/** "15 voids, 4.3 cm³ in all". */
function all(voids: readonly Void[]): string {
  const volume = voids.reduce((sum, { volume_mm3 }) => sum + volume_mm3, 0) / 1000;
  return count('mri.voids.all', voids.length, { volume: volume.toFixed(1) });
}

/** "L2 to L4, 1.2 cm³, signal piled up beside it". */
function words({ upper, lower, volume_mm3 }: Void): string {
  const beside = upper === lower ? upper : t('mri.voids.from_to', { upper, lower });
  return t('mri.voids.marked_void', { beside, volume: (volume_mm3 / 1000).toFixed(1) });
}
