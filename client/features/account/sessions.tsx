import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSession } from '../../../shared/protocol/account';
import { endAccountSession } from '../../connection/accountApi';
import { serverNow } from '../../connection/serverTime';
import { TextButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { whenText } from '../../ui/text/when';
import { useAccountRefusal } from './refused';

/** Every browser that is one of my members, this one first. */
export function Sessions({ sessions, onChanged }: { sessions: readonly AccountSession[]; onChanged: () => void }) {
  const { t } = useTranslation('account');
  const whyNot = useAccountRefusal();
  const [ending, setEnding] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // Only for the wording.
  const now = serverNow();

  async function end(session: string) {
    setEnding(session);
    const answer = await endAccountSession(session);
    setEnding(null);
    setProblem(answer.ok ? null : whyNot(answer));
    onChanged();
  }

  return (
    <section>
      <h2>{t('sessions.title')}</h2>
      <p className="quiet">{t('sessions.about')}</p>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      <ul className="account-list">
        {sessions.map(({ id, kind, device, groups, since, seenAt, isThis }) => {
          const name = device ?? t(kind === 'link' ? 'sessions.byLink' : 'sessions.unknown');
          const when =
            seenAt === null
              ? t('sessions.since', { when: whenText(since, now) })
              : t('sessions.seen', { when: whenText(seenAt, now) });
          return (
            <li key={id}>
              <Icon
                name={isThis ? 'check' : 'headphones'}
                size={20}
                className={isThis ? 'account-this' : 'account-dim'}
              />
              <span className="account-seat">
                <b>{isThis ? t('sessions.this') : name}</b>
                <small>{[...(isThis && device !== null ? [device] : []), when].join(', ')}</small>
                {groups.length === 0 ? null : <small>{listOf(groups)}</small>}
              </span>
              {isThis ? null : (
                <TextButton
                  pending={ending === id}
                  aria-label={t('sessions.endNamed', { device: name })}
                  onClick={() => void end(id)}
                >
                  {t('sessions.end')}
                </TextButton>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
