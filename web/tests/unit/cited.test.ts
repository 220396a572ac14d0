// Sources as people read them.
import { describe, expect, it } from 'vitest';
import { citedAddress, citedText } from '../../src/features/shared/cited';

describe('a source', () => {
  it('of Upright itself is called so, without letters and without a file of the program', () => {
    const own = {
      id: 'UPRIGHT',
      text: 'Upright clinical reference: what is established without a source read (M), and own defaults (L)',
      address: 'docs/evidence.md',
    };
    expect(citedText(own)).toMatch(/^Upright's own reference/);
    expect(citedText(own)).not.toMatch(/\([ML]\)/);
    expect(citedAddress(own)).toBe('');
  });

  it('says where it is found, and nothing where nothing is recorded', () => {
    expect(citedAddress({ id: 'S1', address: '(DOI not recorded)' })).toBe('');
    expect(citedAddress({ id: 'S2', address: 'RadioGraphics 2019 (DOI not recorded)' })).toBe(
      'RadioGraphics 2019',
    );
    expect(citedAddress({ id: 'S3', address: '10.2106/JBJS.M.01459 (DOI not checked)' })).toContain(
      'not checked',
    );
  });
});
