/** Beside a film: the answer first, then how to get there. */
import { useMemo, useState } from 'react';
import type { Case, OneImage, Version } from '../../api/queries';
import { t } from '../../i18n';
import { type TabPart, Tabs } from '../../ui/tabs';
import type { FilmViewer } from '../../viewer/viewer';
import { FilmChecks } from './FilmChecks';
import { FilmMetal } from './FilmMetal';
import { FirstView } from './FirstView';
import { OtherCounts } from './OtherCounts';
import { Parameters } from './Parameters';
import { Sign } from './Sign';
import type { SaidConditions } from './useConditions';
import { useJudged } from './useJudged';
import { useReadings } from './useReadings';
import type { Discard, Saving } from './useSaving';
import { useViewerPart } from './useViewer';
import { Versions } from './Versions';
import { WizardPanel } from './WizardPanel';

interface Props {
  caseId: string;
  image: OneImage;
  viewer: FilmViewer;
  person: Case | undefined;
  versions: readonly Version[];
  saving: Saving;
  flush: () => Promise<void>;
  discard: Discard;
  conditions: SaidConditions;
  signed: () => void;
}

export function SidePanel(props: Props) {
  const { caseId, image, viewer, person, versions, saving, conditions, flush, discard, signed } = props;
  const isReadOnly = viewer.options.readOnly ?? false;
  const [tab, setTab] = useState<string>(isReadOnly ? 'parameters' : 'wizard');
  const [opened, setOpened] = useState<string | null>(null);
  const age = useMemo(() => ageOn(person, image), [person, image]);
  const readings = useReadings(viewer);
  const judged = useJudged(image, saving, conditions.said);
  const isReviewing = useViewerPart(viewer, (state) => state.reviewed !== null) ?? false;
  const asks = useViewerPart(viewer, (state) => state.step !== null || state.filling !== null) ?? false;
  // Whatever tab is open: the tabs stay where they are.
  const isMeasuring = isReviewing || asks;
  const parts: TabPart[] = [
    {
      id: 'wizard',
      name: t('study.tab.wizard'),
      content: <WizardPanel image={image} viewer={viewer} conditions={conditions} />,
    },
    {
      id: 'parameters',
      name: t('study.tab.parameters'),
      content: (
        <>
          <Parameters
            viewer={viewer}
            readings={readings}
            age={age}
            judged={judged}
            opened={opened}
            open={setOpened}
          />
          <OtherCounts image={image} viewer={viewer} saving={saving} readings={readings} />
        </>
      ),
    },
    {
      id: 'film',
      name: t('study.tab.film'),
      content: (
        <>
          <FilmChecks image={image} viewer={viewer} conditions={conditions} whole />
          <FilmMetal caseId={caseId} image={image} viewer={viewer} />
        </>
      ),
    },
    {
      id: 'history',
      name: t('study.tab.history'),
      content: <Versions viewer={viewer} versions={versions} />,
    },
  ];
  return (
    <aside className={isMeasuring ? 'side-panel measuring' : 'side-panel'} aria-label={t('study.panel')}>
      <FirstView
        image={image}
        viewer={viewer}
        readings={readings}
        age={age}
        judged={judged}
        open={(code) => {
          setOpened(code);
          setTab('parameters');
        }}
        toFilm={() => setTab('film')}
      />
      <Tabs
        label={t('study.panel')}
        parts={isReadOnly ? parts.slice(1) : parts}
        chosen={tab}
        onChoose={setTab}
      />
      {!isReadOnly && (
        <Sign
          caseId={caseId}
          image={image}
          viewer={viewer}
          saving={saving}
          flush={flush}
          discard={discard}
          conditions={conditions}
          readings={readings}
          judged={judged}
          signed={signed}
          versions={versions}
        />
      )}
    </aside>
  );
}

/** Age in years on the day of the film; null where birth or day is not known. */
function ageOn(person: Case | undefined, image: OneImage): number | null {
  const birth = person?.patient?.birth_date;
  if (!birth || !image.taken_on) return null;
  return (Date.parse(image.taken_on) - Date.parse(birth)) / (365.2425 * 86_400_000);
}
