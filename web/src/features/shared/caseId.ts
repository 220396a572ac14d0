import { useParams } from '@tanstack/react-router';

/** The case whose screen this is. */
export function useCaseId(): string {
  return useParams({ from: '/cases/$case' }).case;
}
