/** Fetching tiles as every other request is made: whoever is not logged in any more is asked to log in. */
import { hearProblem } from '../../api/client';
import { ProblemError, problemOf } from '../../api/problem';
import type { Fetch } from '../../viewer/engine/tiles';

/** The bytes of a tile. */
export const fetchTile: Fetch = async (address, signal) => {
  const answer = await fetch(address, { signal, credentials: 'same-origin' });
  if (answer.ok) return answer.arrayBuffer();
  const problem = await problemOf(answer);
  hearProblem(problem);
  throw new ProblemError(problem);
};
