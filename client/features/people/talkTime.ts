import { useEffect, useState } from 'react';
import type { MemberId } from '../../../shared/meeting/state';
import type { RecordsAnswer } from '../../../shared/protocol/records';
import { useConnection } from '../../connection/hooks/context';
import { useMe } from '../../connection/hooks/meeting';

const ASK_AGAIN_MS = 10_000;

type TalkTimes = Extract<RecordsAnswer, { what: 'talkTime' }>;

/** How many minutes somebody spoke, asked again while it is shown; null for people whose time I do not see. */
export function useTalkMinutes(isShown: boolean): (member: MemberId) => number | null {
  const connection = useConnection();
  const me = useMe();
  const [times, setTimes] = useState<TalkTimes | null>(null);
  useEffect(() => {
    if (!isShown) return;
    let wanted = true;
    const ask = () =>
      void connection.ask('records:read', { what: 'talkTime' }).then((answer) => {
        if (wanted && answer.ok && answer.value.what === 'talkTime') setTimes(answer.value);
      });
    ask();
    const timer = setInterval(ask, ASK_AGAIN_MS);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [connection, isShown]);
  return (member) => {
    if (times === null) return null;
    const ms =
      member === me ? times.mineMs : times.people && (times.people.find((one) => one.member === member)?.ms ?? 0);
    return ms === null ? null : Math.round(ms / 60_000);
  };
}
