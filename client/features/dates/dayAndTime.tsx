import { type FormEvent, useState } from 'react';
import { TextField } from '../../ui/field';

export type DayAndTime = {
  /** What the field shows first. */
  first: string;
  label: string;
  /** What the button says, for what the field shows. */
  button: string | ((wall: string) => string);
  isBusy: boolean;
  onSend: (wall: string) => void;
};

/** A day with a time, meant on the clock of a zone: its field, what the button says that sends it, and the sending of its form. */
export function useDayAndTime({ first, label, button, isBusy, onSend }: DayAndTime) {
  const [wall, setWall] = useState(first);
  return {
    field: (
      <TextField
        label={label}
        type="datetime-local"
        required
        value={wall}
        onChange={(event) => setWall(event.target.value)}
      />
    ),
    says: typeof button === 'string' ? button : button(wall),
    onSubmit: (event: FormEvent) => {
      event.preventDefault();
      if (!isBusy && wall !== '') onSend(wall.slice(0, 16));
    },
  };
}
