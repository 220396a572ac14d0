/** Which program answers, and what it is for. */
import { useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { t } from '../../i18n';
import { Banner, Failure, Panel, Skeleton } from '../../ui/kit';

interface Description {
  openapi: string;
  info: { version: string; license?: { name?: string } };
}

async function asked() {
  const [health, description] = await Promise.all([
    body(api.GET('/health/ready')),
    fetch('/api/v1/openapi.json').then((answer) => answer.json() as Promise<Description>),
  ]);
  return { health, description };
}

/** Versions, and the intended use. */
export function About() {
  const { data, error, refetch } = useQuery({ queryKey: ['about'], queryFn: asked });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  const { health, description } = data;
  return (
    <div className="stack narrow">
      <Banner tone="caution" title={t('common.research')}>
        {t('settings.use')}
      </Banner>
      <Panel title={t('settings.versions')}>
        <dl className="facts">
          <dt>{t('settings.program')}</dt>
          <dd>{t('settings.program_is', { version: health.version })}</dd>
          <dt>{t('settings.interface')}</dt>
          <dd>
            {t('settings.interface_is', { version: description.info.version, openapi: description.openapi })}
          </dd>
          <dt>{t('settings.node')}</dt>
          <dd>{t(health.status === 'ok' ? 'settings.node_ready' : 'settings.node_not_ready')}</dd>
          {description.info.license?.name && (
            <>
              <dt>{t('settings.licence')}</dt>
              <dd>{description.info.license.name}</dd>
            </>
          )}
        </dl>
        <p className="muted">{t('settings.answer_versions')}</p>
      </Panel>
    </div>
  );
}
