/** Films of phantoms for tests: made by the program, brought in as any file is. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { APIRequestContext } from 'playwright-core';
import type { components } from '../src/api/schema';
import { type Node, UPRIGHT } from './server';

const run = promisify(execFile);

/** A landmark of the truth about a phantom. */
export interface True {
  site: string;
  x: number;
  y: number;
  radius?: number;
}

/** A phantom's folder. */
export interface Phantom {
  folder: string;
  film: (posture: string) => string;
  truth: (posture: string) => Promise<Map<string, True>>;
}

/** Makes a phantom of a flatback: the same seed gives the same person. */
export async function phantom(seed: number, resolution: number): Promise<Phantom> {
  const folder = await mkdtemp(join(tmpdir(), 'upright-phantom-'));
  const wishes = [
    '--seed',
    String(seed),
    '--type',
    'flatback',
    '--resolution',
    String(resolution),
    '--out',
    join(folder, 'p'),
  ];
  await run(UPRIGHT, ['phantom', 'patient', ...wishes]);
  const path = (name: string) => join(folder, 'p', name);
  return {
    folder,
    film: (posture) => path(`${posture}.lateral.dcm`),
    truth: async (posture) => {
      const { landmarks } = JSON.parse(await readFile(path(`${posture}.lateral.landmarks.json`), 'utf8')) as {
        landmarks: True[];
      };
      return new Map(landmarks.map((landmark) => [landmark.site, landmark]));
    },
  };
}

/** What a change by the session of this page carries. */
export async function changing(
  request: APIRequestContext,
  { address }: Node,
): Promise<Record<string, string>> {
  const session = await request.get(`${address}/api/v1/session`);
  const { csrf } = (await session.json()) as components['schemas']['Session'];
  return { 'x-csrf-token': csrf ?? '' };
}

/** Brings a film in, into a case or where its header says; waits until its tiles are there. */
export async function bringIn(
  request: APIRequestContext,
  node: Node,
  file: string,
  into?: string,
): Promise<{ image: string; caseId: string }> {
  const headers = await changing(request, node);
  const begun = await request.post(`${node.address}/api/v1/imports`, {
    headers,
    data: into ? { case: into } : {},
  });
  const { id } = (await begun.json()) as { id: string };
  const sent = await request.post(`${node.address}/api/v1/imports/${id}/files`, {
    headers,
    multipart: {
      file: {
        name: file.split('/').at(-1) ?? 'film',
        mimeType: 'application/octet-stream',
        buffer: await readFile(file),
      },
    },
    timeout: 60_000,
  });
  const [result] = (await sent.json()) as components['schemas']['FileResult'][];
  if (!result?.image || !result.case) throw new Error(`not stored: ${JSON.stringify(result)}`);
  await tiled(request, node, result.image);
  return { image: result.image, caseId: result.case };
}

async function tiled(request: APIRequestContext, { address }: Node, image: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await request.get(`${address}/api/v1/images/${image}`);
    if (((await answer.json()) as { picture: unknown }).picture) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error('the film was not cut into tiles');
}

/** What the program measures on a landmark document, by parameter; null where it does not. */
export async function measuredByCommand(document: string): Promise<Record<string, number>> {
  const { stdout } = await run(UPRIGHT, ['measure', document, '--format', 'json'], { maxBuffer: 1 << 26 });
  const found = JSON.parse(stdout) as Profile | Profile[];
  const profile = Array.isArray(found) ? found[0] : found;
  return Object.fromEntries((profile?.measured ?? []).map(({ code, value }) => [code, value]));
}

interface Profile {
  measured: { code: string; value: number }[];
}
