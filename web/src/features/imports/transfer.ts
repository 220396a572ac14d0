/** Files to the node, by a request that tells how much is sent: `fetch` does not. */
import { api, body, hearProblem, token } from '../../api/client';
import { type Problem, ProblemError } from '../../api/problem';
import { t } from '../../i18n';
import { isBarePicture } from './kind';
import type { FileResult, Ways } from './queue';

/** How files reach the node from this page. */
export const ways: Ways = {
  begin: async (caseId) => {
    const begun = await body(api.POST('/api/v1/imports', { body: { case: caseId } }));
    return begun.id;
  },
  send,
  isBare: isBarePicture,
  pause: (seconds) => new Promise((over) => setTimeout(over, seconds * 1000)),
};

function send(
  importId: string,
  file: File,
  told: (bytes: number) => void,
  stop: AbortSignal,
): Promise<FileResult> {
  const request = new XMLHttpRequest();
  request.open('POST', `/api/v1/imports/${encodeURIComponent(importId)}/files`);
  request.responseType = 'json';
  request.setRequestHeader('x-csrf-token', token() ?? '');
  const form = new FormData();
  form.append('file', file, file.name);
  return new Promise((answered, failed) => {
    request.upload.onprogress = (event) => told(event.loaded);
    request.onerror = () => failed(new ProblemError(UNREACHABLE));
    request.onabort = () => failed(new DOMException('stopped', 'AbortError'));
    request.onload = () => {
      const [result] = request.status === 200 ? ((request.response ?? []) as FileResult[]) : [];
      if (result) return answered(result);
      const problem = refusal(request);
      hearProblem(problem);
      failed(new ProblemError(problem));
    };
    stop.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

const UNREACHABLE: Problem = { title: t('imports.unreachable'), status: 0, code: 'unreachable' };

function refusal(request: XMLHttpRequest): Problem {
  const said = (request.response ?? {}) as Partial<Problem>;
  return {
    title: said.title ?? `Answer ${request.status}`,
    status: request.status,
    code: said.code ?? 'http',
    detail: said.detail ?? null,
    retry_after: said.retry_after ?? null,
    request: request.getResponseHeader('x-request-id'),
  };
}
