import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { lobbyOpensAt } from '../../../shared/meeting/clock';
import type { MemberId } from '../../../shared/meeting/state';
import { heldOutside, type Outside } from '../../../shared/meeting/views/lobby';
import { useMay, useNames, useShortNames, useWholeMeeting } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useSend } from '../../connection/hooks/send';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { Notice } from '../../ui/notice';
import { isolated } from '../../ui/text/isolated';
import { listOf } from '../../ui/text/listOf';
import { shortWhenText } from '../../ui/text/when';
import './people.css';

/** People whose page is open in the lobby, and why they are there: of the time, only whether the lobby is open counts. */
export function useOutside(): readonly Outside[] {
  const meeting = useWholeMeeting();
  const opens = lobbyOpensAt(meeting);
  const isOpen = useAtNow((now) => now >= opens);
  return useMemo(() => heldOutside(meeting, isOpen ? opens : opens - 1), [meeting, isOpen, opens]);
}

/** The lead lets people in or refuses, without leaving the running stage. */
export function Knocks() {
  const { t } = useTranslation('room');
  const send = useSend();
  const may = useMay();
  const outside = useOutside();
  const why = (reason: Outside['why']) => outside.flatMap((each) => (each.why === reason ? [each.member] : []));
  const asking = why('asked');
  const [early, unseated] = [why('tooEarly'), why('full')];
  if (may('setAdmission') !== null || asking.length + early.length + unseated.length === 0) return null;
  const admitAll = (members: readonly MemberId[]) => {
    for (const member of members) void send({ type: 'admit', member });
  };
  return (
    <>
      {asking.length > 1 ? (
        <Notice
          className="people-knock"
          mark="people"
          actions={
            <SoftButton onClick={() => admitAll(asking)}>{t('people.admitAll', { count: asking.length })}</SoftButton>
          }
        >
          <WhoAsks members={asking} />
        </Notice>
      ) : null}
      {asking.map((member) => (
        <Knock key={member} member={member} isSummedUp={asking.length > 1} />
      ))}
      {early.length > 0 ? (
        <Kept members={early} why="tooEarly">
          {early.length > 1 ? (
            <SoftButton onClick={() => admitAll(early)}>{t('people.admitAll', { count: early.length })}</SoftButton>
          ) : (
            <LetIn member={early[0] ?? ''} />
          )}
        </Kept>
      ) : null}
      {unseated.length > 0 ? <Kept members={unseated} why="full" /> : null}
    </>
  );
}

/** Where one notice is shown at a time it is this one, so it says who they are. */
function WhoAsks({ members }: { members: readonly MemberId[] }) {
  const { t } = useTranslation('room');
  const nameOf = useNames();
  const names = members.slice(0, 2).map(nameOf);
  const count = members.length - names.length;
  return (
    <span>
      {count === 0
        ? t('people.knocks', { name: listOf(names) })
        : t('people.waitOutside', { names: names.map(isolated).join(', '), count })}
    </span>
  );
}

function Knock({ member, isSummedUp }: { member: MemberId; isSummedUp: boolean }) {
  const { t } = useTranslation('room');
  const nameOf = useNames();
  return (
    <Notice
      className="people-knock"
      isSummedUp={isSummedUp}
      mark={{ face: <Face name={nameOf(member)} size={36} /> }}
      actions={
        <>
          <NotNow member={member} />
          <LetIn member={member} />
        </>
      }
    >
      {t('people.knocks', { name: nameOf(member) })}
    </Notice>
  );
}

/** People whom a rule keeps in the lobby. They share one line, because they may wait there for long. */
function Kept({ members, why, children }: { members: readonly MemberId[]; why: Outside['why']; children?: ReactNode }) {
  const { t } = useTranslation('room');
  const shortNameOf = useShortNames();
  const says = useWhyOutside();
  const names = listOf(members.map(shortNameOf));
  return (
    <Notice className="people-knock" mark="people" actions={children}>
      {t('people.isOutside', { count: members.length, names })} {says(why)}
    </Notice>
  );
}

export function LetIn({ member }: { member: MemberId }) {
  const { t } = useTranslation('room');
  const nameOf = useNames();
  const send = useSend();
  return (
    <SoftButton
      aria-label={t('people.admitNamed', { name: nameOf(member) })}
      onClick={() => void send({ type: 'admit', member })}
    >
      {t('people.admit')}
    </SoftButton>
  );
}

export function NotNow({ member }: { member: MemberId }) {
  const { t } = useTranslation('room');
  const nameOf = useNames();
  const send = useSend();
  return (
    <TextButton
      aria-label={t('people.refuseNamed', { name: nameOf(member) })}
      onClick={() => void send({ type: 'refuseEntry', member })}
    >
      {t('people.refuse')}
    </TextButton>
  );
}

export function useWhyOutside(): (why: Outside['why']) => string {
  const { t } = useTranslation('room');
  const meeting = useWholeMeeting();
  const opens = useAtNow((now) => shortWhenText(lobbyOpensAt(meeting), now));
  return (why) => t(`people.outside.${why}`, { when: opens });
}
