/** Work that the node does by itself: what failed first, and another try. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { Schemas } from '../../api/queries';
import { count, moment, t, word } from '../../i18n';
import type { IconName } from '../../ui/icons';
import { Button, Chip, Empty, Failure, Skeleton } from '../../ui/kit';
import { failedFirst, isUnderWay, type Job } from './jobOrder';
import { ListTable } from './ListTable';
import { ShortId } from './ShortId';

const JOBS = ['jobs'] as const;
const MOST = 100;
/** How often jobs are asked for again while one is under way. */
const EVERY = 4_000;

async function asked(): Promise<Job[]> {
  const of = (query: { state?: 'failed'; limit: number }) =>
    body(api.GET('/api/v1/jobs', { params: { query } }));
  const [failed, latest] = await Promise.all([of({ state: 'failed', limit: MOST }), of({ limit: MOST })]);
  return failedFirst(failed, latest);
}

/** The jobs. */
export function Jobs() {
  const { data, error, refetch } = useQuery({
    queryKey: JOBS,
    queryFn: asked,
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? EVERY : false),
  });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  if (data.length === 0) return <Empty title={t('settings.jobs_none')}>{t('settings.jobs_none_text')}</Empty>;
  const failed = data.filter(({ state }) => state === 'failed').length;
  const left = data.filter(isUnderWay).length;
  return (
    <div className="stack">
      <p role="status">
        {count('settings.jobs_failed', failed)} {count('settings.jobs_left', left)}{' '}
        <span className="muted">{t('settings.jobs_latest', { count: MOST })}</span>
      </p>
      <ListTable
        columns={[
          { name: t('settings.job') },
          { name: t('settings.state') },
          { name: t('settings.case') },
          { name: t('settings.asked') },
          { name: t('settings.finished') },
          { name: t('settings.tries'), isNumber: true },
        ]}
        acts
      >
        {data.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ListTable>
    </div>
  );
}

const LOOK: Record<string, { tone: 'plain' | 'info' | 'good' | 'alert'; icon: IconName }> = {
  waiting: { tone: 'plain', icon: 'minus' },
  running: { tone: 'info', icon: 'retry' },
  done: { tone: 'good', icon: 'tick' },
  failed: { tone: 'alert', icon: 'alert' },
};

function JobRow({ job }: { job: Schemas['Job'] }) {
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => api.POST('/api/v1/jobs/{job}/retry', { params: { path: { job: job.id } } }),
    onSettled: () => client.invalidateQueries({ queryKey: JOBS }),
  });
  const isRunning = job.state === 'running';
  return (
    <tr>
      <td>
        {word('settings.job_kind', job.kind)}
        {job.problem && <p className="job-problem">{job.problem}</p>}
        {retry.isError && <Failure error={retry.error} />}
      </td>
      <td>
        <Chip {...LOOK[job.state]}>
          {word('settings.job_state', job.state)}
          {isRunning && ` ${t('settings.percent', { percent: job.percent })}`}
        </Chip>
      </td>
      <td>{job.case && <ShortId id={job.case} />}</td>
      <td className="nowrap">{moment(job.created_at)}</td>
      <td className="nowrap">{job.finished_at ? moment(job.finished_at) : '—'}</td>
      <td className="number">{job.attempts}</td>
      <td className="number">
        {job.state === 'failed' && (
          <Button icon="retry" busy={retry.isPending} onClick={() => retry.mutate()}>
            {t('common.retry')}
          </Button>
        )}
      </td>
    </tr>
  );
}
