import { useTranslation } from 'react-i18next';
import { hasQuestions } from '../../../shared/meeting/people/parties';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { handFor, queue } from '../../../shared/meeting/views/floor';
import { useMe, useMeeting, useNames, useShortNames } from '../../connection/hooks/meeting';
import { Face } from '../../ui/face';

/**
 * Raised hands in the order in which they are called. Everybody sees the same order, and the reason for each place where
 * the reasons differ: one that holds for all explains nothing.
 */
export function Hands() {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const wholeNameOf = useNames();
  const hands = queue(meeting);
  const at = currentStage(meeting);
  const isQuestions = at !== null && hasQuestions(at.stage);
  if (hands.length === 0) return null;
  const hasReasons = new Set(hands.map(({ reason }) => reason)).size > 1;
  const personOf = (member: string) => (member === me ? t('you') : nameOf(member));
  return (
    <>
      <p className="floor-hands-line">
        <b>{t('hands.title')}:</b> <span>{hands.map(({ member }) => personOf(member)).join(t('hands.between'))}</span>
      </p>
      <section className="floor-list floor-hands" aria-label={t('hands.title')}>
        <h2>{t('hands.title')}</h2>
        <ol>
          {hands.map((hand) => {
            const to = handFor(meeting, hand.member);
            return (
              <li key={hand.member}>
                <span className="floor-number num">{hand.place}</span>
                <Face name={wholeNameOf(hand.member)} size={32} />
                <span>
                  <b>{hand.member === me ? t('seat.you') : nameOf(hand.member)}</b>
                  {to === null ? null : <span className="floor-why">{t('hands.for', { name: personOf(to) })}</span>}
                  {hasReasons ? (
                    <span className="floor-why">
                      {hand.reason === 'raised'
                        ? t('hands.raised')
                        : isQuestions
                          ? t('hands.notYetAsked')
                          : t('hands.notYetSpoken')}
                    </span>
                  ) : null}
                </span>
              </li>
            );
          })}
        </ol>
      </section>
    </>
  );
}
