import { describe, expect, it } from 'vitest';
import { type Account, changeOf } from '../../src/features/settings/account';
import { failedFirst, type Job } from '../../src/features/settings/jobOrder';
import { partsOf, settingsSearch } from '../../src/features/settings/parts';

describe('jobs', () => {
  it('are those given up, those under way, the others, each once and the latest first', () => {
    const job = (id: string, state: string, at: string) => ({ id, state, created_at: at }) as Job;
    const failed = [job('f', 'failed', '2026-01-01')];
    const latest = [
      job('d', 'done', '2026-01-04'),
      job('w', 'waiting', '2026-01-02'),
      job('r', 'running', '2026-01-03'),
      job('f', 'failed', '2026-01-01'),
    ];
    expect(failedFirst(failed, latest).map(({ id }) => id)).toEqual(['f', 'r', 'w', 'd']);
  });
});

describe('a change of an account', () => {
  const before = { display: 'Dr. A', role: 'reader', active: true } as Account;
  const same = { display: 'Dr. A', role: 'reader', active: true, subject: '' } as const;

  it('holds what is different, and nothing else', () => {
    expect(changeOf(before, same)).toBeNull();
    expect(changeOf(before, { ...same, display: ' Dr. A ' })).toBeNull();
    expect(changeOf(before, { ...same, role: 'clinician', active: false })).toEqual({
      role: 'clinician',
      active: false,
    });
    expect(changeOf(before, { ...same, subject: 'a@x' })).toEqual({ subject: 'a@x' });
  });
});

describe('the parts of the settings', () => {
  it('are fewer for those who do not look after the node', () => {
    expect(partsOf('administrator')).toContain('trail');
    expect(partsOf('clinician')).toEqual(['account', 'display', 'about']);
  });

  it('are named by the address', () => {
    expect(settingsSearch({ part: 'jobs' })).toEqual({ part: 'jobs' });
    expect(settingsSearch({ part: 'nonsense' })).toEqual({});
  });
});
