import { type RefObject, useLayoutEffect, useRef } from 'react';
import {
  Button as AriaButton,
  Dialog as AriaDialog,
  MenuItem as AriaItem,
  Menu as AriaMenu,
  Heading,
  MenuTrigger,
  Modal,
  ModalOverlay,
  Popover,
} from 'react-aria-components';
import type { DialogProps, Handover, MenuProps } from './dialogProps';
import { Icon } from './icon';

/** Dialogs and menus, drawn by React Aria. Only `dialog.tsx` loads this file. */
export function OpenedDialog({ title, open, onClose, children, foot, wide, alert }: DialogProps) {
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

/** `handover` says what somebody did with the placeholder button before this file was loaded. */
export function OpenedMenu({
  label,
  name,
  className,
  children,
  entries,
  handover,
}: MenuProps & { handover: Handover }) {
  return (
    <MenuTrigger>
      <AriaButton ref={useTakeOver(handover)} className={className} {...(name ? { 'aria-label': name } : {})}>
        {children}
      </AriaButton>
      <Popover className="ui-menu-frame">
        <AriaMenu className="ui-menu" aria-label={label}>
          {entries.map((entry) => (
            <AriaItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              isDisabled={Boolean(entry.closed)}
              className={`ui-menu-item${entry.weighty ? ' ui-menu-item-weighty' : ''}${entry.stays ? ' ui-menu-item-stays' : ''}`}
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

/** Keeps the focus where it was. If the placeholder button was pressed, the menu opens now. */
function useTakeOver(handover: Handover): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const { focused, pressed } = handover;
    handover.focused = false;
    handover.pressed = false;
    if (focused || pressed) button.current?.focus();
    if (pressed) button.current?.click();
  }, [handover]);
  return button;
}
