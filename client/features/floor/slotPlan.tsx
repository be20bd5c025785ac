import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { slotsOf } from '../../../shared/meeting/agenda/recut';
import { isLead, takingPart } from '../../../shared/meeting/people/people';
import type { Help, MemberId } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import type { SlotPolicy } from '../../../shared/templates/template';
import { useMe, useMeeting, useNames, useShortNames } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Choice, Tick } from '../../ui/choice';
import { Face } from '../../ui/face';
import { SelectField } from '../../ui/field';
import { Panel } from '../../ui/panel';
import { useSharedIssues } from './sharedIssues';
import { type Arranged, slotOrder } from './slotOrder';
import { propose } from './slotProposal';
import './slotPlan.css';

const helps: Help[] = ['questions', 'ideas', 'experience', 'materials', 'advice'];

/**
 * Agenda setting: everybody says whether they need a slot and what help they want. The lead puts the slots in order and
 * confirms them.
 */
export function SlotPlan() {
  const { t } = useTranslation(['room', 'slots']);
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const wholeNameOf = useNames();
  const send = useSend();
  const issues = useSharedIssues();
  const at = currentStage(meeting);
  const talk = at?.progress.talk;
  const planned = slotsOf(meeting).map(({ client }) => client);
  const everybody = takingPart(meeting);
  const [arranged, setArranged] = useState<Arranged | null>(null);
  const [policy, setPolicy] = useState<SlotPolicy>(meeting.slotPolicy);
  const leads = isLead(meeting, me);
  const confirmed = talk?.kind === 'vote' && talk.confirmed;
  const clients = useMemo(() => slotOrder(meeting, confirmed ? null : arranged), [meeting, confirmed, arranged]);
  const arranges = leads && !confirmed;
  const arrange = (next: readonly MemberId[]) => setArranged({ clients: next, seated: everybody });

  // The lead's main button confirms the order that this panel shows.
  useEffect(() => {
    if (!arranges) return;
    propose({ policy, clients });
    return () => propose(null);
  }, [arranges, policy, clients]);

  if (!at || talk?.kind !== 'vote') return null;
  const from = at.stage.key;
  const mySlot = Object.values(meeting.slots).find((slot) => slot.client === me);
  const requestOf = (member: MemberId) => talk.wishes[member];
  const mine = requestOf(me) ?? { slot: planned.includes(me), minutes: null, favours: [] };
  const helpOf = (member: MemberId) => Object.values(meeting.slots).find((slot) => slot.client === member)?.help ?? [];
  const request = (change: Partial<typeof mine>) => void send({ type: 'requestSlot', from, ...mine, ...change });
  const without = everybody.filter((member) => !clients.includes(member));
  const move = (member: MemberId, by: number) => {
    const next = clients.filter((each) => each !== member);
    next.splice(clients.indexOf(member) + by, 0, member);
    arrange(next);
  };

  return (
    <Panel className="floor-slots" aria-labelledby="floor-slots-title">
      <h2 id="floor-slots-title">{t('slots:title')}</h2>
      <p className="quiet">{t(talk.confirmed ? 'slots:confirmed' : leads ? 'slots:aboutLead' : 'slots:about')}</p>
      <div className="floor-slots-columns">
        <section aria-label={t('slots:order')}>
          <h3>{t('slots:order')}</h3>
          <ol className="floor-slot-list">
            {clients.map((member, index) => (
              <li key={member}>
                <span className="floor-number num">{index + 1}</span>
                <Face name={wholeNameOf(member)} size={36} />
                <span className="floor-slot-about">
                  <b>{member === me ? t('seat.you') : nameOf(member)}</b>
                  {issues.get(member) ? <span className="floor-slot-issue">{issues.get(member)?.line}</span> : null}
                  <span className="faint">
                    {requestOf(member)?.slot === false
                      ? t('slots:wantsNone')
                      : helpOf(member).length > 0
                        ? helpOf(member)
                            .map((help) => t(`help.${help}`))
                            .join(', ')
                        : t('slots:noHelpYet')}
                    {requestOf(member)?.minutes
                      ? ` · ${t('agenda.minutes', { count: requestOf(member)?.minutes ?? 0 })}`
                      : ''}
                  </span>
                </span>
                {arranges ? (
                  <span className="floor-slot-moves">
                    <TextButton
                      icon="moveUp"
                      aria-label={t('agenda.earlier', { name: nameOf(member) })}
                      closed={index === 0 ? t('agenda.isFirst') : null}
                      onClick={() => move(member, -1)}
                    />
                    <TextButton
                      icon="moveDown"
                      aria-label={t('agenda.laterSlot', { name: nameOf(member) })}
                      closed={index === clients.length - 1 ? t('agenda.isLast') : null}
                      onClick={() => move(member, 1)}
                    />
                    <TextButton
                      icon="close"
                      aria-label={t('slots:leaveOut', { name: nameOf(member) })}
                      onClick={() => arrange(clients.filter((each) => each !== member))}
                    />
                  </span>
                ) : null}
              </li>
            ))}
          </ol>
          {arranges && without.length > 0 ? (
            <p className="floor-slot-without">
              {without.map((member) => (
                <SoftButton key={member} icon="plus" onClick={() => arrange([...clients, member])}>
                  {nameOf(member)}
                </SoftButton>
              ))}
            </p>
          ) : null}
        </section>
        <section aria-label={t('slots:mine')}>
          {meeting.seats[me]?.role === 'member' ? (
            <>
              <h3>{t('slots:mine')}</h3>
              <Tick checked={mine.slot} onChange={(slot) => request({ slot })}>
                {t('slots:iNeed')}
              </Tick>
              {policy === 'bid' && mine.slot ? (
                <SelectField
                  label={t('slots:minutes')}
                  value={mine.minutes ?? ''}
                  onChange={(event) => request({ minutes: Number(event.target.value) || null })}
                >
                  <option value="">{t('slots:anyMinutes')}</option>
                  {[10, 15, 20, 30].map((minutes) => (
                    <option key={minutes} value={minutes}>
                      {t('agenda.minutes', { count: minutes })}
                    </option>
                  ))}
                </SelectField>
              ) : null}
              {mySlot ? (
                <fieldset className="floor-help">
                  <legend>{t('slots:help')}</legend>
                  {helps.map((help) => (
                    <Tick
                      key={help}
                      checked={mySlot.help.includes(help)}
                      onChange={(on) =>
                        void send({
                          type: 'setHelp',
                          slot: mySlot.id,
                          help: on ? [...mySlot.help, help] : mySlot.help.filter((each) => each !== help),
                        })
                      }
                    >
                      {t(`help.${help}`)}
                    </Tick>
                  ))}
                </fieldset>
              ) : null}
            </>
          ) : null}
        </section>
      </div>
      {arranges ? (
        <div className="floor-slots-foot">
          <Choice
            legend={t('slots:policy')}
            value={policy}
            onChange={setPolicy}
            options={(['equal', 'bid', 'scheduled'] as const).map((value) => ({
              value,
              label: t(`slots:policies.${value}`),
            }))}
          />
        </div>
      ) : null}
    </Panel>
  );
}
