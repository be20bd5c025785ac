import type { ReactNode } from 'react';
import { SoftButton } from './buttons';
import { useLatest } from './useLatest';

/** Sets a mark or takes it off. What I chose is shown at once; `save` answers whether it was saved. */
export function ToggleButton({
  on,
  save,
  name,
  children,
}: {
  on: boolean;
  save: (on: boolean) => Promise<boolean>;
  /** Where several such buttons stand side by side: what this one is for. It begins with what the button shows. */
  name?: string;
  children: ReactNode;
}) {
  const [isOn, choose] = useLatest<boolean>(on, save);
  return (
    <SoftButton
      icon={isOn ? 'check' : undefined}
      pressed={isOn}
      aria-label={name}
      onClick={() => void choose((before) => !before)}
    >
      {children}
    </SoftButton>
  );
}
