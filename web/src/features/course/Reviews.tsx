import type { Entry } from '../../api/queries';
import { day, t } from '../../i18n';
import { Chip, Panel } from '../../ui/kit';
import { sayFact, sayKind } from '../shared/facts/words';
import { reviewsOf } from './happenings';

/** What is to be looked at again, and what should have been by now. */
export function Reviews({ holding, today }: { holding: readonly Entry[]; today: string }) {
  const reviews = reviewsOf(holding);
  if (reviews.length === 0) return null;
  return (
    <Panel title={t('course.reviews')}>
      <ul className="reviews">
        {reviews.map((review) => (
          <li key={review.what.id}>
            {review.day <= today ? (
              <Chip tone="caution">{t('course.review_due', { day: day(review.day) })}</Chip>
            ) : (
              <Chip icon="timeline">{t('course.review', { day: day(review.day) })}</Chip>
            )}
            <span>{`${sayKind(review.what.fact.kind)}: ${sayFact(review.what.fact)}`}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
