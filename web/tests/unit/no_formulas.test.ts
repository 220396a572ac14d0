// No trigonometry on landmarks and no clinical threshold in TypeScript: they come from the measuring module and the node.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(process.cwd(), 'src');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'pkg' ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

const TRIGONOMETRY = /Math\.(sin|cos|tan|asin|acos|atan|atan2)\b/;

describe('the page', () => {
  it('computes no angle', () => {
    const found = sources(root).filter((path) => TRIGONOMETRY.test(readFileSync(path, 'utf8')));
    expect(found).toEqual([]);
    expect(sources(root).length).toBeGreaterThan(60);
  });

  it('compares no parameter with a number of its own', () => {
    // A value of a parameter beside a comparison with a literal: `pt > 20`, `value('SVA') >= 40`.
    const threshold =
      /\b(sva|pt|pi_ll|pi|t1pa|tpa|ka|kneeFlexion|odi|nrs)\b[^;\n]{0,12}(?:>=?|<=?)\s*-?\d{2,}/i;
    const found = sources(root).flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter(
          (line) =>
            threshold.test(line) && !line.trimStart().startsWith('//') && !line.trimStart().startsWith('*'),
        )
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});
