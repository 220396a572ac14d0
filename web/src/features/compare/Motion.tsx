/** How far segments move between a film bent forwards and one bent backwards, with its error; it decides nothing. */
import { useQuery } from '@tanstack/react-query';
import { filmMotionQuery } from '../../api/queries';
import type { components } from '../../api/schema';
import { count, t, word } from '../../i18n';
import { Banner, Failure, Fold, Skeleton } from '../../ui/kit';
import { sentence } from '../../ui/sentence';
import type { FilmViewer } from '../../viewer/viewer';
import { Proposals } from '../shared/seen/Proposals';
import type { Proposal } from '../shared/seen/proposal';
import { stateOf } from './about';
import { type BentPair, inQuestion } from './bent';
import { apart, shownDegrees as degrees, type Segment, verdict, whyNothing } from './motion';
import './motion.css';

interface Props {
  caseId: string;
  pair: BentPair;
  viewers: { forwards: FilmViewer | null; backwards: FilmViewer | null };
  /** Lets each film be moved by itself: a disc that moves is at another place of each. */
  untie: () => void;
}

export function Motion(props: Props) {
  const { caseId, pair } = props;
  const { forwards, backwards } = pair;
  const { data, error, refetch } = useQuery(filmMotionQuery(caseId, [forwards, backwards].map(inQuestion)));
  return (
    <section className="stack motion" aria-label={t('motion.title')}>
      <h2>{t('motion.title')}</h2>
      <p className="muted">
        {t('motion.landmarks', { forwards: stateOf(forwards), backwards: stateOf(backwards) })}
      </p>
      {error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {!error && !data && <Skeleton lines={6} />}
      {data?.not_compared && (
        <Banner tone="caution" title={t('motion.not_compared')}>
          {sentence(data.not_compared)}
        </Banner>
      )}
      {data?.motion && <Found {...props} {...data} motion={data.motion} />}
    </section>
  );
}

type Seen = components['schemas']['MotionSeen'];

function Found({
  caseId,
  pair,
  viewers,
  untie,
  study,
  motion,
}: Props & Pick<Seen, 'study'> & { motion: NonNullable<Seen['motion']> }) {
  const show = ({ level }: Proposal) => {
    if (!level) return undefined;
    return () => {
      untie();
      // A frame later: films that are tied follow each other.
      requestAnimationFrame(() => {
        for (const viewer of Object.values(viewers)) lookAt(viewer, level);
      });
    };
  };
  const nothing = whyNothing(motion.segments);
  return (
    <>
      <Segments segments={motion.segments} />
      <p className="muted">{word('motion.error', motion.software.landmark_error)}</p>
      {study ? (
        <Proposals
          caseId={caseId}
          kind={study.kind}
          takenOn={pair.backwards.image.taken_on}
          fresh={study.name}
          proposals={motion.proposals as unknown as Proposal[]}
          nothing={t(`motion.${nothing}`)}
          onShow={show}
        />
      ) : (
        <p>▲ {t('motion.no_study')}</p>
      )}
      <ul className="motion-notes muted">
        {motion.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

/** Where fusions are doubted first; what lies above is folded away, unless it was to be fused. */
function Segments({ segments }: { segments: readonly Segment[] }) {
  const [shown, above] = apart(segments);
  return (
    <>
      <Table segments={shown} />
      {above.length > 0 && (
        <Fold title={count('motion.above', above.length)}>
          <Table segments={above} />
        </Fold>
      )}
    </>
  );
}

function Table({ segments }: { segments: readonly Segment[] }) {
  return (
    <table className="table motion-table">
      <thead>
        <tr>
          <th scope="col">{t('motion.segment')}</th>
          <th scope="col" className="number">
            {t('motion.motion')}
          </th>
          <th scope="col">
            <Ruler />
          </th>
        </tr>
      </thead>
      <tbody>
        {segments.map((segment) => (
          <Row key={segment.upper} segment={segment} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ segment }: { segment: Segment }) {
  const said = verdict(segment);
  return (
    <tr className={segment.was_to_be_fused ? 'was-to-be-fused' : ''}>
      <th scope="row">
        <span className="nowrap">{`${segment.upper}–${segment.lower}`}</span>
        <div className={said === 'fused_moves' ? 'beside strong' : 'beside'}>
          {said && t(`motion.${said}`)}
        </div>
      </th>
      <td className="number">
        <strong className="nowrap">{degrees(segment.motion_deg)}</strong>
        <div className="beside nowrap">
          {segment.interval
            ? t('compare.interval', {
                low: degrees(segment.interval[0] ?? 0),
                high: degrees(segment.interval[1] ?? 0),
              })
            : segment.no_interval}
        </div>
      </td>
      <td>
        <Drawing segment={segment} />
        <div className="beside">
          {t('motion.disc', {
            forwards: degrees(segment.forwards_deg),
            backwards: degrees(segment.backwards_deg),
          })}
        </div>
      </td>
    </tr>
  );
}

/** Degrees that the drawing reaches to either side of no motion; what lies beyond ends at the rim. */
const REACH = 40;
const WIDTH = 150;
const HEIGHT = 22;
const across = (angle: number) =>
  WIDTH / 2 + (Math.max(-REACH, Math.min(REACH, angle)) / REACH) * (WIDTH / 2 - 4);

/** The motion on a line of degrees, 0 in its middle: whether the interval leaves it out is seen at a glance. */
function Drawing({ segment }: { segment: Segment }) {
  const [low, high] = segment.interval ?? [];
  const middle = HEIGHT / 2;
  return (
    <svg className="motion-drawing" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line className="none" x1={WIDTH / 2} x2={WIDTH / 2} y1={0} y2={HEIGHT} />
      {low !== undefined && high !== undefined && (
        <line className="interval" x1={across(low)} x2={across(high)} y1={middle} y2={middle} />
      )}
      <circle cx={across(segment.motion_deg)} cy={middle} r={4} />
    </svg>
  );
}

function Ruler() {
  return (
    <svg
      className="motion-drawing"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('motion.ruler')}
    >
      {[-REACH, 0, REACH].map((angle) => (
        <text
          key={angle}
          x={across(angle)}
          y={15}
          textAnchor={angle < 0 ? 'start' : angle > 0 ? 'end' : 'middle'}
        >
          {`${angle}°`}
        </text>
      ))}
    </svg>
  );
}

/** Shows the disc below a vertebra. */
function lookAt(viewer: FilmViewer | null, level: string): void {
  if (!viewer) return;
  const { landmarks } = viewer.kept;
  const ends = ['posterior', 'anterior'].flatMap((end) => landmarks.get(`${level}.inferior.${end}`) ?? []);
  if (ends.length > 0) viewer.lookAt(ends, 0);
}
