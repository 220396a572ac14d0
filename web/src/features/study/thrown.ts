/** Which versions are thrown away with a draft: those after the last signed one. What came before it led to a signature. */
import type { Version } from '../../api/queries';

/** The drafts since the last signature. */
export function draftsOf(versions: readonly Version[]): Version[] {
  const signed = versions.findLastIndex(({ state }) => state === 'signed');
  return versions.slice(signed + 1).filter(({ state }) => state === 'draft');
}

/** The versions as the node has them once those are thrown away. */
export function withoutDrafts(versions: readonly Version[]): Version[] {
  const drafts = new Set(draftsOf(versions));
  return versions.map((version) => (drafts.has(version) ? { ...version, state: 'discarded' } : version));
}
