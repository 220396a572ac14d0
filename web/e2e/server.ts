/** Nodes for tests: the real program, in folders of their own, ended by their number. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The program: the one of the tests' build unless stated. It reads `web/dist` from the disk. */
export const UPRIGHT =
  process.env.UPRIGHT_BINARY ?? fileURLToPath(new URL('../../target/ci/upright', import.meta.url));

/** A node, and how to get in. */
export interface Node {
  address: string;
  /** The name of somebody who may change cases. */
  name: string;
  password: string;
}

/** A node that runs until it is stopped. */
export interface Running extends Node {
  stop: () => Promise<void>;
}

const START_MS = 60_000;
const PATIENTS_MS = 400_000;
const END_MS = 20_000;

/**
 * The demo with its patients; resolves once the first `patients` of them are there. From its cache it starts in seconds. With
 * `slices` their CTs, MRs and bone scans come after a while.
 */
export async function startDemo(patients: number, slices = false): Promise<Running> {
  const only = slices ? [] : ['--films-only'];
  const child = spawn(UPRIGHT, ['demo', ...only, '--listen', '127.0.0.1:0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => end(child);
  try {
    const arrived = told(
      child,
      'stderr',
      /^(\d+) of \d+ patients/,
      PATIENTS_MS,
      (found) => Number(found) >= patients,
    );
    const [address, password] = await Promise.all([
      told(child, 'stdout', /^(http:\/\/\S+?)\/?$/, START_MS),
      told(child, 'stdout', /^\s*password\s+(\S+)$/, START_MS),
    ]);
    await arrived;
    return { address, name: 'demo', password, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A node without a case, with one clinician. */
export async function startEmpty(): Promise<Running> {
  const store = await mkdtemp(join(tmpdir(), 'upright-e2e-'));
  const serve = ['serve', '--listen', '127.0.0.1:0', '--store', store];
  const child = spawn(UPRIGHT, serve, { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async () => {
    await end(child);
    await rm(store, { recursive: true, force: true });
  };
  try {
    const address = await told(child, 'stdout', /^(http:\/\/\S+?)\/?$/, START_MS);
    const name = 'dr.meier';
    const add = ['user', 'add', name, '--role', 'clinician', '--store', store];
    const { stdout, stderr } = await promisify(execFile)(UPRIGHT, add);
    const [first = ''] = `${stdout}\n${stderr}`.trim().split('\n');
    return { address, name, password: first.trim(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The first group of the first line that matches, of which `accept` says yes. */
function told(
  child: ChildProcess,
  stream: 'stdout' | 'stderr',
  wanted: RegExp,
  withinMs: number,
  accept: (found: string) => boolean = () => true,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const source = child[stream];
    if (!source) return reject(new Error(`nothing can be read from ${UPRIGHT}`));
    const fail = (why: string) => reject(new Error(`${UPRIGHT} ${why} before it said ${wanted}`));
    const late = setTimeout(() => fail(`took more than ${withinMs} ms`), withinMs);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', (code) => fail(`ended with ${code}`));
    createInterface({ input: source }).on('line', (line) => {
      const found = wanted.exec(line)?.[1];
      if (found === undefined || !accept(found)) return;
      clearTimeout(late);
      resolve(found);
    });
  });
}

/** Asks it to end in good order, and ends it where it does not. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await ended;
  clearTimeout(late);
}
