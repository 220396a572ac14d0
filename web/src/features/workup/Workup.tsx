/** The work-up board: what each study is for, whether it is needed, how far it has come. */
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { Answer, BoardItem } from '../../api/answer';
import { answerQuery, recordQuery } from '../../api/queries';
import { t } from '../../i18n';
import { Failure, Skeleton } from '../../ui/kit';
import { useCaseId } from '../shared/caseId';
import { SaveProblem } from '../shared/facts/SaveProblem';
import { RedFlagFirst } from '../shared/RedFlagFirst';
import { standing } from '../shared/record/standing';
import { usePlace } from '../shared/usePlace';
import { BoardColumn } from './BoardColumn';
import { BoardGroup } from './BoardGroup';
import { COLUMNS, GROUPS, placeOf, type State, tally } from './board';
import { holdOn } from './hold';
import { OrderDialog } from './OrderDialog';
import { Said } from './Said';
import { type Moves, useMoves } from './useMoves';
import './workup.css';

/** The screen `/cases/$case/workup`. */
export default function Workup() {
  const caseId = useCaseId();
  const answer = useQuery(answerQuery(caseId));
  const record = useQuery(recordQuery(caseId));
  const error = answer.error ?? record.error;
  const again = () => {
    void answer.refetch();
    void record.refetch();
  };
  const holding = useMemo(() => standing(record.data?.entries ?? []), [record.data]);
  const moves = useMoves(caseId, holding);
  const { study } = useSearch({ from: '/cases/$case/workup' });
  usePlace(study && `study-${study}`, Boolean(answer.data && record.data));
  return (
    <div className="screen workup stacked">
      <header className="screen-head">
        <h1>{t('workup.title')}</h1>
        <Said moves={moves} />
        {answer.data && <p className="muted">{sayTally(tally(answer.data.board))}</p>}
      </header>
      <SaveProblem error={moves.error} again={moves.again} busy={moves.busy} />
      {error ? <Failure error={error} retry={again} /> : null}
      {!answer.data && !error && <Skeleton lines={8} height={40} />}
      {answer.data && record.data && (
        <>
          <RedFlagFirst caseId={caseId} answer={answer.data} />
          <Board caseId={caseId} answer={answer.data} holding={holding} moves={moves} named={study} />
        </>
      )}
    </div>
  );
}

function sayTally({ needed, read, ...others }: ReturnType<typeof tally>): string {
  const rest = (['done', 'ordered', 'open'] as const).filter((one) => others[one] > 0);
  return [
    t('workup.tally', { read, needed }),
    ...rest.map((one) => t(`workup.tally_${one}`, { count: others[one] })),
  ].join(' · ');
}

/** What every part of the board is given. */
export interface BoardParts {
  caseId: string;
  answer: Answer;
  holding: ReturnType<typeof standing>;
  moves: Moves;
  /** The study that the address names. */
  named: string | undefined;
  /** Moves a study; one that something stands against is asked about before it is ordered. */
  onMove: (item: BoardItem, state: State) => void;
}

function Board(given: Omit<BoardParts, 'onMove'>) {
  const { caseId, answer, moves } = given;
  const [dragged, setDragged] = useState<BoardItem | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const { last } = moves;
  const onMove = (item: BoardItem, state: State) => {
    if (state === 'ordered' && holdOn(item, answer.course)) setAsked(item.study);
    else void moves.move(item, state);
  };
  const parts = { ...given, onMove };
  const ordering = answer.board.find(({ study }) => study === asked);
  // A card that moved took the keyboard with it: it goes on where the card is now.
  useEffect(() => {
    if (last && document.activeElement === document.body)
      document.getElementById(`study-${last.item.study}`)?.focus();
  }, [last]);
  const at = (place: string) => answer.board.filter((item) => placeOf(item) === place);
  return (
    <>
      <div className="columns">
        {COLUMNS.map((column) => (
          <BoardColumn
            key={column}
            {...parts}
            column={column}
            items={at(column)}
            dragged={dragged}
            onDrag={setDragged}
          />
        ))}
      </div>
      <div className="groups">
        {GROUPS.map((group) => (
          <BoardGroup key={group} {...parts} group={group} items={at(group)} onDrag={setDragged} />
        ))}
      </div>
      {ordering && (
        <OrderDialog
          caseId={caseId}
          item={ordering}
          hold={holdOn(ordering, answer.course)}
          onClose={() => setAsked(null)}
          onOrder={(reason) => {
            setAsked(null);
            void moves.move(ordering, 'ordered', reason);
          }}
        />
      )}
    </>
  );
}
