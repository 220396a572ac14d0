/** The spinal canal on CT: the dural sac from level to level, where contrast medium ends, screws beside it, and the bone around it. */
import { number } from '../../../charts/numbers';
import { t, word } from '../../../i18n';
import { Chip, Fold } from '../../../ui/kit';
import type { Vector } from '../../../viewer/volume/vector';
import { type Ct, type Estimate, place } from './ct';
import { IntervalBar, PlaceName, screwName } from './estimates';

type Canal = NonNullable<Ct['canal']>;
type Sac = Canal['levels'][number];
type Screw = Ct['screws'][number];

export function CanalSeen({ ct, onShow }: { ct: Ct; onShow: (at: Vector) => void }) {
  const { canal } = ct;
  if (!canal) return null;
  const { contrast_hounsfield: contrast } = canal;
  const beside = ct.screws.filter(({ canal }) => canal);
  if (contrast === null)
    return (
      <Fold title={t('volume.canal.title')}>
        <p>{t('volume.canal.no_contrast')}</p>
        <BonyTable ct={ct} onShow={onShow} />
      </Fold>
    );
  return (
    <Fold title={t('volume.canal.title')} open>
      <p className="muted">{t('volume.canal.contrast', { units: number(contrast, 0) })}</p>
      {canal.ends.map((end) => (
        <p key={`${end.level} ${end.missing}`} className="canal-end">
          <button type="button" className="link-button" onClick={() => onShow(place(end.place_mm))}>
            {t(`volume.canal.${end.kind}.${end.missing}`, { disc: discName(end.level, ct) })}
          </button>
        </p>
      ))}
      <SacTable ct={ct} levels={canal.levels} onShow={onShow} />
      <p className="muted">{t('volume.canal.text', { limit: canal.narrow_below })}</p>
      {beside.length > 0 && (
        <>
          <h3>{t('volume.canal.screws')}</h3>
          <ScrewTable screws={beside} onShow={onShow} />
          <p className="muted">{t('volume.canal.screws_text', { limit: canal.in_canal_from_mm })}</p>
        </>
      )}
      <BonyTable ct={ct} onShow={onShow} />
    </Fold>
  );
}

/** From the head down, as the patient stands: a bar for each level, with the interval over it. */
function SacTable({ ct, levels, onShow }: { ct: Ct; levels: readonly Sac[]; onShow: (at: Vector) => void }) {
  const most = Math.max(...levels.map(({ area_mm2 }) => area_mm2?.interval[1] ?? 0), 1);
  return (
    <table className="seen-table canal-levels">
      <caption className="visually-hidden">{t('volume.canal.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('volume.canal.level')}</th>
          <th scope="col">{t('volume.canal.area')}</th>
        </tr>
      </thead>
      <tbody>
        {[...levels].reverse().map((sac) => (
          <SacRow key={`${sac.behind} ${sac.level}`} ct={ct} sac={sac} most={most} onShow={onShow} />
        ))}
      </tbody>
    </table>
  );
}

function SacRow({ ct, sac, most, onShow }: { ct: Ct; sac: Sac; most: number; onShow: (at: Vector) => void }) {
  const name = sac.behind === 'disc' ? discName(sac.level, ct) : sac.level;
  return (
    <tr className={`canal-${sac.behind}${sac.is_narrow ? ' narrow' : ''}`}>
      <th scope="row">
        <PlaceName name={name} at={sac.centre_mm} onShow={onShow} />
      </th>
      <td>
        {sac.area_mm2 ? (
          <Area area={sac.area_mm2} most={most} />
        ) : (
          <span className="muted">{word('volume.canal.not_measured', sac.not_measured ?? '')}</span>
        )}
        {sac.share && (
          <span className="canal-number">
            {t('volume.canal.share', { share: number(sac.share.value, 2) })}
          </span>
        )}
        {sac.is_narrow && <Chip tone="caution">{t('volume.canal.narrow')}</Chip>}
        {sac.share && sac.is_narrow === null && <Chip>{t('volume.canal.open_question')}</Chip>}
      </td>
    </tr>
  );
}

function Area({ area, most }: { area: Estimate; most: number }) {
  const [low = 0, high = 0] = area.interval;
  return (
    <>
      <IntervalBar of={area} most={most} />
      <span className="canal-number">
        {t('volume.canal.mm2', {
          value: number(area.value, 0),
          low: number(low, 0),
          high: number(high, 0),
        })}
      </span>
    </>
  );
}

function ScrewTable({ screws, onShow }: { screws: readonly Screw[]; onShow: (at: Vector) => void }) {
  return (
    <table className="seen-table canal-screws">
      <thead>
        <tr>
          <th scope="col">{t('volume.canal.screw.title')}</th>
          <th scope="col">{t('volume.canal.beyond_wall')}</th>
          <th scope="col">{t('volume.canal.to_sac')}</th>
        </tr>
      </thead>
      <tbody>
        {[...screws].reverse().map((screw) => (
          <ScrewRow key={screw.tip_mm.join()} screw={screw} onShow={onShow} />
        ))}
      </tbody>
    </table>
  );
}

function ScrewRow({ screw, onShow }: { screw: Screw; onShow: (at: Vector) => void }) {
  const { canal } = screw;
  if (!canal) return null;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link-button" onClick={() => onShow(place(screw.tip_mm))}>
          {screwName(screw.level, screw.side)}
        </button>
        {canal.is_in_canal && <Chip tone="caution">{t('volume.canal.in_canal')}</Chip>}
      </th>
      <td>
        <Length of={canal.beyond_wall_mm} />
        {canal.beyond_wall_mm && canal.is_wall_hidden && (
          <abbr title={t('volume.canal.wall_hidden')}>{t('volume.canal.drawn_on')}</abbr>
        )}
      </td>
      <td>
        <Length of={canal.to_sac_mm} />
      </td>
    </tr>
  );
}

function Length({ of, reason }: { of: Estimate | null; reason?: string | null }) {
  if (!of) {
    const why = reason ? word('volume.canal.bony', reason) : t('volume.canal.not_seen');
    return <span className="muted">{why}</span>;
  }
  const [low = 0, high = 0] = of.interval;
  return (
    <>
      <span className="canal-number">{t('volume.canal.mm', { value: number(of.value, 1) })}</span>
      <span className="canal-number muted">
        {t('volume.canal.interval', { low: number(low, 1), high: number(high, 1) })}
      </span>
    </>
  );
}

/** The canal between bones, from the head down. */
function BonyTable({ ct, onShow }: { ct: Ct; onShow: (at: Vector) => void }) {
  const bony = ct.canal?.bony ?? [];
  if (bony.length === 0) return null;
  const middle = (level: string) => ct.vertebrae.find((one) => one.level === level)?.centre_mm ?? null;
  return (
    <>
      <h3>{t('volume.canal.bony.title')}</h3>
      <table className="seen-table canal-bony">
        <thead>
          <tr>
            <th scope="col">{t('volume.canal.level')}</th>
            <th scope="col">{t('volume.canal.bony.width')}</th>
            <th scope="col">{t('volume.canal.bony.depth')}</th>
          </tr>
        </thead>
        <tbody>
          {[...bony].reverse().map(({ level, width_mm, no_width, depth_mm, no_depth }) => (
            <tr key={level}>
              <th scope="row">
                <PlaceName name={level} at={middle(level)} onShow={onShow} />
              </th>
              <td>
                <Length of={width_mm} reason={no_width} />
              </td>
              <td>
                <Length of={depth_mm} reason={no_depth} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{t('volume.canal.bony.text')}</p>
    </>
  );
}

/** The disc below a vertebra. */
function discName(upper: string, { vertebrae }: Ct): string {
  const at = vertebrae.findIndex(({ level }) => level === upper);
  const lower = vertebrae[at - 1]?.level;
  return lower ? `${upper}–${lower}` : t('volume.canal.below', { level: upper });
}
