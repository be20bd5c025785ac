import { useTranslation } from 'react-i18next';
import { roleHolder } from '../../../shared/meeting/people/roles';
import type { BallotView } from '../../../shared/meeting/views/ballot';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { SoftButton, TextButton } from '../../ui/buttons';

/** Asks two people. Nobody else sees what they answer, nothing presses them, and a no needs no reason. */
export function Consent({ at }: { at: BallotView }) {
  const { t } = useTranslation('ballot');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const first = roleHolder(meeting, at.stage, 'first');
  const second = roleHolder(meeting, at.stage, 'second');
  if (first === null || second === null) return <p className="say">{t('consent.notNow')}</p>;
  const names = { first: nameOf(first), second: nameOf(second) };
  if (at.chosen !== null) {
    return (
      <p className="say" role="status">
        {at.chosen.includes('yes') ? t('consent.agreed', names) : t('consent.notNow')}
      </p>
    );
  }
  if (!at.mayVote) {
    return (
      <>
        <p className="say">{t('consent.othersAsk', names)}</p>
        <p className="quiet">{t('consent.wait')}</p>
      </>
    );
  }
  const other = me === first ? second : first;
  const answer = (options: string[]) => void send({ type: 'castVote', from: at.stage.key, options });
  return (
    <>
      <p className="say">{t('consent.asked', { name: nameOf(other) })}</p>
      <p>{t('consent.how')}</p>
      <p className="quiet">{t('consent.free')}</p>
      {at.mine.includes('yes') ? (
        <p className="ballot-answers" role="status">
          {t('consent.saidYes', { name: nameOf(other) })}
          <TextButton icon="undo" onClick={() => answer([])}>
            {t('consent.takeBack')}
          </TextButton>
        </p>
      ) : (
        <div className="ballot-answers">
          <SoftButton onClick={() => answer(['yes'])}>{t('consent.yes')}</SoftButton>
          <SoftButton onClick={() => answer(['no'])}>{t('consent.no')}</SoftButton>
        </div>
      )}
    </>
  );
}
