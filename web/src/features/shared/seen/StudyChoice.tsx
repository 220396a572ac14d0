/** To which study of the record it belongs. */
import { t } from '../../../i18n';
import type { OfRecord } from './recorded';

export function StudyChoice({
  studies,
  study,
  onChoose,
}: {
  studies: readonly OfRecord[];
  study: OfRecord;
  onChoose: (name: string) => void;
}) {
  const words = ({ name, isKnown }: OfRecord) => (isKnown ? name : t('seen.new_study', { study: name }));
  return (
    <label className="chooser">
      {t('seen.of_study')}
      <select value={study.name} onChange={(event) => onChoose(event.target.value)}>
        {studies.map((one) => (
          <option key={one.name} value={one.name}>
            {words(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
