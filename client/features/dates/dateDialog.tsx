import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { type DayAndTime, useDayAndTime } from './dayAndTime';

/** Asks for a day with a time. What sends it stands in the foot, in reach however low the window is. */
export function DateDialog({
  title,
  about,
  problem,
  onClose,
  children,
  below,
  ...when
}: DayAndTime & {
  title: string;
  about: string;
  problem: string | null;
  onClose: () => void;
  /** Further fields. */
  children?: ReactNode;
  below?: ReactNode;
}) {
  const { t } = useTranslation('dates');
  const form = useId();
  const { field, says, onSubmit } = useDayAndTime(when);
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      foot={
        <>
          <SoftButton onClick={onClose}>{t('cancel')}</SoftButton>
          <GoButton type="submit" form={form} pending={when.isBusy}>
            {says}
          </GoButton>
        </>
      }
    >
      <p className="quiet">{about}</p>
      <form id={form} className="dates-fields" onSubmit={onSubmit}>
        {field}
        {children}
        {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      </form>
      {below}
    </Dialog>
  );
}
