/** A conclusion that opens, statement by statement, down to facts, days, numbers and their sources. */
import { createContext, useContext, useMemo } from 'react';
import type { Schemas } from '../../api/queries';
import { t } from '../../i18n';
import { type Argued, argued } from './argument';
import { EntryLink } from './EntryLink';
import { EvidenceLine } from './EvidenceLine';
import { Missing } from './Missing';
import { plainly } from './plainly';
import { Truth } from './Truth';
import { simplified, type Tree } from './tree';
import { crossedIn, type Stated, sayCrossed } from './value/cutOff';
import './shared.css';

type Evidence = Schemas['AnswerDocument.record'];
type Citation = Schemas['AnswerDocument.citation'];

/** A document of the node, for the numbers and the sources that its explanations name. */
export interface Sourced {
  evidence: Evidence[];
  citations?: Citation[];
  /** The values that stand first, of an answer or of an assessment. */
  alignment?: { values: Stated[] };
  answer?: { values: Stated[] };
}

interface Known {
  caseId: string;
  evidence: ReadonlyMap<string, Evidence>;
  citations: ReadonlyMap<string, Citation>;
  values: readonly Stated[];
}

const Ground = createContext<Known>({ caseId: '', evidence: new Map(), citations: new Map(), values: [] });

function useKnown(caseId: string, sources: readonly (Sourced | undefined)[]): Known {
  return useMemo(() => {
    const documents = sources.filter((one) => one !== undefined);
    return {
      caseId,
      evidence: new Map(documents.flatMap((one) => one.evidence.map((record) => [record.id, record]))),
      citations: new Map(documents.flatMap((one) => (one.citations ?? []).map((cited) => [cited.id, cited]))),
      values: documents.flatMap((one) => (one.alignment ?? one.answer)?.values ?? []),
    };
  }, [caseId, sources]);
}

/**
 * The tree of one conclusion. `sources` are the documents that hold the numbers it names; the first `open` levels stand open.
 * `told` = whether the first statement is so is said beside the tree already. `argues` = each statement says whether it speaks
 * for the conclusion; else only what speaks against it and what is not known are marked.
 */
export function Explanation({
  caseId,
  tree,
  sources,
  open = 1,
  told = false,
  argues = false,
}: {
  caseId: string;
  tree: Tree;
  sources: readonly (Sourced | undefined)[];
  open?: number;
  told?: boolean;
  argues?: boolean;
}) {
  const known = useKnown(caseId, sources);
  const shown = useMemo(() => argued(simplified(tree)), [tree]);
  return (
    <Ground value={known}>
      <ul
        className={`explanation ${told ? 'told' : ''} ${argues ? 'argues' : ''}`}
        aria-label={t('explain.tree')}
      >
        <Node found={shown} open={open} argues={argues} />
      </ul>
    </Ground>
  );
}

function Node({ found, open, argues }: { found: Argued; open: number; argues: boolean }) {
  const { tree, because } = found;
  const isMarked = argues || found.side === 'against' || found.side === 'open';
  const statement = (
    <>
      {isMarked && <Truth of={found} />}
      <span>{argues ? saying(found) : plainly(tree.statement)}</span>
    </>
  );
  if (because.length === 0)
    return (
      <li>
        <div className="statement leaf">{statement}</div>
        <Grounds tree={tree} />
      </li>
    );
  return (
    <li>
      <details open={open > 0}>
        <summary className="statement">{statement}</summary>
        <Grounds tree={tree} />
        <ul>
          {because.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: statements have no name, and their order is fixed
            <Node key={at} found={part} open={open - 1} argues={argues} />
          ))}
        </ul>
      </details>
    </li>
  );
}

/** A statement with how it is known. */
function saying({ words, ground, isException }: Argued): string {
  if (isException) return t('explain.exception', { what: words });
  return ground === 'none' ? words : t(`explain.ground.${ground}`, { what: words });
}

/** What a statement was read from, compared with, and what it lacks. */
function Grounds({ tree }: { tree: Tree }) {
  const { caseId, evidence, citations, values } = useContext(Ground);
  const cutOffs = (tree.evidence ?? []).flatMap((id) => evidence.get(id) ?? []);
  const crossed = sayCrossed(crossedIn(tree.statement, values, cutOffs));
  if (!tree.evidence && !tree.entries && !tree.missing) return null;
  return (
    <div className="grounds">
      {crossed && <p className="beside strong">{crossed}</p>}
      {tree.entries?.map((origin) => (
        <EntryLink key={origin.entry} caseId={caseId} entry={origin.entry} day={origin.effective_at} />
      ))}
      {tree.evidence && (
        <div className="evidence-row">
          {tree.evidence.map((id) => {
            const found = evidence.get(id);
            return found && <EvidenceLine key={id} evidence={found} citation={citations.get(found.source)} />;
          })}
        </div>
      )}
      {tree.missing && <Missing caseId={caseId} missing={tree.missing} />}
    </div>
  );
}
