import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isHere, takingPart } from '../../../shared/meeting/people/people';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { GoButton, SoftButton } from '../../ui/buttons';
import { SelectField } from '../../ui/field';
import './ballot.css';

/** The lead offers two members a talk between them. Nothing happens before both say yes. */
export function OfferTalk({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['ballot', 'room']);
  const meeting = useMeeting();
  const nameOf = useShortNames();
  const send = useSend();
  const [two, choose] = useState<readonly [string, string]>(['', '']);
  const people = takingPart(meeting).filter((member) => isHere(meeting, member));
  const from = currentStage(meeting)?.stage.key;
  const [first, second] = two;
  const missing = first === '' || second === '' || first === second;
  const field = (label: string, value: string, other: string, onChoose: (member: string) => void) => (
    <SelectField label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
      <option value="">{t('pleaseChoose')}</option>
      {people
        .filter((member) => member !== other)
        .map((member) => (
          <option key={member} value={member}>
            {nameOf(member)}
          </option>
        ))}
    </SelectField>
  );
  return (
    <>
      <p>{t('talk.about')}</p>
      <div className="ballot-roles">
        {field(t('talk.first'), first, second, (member) => choose([member, second]))}
        {field(t('talk.second'), second, first, (member) => choose([first, member]))}
      </div>
      <p className="quiet">{t('talk.free')}</p>
      <div className="ui-dialog-foot">
        <SoftButton onClick={onDone}>{t('room:cancel')}</SoftButton>
        <GoButton
          closed={missing ? t('talk.chooseTwo') : null}
          onClick={() => {
            if (from === undefined) return;
            void send({ type: 'offerClearAir', from, first, second }).then((done) => done && onDone());
          }}
        >
          {t('talk.offer')}
        </GoButton>
      </div>
    </>
  );
}
