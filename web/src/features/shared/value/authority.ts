/** On whose word landmarks stand: signed by whom and when, or a draft. */
import type { Entry, Version } from '../../../api/queries';
import { day, t } from '../../../i18n';

/** The latest version that nobody threw away. */
export function latestKept(versions: readonly Version[]): Version | undefined {
  return versions.findLast(({ state }) => state !== 'discarded');
}

/** The version that is shown to whoever does not measure: the latest signed one, else the latest draft. */
export function standingVersion(versions: readonly Version[]): Version | undefined {
  return versions.findLast(({ state }) => state === 'signed') ?? latestKept(versions);
}

/** A draft that was saved after the version that stands. */
export function newerDraft(versions: readonly Version[]): Version | undefined {
  const last = latestKept(versions);
  return last?.state === 'draft' && last !== standingVersion(versions) ? last : undefined;
}

/** `signed 26 Nov 2026 by Dr. Demo`, or `draft, not signed`; by whom, as the record has it. */
export function sayAuthority(version: Version | undefined, entries: readonly Entry[] | undefined): string {
  if (!version) return t('authority.none');
  if (version.state !== 'signed') return t('authority.draft', { day: day(version.at) });
  const on = day(version.signed_at ?? version.at);
  const author = entries?.find(({ id }) => id === version.entry)?.author;
  return author ? t('authority.signed_by', { day: on, author }) : t('authority.signed', { day: on });
}
