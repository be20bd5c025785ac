import type { ReactNode } from 'react';
import {
  Dialog as AriaDialog,
  MenuItem as AriaItem,
  Menu as AriaMenu,
  Heading,
  MenuTrigger,
  Modal,
  ModalOverlay,
  Popover,
} from 'react-aria-components';
import { Icon, type IconName } from './icon';
import './dialog.css';

/** A question in the way. Escape and a click beside it close it; focus returns to where it was. */
export function Dialog({
  title,
  open,
  onClose,
  children,
  foot,
  wide,
  alert,
}: {
  title: ReactNode;
  open: boolean;
  onClose: () => void;
  children?: ReactNode;
  foot?: ReactNode;
  wide?: boolean;
  alert?: boolean;
}) {
  return (
    <ModalOverlay
      className="ui-veil"
      isOpen={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      isDismissable={!alert}
    >
      <Modal className={wide ? 'ui-dialog-frame ui-dialog-wide' : 'ui-dialog-frame'}>
        <AriaDialog className="ui-dialog" role={alert ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
          {foot ? <div className="ui-dialog-foot">{foot}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

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

/** `trigger` is one react-aria `Button`; entries open below or above it. */
export function Menu({
  label,
  trigger,
  entries,
}: {
  label: string;
  trigger: ReactNode;
  entries: readonly MenuEntry[];
}) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="ui-menu-frame">
        <AriaMenu className="ui-menu" aria-label={label}>
          {entries.map((entry) => (
            <AriaItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              isDisabled={Boolean(entry.closed)}
              className={entry.weighty ? 'ui-menu-item ui-menu-item-weighty' : 'ui-menu-item'}
              onAction={entry.onChoose}
            >
              {entry.icon ? <Icon name={entry.icon} size={20} /> : null}
              <span>
                {entry.label}
                {(entry.closed ?? entry.note) ? <small>{entry.closed ?? entry.note}</small> : null}
              </span>
            </AriaItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

export { Button as MenuButton } from 'react-aria-components';
