/** What screens ask the node, with the names under which answers are kept. */
import { queryOptions } from '@tanstack/react-query';
import type { Answer } from './answer';
import { api, body } from './client';
import type { components } from './schema';

export type { Answer, Conclusion } from './answer';
export type Schemas = components['schemas'];
export type Case = Schemas['Case'];
export type Image = Schemas['Image'];
export type OneImage = Schemas['OneImage'];
export type Volume = Schemas['Volume'];
export type Picture = Schemas['Picture'];
export type LandmarkDocument = Schemas['LandmarkDocument'];
export type Version = Schemas['Version'];
export type Assessment = Schemas['AssessmentDocument'];
export type Explanation = Schemas['AnswerDocument.explanation'];

/** An entry of a record, as `upright.case/1` has it. */
export interface Entry {
  id: string;
  effective_at: string;
  recorded_at: string;
  author: string;
  supersedes?: string;
  fact: { kind: string } & Record<string, unknown>;
}

/** A record, with the revision that a change must name. */
export interface CaseRecord {
  revision: number;
  entries: Entry[];
}

/** Everything under this name is about one case, and is asked again when its record changes. */
export const ofCase = (id: string) => ['case', id] as const;

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: [...ofCase(id), 'case'],
    queryFn: () => body(api.GET('/api/v1/cases/{case}', { params: { path: { case: id } } })),
  });

export const answerQuery = (id: string) =>
  queryOptions({
    queryKey: [...ofCase(id), 'answer'],
    queryFn: async (): Promise<Answer> =>
      (await body(api.GET('/api/v1/cases/{case}/answer', { params: { path: { case: id } } }))) as Answer,
  });

export const assessmentQuery = (id: string) =>
  queryOptions({
    queryKey: [...ofCase(id), 'assessment'],
    queryFn: () => body(api.GET('/api/v1/cases/{case}/assessment', { params: { path: { case: id } } })),
  });

export const recordQuery = (id: string) =>
  queryOptions({
    queryKey: [...ofCase(id), 'record'],
    queryFn: async (): Promise<CaseRecord> => {
      const { data, response } = await api.GET('/api/v1/cases/{case}/entries', {
        params: { path: { case: id } },
      });
      const revision = Number((response.headers.get('etag') ?? '').replaceAll('"', ''));
      return { revision, entries: ((data as { entries?: Entry[] } | undefined)?.entries ?? []) as Entry[] };
    },
  });

/** Findings that wait, what was recorded last first, and whether there are more than are listed. */
export interface ProposedFindings {
  findings: { case: string; entry: Entry }[];
  more: boolean;
}

/** As many as the node lists at once. */
const MOST_PROPOSED = 500;

/** Findings of all cases about which nobody has said a word: asked again when any record changes. */
export const proposedQuery = queryOptions({
  queryKey: ['proposed-findings'],
  queryFn: async (): Promise<ProposedFindings> => {
    const found: unknown = await body(
      api.GET('/api/v1/proposed-findings', { params: { query: { limit: MOST_PROPOSED } } }),
    );
    return found as ProposedFindings;
  },
});

/** The films of a case, without its slices and scans. */
export const filmsQuery = (id: string) =>
  queryOptions({
    queryKey: [...ofCase(id), 'images'],
    queryFn: () =>
      body(
        api.GET('/api/v1/cases/{case}/images', { params: { path: { case: id }, query: { films: true } } }),
      ),
  });

/** The volumes of a case; asked again for as long as slices are being read. */
export const volumesQuery = (id: string) =>
  queryOptions({
    queryKey: [...ofCase(id), 'volumes'],
    queryFn: () => body(api.GET('/api/v1/cases/{case}/volumes', { params: { path: { case: id } } })),
    refetchInterval: ({ state }) => (state.data?.being_made ? 3000 : false),
  });

/** What is seen in a CT, from the vertebra that a person named. The same slices always show the same. */
export const seenQuery = (volume: string, named: { level: string; place: readonly number[] } | null) =>
  queryOptions({
    queryKey: ['volume', volume, 'seen', named],
    queryFn: () =>
      body(
        api.GET('/api/v1/volumes/{volume}/reading', {
          params: {
            path: { volume },
            query: named ? { level: named.level, place: named.place.join(',') } : {},
          },
        }),
      ),
    staleTime: Infinity,
    placeholderData: (before) => before,
  });

/** What changed from an earlier CT to a later one, from the vertebra that a person named in each. */
export const changesQuery = (
  [earlier, later]: readonly [string, string],
  [before, since]: readonly { level: string; place: readonly number[] }[],
) =>
  queryOptions({
    queryKey: ['volume', later, 'changes', earlier, before, since],
    queryFn: () =>
      body(
        api.GET('/api/v1/volumes/{volume}/changes', {
          params: {
            path: { volume: later },
            query: {
              earlier,
              earlier_level: before?.level ?? '',
              earlier_place: before?.place.join(',') ?? '',
              level: since?.level ?? '',
              place: since?.place.join(',') ?? '',
            },
          },
        }),
      ),
    enabled: Boolean(before && since),
    staleTime: Infinity,
  });

export const imageQuery = (image: string) =>
  queryOptions({
    queryKey: ['image', image],
    queryFn: () => body(api.GET('/api/v1/images/{image}', { params: { path: { image } } })),
  });

/** Where metal leaves no signal in an MRI, about the bodies that are named. */
export const voidsQuery = (volume: string, bodies: readonly { level: string; place: readonly number[] }[]) =>
  queryOptions({
    queryKey: ['volume', volume, 'voids', bodies],
    queryFn: () =>
      body(
        api.GET('/api/v1/volumes/{volume}/voids', {
          params: {
            path: { volume },
            query: { bodies: bodies.map(({ level, place }) => `${level}@${place.join(',')}`).join(';') },
          },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });

/** What metal a film shows: a while to find, and the same until the case changes, as where the film is sorted otherwise. */
export const filmMetalQuery = (caseId: string, image: string) =>
  queryOptions({
    queryKey: [...ofCase(caseId), 'metal', image],
    queryFn: () => body(api.GET('/api/v1/images/{image}/metal', { params: { path: { image } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** So often it is asked again whether films are sorted by now. */
const SORTED_BY = 8;

/** How far segments move between two films, bent forwards and bent backwards; another answer with other landmarks. */
export const filmMotionQuery = (caseId: string, films: readonly { image: string; version: number }[]) =>
  queryOptions({
    queryKey: [...ofCase(caseId), 'motion', films],
    queryFn: () =>
      body(
        api.GET('/api/v1/images/{image}/motion', {
          params: {
            path: { image: films[1]?.image ?? '' },
            query: { forwards: films[0]?.image ?? '' },
          },
        }),
      ),
    // Films that came just now are sorted as a study after a while.
    refetchInterval: ({ state }) =>
      state.data && !state.data.study && state.dataUpdateCount < SORTED_BY ? 3000 : false,
  });

export const landmarksQuery = (image: string) =>
  queryOptions({
    queryKey: ['image', image, 'landmarks'],
    queryFn: () => body(api.GET('/api/v1/images/{image}/landmarks', { params: { path: { image } } })),
  });

/** The bone scans of a case, one an injection. */
export const boneScansQuery = (id: string) =>
  queryOptions({
    queryKey: [...ofCase(id), 'bone-scans'],
    queryFn: () => body(api.GET('/api/v1/cases/{case}/bone-scans', { params: { path: { case: id } } })),
    refetchInterval: ({ state }) => (state.data?.being_made ? 3000 : false),
  });

/** What a person says of a bone scan: vertebrae, the reference and places to measure, in mm right of and below the first pixel. */
export interface ScanMarks {
  levels: readonly { level: string; down: number }[];
  reference: number | null;
  places: readonly { across: number; down: number }[];
}

/** What a bone scan shows. */
export const boneScanQuery = (id: string, scan: string, { levels, reference, places }: ScanMarks) =>
  queryOptions({
    queryKey: [...ofCase(id), 'bone-scan', scan, levels, reference, places],
    queryFn: () =>
      body(
        api.GET('/api/v1/cases/{case}/bone-scans/{scan}', {
          params: {
            path: { case: id, scan },
            query: {
              ...(levels.length > 0 && {
                levels: levels.map(({ level, down }) => `${level}@${down}`).join(','),
              }),
              ...(reference !== null && { reference }),
              ...(places.length > 0 && {
                places: places.map(({ across, down }) => `${across}:${down}`).join(','),
              }),
            },
          },
        }),
      ),
    placeholderData: (before) => before,
  });
