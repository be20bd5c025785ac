import { useTranslation } from 'react-i18next';
import { isLead, nobodyLeads } from '../../../shared/meeting/people/people';
import type { StageKey } from '../../../shared/meeting/state';
import { loopStage, mayBeAsked, slotOpening, whoAsks } from '../../../shared/meeting/views/beside';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { handFor } from '../../../shared/meeting/views/floor';
import { useMay, useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useSend } from '../../connection/hooks/send';
import { useMethodText } from '../../i18n/methodText';
import { SoftButton } from '../../ui/buttons';
import { Menu } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import './ballot.css';

/** What the stage in hand has beside its talk, below the prompt. */
export function StageBeside() {
  const at = currentStage(useMeeting());
  if (!at) return null;
  return (
    <>
      {at.stage.offers === undefined ? null : <SlotInBetween from={at.stage.key} />}
      <AskSomebody from={at.stage.key} />
      <NotAgreed from={at.stage.key} />
    </>
  );
}

/** Somebody has a slot here and now: by one click of the lead, or by their own where nobody leads. */
function SlotInBetween({ from }: { from: StageKey }) {
  const { t } = useTranslation('ballot');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const together = useAtNow((now) => nobodyLeads(meeting, now));
  const minute = useAtNow((now) => Math.floor(now / 20_000) * 20_000);
  const open = (member: string) => void send({ type: 'openSlot', from, member });
  const mine = slotOpening(meeting, me, me, minute);
  if (mine === null) return null;
  if (together) {
    const why = mine.whyNot === 'notAllowed' ? t('beside.hadOne') : t('beside.noTime');
    return (
      <div className="ballot-beside">
        <SoftButton icon="plus" closed={mine.whyNot === null ? null : why} onClick={() => open(me)}>
          {t('beside.startMine', { count: mine.minutes })}
        </SoftButton>
        <p className="faint">{mine.whyNot === null ? t('beside.startAbout') : why}</p>
      </div>
    );
  }
  if (!isLead(meeting, me)) return <p className="ballot-beside faint">{t('beside.raise', { count: mine.minutes })}</p>;
  const hands = whoAsks(meeting).map((member) => ({ member, opening: slotOpening(meeting, me, member, minute) }));
  return (
    <div className="ballot-beside">
      {hands.length === 0 ? <p className="faint">{t('beside.leadAbout', { count: mine.minutes })}</p> : null}
      {hands.map(({ member, opening }) => {
        const whyNot = opening?.whyNot ?? null;
        return (
          <SoftButton
            key={member}
            icon="plus"
            closed={whyNot === null ? null : t(whyNot === 'notAllowed' ? 'beside.theyHadOne' : 'beside.noTime')}
            onClick={() => open(member)}
          >
            {t('beside.give', { count: opening?.minutes ?? 0, name: nameOf(member) })}
          </SoftButton>
        );
      })}
    </div>
  );
}

/** A question may go to anybody here: the hand says whom it is for. */
function AskSomebody({ from }: { from: StageKey }) {
  const { t } = useTranslation('ballot');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const may = useMay();
  const people = mayBeAsked(meeting, me);
  const asked = handFor(meeting, me);
  if (asked !== null) return <p className="ballot-beside faint">{t('beside.handFor', { name: nameOf(asked) })}</p>;
  if (people.length === 0 || may('raiseHand') !== null) return null;
  return (
    <div className="ballot-beside">
      <Menu
        label={t('beside.askWhom')}
        className="ui-soft"
        entries={people.map((member) => ({
          id: member,
          label: nameOf(member),
          icon: 'question' as const,
          onChoose: () => void send({ type: 'raiseHand', from, to: member }),
        }))}
      >
        <Icon name="hand" size={18} />
        <span>{t('beside.askSomebody')}</span>
      </Menu>
    </div>
  );
}

/** The way back to an earlier stage, when the group does not agree yet. */
function NotAgreed({ from }: { from: StageKey }) {
  const { t } = useTranslation('ballot');
  const method = useMethodText();
  const meeting = useMeeting();
  const send = useSend();
  const may = useMay();
  const to = loopStage(meeting);
  if (to === null || may('goBack') !== null) return null;
  return (
    <div className="ballot-beside">
      <SoftButton icon="undo" onClick={() => void send({ type: 'goBack', from, to: to.key })}>
        {t('beside.notAgreed', { name: method.name(to.words) })}
      </SoftButton>
    </div>
  );
}
