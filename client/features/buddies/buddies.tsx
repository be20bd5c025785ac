import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buddyFormats } from '../../../shared/groups/buddies';
import type { MemberId } from '../../../shared/meeting/state';
import type { Buddy } from '../../../shared/protocol/buddies';
import type { GroupPage } from '../../../shared/protocol/groups';
import { answerBuddies, buddiesOf, drawBuddies } from '../../connection/buddiesApi';
import { useAnswer } from '../../connection/hooks/answer';
import { useSaving } from '../../connection/hooks/saving';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { arriving } from '../../ui/arrival';
import { SoftButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { QuietPlace } from '../../ui/lazy/places';
import { Notice } from '../../ui/notice';
import { BuddyRow } from './buddyRow';
import { Drawn } from './drawn';
import { takenFor } from './texts';
import './buddies.css';

const ProposeDialog = lazyPage(async () => (await import('./proposeDialog')).ProposeDialog);

/** Somebody proposes a time, and somebody accepts it. */
const ASK_AGAIN_MS = 10_000;

/** Everybody whom I can meet on my own, and what I have with each of them. */
export function Buddies({ page }: { page: GroupPage }) {
  const { t } = useTranslation('buddies');
  const heading = useId();
  const whyNot = useGroupRefusal();
  const [answer, askAgain] = useAnswer(buddiesOf, page.group, { news: page.people.length, everyMs: ASK_AGAIN_MS });
  const [asking, setAsking] = useState<MemberId[] | null>(null);
  const [isBusy, refused, send] = useSaving(askAgain);
  if (!answer?.ok) return null;
  const { pairs, drawn, mayDraw } = answer.value;
  const me = page.people.find(({ member }) => member === page.me.member);
  const isOpen = page.archivedAt === null;
  const others = !isOpen
    ? []
    : page.people.filter(
        ({ member, role }) => member !== page.me.member && buddyFormats([me?.role ?? 'member', role]).length > 0,
      );
  // In a group of two every meeting is a 1:1.
  if (others.length < 2 && pairs.length === 0) return null;
  const isNow = ({ next, proposed }: Buddy) => next !== null || proposed !== null;
  const alone = ({ with: them }: Buddy) => (them.length === 1 ? them[0]?.member : undefined);
  const quiet = others.filter(
    ({ member }) => !pairs.some((pair) => isNow(pair) && !pair.isOver && alone(pair) === member),
  );
  const act = (pair: Buddy) => ({
    group: page.group,
    pair,
    isBusy,
    taken: takenFor(
      page,
      pairs,
      pair.with.map(({ member }) => member),
    ),
    onAgain: isOpen ? () => setAsking(pair.with.map(({ member }) => member)) : null,
    onAnswer: (ask: Parameters<typeof answerBuddies>[2]) => send(() => answerBuddies(page.group, pair.pair, ask)),
  });
  const mySet = drawn?.sets.find((set) => set.includes(page.me.member)) ?? [];
  // A set of two has its row below; what is planned or proposed between three has one too.
  const isSetAtWork =
    mySet.length < 3 ||
    pairs.some(
      (pair) =>
        isNow(pair) && pair.with.length === mySet.length - 1 && pair.with.every(({ member }) => mySet.includes(member)),
    );
  async function draw(): Promise<string | null> {
    const done = await drawBuddies(page.group, drawn?.id ?? null);
    askAgain();
    return done.ok ? null : whyNot(done);
  }
  return (
    <section className="buddies" id="buddies" ref={arriving} aria-labelledby={heading}>
      <h2 id={heading}>{t('title')}</h2>
      <p className="quiet">{t('about')}</p>
      <Drawn
        page={page}
        drawn={drawn}
        onPropose={isOpen && !isSetAtWork ? setAsking : null}
        onDraw={mayDraw && others.length > 0 ? draw : null}
      />
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
      <ul className="buddies-list" aria-live="polite">
        {pairs.filter(isNow).map((pair) => (
          <BuddyRow key={pair.pair} {...act(pair)} />
        ))}
      </ul>
      <ul className="buddies-list">
        {quiet.map(({ member, name }) => {
          const before = pairs.find((pair) => !pair.isOver && alone(pair) === member);
          return before ? (
            <BuddyRow key={member} {...act(before)} />
          ) : (
            <li key={member} className="buddies-person">
              <Face name={name} size={36} />
              <b dir="auto">{name}</b>
              <SoftButton aria-label={t('proposeTo', { names: name })} onClick={() => setAsking([member])}>
                {t('propose')}
              </SoftButton>
            </li>
          );
        })}
        {pairs
          .filter((pair) => !isNow(pair) && pair.past.length > 0 && (!isOpen || pair.isOver || pair.with.length > 1))
          .map((pair) => (
            <BuddyRow key={pair.pair} {...act(pair)} />
          ))}
      </ul>
      {asking === null ? null : (
        <QuietPlace>
          <ProposeDialog
            page={page}
            first={asking}
            others={others}
            pairs={pairs}
            onClose={() => setAsking(null)}
            onDone={() => {
              setAsking(null);
              askAgain();
            }}
          />
        </QuietPlace>
      )}
    </section>
  );
}
