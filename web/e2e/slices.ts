/** CT slices and bone scans of phantoms for tests, brought in one by one as a scanner sends them. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { APIRequestContext, Page } from 'playwright-core';
import type { components } from '../src/api/schema';
import type { Pane } from '../src/viewer/volume/pane';
import { changing } from './films';
import { type Node, UPRIGHT } from './server';

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

/** A CT of somebody whose fusion failed: a screw is loose, with a halo of 2 mm, and a rod is broken. */
export async function failedFusion(): Promise<{ files: string[]; truth: FailedTruth }> {
  const folder = join(await mkdtemp(join(tmpdir(), 'upright-ct-')), 'p');
  const person = ['--seed', '75', '--type', 'flatback-segmental', '--studies', 'ct', '--resolution', '2'];
  const failed = ['--loose-screw', 'yes', '--halo', '2', '--broken-rod', 'yes', '--cages', 'no'];
  const scan = ['--ct-matrix', '224', '--ct-field', '157.5', '--out', folder];
  await promisify(execFile)(UPRIGHT, ['phantom', 'patient', ...person, ...failed, ...scan]);
  const slices = await readdir(join(folder, 'ct'));
  const truth = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as FailedTruth;
  return { files: slices.sort().map((name) => join(folder, 'ct', name)), truth };
}

/** CTs of one patient on two days: a halo that was 1.5 mm wide and is 3.5, and a rod that broke in between. */
export async function twoDays(): Promise<{ files: string[]; truths: [FailedTruth, FailedTruth] }> {
  const folder = await mkdtemp(join(tmpdir(), 'upright-ct-'));
  const made = async (day: string, halo: string, brokenRod: string) => {
    const out = join(folder, day);
    const person = ['--seed', '3', '--type', 'flatback-segmental', '--studies', 'ct', '--resolution', '2'];
    const whose = ['--patient-id', 'TWO-DAYS', '--day', day];
    const lesions = ['--loose-screw', 'yes', '--halo', halo, '--broken-rod', brokenRod, '--cages', 'no'];
    const scan = ['--ct-matrix', '224', '--ct-field', '157.5', '--out', out];
    await promisify(execFile)(UPRIGHT, ['phantom', 'patient', ...person, ...whose, ...lesions, ...scan]);
    const slices = await readdir(join(out, 'ct'));
    const truth = JSON.parse(await readFile(join(out, 'truth.json'), 'utf8')) as FailedTruth;
    return { files: slices.sort().map((name) => join(out, 'ct', name)), truth };
  };
  const before = await made('2023-01-10', '1.5', 'no');
  const since = await made('2024-02-03', '3.5', 'yes');
  return { files: [...before.files, ...since.files], truths: [before.truth, since.truth] };
}

/** A CT myelogram of somebody whose canal is blocked above the screws, one of which stands 5 mm in it. */
export async function blockedCanal(): Promise<{ files: string[]; truth: BlockedTruth }> {
  const folder = join(await mkdtemp(join(tmpdir(), 'upright-ct-')), 'p');
  const person = [
    '--seed',
    '6004',
    '--type',
    'flatback-segmental',
    '--studies',
    'myelogram',
    '--resolution',
    '2',
  ];
  const canal = ['--block', 'yes', '--screw-breach', '5', '--hip-prosthesis', 'no'];
  const scan = ['--ct-matrix', '224', '--ct-field', '157.5', '--ct-thickness', '2', '--out', folder];
  await promisify(execFile)(UPRIGHT, ['phantom', 'patient', ...person, ...canal, ...scan]);
  const slices = await readdir(join(folder, 'ct_myelogram'));
  const truth = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as BlockedTruth;
  return { files: slices.sort().map((name) => join(folder, 'ct_myelogram', name)), truth };
}

/** What of a phantom's truth is asked for. */
export interface FailedTruth {
  inside: { vertebrae: { level: string; centre_mm: [number, number, number]; canal_width_mm: number }[] };
  implants: { loose_screws: { level: string; side: string }[] };
}

/** A bone scan of somebody whose fusion did not unite. */
export async function boneScan(seed: number): Promise<{ files: string[]; truth: ScanTruth }> {
  const folder = join(await mkdtemp(join(tmpdir(), 'upright-nm-')), 'p');
  const person = [
    '--seed',
    String(seed),
    '--type',
    'flatback',
    '--studies',
    'bone-scan',
    '--nonunion',
    'yes',
  ];
  await promisify(execFile)(UPRIGHT, ['phantom', 'patient', ...person, '--resolution', '2', '--out', folder]);
  const pictures = await readdir(join(folder, 'bone_scan'));
  const truth = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as ScanTruth;
  return { files: pictures.sort().map((name) => join(folder, 'bone_scan', name)), truth };
}

/** What of a phantom's truth is asked for. */
export interface ScanTruth {
  inside: FailedTruth['inside'];
  studies: {
    study: string;
    foci: { kind: string; level: string | null }[];
    pictures: { file: string; views: { view: string; first_pixel_mm: [number, number, number] }[] }[];
  }[];
}

/** An MRI of somebody with screws: sagittal T1, T2 and STIR. */
export async function resonance(): Promise<string[]> {
  const folder = join(await mkdtemp(join(tmpdir(), 'upright-mr-')), 'p');
  const person = ['--seed', '75', '--type', 'flatback-segmental', '--studies', 'mr', '--resolution', '2'];
  await promisify(execFile)(UPRIGHT, [
    'phantom',
    'patient',
    ...person,
    '--mr-matrix',
    '160',
    '--out',
    folder,
  ]);
  const files = await readdir(join(folder, 'mr'), { recursive: true });
  return files.filter((name) => name.endsWith('.dcm')).map((name) => join(folder, 'mr', name));
}

/** A sagittal T2 of somebody with screws and rods, fine enough to see their voids. */
export async function operatedT2(): Promise<{ files: string[]; truth: Pick<FailedTruth, 'inside'> }> {
  const folder = join(await mkdtemp(join(tmpdir(), 'upright-mr-')), 'p');
  const person = ['--seed', '63007', '--type', 'flatback', '--studies', 'mr', '--resolution', '2'];
  const scan = ['--mr-matrix', '320', '--mr-metal-protocol', 'no', '--out', folder];
  await promisify(execFile)(UPRIGHT, ['phantom', 'patient', ...person, ...scan]);
  const slices = await readdir(join(folder, 'mr', 't2_sagittal'));
  const truth = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as FailedTruth;
  return { files: slices.sort().map((name) => join(folder, 'mr', 't2_sagittal', name)), truth };
}

/** What of a phantom's truth is asked for. */
export interface BlockedTruth {
  inside: FailedTruth['inside'] & {
    sac: { below: string; area_mm2: number; is_blocked: boolean }[];
    screws: { level: string; side: string; breach_mm: number | null }[];
  };
}

/** Brings slices into the case of their patient, and waits until they are laid beside each other; says which case that is. */
export async function bringSlices(
  request: APIRequestContext,
  node: Node,
  files: readonly string[],
): Promise<string> {
  const caseId = await bringFiles(request, node, files);
  await laid(request, node, caseId, files.length);
  return caseId;
}

/** Brings files into the case of their patient, one by one; says which case that is. */
export async function bringFiles(
  request: APIRequestContext,
  node: Node,
  files: readonly string[],
): Promise<string> {
  let caseId = '';
  const headers = await changing(request, node);
  const begun = await request.post(`${node.address}/api/v1/imports`, { headers, data: {} });
  const { id } = (await begun.json()) as { id: string };
  for (const file of files) {
    const form = { name: 'picture.dcm', mimeType: 'application/dicom', buffer: await readFile(file) };
    const sent = await request.post(`${node.address}/api/v1/imports/${id}/files`, {
      headers,
      multipart: { file: form },
    });
    const [result] = (await sent.json()) as components['schemas']['FileResult'][];
    if (!result?.image || !result.case) throw new Error(`not stored: ${JSON.stringify(result)}`);
    caseId = result.case;
  }
  return caseId;
}

/** Waits until a case has volumes of so many slices in all. */
async function laid(
  request: APIRequestContext,
  { address }: Node,
  caseId: string,
  slices: number,
): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await request.get(`${address}/api/v1/cases/${caseId}/volumes`);
    const { volumes, being_made } = (await answer.json()) as Listed;
    if (!being_made && volumes.reduce((all, volume) => all + volume.slices, 0) === slices) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the slices were not laid beside each other');
}

/** Clicks on the sagittal plane where the middle of a vertebra lies. */
export async function pointAt(page: Page, truth: Pick<FailedTruth, 'inside'>, level: string): Promise<void> {
  const place = truth.inside.vertebrae.find((one) => one.level === level)?.centre_mm ?? [0, 0, 0];
  const pane = page.locator('.plane-sagittal .plane-place');
  // A click on a plane names a place on it: so the plane goes through the middle first.
  await pane.evaluate(
    (element, mm) => (element as HTMLElement & { pane: Pane }).pane.viewer.moveTo(mm),
    place,
  );
  const at = await pane.evaluate(
    (element, mm) => (element as HTMLElement & { pane: Pane }).pane.toScreen(mm),
    place,
  );
  const box = await pane.boundingBox();
  await page.mouse.click((box?.x ?? 0) + at.x, (box?.y ?? 0) + at.y);
}
