import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Home } from '../../../shared/protocol/groups';
import { isWayBackPutOff } from '../../connection/wayBack';
import { messages } from '../../i18n/load';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { QuietPlace } from '../../ui/lazy/places';
import { FindBackRow } from './findBack';
import { talksWaiting, waitsOf } from './glances';
import { AskedRow, EndingRow, SwapRow, TalkRow, WaitingRow, type Where } from './waitingRows';

const NewcomerRow = lazyPage(
  async () => (await import('./newcomerRow')).NewcomerRow,
  messages('coming', 'group', 'refusals'),
);

/** What I have still to do before a meeting, the most urgent first. With nothing to do there is no heading. */
export function WaitingList({
  home,
  now,
  isHere = false,
  onChanged,
}: {
  home: Home;
  now: number;
  onChanged: () => void;
} & Partial<Where>) {
  const { t } = useTranslation('known');
  const waits = waitsOf(home);
  const swaps = home.groups.flatMap((group) => group.swaps.map((swap) => ({ group, swap })));
  const ending = home.groups.filter(({ erasedAt }) => erasedAt !== null);
  const talks = talksWaiting(home);
  const all = home.groups.flatMap((group) => group.asks.map((asked) => ({ group, asked })));
  const asks = all.filter(({ asked }) => asked.what !== 'newcomer');
  const newcomers = all.flatMap(({ group, asked }) => (asked.what === 'newcomer' ? [{ group, asked }] : []));
  const [, redraw] = useState(0);
  const lost = home.groups.filter(({ group, lacksWayBack }) => lacksWayBack && !isWayBackPutOff(group));
  if (lost.length + waits.length + swaps.length + ending.length + all.length + talks.length === 0) return null;
  return (
    <section aria-labelledby="known-waits">
      <h2 id="known-waits">{t('waits.title')}</h2>
      <ul className="known-rows">
        {newcomers.map(({ group, asked }) => (
          <li key={`${group.group} ${asked.member}`}>
            <QuietPlace>
              <NewcomerRow group={group} isHere={isHere} newcomer={asked} onChanged={onChanged} />
            </QuietPlace>
          </li>
        ))}
        {ending.map((group) => (
          <li key={group.group}>
            <EndingRow group={group} isHere={isHere} />
          </li>
        ))}
        {swaps.map(({ group, swap }) => (
          <li key={`${group.group} ${swap.turn} ${swap.from}`}>
            <SwapRow group={group} swap={swap} isHere={isHere} />
          </li>
        ))}
        {talks.map(({ talk, declined }) => (
          <li key={talk.pair}>
            <TalkRow talk={talk} declined={declined} now={now} />
          </li>
        ))}
        {asks.map(({ group, asked }) => (
          <li
            key={`${group.group} ${asked.what === 'poll' ? asked.poll : asked.what === 'proposal' ? `${asked.about} ${asked.by}` : asked.what}`}
          >
            <AskedRow group={group} asked={asked} isHere={isHere} />
          </li>
        ))}
        {waits.map((one) => (
          <li key={`${one.group.group} ${one.waiting.what}`}>
            <WaitingRow one={one} now={now} isHere={isHere} />
          </li>
        ))}
        {lost.map((group) => (
          <li key={`${group.group} back`}>
            <FindBackRow group={group} isHere={isHere} onLater={() => redraw((times) => times + 1)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
