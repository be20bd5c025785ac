import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

type SlotLike = {
  client: string;
  /** Several, where each group has a client of its own; none before the groups are drawn. */
  clients?: readonly string[];
  roles?: { first?: string; second?: string } | undefined;
};

/** How a slot is named. Its client may not be found yet, and a talk between two people has none at all. */
export function useSlotText(me: string, nameOf: (member: string) => string) {
  const { t } = useTranslation('room');
  return useMemo(() => {
    const two = ({ roles }: SlotLike) =>
      roles?.first && roles.second ? t('slot.two', { first: nameOf(roles.first), second: nameOf(roles.second) }) : null;
    const inGroups = ({ clients }: SlotLike): string | null => {
      if (clients === undefined) return null;
      return clients.length === 0 ? t('slot.inTurn') : t('slot.inGroups', { names: clients.map(nameOf) });
    };
    return {
      /** In a list of slots. */
      who: (slot: SlotLike): string =>
        slot.client === '' ? (two(slot) ?? inGroups(slot) ?? t('slot.nobody')) : nameOf(slot.client),
      /** In a sentence. */
      client: (slot: SlotLike): string => (slot.client === '' ? t('slot.theClient') : nameOf(slot.client)),
      /** As a title. */
      title: (slot: SlotLike): string => {
        if (slot.client === '') return two(slot) ?? inGroups(slot) ?? t('slot.open');
        return slot.client === me ? t('head.yourSlot') : t('head.slotOf', { name: nameOf(slot.client) });
      },
      /** Behind "Next:". */
      next: (slot: SlotLike): string => {
        if (slot.client === '') return two(slot) ?? inGroups(slot) ?? t('slot.nextOpen');
        return slot.client === me ? t('next.yourSlot') : t('next.slotOf', { name: nameOf(slot.client) });
      },
    };
  }, [t, me, nameOf]);
}
