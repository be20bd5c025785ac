import type { ReactNode } from 'react';
import { GoButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { type DayAndTime, useDayAndTime } from './dayAndTime';

/** A day with a time, and the button that sends it. */
export function DateForm({
  isPlain = false,
  problem,
  children,
  ...when
}: DayAndTime & {
  /** Something else is the main thing there. */
  isPlain?: boolean;
  problem: string | null;
  children?: ReactNode;
}) {
  const { field, says, onSubmit } = useDayAndTime(when);
  return (
    <form className="dates-form" onSubmit={onSubmit}>
      {field}
      {children}
      <GoButton type="submit" plain={isPlain} pending={when.isBusy}>
        {says}
      </GoButton>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </form>
  );
}
