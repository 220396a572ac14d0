/** Every address of the workstation, and the screen that it shows. Screens are loaded when they are first opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { settingsSearch } from '../features/settings/parts';
import { worklistSearch } from '../features/worklist/filter';
import { Failure, Skeleton } from '../ui/kit';
import { NotFound } from './NotFound';
import { CaseShell, Shell } from './Shell';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const worklist = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: worklistSearch,
  component: lazyRouteComponent(() => import('../features/worklist/Worklist')),
});
const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  component: lazyRouteComponent(() => import('../features/queue/Queue')),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: settingsSearch,
  component: lazyRouteComponent(() => import('../features/settings/Settings')),
});
const ofCase = createRoute({ getParentRoute: () => root, path: '/cases/$case', component: CaseShell });
const overview = createRoute({
  getParentRoute: () => ofCase,
  path: '/',
  component: lazyRouteComponent(() => import('../features/overview/Overview')),
});
const study = createRoute({
  getParentRoute: () => ofCase,
  path: '/study',
  validateSearch: (search: Record<string, unknown>): { film?: string; renderer?: 'cpu' | 'webgl2' } => ({
    ...(typeof search.film === 'string' && { film: search.film }),
    ...((search.renderer === 'cpu' || search.renderer === 'webgl2') && { renderer: search.renderer }),
  }),
  component: lazyRouteComponent(() => import('../features/study/Study')),
});
const volume = createRoute({
  getParentRoute: () => ofCase,
  path: '/slices',
  validateSearch: (search: Record<string, unknown>): { volume?: string; renderer?: 'cpu' | 'webgl2' } => ({
    ...(typeof search.volume === 'string' && { volume: search.volume }),
    ...((search.renderer === 'cpu' || search.renderer === 'webgl2') && { renderer: search.renderer }),
  }),
  component: lazyRouteComponent(() => import('../features/volume/Slices')),
});
const boneScan = createRoute({
  getParentRoute: () => ofCase,
  path: '/bone-scan',
  validateSearch: ({ scan }: Record<string, unknown>): { scan?: string } =>
    typeof scan === 'string' ? { scan } : {},
  component: lazyRouteComponent(() => import('../features/bone_scan/BoneScan')),
});
const compare = createRoute({
  getParentRoute: () => ofCase,
  path: '/compare',
  validateSearch: (search: Record<string, unknown>): { left?: string; right?: string } => ({
    ...(typeof search.left === 'string' && { left: search.left }),
    ...(typeof search.right === 'string' && { right: search.right }),
  }),
  component: lazyRouteComponent(() => import('../features/compare/Compare')),
});
const timeline = createRoute({
  getParentRoute: () => ofCase,
  path: '/timeline',
  component: lazyRouteComponent(() => import('../features/timeline/Timeline')),
});
const workup = createRoute({
  getParentRoute: () => ofCase,
  path: '/workup',
  validateSearch: ({ study }: Record<string, unknown>): { study?: string } =>
    typeof study === 'string' ? { study } : {},
  component: lazyRouteComponent(() => import('../features/workup/Workup')),
});
const course = createRoute({
  getParentRoute: () => ofCase,
  path: '/course',
  validateSearch: ({ step }: Record<string, unknown>): { step?: string } =>
    typeof step === 'string' ? { step } : {},
  component: lazyRouteComponent(() => import('../features/course/Course')),
});
const indication = createRoute({
  getParentRoute: () => ofCase,
  path: '/indication',
  component: lazyRouteComponent(() => import('../features/indication/Indication')),
});

export const router = createRouter({
  routeTree: root.addChildren([
    worklist,
    queue,
    settings,
    ofCase.addChildren([overview, study, volume, boneScan, compare, timeline, workup, course, indication]),
  ]),
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Skeleton lines={8} />,
  defaultErrorComponent: ({ error, reset }) => <Failure error={error} retry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
