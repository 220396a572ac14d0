/** One demo for all tests of a run: it takes half a minute to make. */
import type { TestProject } from 'vitest/node';
import { type Node, startDemo } from './server';

declare module 'vitest' {
  interface ProvidedContext {
    demo: Node;
  }
}

/** Patients that the tests look at: the first ones that a demo makes. */
const PATIENTS = 2;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...demo } = await startDemo(PATIENTS);
  project.provide('demo', demo);
  return stop;
}
