import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';

/** Asks for a day with a time, on the clock of a zone. What sends it stands in the foot, in reach however low the window is. */
export function DateDialog({
  title,
  about,
  first,
  label,
  button,
  isBusy,
  problem,
  onSend,
  onClose,
  children,
  below,
}: {
  title: string;
  about: string;
  /** What the field shows first. */
  first: string;
  label: string;
  /** What it says, for what the field shows. */
  button: string | ((wall: string) => string);
  isBusy: boolean;
  problem: string | null;
  onSend: (wall: string) => void;
  onClose: () => void;
  /** Further fields. */
  children?: ReactNode;
  below?: ReactNode;
}) {
  const { t } = useTranslation('dates');
  const form = useId();
  const [wall, setWall] = useState(first);
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      foot={
        <>
          <SoftButton onClick={onClose}>{t('cancel')}</SoftButton>
          <GoButton type="submit" form={form} pending={isBusy}>
            {typeof button === 'string' ? button : button(wall)}
          </GoButton>
        </>
      }
    >
      <p className="quiet">{about}</p>
      <form
        id={form}
        className="dates-fields"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy && wall !== '') onSend(wall.slice(0, 16));
        }}
      >
        <TextField
          label={label}
          type="datetime-local"
          required
          value={wall}
          onChange={(event) => setWall(event.target.value)}
        />
        {children}
        {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      </form>
      {below}
    </Dialog>
  );
}
