/** CT slices of phantoms for tests, brought in one by one as a scanner sends them. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { APIRequestContext } from 'playwright-core';
import type { components } from '../src/api/schema';
import { changing } from './films';
import { type Node, UPRIGHT } from './server';

type Volume = components['schemas']['Volume'];
type Listed = components['schemas']['Volumes'];

/** Files of a small CT, in the order of its slices. */
export async function computedTomography(seed: number): Promise<string[]> {
  const folder = join(await mkdtemp(join(tmpdir(), 'upright-ct-')), 'p');
  const person = ['--seed', String(seed), '--type', 'flatback', '--studies', 'ct', '--resolution', '2'];
  const scan = ['--ct-matrix', '256', '--ct-thickness', '4', '--out', folder];
  await promisify(execFile)(UPRIGHT, ['phantom', 'patient', ...person, ...scan]);
  const slices = await readdir(join(folder, 'ct'));
  return slices.sort().map((name) => join(folder, 'ct', name));
}

/** Brings slices into a case, and waits until they are laid beside each other. */
export async function bringSlices(
  request: APIRequestContext,
  node: Node,
  caseId: string,
  files: readonly string[],
): Promise<Volume> {
  const headers = await changing(request, node);
  const begun = await request.post(`${node.address}/api/v1/imports`, { headers, data: { case: caseId } });
  const { id } = (await begun.json()) as { id: string };
  for (const file of files) {
    const form = { name: 'slice.dcm', mimeType: 'application/dicom', buffer: await readFile(file) };
    const sent = await request.post(`${node.address}/api/v1/imports/${id}/files`, {
      headers,
      multipart: { file: form },
    });
    const [result] = (await sent.json()) as components['schemas']['FileResult'][];
    if (!result?.image) throw new Error(`not stored: ${JSON.stringify(result)}`);
  }
  return laid(request, node, caseId, files.length);
}

async function laid(
  request: APIRequestContext,
  { address }: Node,
  caseId: string,
  slices: number,
): Promise<Volume> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await request.get(`${address}/api/v1/cases/${caseId}/volumes`);
    const { volumes, being_made } = (await answer.json()) as Listed;
    const found = volumes.find((volume) => volume.slices === slices);
    if (found && !being_made) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the slices were not laid beside each other');
}
