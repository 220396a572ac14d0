/** How far an import is, in figures. */
import type { FileState, Queued } from './queue';

/** An import in figures. */
export interface Progress {
  total: number;
  /** Files that need nothing more from this page. */
  done: number;
  /** From 0 to 1, by bytes. */
  share: number;
  isRunning: boolean;
  counts: Readonly<Partial<Record<FileState, number>>>;
  /** The cases in which files are now, each once. */
  cases: readonly string[];
}

const UNDER_WAY: readonly FileState[] = ['waiting', 'sending'];

/** Counts the files of an import. */
export function progressOf(files: readonly Queued[]): Progress {
  const counts: Partial<Record<FileState, number>> = {};
  const cases = new Set<string>();
  let [bytes, sent, done] = [0, 0, 0];
  for (const file of files) {
    const isUnderWay = UNDER_WAY.includes(file.state);
    counts[file.state] = (counts[file.state] ?? 0) + 1;
    // A file without bytes counts as one, so that the bar moves.
    bytes += file.file.size + 1;
    sent += isUnderWay ? Math.min(file.sent, file.file.size) : file.file.size + 1;
    done += Number(!isUnderWay);
    if (file.result?.case) cases.add(file.result.case);
  }
  const share = bytes === 0 ? 0 : sent / bytes;
  return { total: files.length, done, share, isRunning: done < files.length, counts, cases: [...cases] };
}
