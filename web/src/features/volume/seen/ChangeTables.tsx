/** What changed, screw by screw, rod by rod, segment by segment. */
import { number, signed } from '../../../charts/numbers';
import { t, word } from '../../../i18n';
import { Chip, Fold } from '../../../ui/kit';
import { sentence } from '../../../ui/sentence';
import type { Vector } from '../../../viewer/volume/vector';
import { type CtChange, inOrder, type ScrewChange, widest } from './changes';
import { type Estimate, place } from './ct';
import { IntervalBar, screwName, sided } from './estimates';

/** Halos before and now on one scale: what was, what is, and by how much it grew. */
export function ScrewChanges({
  screws,
  onShow,
}: {
  screws: readonly ScrewChange[];
  onShow: (at: Vector) => void;
}) {
  if (screws.length === 0) return null;
  const most = widest(screws);
  const ordered = inOrder(screws);
  const told = ordered.filter(({ halos_mm, is_newly_loose }) => is_newly_loose || halos_mm.some(Boolean));
  const others = ordered.filter((screw) => !told.includes(screw));
  return (
    <>
      {told.length > 0 && (
        <table className="seen-table change-screws">
          <caption className="visually-hidden">{t('volume.changes.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('volume.canal.screw.title')}</th>
              <th scope="col">{t('volume.changes.halo')}</th>
            </tr>
          </thead>
          <tbody>
            {told.map((screw) => (
              <ScrewRow key={screw.tips_mm.join()} screw={screw} most={most} onShow={onShow} />
            ))}
          </tbody>
        </table>
      )}
      {others.length > 0 && (
        <p>
          {t('volume.changes.no_halo', {
            screws: others.map(({ level, side }) => screwName(level, side)).join(', '),
          })}
        </p>
      )}
    </>
  );
}

function ScrewRow({
  screw,
  most,
  onShow,
}: {
  screw: ScrewChange;
  most: number;
  onShow: (at: Vector) => void;
}) {
  const { level, side, tips_mm, halos_mm, growth_mm, has_grown, not_told, is_newly_loose } = screw;
  const [before = null, since = null] = halos_mm;
  return (
    <tr className={has_grown || is_newly_loose ? 'grown' : undefined}>
      <th scope="row">
        <button type="button" className="link-button" onClick={() => onShow(place(tips_mm[1] ?? []))}>
          {screwName(level, side)}
        </button>
        {has_grown && <Chip tone="caution">{t('volume.changes.grown')}</Chip>}
        {!has_grown && is_newly_loose && <Chip tone="caution">{t('volume.changes.new')}</Chip>}
      </th>
      <td>
        <Span name={t('volume.changes.before')} halo={before} most={most} />
        <Span name={t('volume.changes.now')} halo={since} most={most} />
        {growth_mm && (
          <p>
            {t('volume.changes.growth', {
              value: signed(growth_mm.value, 1),
              low: signed(growth_mm.interval[0] ?? 0, 1),
              high: signed(growth_mm.interval[1] ?? 0, 1),
            })}
          </p>
        )}
        {has_grown === false && <p className="muted">{t('volume.changes.not_grown')}</p>}
        {not_told && <p className="muted">{sentence(not_told.message)}</p>}
      </td>
    </tr>
  );
}

/** A width with its interval over it. */
function Span({ name, halo, most }: { name: string; halo: Estimate | null; most: number }) {
  if (!halo)
    return (
      <p className="change-width">
        <span className="change-day">{name}</span>
        <span className="muted">{t('volume.changes.none_seen')}</span>
      </p>
    );
  const [low = 0, high = 0] = halo.interval;
  return (
    <p className="change-width">
      <span className="change-day">{name}</span>
      <span className="canal-number">
        {t('volume.changes.mm', { value: number(halo.value, 1), low: number(low, 1), high: number(high, 1) })}
      </span>
      <IntervalBar of={halo} most={most} />
    </p>
  );
}

export function RodChanges({
  rods,
  unpaired: [before = 0, since = 0],
}: {
  rods: CtChange['rods'];
  unpaired: readonly number[];
}) {
  if (rods.length === 0 && before + since === 0) return null;
  return (
    <ul className="change-list">
      {rods.map(({ side, earlier, later, has_broken }) => (
        <li key={side}>
          {t(`volume.changes.rod.${sided(side)}`)}
          {': '}
          {has_broken ? (
            <Chip tone="caution">{t('volume.changes.broken')}</Chip>
          ) : (
            t(rodWords(earlier, later))
          )}
        </li>
      ))}
      {before + since > 0 && <li>▲ {t('volume.changes.rods_unpaired', { before, since })}</li>}
    </ul>
  );
}

function rodWords(earlier: string, later: string) {
  if (earlier === 'continuous' && later === 'continuous') return 'volume.changes.continuous' as const;
  if (earlier === 'broken' && later === 'broken') return 'volume.changes.broken_before' as const;
  return 'volume.changes.rod_not_told' as const;
}

export function BoneChanges({ bridging }: { bridging: CtChange['bridging'] }) {
  if (bridging.length === 0) return null;
  return (
    <table className="seen-table">
      <thead>
        <tr>
          <th scope="col">{t('volume.changes.segment')}</th>
          <th scope="col">{t('volume.changes.before')}</th>
          <th scope="col">{t('volume.changes.now')}</th>
        </tr>
      </thead>
      <tbody>
        {bridging.map(({ upper, lower, earlier, later, has_changed }) => (
          <tr key={upper}>
            <th scope="row">{`${upper}–${lower}`}</th>
            <td>{word('volume.seen.bridging', earlier)}</td>
            <td>
              {word('volume.seen.bridging', later)}
              {has_changed && <Chip tone="caution">{t('volume.changes.changed')}</Chip>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function NotCompared({ unpaired }: { unpaired: CtChange['unpaired'] }) {
  if (unpaired.length === 0) return null;
  return (
    <Fold title={t('volume.changes.unpaired', { count: unpaired.length })} quiet>
      <ul className="change-list">
        {unpaired.map(({ day, level, side, tip_mm, reason }) => (
          <li key={`${day} ${tip_mm.join()}`}>
            {t(day === 'earlier' ? 'volume.changes.of_earlier' : 'volume.changes.of_later', {
              screw: screwName(level, side),
            })}
            {': '}
            {reason.message}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
