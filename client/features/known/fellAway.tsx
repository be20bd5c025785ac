import { useTranslation } from 'react-i18next';
import type { Home } from '../../../shared/protocol/groups';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { shortWhenText } from '../../ui/text/when';
import { useClosedHere } from './closedHere';

/** 1:1s that do not take place because the other one left the group: said until it is closed, or their time has gone by. */
export function FellAway({ home, now }: { home: Home; now: number }) {
  const { t } = useTranslation('known');
  const [closed, close] = useClosedHere('roundel.fellAway');
  const keyOf = (pair: string, at: number) => `${pair} ${at}`;
  const gone = home.buddies.flatMap(({ pair, with: others, fellAway }) =>
    fellAway === null || closed.includes(keyOf(pair, fellAway.at)) ? [] : [{ pair, others, ...fellAway }],
  );
  return gone.map(({ pair, others, at, wasPlanned }) => {
    const left = others.filter(({ hasLeft }) => hasLeft).map(({ name }) => name);
    return (
      <Notice
        key={pair}
        className="known-gone"
        actions={<TextButton onClick={() => close(keyOf(pair, at))}>{t('goneClose')}</TextButton>}
      >
        {t(wasPlanned ? 'fellAway' : 'proposalFellAway', {
          count: left.length,
          names: listOf(left),
          when: shortWhenText(at, now),
        })}
      </Notice>
    );
  });
}
