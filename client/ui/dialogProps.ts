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
  /** Why it cannot be chosen now; shown in place of the note. */
  closed?: string | null | undefined;
  onChoose: () => void;
};

/** `children` stand in the button that opens it, `name` is what the button is called when they do not say it. */
export type MenuProps = {
  label: string;
  name?: string;
  className: string;
  children: ReactNode;
  entries: readonly MenuEntry[];
};

/** What somebody did with the button before menus could open: it is not lost when the working one takes its place. */
export type Handover = { focused: boolean; pressed: boolean };
