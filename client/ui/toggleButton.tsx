import type { ReactNode } from 'react';
import { SoftButton } from './buttons';
import { useLatest } from './useLatest';

/** Sets a mark or takes it off. What I chose is shown at once; `save` answers whether it was saved. */
export function ToggleButton({
  on,
  save,
  children,
}: {
  on: boolean;
  save: (on: boolean) => Promise<boolean>;
  children: ReactNode;
}) {
  const [isOn, choose] = useLatest<boolean>(on, save);
  return (
    <SoftButton icon="check" pressed={isOn} onClick={() => void choose((before) => !before)}>
      {children}
    </SoftButton>
  );
}
