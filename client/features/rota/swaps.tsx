import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/meeting/state';
import type { Swap } from '../../../shared/protocol/rota';
import { answerSwap } from '../../connection/rotaApi';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { dayText } from '../../ui/text/when';
import type { RotaPart } from './change';

/** What I was asked, and what became of what I asked. */
export function Swaps({ turn, turns, page, called, change, isBusy }: RotaPart) {
  const { t } = useTranslation('rota');
  const me = page.me.member;
  /** The next turn of a member as far as it is shown: its day, or that it is next time. */
  const whenOf = (member: MemberId): string | null => {
    const index = turns.ahead.findIndex(({ members }) => members.includes(member));
    const at = turns.ahead[index]?.at ?? null;
    return at === null ? (index === 0 ? t('atNext') : null) : dayText(at, 0);
  };
  const offered = ({ from }: Swap): string | null => {
    const [when, theirs, name] = [whenOf(from), whenOf(me), called(from)];
    if (when === null) return null;
    return theirs === null ? t(`${turn}.first`, { when }) : t(`${turn}.both`, { when, name, theirs });
  };
  // What was answered is not offered again until the list is new.
  const [answered, setAnswered] = useState<readonly string[]>([]);
  const answer = async ({ swap }: Swap, how: Parameters<typeof answerSwap>[2]) => {
    if (await change(() => answerSwap(page.group, swap, how))) setAnswered((before) => [...before, swap]);
  };
  const shown = turns.swaps.filter(({ swap }) => !answered.includes(swap));

  return (
    <ul className="rota-swaps" aria-live="polite">
      {shown.map((swap) =>
        swap.to === me ? (
          <li key={swap.swap} className="rota-asks">
            <Face name={page.people.find(({ member }) => member === swap.from)?.name ?? ''} size={40} />
            <p>
              <b>{t('asks', { name: called(swap.from) })}</b>
              <span className="quiet">{offered(swap)}</span>
            </p>
            <div className="rota-ways">
              <SoftButton
                icon="check"
                aria-label={t('acceptOf', { name: called(swap.from) })}
                pending={isBusy}
                onClick={() => void answer(swap, 'accept')}
              >
                {t('accept')}
              </SoftButton>
              <TextButton
                aria-label={t('declineOf', { name: called(swap.from) })}
                pending={isBusy}
                onClick={() => void answer(swap, 'decline')}
              >
                {t('decline')}
              </TextButton>
            </div>
          </li>
        ) : (
          <li key={swap.swap} className="rota-asked">
            <p className="quiet">{t(swap.status === 'open' ? 'asked' : 'declined', { name: called(swap.to) })}</p>
            {swap.status === 'open' ? (
              <TextButton pending={isBusy} onClick={() => void answer(swap, 'withdraw')}>
                {t('takeBack')}
              </TextButton>
            ) : null}
          </li>
        ),
      )}
    </ul>
  );
}
