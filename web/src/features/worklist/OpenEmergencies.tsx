/** The way back to cases that were opened in an emergency. */
import { moment, t } from '../../i18n';
import { Banner } from '../../ui/kit';
import { CaseLink } from './CaseName';
import { useEmergencies } from './emergencies';

/** A line for each case that is open in an emergency. */
export function OpenEmergencies() {
  return useEmergencies().map((one) => (
    <Banner key={one.case} tone="alert">
      <CaseLink caseId={one.case} /> {t('emergency.open_until', { until: moment(one.until) })}
    </Banner>
  ));
}
