import { useTranslation } from 'react-i18next';
import { mayGiveSlot, withoutSlot } from '../../../shared/meeting/views/slotPlaces';
import { useMe, useShortNames } from '../../connection/hooks/meeting';
import { TextButton } from '../../ui/buttons';
import type { Draft } from './draft';

/** People without a slot, each with the button that gives them one. */
export function WithoutSlot({ draft }: { draft: Draft }) {
  const { t } = useTranslation('roomDialogs');
  const me = useMe();
  const nameOf = useShortNames();
  const members = withoutSlot(draft.meeting);
  if (members.length === 0) return null;
  return (
    <section className="agenda-without" aria-label={t('agenda.without')}>
      <h3>{t('agenda.without')}</h3>
      <ul>
        {members.map((member) => (
          <li key={member}>
            <b dir="auto">{nameOf(member)}</b>
            <TextButton
              icon="plus"
              closed={mayGiveSlot(draft.meeting, me, member, draft.now) === null ? null : t('agenda.notNow')}
              onClick={() => draft.tap({ type: 'giveSlot', member })}
            >
              {t('agenda.giveSlot')}
              <span className="aloud">, {nameOf(member)}</span>
            </TextButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
