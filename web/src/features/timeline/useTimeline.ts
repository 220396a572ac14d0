/** Everything that the timeline of a case is drawn from. */
import { useQuery } from '@tanstack/react-query';
import { problemFrom } from '../../api/problem';
import { type Assessment, assessmentQuery, filmsQuery, recordQuery } from '../../api/queries';
import { useSeesPictures } from '../../api/session';
import { holding } from './facts';
import { type Film, filmsOf } from './films';
import { type Happening, happenings } from './happenings';
import { type OutcomeChart, outcomeCharts } from './outcomes';

/** A case over the years. */
export interface Course {
  assessment: Assessment;
  films: Film[];
  outcomes: OutcomeChart[];
  happened: Happening[];
}

/** What of it is there. */
export interface TimelineState {
  course: Course | null;
  error: unknown;
  retry: () => void;
  /** Which films have a picture is not known yet. */
  pending: boolean;
  /** Why no film leads to its picture: the rest is shown. */
  incomplete: 'images' | 'no_pictures' | null;
}

/** Asks for the documents of a case, and puts them together once the assessment and the record are there. */
export function useTimeline(caseId: string): TimelineState {
  const assessment = useQuery(assessmentQuery(caseId));
  const record = useQuery(recordQuery(caseId));
  const seesPictures = useSeesPictures();
  const images = useQuery({ ...filmsQuery(caseId), enabled: seesPictures });
  const retry = () => {
    for (const asked of [assessment, record, images]) if (asked.isError) void asked.refetch();
  };
  const entries = record.data && holding(record.data.entries);
  return {
    course:
      assessment.data && entries
        ? {
            assessment: assessment.data,
            films: filmsOf(assessment.data, entries, images.data ?? []),
            outcomes: outcomeCharts(entries),
            happened: happenings(entries),
          }
        : null,
    error: assessment.error ?? record.error,
    retry,
    pending: seesPictures && images.isPending,
    incomplete: !seesPictures ? 'no_pictures' : images.error ? whyNoImages(images.error) : null,
  };
}

/** Whoever sees no pictures is told so; everything else may pass. */
function whyNoImages(error: unknown): 'images' | 'no_pictures' {
  return problemFrom(error).status === 403 ? 'no_pictures' : 'images';
}
