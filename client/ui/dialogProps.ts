import type { ReactNode } from 'react';
import type { IconName } from './icon';

export type DialogProps = {
  title: ReactNode;
  open: boolean;
  onClose: () => void;
  children?: ReactNode;
  foot?: ReactNode;
  wide?: boolean;
  alert?: boolean;
};

export type MenuEntry = {
  id: string;
  label: string;
  note?: string | undefined;
  icon?: IconName;
  weighty?: boolean;
  /** It stays in sight at the lower edge while the others scroll. Only the last entry can. */
  stays?: boolean;
  /** The reason why this entry cannot be chosen now. It is shown in place of the note. */
  closed?: string | null | undefined;
  onChoose: () => void;
};

/** `children` stand in the button that opens the menu. `name` is its accessible name where they do not say it. */
export type MenuProps = {
  label: string;
  name?: string;
  className: string;
  children: ReactNode;
  entries: readonly MenuEntry[];
};

/**
 * What somebody did with the placeholder button before the menu was loaded, so that the real button can continue it.
 */
export type Handover = { focused: boolean; pressed: boolean };
