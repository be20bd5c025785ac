import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TalkTimeReaders } from '../../../shared/meeting/state';
import { useConnection, useRoom } from '../../connection/hooks/context';
import { Choice } from '../../ui/choice';
import { Notice } from '../../ui/notice';
import { useLatest } from '../../ui/useLatest';
import { useTroubleText } from './dates';
import type { SeatingTrouble } from './sitDown';

const choices = ['lead', 'group', 'own'] as const satisfies TalkTimeReaders[];

/** For whoever may change the agreement, until somebody else has accepted it. */
export function TalkTimeChoice() {
  const { t } = useTranslation('agreement');
  const connection = useConnection();
  const troubleText = useTroubleText();
  const readers = useRoom((state) => state.view?.agreement.talkTime ?? 'lead');
  const [trouble, setTrouble] = useState<SeatingTrouble | null>(null);
  const [chosen, choose] = useLatest<TalkTimeReaders>(readers, async (wanted) => {
    const answer = await connection.send({ type: 'setTalkTime', readers: wanted });
    setTrouble(answer.ok ? null : answer);
    return answer.ok;
  });
  return (
    <>
      <Choice
        className="lobby-around"
        legend={t('legend')}
        value={chosen}
        onChange={(wanted) => void choose(() => wanted)}
        options={choices.map((value) => ({ value, label: t(`options.${value}`), note: t(`notes.${value}`) }))}
      />
      {trouble ? <Notice kind="refused">{troubleText(trouble)}</Notice> : null}
    </>
  );
}
