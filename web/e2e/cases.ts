/** Cases of a node, asked for and begun as the page would. */
import type { APIRequestContext } from 'playwright-core';
import type { components } from '../src/api/schema';
import type { Node } from './server';

type Listed = components['schemas']['Case'];

/** The case of the patient whose name holds this. */
export async function caseCalled(
  request: APIRequestContext,
  { address }: Node,
  title: string,
): Promise<string> {
  const answer = await request.get(`${address}/api/v1/cases?limit=100`);
  const { cases } = (await answer.json()) as { cases: Listed[] };
  const found = cases.find(({ patient }) => patient?.name?.includes(title));
  if (!found) throw new Error(`no patient is called ${title}`);
  return found.id;
}

/** Begins a case in which nothing is recorded. */
export async function beginCase(
  request: APIRequestContext,
  { address }: Node,
  number: string,
): Promise<string> {
  const session = await request.get(`${address}/api/v1/session`);
  const { csrf } = (await session.json()) as components['schemas']['Session'];
  const answer = await request.post(`${address}/api/v1/cases`, {
    headers: { 'x-csrf-token': csrf ?? '' },
    data: { number, issuer: '', name: 'Nobody, Yet' },
  });
  if (!answer.ok()) throw new Error(`no case was begun: ${answer.status()} ${await answer.text()}`);
  return ((await answer.json()) as Listed).id;
}

type Entry = {
  id: string;
  author: string;
  supersedes?: string;
  fact: { kind: string; [field: string]: unknown };
};

/** What a record holds, and the revision that a change must name. */
export async function recordOf(
  request: APIRequestContext,
  { address }: Node,
  id: string,
): Promise<{ entries: Entry[]; revision: string }> {
  const answer = await request.get(`${address}/api/v1/cases/${id}/entries`);
  const { entries } = (await answer.json()) as { entries: Entry[] };
  return { entries, revision: answer.headers().etag ?? '' };
}

/** Records a fact, as somebody else would who looks at the same record. */
export async function recordFact(
  request: APIRequestContext,
  node: Node,
  id: string,
  fact: Entry['fact'],
  day?: string,
): Promise<void> {
  const { revision } = await recordOf(request, node, id);
  const session = await request.get(`${node.address}/api/v1/session`);
  const { csrf } = (await session.json()) as components['schemas']['Session'];
  const answer = await request.post(`${node.address}/api/v1/cases/${id}/entries`, {
    headers: { 'x-csrf-token': csrf ?? '', 'If-Match': revision },
    data: { fact, ...(day && { effective_at: day }) },
  });
  if (!answer.ok()) throw new Error(`nothing was recorded: ${answer.status()} ${await answer.text()}`);
}
