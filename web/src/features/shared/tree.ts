/** Explanations of the node, made ready for reading. */
import type { Schemas } from '../../api/queries';

/** One statement with what it rests on, of an answer or of an assessment. */
export interface Tree {
  statement: string;
  truth: Schemas['AnswerDocument.truth'];
  evidence?: string[];
  entries?: Schemas['AnswerDocument.origin'][];
  missing?: string[];
  because?: Tree[];
}

function restsOnNothing({ evidence, entries, missing }: Tree): boolean {
  return !evidence && !entries && !missing;
}

/**
 * Leaves out steps that say nothing new: a statement that rests on one other alone, of the same words and the same truth.
 */
export function simplified(tree: Tree): Tree {
  const because = tree.because?.map(simplified);
  const only = because?.length === 1 ? because[0] : undefined;
  if (only && only.statement === tree.statement && only.truth === tree.truth && restsOnNothing(tree))
    return only;
  return because ? { ...tree, because } : tree;
}

/** Every statement of a tree. */
export function everyNode(tree: Tree): Tree[] {
  return [tree, ...(tree.because ?? []).flatMap(everyNode)];
}

/** What a conclusion is made of: the statements of the first level that has more than one. */
export function elementsOf(tree: Tree): Tree[] {
  const { because = [] } = tree;
  const [only] = because;
  if (because.length === 1 && only) return elementsOf(only);
  return because.length > 0 ? because : [tree];
}

/** The first and largest part of a tree that is compared with these numbers of the evidence and no others, by how their names begin. */
export function partAbout(tree: Tree, evidence: string): Tree | undefined {
  const named = everyNode(tree).flatMap((node) => node.evidence ?? []);
  if (!named.some((id) => id.startsWith(evidence))) return undefined;
  if (named.every((id) => id.startsWith(evidence))) return tree;
  for (const part of tree.because ?? []) {
    const found = partAbout(part, evidence);
    if (found) return found;
  }
  return undefined;
}
