import { type ReactNode, useState } from 'react';
import { GoButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';

/** A day with a time, meant on the clock of a zone, and the button that sends it. */
export function DateForm({
  first,
  label,
  button,
  isPlain = false,
  isBusy,
  problem,
  onSend,
  children,
}: {
  /** What the field shows first. */
  first: string;
  label: string;
  /** What it says, for what the field shows. */
  button: string | ((wall: string) => string);
  /** Something else is the main thing there. */
  isPlain?: boolean;
  isBusy: boolean;
  problem: string | null;
  onSend: (wall: string) => void;
  children?: ReactNode;
}) {
  const [wall, setWall] = useState(first);
  return (
    <form
      className="dates-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (wall !== '') onSend(wall.slice(0, 16));
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
      <GoButton type="submit" plain={isPlain} pending={isBusy}>
        {typeof button === 'string' ? button : button(wall)}
      </GoButton>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </form>
  );
}
