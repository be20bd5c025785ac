import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TalkTimeReaders } from '../../../shared/meeting/state';
import { useConnection } from '../../connection/hooks/context';
import { TextButton } from '../../ui/buttons';
import { Choice } from '../../ui/choice';
import { Notice } from '../../ui/notice';
import { useLatest } from '../../ui/useLatest';
import { useTroubleText } from './dates';
import type { Facts } from './entrance';
import type { SeatingTrouble } from './sitDown';

/** What the group agreed, to be read before sitting down. Its last line says who sees talk time. */
export function AgreementText({ facts: { agreement, mayChangeAgreement } }: { facts: Facts }) {
  const { t } = useTranslation('lobby');
  return (
    <>
      {agreement.lines.length === 0 ? <p className="lobby-quiet">{t('agreement.nothing')}</p> : null}
      <ul className="lobby-agreement">
        {agreement.lines.map((line) => (
          <li key={line} dir="auto">
            {line}
          </li>
        ))}
        <li>{t(`talkTime.agreed.${agreement.talkTime}`)}</li>
      </ul>
      {mayChangeAgreement ? <TalkTimeChoice readers={agreement.talkTime} /> : null}
    </>
  );
}

const choices = ['lead', 'group', 'own'] as const satisfies TalkTimeReaders[];

/** For whoever may change the agreement, until somebody else has accepted it. */
function TalkTimeChoice({ readers }: { readers: TalkTimeReaders }) {
  const { t } = useTranslation('lobby');
  const connection = useConnection();
  const troubleText = useTroubleText();
  const [isOpen, setOpen] = useState(false);
  const [trouble, setTrouble] = useState<SeatingTrouble | null>(null);
  const [chosen, choose] = useLatest<TalkTimeReaders>(readers, async (wanted) => {
    const answer = await connection.send({ type: 'setTalkTime', readers: wanted });
    setTrouble(answer.ok ? null : answer);
    return answer.ok;
  });
  if (!isOpen) return <TextButton onClick={() => setOpen(true)}>{t('talkTime.change')}</TextButton>;
  return (
    <>
      <Choice
        className="lobby-around"
        legend={t('talkTime.legend')}
        value={chosen}
        onChange={(wanted) => choose(() => wanted)}
        options={choices.map((value) => ({
          value,
          label: t(`talkTime.options.${value}`),
          note: t(`talkTime.notes.${value}`),
        }))}
      />
      {trouble ? <Notice kind="refused">{troubleText(trouble)}</Notice> : null}
    </>
  );
}
