// A draft that this computer alone has waits until somebody decides, whatever else is placed meanwhile.
import { beforeEach, describe, expect, it } from 'vitest';
import {
  answerDraft,
  forgetLocally,
  keepLocally,
  type LocalDraft,
  localDraft,
  setDraftAside,
  waitAgain,
} from '../../src/features/study/draft';

const draft = (at: string) => ({ base: 1, document: {}, at }) as LocalDraft;
const [OLD, NEW] = [draft('2026-01-01'), draft('2026-02-02')];

beforeEach(() => localStorage.clear());

describe('a draft that waits', () => {
  it('outlives the first edit and the save after it', () => {
    keepLocally('me', 'film', OLD);
    setDraftAside('me', 'film');
    keepLocally('me', 'film', NEW);
    expect(localDraft('me', 'film')).toEqual(OLD);
    forgetLocally('me', 'film');
    expect(localDraft('me', 'film')).toEqual(OLD);
  });

  it('is gone once it is answered, and what was placed since is not', () => {
    keepLocally('me', 'film', OLD);
    setDraftAside('me', 'film');
    keepLocally('me', 'film', NEW);
    answerDraft('me', 'film');
    expect(localDraft('me', 'film')).toEqual(NEW);
    answerDraft('me', 'film');
    expect(localDraft('me', 'film')).toBeNull();
  });

  it('is not pushed out by a second one, and comes back when a person takes back what he decided', () => {
    keepLocally('me', 'film', OLD);
    setDraftAside('me', 'film');
    keepLocally('me', 'film', NEW);
    setDraftAside('me', 'film');
    expect(localDraft('me', 'film')).toEqual(OLD);
    answerDraft('me', 'film');
    waitAgain('me', 'film', OLD);
    expect(localDraft('me', 'film')).toEqual(OLD);
  });
});
