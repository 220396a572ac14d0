/** What was measured beside the proposals: bone of each level, and bone between them. */
import { number } from '../../../charts/numbers';
import { t, word } from '../../../i18n';
import { Fold } from '../../../ui/kit';
import type { Ct } from './ct';
import { withoutClass } from './without_class';

const whole = (value: number) => number(value, 0);

export function Measures({ ct }: { ct: Ct }) {
  if (ct.vertebrae.length === 0) return null;
  return (
    <>
      <Fold title={t('volume.seen.bone')}>
        <table className="seen-table">
          <tbody>
            {ct.bone.map(({ level, hounsfield, left_out, classes }) => (
              <tr key={level}>
                <th scope="row">{level}</th>
                <td>
                  {hounsfield
                    ? t('volume.seen.hounsfield', {
                        value: whole(hounsfield.value),
                        low: whole(hounsfield.interval[0] ?? 0),
                        high: whole(hounsfield.interval[1] ?? 0),
                      })
                    : word('volume.seen.left_out', left_out ?? '')}
                  {classes.map(({ code, scale, class: name, range, notes }) => (
                    <div key={code} className="muted">
                      {t('volume.seen.bone_class', { scale, name, range })}
                      {notes.map((note) => (
                        <div key={note}>▲ {note}</div>
                      ))}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="muted">{t('volume.seen.technique', { words: ct.technique.words })}</p>
        {withoutClass(ct).map(({ message, levels }) => (
          <p key={message} className="muted">
            {t('volume.seen.no_class', { levels: levels.join(', '), reason: message })}
          </p>
        ))}
        <p className="muted">{t('volume.seen.bone_text')}</p>
      </Fold>
      <Fold title={t('volume.seen.between')}>
        <table className="seen-table">
          <tbody>
            {ct.bridging.map(
              ({ upper, lower, seen, interbody_mm2, posterolateral_mm2, gap_mm, hidden, is_coarse }) => (
                <tr key={upper}>
                  <th scope="row">{`${upper}–${lower}`}</th>
                  <td>
                    {word('volume.seen.bridging', seen)}
                    <br />
                    {t('volume.seen.area', {
                      disc: whole(interbody_mm2),
                      left: whole(posterolateral_mm2[0] ?? 0),
                      right: whole(posterolateral_mm2[1] ?? 0),
                    })}
                    {gap_mm && ` ${t('volume.seen.cleft', { value: number(gap_mm.value, 1) })}`}
                    {seen === 'equivocal' && is_coarse && ` ${t('volume.seen.coarse')}`}
                    {hidden > 0 && ` ${t('volume.seen.hidden', { share: whole(hidden * 100) })}`}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
        <p className="muted">{t('volume.seen.between_text')}</p>
      </Fold>
    </>
  );
}
