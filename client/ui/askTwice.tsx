import { type ReactNode, useState } from 'react';
import { GoButton, SoftButton, TextButton } from './buttons';
import { Dialog } from './dialog';
import type { IconName } from './icon';

/**
 * A button for something that cannot be undone: a dialog says what it means before it happens. `onYes` answers why it did
 * not happen, and null when it did.
 */
export function AskTwice({
  icon = 'remove',
  label,
  title,
  about,
  children,
  yes,
  stay,
  isFinal = true,
  isMain = false,
  onYes,
}: {
  /** Null: none, as in a row of links. */
  icon?: IconName | null;
  label: string;
  title: string;
  about: string;
  /** What somebody should know before they press Yes all the same. */
  children?: ReactNode;
  yes: string;
  stay: string;
  /** False where what follows can be taken back, and is only to be read first. */
  isFinal?: boolean;
  /** What people come for: it looks like a button among links. */
  isMain?: boolean;
  onYes: () => Promise<string | null>;
}) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const close = () => setOpen(false);
  const Button = isMain ? SoftButton : TextButton;
  return (
    <>
      <Button {...(icon === null ? {} : { icon })} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        title={title}
        open={open}
        onClose={close}
        alert
        foot={
          <>
            <SoftButton onClick={close}>{stay}</SoftButton>
            <GoButton
              final={isFinal}
              onClick={() => {
                close();
                setProblem(null);
                void onYes().then(setProblem);
              }}
            >
              {yes}
            </GoButton>
          </>
        }
      >
        <p>{about}</p>
        {children}
      </Dialog>
      {problem ? <span role="alert">{problem}</span> : null}
    </>
  );
}
