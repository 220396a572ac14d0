/** Films of phantoms for tests: made by the program, brought in as any file is. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflateSync } from 'node:zlib';
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

/** Makes a phantom of a flatback: the same seed gives the same person; `more` are further options of the program. */
export async function phantom(
  seed: number,
  resolution: number,
  more: readonly string[] = [],
): Promise<Phantom> {
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
    ...more,
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

/** A grey picture of 16 bits and so many pixels, as PNG: a bright column with noise on a dark ground. */
export async function longFilm(columns: number, rows: number): Promise<string> {
  const lines = Buffer.alloc(rows * (1 + 2 * columns));
  let noise = 1;
  for (let y = 0; y < rows; y++) {
    const start = y * (1 + 2 * columns) + 1;
    for (let x = 0; x < columns; x++) {
      noise = (noise * 1_103_515_245 + 12_345) & 0x7fff_ffff;
      const bright = 14_000 * Math.exp(-(((x - columns / 2 - (y % 3000) / 10) / 500) ** 2));
      lines.writeUInt16BE(1000 + Math.round(bright) + (noise >> 26), start + 2 * x);
    }
  }
  const file = join(await mkdtemp(join(tmpdir(), 'upright-long-')), 'long.png');
  const head = Buffer.alloc(13);
  head.writeUInt32BE(columns, 0);
  head.writeUInt32BE(rows, 4);
  head.set([16, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  await writeFile(file, Buffer.concat([signature, ...parts]));
  return file;
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
