import { type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { DialogProps, Handover, MenuProps } from './dialogProps';
import { preloadMoreIcons } from './icon';
import { type LazyPart, lazyPart } from './lazy/lazyPart';
import { usePreload } from './lazy/preload';
import { Waiting } from './waiting';
import './dialog.css';

/** The file that draws menus and dialogs, with the icons they need. */
const opened = lazyPart(async () => {
  const [{ OpenedDialog, OpenedMenu }] = await Promise.all([import('./opened'), preloadMoreIcons()]);
  return { OpenedDialog, OpenedMenu };
});

/**
 * Draws something that opens over the page. While its file loads, a spinner is shown that blocks nothing, because
 * a bad network may take long. If it cannot be loaded, it closes.
 */
export function Opening<T>({
  part,
  open,
  onClose,
  children,
}: {
  part: LazyPart<T>;
  open: boolean;
  onClose: () => void;
  children: (here: T) => ReactNode;
}) {
  const here = part.use();
  usePreload(part);
  const waits = open && here === null;
  const giveUp = useEffectEvent(onClose);
  useEffect(() => {
    if (waits) void part.ask().then((isHere) => isHere || giveUp());
  }, [waits, part]);
  if (here !== null) return children(here);
  if (!open) return null;
  return (
    <div className="ui-opening">
      <Waiting />
    </div>
  );
}

/** A dialog. Escape and a click outside close it, and the focus returns to where it was. */
export function Dialog(props: DialogProps) {
  return (
    <Opening part={opened} open={props.open} onClose={props.onClose}>
      {({ OpenedDialog }) => <OpenedDialog {...props} />}
    </Opening>
  );
}

/** A button that opens a menu below or above it. */
export function Menu(props: MenuProps) {
  const here = opened.use();
  usePreload(opened);
  const handover = useRef<Handover>({ focused: false, pressed: false }).current;
  if (here === null) return <EarlyButton {...props} handover={handover} />;
  return <here.OpenedMenu {...props} handover={handover} />;
}

function EarlyButton({ name, className, children, handover }: MenuProps & { handover: Handover }) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const here = button.current;
    return () => {
      handover.focused = here === document.activeElement;
      handover.pressed ||= here?.matches(':active') ?? false;
    };
  }, [handover]);
  const press = () => {
    handover.pressed = true;
    void opened.ask().then((isHere) => {
      if (!isHere) handover.pressed = false;
    });
  };
  return (
    <button
      ref={button}
      type="button"
      className={className}
      aria-label={name}
      aria-haspopup="true"
      aria-expanded={false}
      onClick={press}
    >
      {children}
    </button>
  );
}
