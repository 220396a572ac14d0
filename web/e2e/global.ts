/** One demo for all tests of a run: it takes half a minute to make. */
import type { TestProject } from 'vitest/node';
import { type Node, startDemo } from './server';

declare module 'vitest' {
  interface ProvidedContext {
    demo: Node;
  }
}

/** Patients that a demo makes: the tests look at several of them, first and last. */
const PATIENTS = 12;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...demo } = await startDemo(PATIENTS);
  project.provide('demo', demo);
  return stop;
}
