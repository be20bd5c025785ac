import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whereWeAre } from '../../../shared/meeting/views/latecomer';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useMethodText } from '../../i18n/methodText';
import { useMedia } from '../../media/context';
import { TextButton } from '../../ui/buttons';
import { Panel } from '../../ui/panel';

/** The meetings in which I closed it. */
const closedIn = new Set<string>();

/** Whoever comes after the start reads once where the meeting stands, until they close it or the stage is over. */
export function WhereWeAre() {
  const { t } = useTranslation('moments');
  const method = useMethodText();
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const now = useConnection().now();
  const isMuted = useMedia((state) => state.local.microphone !== 'on');
  const [closed, setClosed] = useState(() => closedIn.has(meeting.id));
  const where = closed ? null : whereWeAre(meeting, me, now);
  if (where === null) return null;
  const close = () => {
    closedIn.add(meeting.id);
    setClosed(true);
  };
  const stage = method.name(where.stage.words);
  const client = where.slot?.client;
  return (
    <Panel className="moments-where" aria-label={t('late.title')}>
      <div className="moments-where-head">
        <h2>{t('late.title')}</h2>
        <TextButton icon="close" aria-label={t('late.close')} onClick={close} />
      </div>
      <p>
        {!client
          ? t('late.stage', { stage })
          : client === me
            ? t('late.stageInMine', { stage })
            : t('late.stageIn', { stage, name: nameOf(client) })}
      </p>
      <p>
        {where.slotsDone === 0 && !client ? t('late.none') : t('late.done', { count: where.slotsDone })}{' '}
        {where.beforeMine === null
          ? null
          : where.beforeMine === 0
            ? t('late.mineNext')
            : t('late.mine', { count: where.beforeMine })}
      </p>
      {isMuted ? <p>{t('late.microphone')}</p> : null}
    </Panel>
  );
}
