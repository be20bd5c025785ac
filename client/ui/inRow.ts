import { createContext, useContext, useLayoutEffect, useRef } from 'react';

type Row = {
  /** A notice that is drawn now; one that only explains waits behind the others. Returns how it leaves the row. */
  add: (notice: HTMLElement, explains: boolean) => () => void;
  first: HTMLElement | null;
  /** Somebody reads all notices in full. */
  open: boolean;
};

export const RowContext = createContext<Row | null>(null);

/** Whether this element, a notice, is the one that the row shows. Outside a row every notice is shown. */
export function useInRow(explains: boolean) {
  const row = useContext(RowContext);
  const notice = useRef<HTMLDivElement>(null);
  const add = row?.add;
  useLayoutEffect(() => {
    if (add && notice.current) return add(notice.current, explains);
  }, [add, explains]);
  const shown = row === null || row.open || row.first === null || row.first === notice.current;
  return { notice, shown };
}
