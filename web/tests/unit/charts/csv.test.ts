import { describe, expect, it } from 'vitest';
import { csv } from '../../../src/charts/csv';

describe('csv', () => {
  it('ends every line, the last one too', () => {
    expect(csv(['day', 'value'], [['2026-10-27', 1.5]])).toBe('day,value\r\n2026-10-27,1.5\r\n');
  });

  it('leaves out what is not there, and keeps zero', () => {
    expect(csv(['a', 'b', 'c'], [[null, undefined, 0]])).toBe('a,b,c\r\n,,0\r\n');
  });

  it('quotes commas, quotes and new lines', () => {
    expect(csv(['a'], [['one, "two"\nthree']])).toBe('a\r\n"one, ""two""\nthree"\r\n');
  });

  it.each(['=1+1', '+cmd', '-2', '@sum', '\tx'])(
    'does not let a spreadsheet take %j for a formula',
    (text) => {
      expect(csv(['a'], [[text]])).toBe(`a\r\n'${text}\r\n`);
    },
  );

  it('writes a negative number as a number', () => {
    expect(csv(['a'], [[-2.5]])).toBe('a\r\n-2.5\r\n');
  });
});
