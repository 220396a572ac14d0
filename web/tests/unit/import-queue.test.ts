import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../src/api/problem';
import { isBarePicture } from '../../src/features/imports/kind';
import { progressOf } from '../../src/features/imports/progress';
import { type FileResult, ImportQueue, type Ways } from '../../src/features/imports/queue';

const file = (name: string, text = 'x') => ({ file: new File([text], name), path: `folder/${name}` });
const answered = (name: string, outcome = 'stored'): FileResult => ({
  seq: 1,
  name,
  outcome,
  detail: '',
  case: 'c1',
});
const refused = (status: number, more = {}) =>
  new ProblemError({ title: 'no', status, code: String(status), ...more });

/** Ways that answer when the test says so. */
function ways(given: Partial<Ways> = {}) {
  const open: { name: string; answer: (result: FileResult) => void; fail: (error: Error) => void }[] = [];
  const send: Ways['send'] = (_, sent, told, stop) =>
    new Promise((answer, fail) => {
      told(1);
      stop.addEventListener('abort', () => fail(new DOMException('stopped', 'AbortError')));
      open.push({ name: sent.name, answer, fail });
    });
  const made: Ways = {
    begin: vi.fn(async (caseId) => `import of ${caseId}`),
    send: vi.fn(send),
    isBare: async (one) => one.name.endsWith('.png'),
    pause: async () => {},
    ...given,
  };
  return { made, open };
}

const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
const states = (queue: ImportQueue) => queue.files().map(({ state }) => state);

describe('an import', () => {
  it('sends two files at a time, in one import', async () => {
    const { made, open } = ways();
    const queue = new ImportQueue(made, null);
    queue.add([file('1'), file('2'), file('3')]);
    await settled();
    expect(states(queue)).toEqual(['sending', 'sending', 'waiting']);
    open[0]?.answer(answered('1'));
    await settled();
    expect(states(queue)).toEqual(['stored', 'sending', 'sending']);
    open[1]?.answer(answered('2', 'quarantined'));
    open[2]?.answer(answered('3', 'already_there'));
    await settled();
    expect(states(queue)).toEqual(['stored', 'quarantined', 'already_there']);
    expect(made.begin).toHaveBeenCalledTimes(1);
  });

  it('keeps the others going when one fails, and sends that one again', async () => {
    const { made, open } = ways();
    const queue = new ImportQueue(made, 'c7');
    queue.add([file('1'), file('2')]);
    await settled();
    open[0]?.fail(refused(503));
    open[1]?.answer(answered('2'));
    await settled();
    expect(states(queue)).toEqual(['failed', 'stored']);
    expect(queue.files()[0]?.problem?.status).toBe(503);
    queue.retry();
    await settled();
    expect(states(queue)).toEqual(['sending', 'stored']);
    open[2]?.answer(answered('1'));
    await settled();
    expect(states(queue)).toEqual(['stored', 'stored']);
    expect(queue.files()[0]?.problem).toBeNull();
  });

  it('stops what is under way, and can be taken up again', async () => {
    const { made, open } = ways();
    const queue = new ImportQueue(made, null);
    queue.add([file('1'), file('2'), file('3')]);
    await settled();
    open[0]?.answer(answered('1'));
    await settled();
    queue.cancel();
    await settled();
    expect(states(queue)).toEqual(['stored', 'cancelled', 'cancelled']);
    queue.retry();
    await settled();
    expect(states(queue)).toEqual(['stored', 'sending', 'sending']);
  });

  it('asks whose a picture without a header is, and sends it then', async () => {
    const { made, open } = ways();
    const queue = new ImportQueue(made, null);
    queue.add([file('scan.png')]);
    await settled();
    expect(states(queue)).toEqual(['needs_case']);
    expect(open).toHaveLength(0);
    queue.assign('c9');
    await settled();
    expect(made.begin).toHaveBeenCalledWith('c9');
    open[0]?.answer(answered('scan.png'));
    await settled();
    expect(states(queue)).toEqual(['stored']);
  });

  it('waits where the node asks for patience', async () => {
    const pause = vi.fn(async () => {});
    let tries = 0;
    const { made } = ways({
      pause,
      send: async () => {
        tries += 1;
        if (tries < 3) throw refused(429, { retry_after: 2 });
        return answered('1');
      },
    });
    const queue = new ImportQueue(made, null);
    queue.add([file('1')]);
    await settled();
    expect(states(queue)).toEqual(['stored']);
    expect(pause).toHaveBeenCalledTimes(2);
    expect(pause).toHaveBeenCalledWith(2);
  });

  it('begins anew after an import could not be begun', async () => {
    const begin = vi.fn().mockRejectedValueOnce(refused(500)).mockResolvedValue('i');
    const { made, open } = ways({ begin });
    const queue = new ImportQueue(made, null);
    queue.add([file('1')]);
    await settled();
    expect(states(queue)).toEqual(['failed']);
    queue.retry();
    await settled();
    open[0]?.answer(answered('1'));
    await settled();
    expect(states(queue)).toEqual(['stored']);
  });
});

describe('its figures', () => {
  it('count files, bytes and cases', async () => {
    const { made, open } = ways();
    const queue = new ImportQueue(made, null);
    queue.add([file('1', 'xxxx'), file('2', 'xxxx')]);
    await settled();
    open[0]?.answer(answered('1'));
    await settled();
    const progress = progressOf(queue.files());
    expect(progress).toMatchObject({ total: 2, done: 1, isRunning: true, cases: ['c1'] });
    expect(progress.counts).toEqual({ stored: 1, sending: 1 });
    expect(progress.share).toBeCloseTo(0.6);
    expect(progressOf([]).isRunning).toBe(false);
  });
});

describe('a picture without a header', () => {
  it('is told by its first bytes', async () => {
    const bytes = (...values: number[]) => new Blob([new Uint8Array(values)]);
    expect(await isBarePicture(bytes(0x89, 0x50, 0x4e, 0x47, 1))).toBe(true);
    expect(await isBarePicture(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe(true);
    expect(await isBarePicture(bytes(1, 2, 3, 4))).toBe(false);
    expect(await isBarePicture(new Blob([]))).toBe(false);
  });

  it('is none where it is a DICOM file that begins like a TIFF', async () => {
    const both = new Uint8Array(140);
    both.set([0x49, 0x49, 0x2a, 0x00]);
    both.set(new TextEncoder().encode('DICM'), 128);
    expect(await isBarePicture(new Blob([both]))).toBe(false);
  });
});
