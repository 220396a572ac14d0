/** Everything that the timeline of a case is drawn from. */
import { useQuery } from '@tanstack/react-query';
import { problemFrom } from '../../api/problem';
import { type Assessment, assessmentQuery, imagesQuery, recordQuery } from '../../api/queries';
import { holding } from './facts';
import { type Film, filmsOf, signedFilms } from './films';
import { type Happening, happenings } from './happenings';
import { type OutcomeChart, outcomeCharts } from './outcomes';
import { useProfiles } from './profiles';

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
  /** Values of films are still coming in. */
  measuring: boolean;
  /** Why values or pictures of films are missing: the rest is shown. */
  incomplete: 'images' | 'no_pictures' | 'profiles' | null;
}

/** Asks for the documents of a case, and puts them together once the assessment and the record are there. */
export function useTimeline(caseId: string): TimelineState {
  const assessment = useQuery(assessmentQuery(caseId));
  const record = useQuery(recordQuery(caseId));
  const images = useQuery(imagesQuery(caseId));
  const signed = assessment.data ? signedFilms(assessment.data, images.data ?? []) : [];
  const profiles = useProfiles(signed);
  const retry = () => {
    for (const asked of [assessment, record, images]) if (asked.isError) void asked.refetch();
    profiles.retry();
  };
  const entries = record.data && holding(record.data.entries);
  return {
    course:
      assessment.data && entries
        ? {
            assessment: assessment.data,
            films: filmsOf(assessment.data, entries, signed, profiles.found),
            outcomes: outcomeCharts(entries),
            happened: happenings(entries),
          }
        : null,
    error: assessment.error ?? record.error,
    retry,
    measuring: images.isPending || profiles.pending,
    incomplete: images.error ? whyNoImages(images.error) : profiles.failed > 0 ? 'profiles' : null,
  };
}

/** Whoever sees no pictures is told so; everything else may pass. */
function whyNoImages(error: unknown): 'images' | 'no_pictures' {
  return problemFrom(error).status === 403 ? 'no_pictures' : 'images';
}
